import {
  isTextBlock,
  type NotesBlock,
  notesParagraphs,
  type Origin,
  type Owner,
  plainText,
  type Run,
} from '../markup/index.ts';
import type { Passage } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import type { Citation, Slide } from './deck.ts';

const nowhere: Origin = { template: null, yaml: null };

/** The name by which a source is cited at the foot of a slide. */
export function shortSource(passage: Passage, views: Views): string {
  const { short, title } = passage.source;
  return views.name(short ?? title);
}

/** The slide's notes, then the sources that it cites in full, then the time that it takes. */
export function closingNotes(
  slide: Slide,
  minutes: number,
  citations: readonly Citation[],
  views: Views,
): readonly NotesBlock[] {
  const blocks: NotesBlock[] = [...slide.notes];
  const numbers = [...slide.cited, ...slide.citedInNotes];
  if (numbers.length > 0) {
    blocks.push({
      kind: 'paragraph',
      class: null,
      runs: [{ text: views.word('sources'), strong: true }],
      origin: nowhere,
    });
    const items = numbers
      .map((number) => citations[number - 1]!)
      .map((citation) => ({
        blocks: [
          { kind: 'paragraph', class: null, runs: sourceRuns(citation, views), origin: nowhere },
        ] as const,
        origin: nowhere,
      }));
    blocks.push({ kind: 'list', ordered: false, start: 1, items, origin: nowhere });
  }
  if (minutes > 0) {
    const runs: Run[] = [{ text: timeInWords(minutes, views), em: true }];
    blocks.push({ kind: 'paragraph', class: null, runs, origin: nowhere });
  }
  return blocks;
}

/** `[3] Author, title, publisher, date: “quote” (locator; not checked against a stored copy)`, in the set's words. */
export function sourceRuns({ number, passage }: Citation, views: Views): Run[] {
  const { source } = passage;
  const owner: Owner = { type: 'source', id: source.id };
  const separator = views.word('source-separator');
  const parts = [
    authorsOf(source, views),
    views.name(source.title),
    source.publisher,
    source.date && views.date(source.date),
    source.url,
  ];
  return [
    { text: `[${number}] `, owner },
    { text: parts.filter((part) => part !== null && part !== '').join(separator), owner },
    ...quoteRuns(passage, owner, views),
    ...remarkRuns(
      [...placeOf(passage, views), passage.checked === 'not-stored' ? views.word('not-checked') : null],
      owner,
      views,
    ),
  ];
}

/** `Short name: “quote” (locator)`: a passage where its source stands elsewhere in full. */
export function passageRuns({ passage }: Citation, views: Views): Run[] {
  const owner: Owner = { type: 'source', id: passage.source.id };
  return [
    { text: shortSource(passage, views), owner },
    ...quoteRuns(passage, owner, views),
    ...remarkRuns(placeOf(passage, views), owner, views),
  ];
}

/** Of more than these, the first three stand for all. */
const mostAuthors = 4;

/** `A, B and C`; null: nobody is named. */
function authorsOf({ author }: Passage['source'], views: Views): string | null {
  if (!author || author.length === 0) return null;
  const named = author.length > mostAuthors ? author.slice(0, 3) : author;
  if (named.length < author.length)
    return views.word('authors-more', { names: named.join(views.word('list-separator')) });
  const last = named.at(-1)!;
  const others = named.slice(0, -1).join(views.word('list-separator'));
  return others === '' ? last : `${others}${views.word('list-last')}${last}`;
}

function quoteRuns({ quote, source }: Passage, owner: Owner, views: Views): Run[] {
  if (quote === null) return [];
  const own = source.language;
  const foreign = own !== null && own !== views.language ? { language: own } : {};
  return [
    { text: views.word('source-quote-before') + views.word('quote-open'), owner },
    { text: quote.replace(/\s+/g, ' ').trim(), owner, ...foreign },
    { text: views.word('quote-close'), owner },
  ];
}

function placeOf({ at, line }: Passage, views: Views): (string | null)[] {
  return [at, line === null ? null : views.word('source-line', { line })];
}

function remarkRuns(remarks: readonly (string | null)[], owner: Owner, views: Views): Run[] {
  const said = remarks.filter((remark) => remark !== null);
  if (said.length === 0) return [];
  const text = said.join(views.word('source-separator'));
  return [{ text: views.word('source-remarks', { remarks: text }), owner }];
}

function timeInWords(minutes: number, views: Views): string {
  const seconds = Math.max(5, Math.round((minutes * 60) / 5) * 5);
  if (seconds < 60) return views.word('speaking-time-seconds', { seconds });
  return views.word('speaking-time', { minutes: Math.round(minutes * 2) / 2 });
}

/** Words a minute of unhurried speech, and characters a minute of Chinese. */
const wordsPerMinute = 150;
const charactersPerMinute = 240;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Minutes that it takes to say these blocks. */
export function speakingMinutes(blocks: readonly NotesBlock[]): number {
  let words = 0;
  let characters = 0;
  for (const paragraph of notesParagraphs(blocks.filter(isTextBlock))) {
    const text = plainText(paragraph.runs.filter((run) => !run.cite));
    if (/^[\0-\x7F]*$/.test(text)) {
      // The same words; the Unicode pattern takes milliseconds to compile and several times as long to run.
      words += text.match(/[A-Za-z0-9][A-Za-z0-9'.,-]*/g)?.length ?? 0;
      continue;
    }
    characters += text.match(cjk)?.length ?? 0;
    words += text.replace(cjk, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
  }
  return words / wordsPerMinute + characters / charactersPerMinute;
}
