import type { Deck } from '../deck/index.ts';
import type { Run } from '../markup/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { reportEdit } from './codes.ts';
import { wordsOfRuns } from './reword.ts';

interface Place {
  readonly slide: string;
  readonly name: string;
  readonly span: Span;
  /** Somebody has seen it. */
  readonly kept: boolean;
}

/**
 * Whether a text that stands on sources was reworded by hand. A quotation's words are its source's and never change; of a
 * statement somebody has to see whether its source still says so.
 */
export function checkReworded(
  paragraphs: readonly (readonly Run[])[],
  words: readonly string[],
  { slide, name, span, kept }: Place,
  { deck, report }: { readonly deck: Deck; readonly report: (diagnostic: Diagnostic) => void },
): void {
  const was = paragraphs.map(wordsOfRuns);
  const now = folded(words.join(' '));
  const before = folded(was.join(' '));
  const quote = quotesOf(deck).find((each) => before.includes(each) && !now.includes(each));
  if (quote !== undefined) {
    const message = `slide "${slide}", "${name}": these words are a quotation of a source, and by hand they were made others: "${quote}"`;
    const hint = 'delete this edit: a quotation is changed at its source, or left out';
    report(reportEdit('edit-of-quote', span, message, { hint }));
    return;
  }
  if (kept) return;
  const changed = paragraphs.filter((_, i) => !words.includes(was[i]!)).flat();
  const statement = changed.find(({ owner }) => owner?.type === 'statement' && isSourced(owner.id, deck));
  if (!statement) return;
  const message = `slide "${slide}", "${name}": a statement with a source was reworded by hand; it no longer says what stands in the outline`;
  const hint =
    'see whether its source supports the new words, and write them in the outline; or write "keep: theirs" beside the edit';
  report(reportEdit('edit-of-statement', span, message, { hint }));
}

function isSourced(key: string, { ownStatements }: Deck): boolean {
  return ownStatements.get(key)?.passages.length !== 0;
}

const known = new WeakMap<Deck['citations'], readonly string[]>();

/** Words of sources that the deck cites; of a word or two anything may be made. */
function quotesOf({ citations }: Deck): readonly string[] {
  let quotes = known.get(citations);
  if (!quotes) {
    quotes = citations.flatMap(({ passage: { quote, rendering } }) =>
      [quote, ...(rendering?.wordings.map(({ value }) => value) ?? [])]
        .map((each) => folded(each ?? ''))
        .filter((each) => each.length >= 8),
    );
    known.set(citations, quotes);
  }
  return quotes;
}

function folded(text: string): string {
  return text
    .replace(/[\u00ad\u2060]/g, '')
    .replace(/[“”„«»「」『』"]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
