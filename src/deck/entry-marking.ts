import { aboveMarking, type Markings, rankOf } from '../marking/index.ts';
import type { Outline } from '../outline/index.ts';
import { type Diagnostic, mostOf, type SourceFile } from '../source/index.ts';
import { entryOf, type Located, type LocatedMap, spanOf } from '../yaml/index.ts';
import type { DeckFile, SlideEntry } from './deck-file.ts';
import type { DecodedValue } from './decode-reference.ts';
import { type HideableRecord, isLeftOut } from './hideable-keys.ts';
import { parseOnce } from './parse-once.ts';

interface Context {
  readonly outline: Outline;
  readonly deckFile: DeckFile;
  readonly shown: number;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * The rank that an entry of slides gives to what it says. Above what is shown an entry of a list that decks of several
 * levels include is left out; one of the deck's own file is an error. Diagnostics: unknown-marking, above-marking.
 */
export function entryMarking(keys: HideableRecord | null, context: Context): number {
  if (!keys?.marking) return 0;
  const { outline, deckFile, shown, report } = context;
  const span = spanOf(keys, 'marking');
  const markings = outline.marks?.markings ?? null;
  const rank = rankOf(keys.marking, markings, span, report) ?? 0;
  if (markings && rank > shown && span.file === deckFile.file)
    report(aboveMarking('this slide', rank, shown, markings, span, null));
  return rank;
}

/**
 * The rank of what an entry names: its slide is about that, whatever its template prints of it. `texts`: those of the entry,
 * in which columns are named: what is drawn of them, or in their order, tells of them without a word.
 */
export function rankOfNamed(
  things: DecodedValue['things'],
  texts: LocatedMap,
  { marks, statementsByKey }: Outline,
): number {
  if (!marks) return 0;
  let words: ReadonlySet<string> | null = null;
  const ranks = things.map((thing) => {
    // Of data its columns and rows tell, of which it may show some.
    if (thing.type === 'data') {
      words ??= new Set(wordsIn(texts));
      const ranks = thing.columns.filter(({ id }) => words!.has(id)).map((column) => marks.rankOf(column));
      return mostOf(ranks, 0);
    }
    // What a deck states itself is marked by its sources.
    return thing.type === 'statement' && !statementsByKey.has(thing.key) ? 0 : marks.rankOf(thing);
  });
  return ranks.reduce((most, rank) => Math.max(most, rank), 0);
}

function wordsIn(node: Located): readonly string[] {
  if (node.kind === 'scalar') return [node.text];
  return (node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)).flatMap(wordsIn);
}

/**
 * A slide of the deck's own file behind a list whose last section is above the deck is in that section: it is not left out
 * without a word. Diagnostic: above-marking.
 */
export function reportBehind(section: SlideEntry, slide: SlideEntry, rank: number, context: Context): void {
  const { outline, deckFile, shown, report } = context;
  const own = ({ span }: SlideEntry) => span.file === deckFile.file;
  if (!outline.marks || own(section) || !own(slide) || isLeftOut(slide.params, null)) return;
  const { markings } = outline.marks;
  const told = aboveMarking('the section of this slide', rank, shown, markings, slide.span, section.span);
  report({ ...told, hint: 'begin another section before it: - section: …' });
}

/**
 * The rank of what a deck may show at the most, before anything else of it is read: its outline is read for that. What is
 * wrong with its marking is told when it is read as a deck.
 */
export function shownBy(file: SourceFile, markings: Markings | null): number {
  if (!markings) return 0;
  const root = parseOnce(file).value;
  const node = root?.kind === 'map' ? entryOf(root, 'marking')?.value : null;
  if (node?.kind !== 'scalar') return markings.usual;
  return rankOf(node.text, markings, node.span, () => {}) ?? markings.usual;
}

/** What is wrong with the marking of a deck. Diagnostics: unknown-marking, above-marking. */
export function checkDeckMarking(
  { record }: DeckFile,
  outline: Outline,
  markings: Markings | null,
  report: (diagnostic: Diagnostic) => void,
): void {
  const span = record.marking === null ? null : spanOf(record, 'marking');
  const own = record.marking === null ? null : rankOf(record.marking, markings, span, report);
  if (!markings || !outline.marks || (record.marking !== null && own === null)) return;
  const shown = own ?? markings.usual;
  const rank = outline.marks.rankOf(outline);
  if (rank <= shown) return;
  const place = outline.record.marking === null ? null : spanOf(outline.record, 'marking');
  const what = `the outline "${outline.id}"`;
  report(aboveMarking(what, rank, shown, markings, span ?? record.slides[0]?.span ?? null, place));
}
