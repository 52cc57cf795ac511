import type { Inches, Points } from '../../theme/index.ts';
import { pointsPerInch } from '../text/set-text.ts';
import type { TablePlan } from './plan-table.ts';

/** For each column the widths at which it gets on, in inches, with the room between texts and edges. */
interface ColumnNeeds {
  /** No word is cut. */
  readonly least: readonly Inches[];
  /** Words can be read as text: twelve letters. */
  readonly readable: readonly Inches[];
  /** Addresses are parted only after their marks. */
  readonly unparted: readonly Inches[];
  /** What it asks for when room is shared: all on one line, of an address a third of that. */
  readonly wanted: readonly Inches[];
  readonly line: readonly Inches[];
}

const narrowest: Inches = 0.4;

/** Columns of words are no narrower while others can give way: twelve letters, or as wide as these usually are. */
const readableLetters = 12;
const readableEms = 6.5;

/** So much of an address holds together while there is room: its host, the names of folders and files. */
const addressEms = 11;

/** Lines that an address may take before it asks for more room. */
const addressLines = 3;

export function columnNeeds(
  cells: TablePlan['cells'],
  columns: number,
  size: Points,
  padding: Inches,
): ColumnNeeds {
  const em = size / pointsPerInch;
  const inches = (ems: number) => ems * em * 1.01 + padding;
  const fill = () => new Array<number>(columns).fill(narrowest);
  const needs = { least: fill(), readable: fill(), unparted: fill(), wanted: fill(), line: fill() };
  const raise = (list: Inches[], { column, colspan }: SpanNeeds, width: Inches) => {
    for (let c = column; c < column + colspan; c++) list[c] = Math.max(list[c]!, width / colspan);
  };
  for (const span of spanNeeds(cells, columns)) {
    const readable = Math.min(readableEms, readableLetters * span.letter);
    const address = Math.min(span.address, addressEms);
    const words = span.words ? Math.min(span.line, readable) : 0;
    raise(needs.least, span, inches(span.word));
    raise(needs.readable, span, inches(Math.max(span.word, words)));
    raise(needs.unparted, span, inches(Math.max(span.word, words, address)));
    const asked = Math.max(
      span.word,
      span.line,
      Math.min(span.addressLine, span.addressLine / addressLines + 2),
    );
    raise(needs.wanted, span, inches(asked));
    raise(needs.line, span, inches(Math.max(span.word, span.line, span.addressLine)));
  }
  return needs;
}

/** Of all cells that begin in a column and span as many: the most that any of them needs, in ems. */
interface SpanNeeds {
  readonly column: number;
  readonly colspan: number;
  word: number;
  address: number;
  line: number;
  addressLine: number;
  /** Some of it is words, not single ones, figures or addresses. */
  words: boolean;
  /** How wide a letter is, one with another. */
  letter: number;
}

const known = new WeakMap<TablePlan['cells'], readonly SpanNeeds[]>();

/** What decides about columns, whatever the size; asked for at every size and for every part of a table. */
function spanNeeds(cells: TablePlan['cells'], columns: number): readonly SpanNeeds[] {
  const found = known.get(cells) ?? findSpanNeeds(cells, columns);
  known.set(cells, found);
  return found;
}

function findSpanNeeds(cells: TablePlan['cells'], columns: number): readonly SpanNeeds[] {
  const longest = usualLines(cells, columns);
  const spans = new Map<number, SpanNeeds & { width: number; letters: number }>();
  for (const { column, colspan, needs, header } of cells.flat()) {
    const key = column * columns + colspan;
    const own = spans.get(key) ?? {
      column,
      colspan,
      word: 0,
      address: 0,
      line: 0,
      addressLine: 0,
      words: false,
      letter: 0,
      width: 0,
      letters: 0,
    };
    spans.set(key, own);
    own.word = Math.max(own.word, needs.word);
    own.address = Math.max(own.address, needs.address);
    if (needs.kind === 'address') own.addressLine = Math.max(own.addressLine, needs.line);
    else own.line = Math.max(own.line, Math.min(needs.line, longest[column]!));
    if (needs.kind === 'words' && !header) own.words = true;
    own.width += needs.line;
    own.letters += needs.letters;
  }
  return [...spans.values()].map((own) => ({
    ...own,
    letter: own.letters === 0 ? 0.5 : own.width / own.letters,
  }));
}

/** Rows from which on one long text among short ones is an exception. */
const manyRows = 6;

/**
 * For each column the length, in ems, beyond which a text may as well wrap: two long texts in a column of short ones
 * must not make it wide. Endless for short tables and for columns whose texts are of a length.
 */
function usualLines(cells: TablePlan['cells'], columns: number): number[] {
  const linesOf = Array.from({ length: columns }, (): number[] => []);
  for (const { colspan, header, column, needs } of cells.flat())
    if (colspan === 1 && !header && needs.kind !== 'address') linesOf[column]!.push(needs.line);
  return linesOf.map((lines) => {
    lines.sort((a, b) => a - b);
    if (lines.length < manyRows) return Number.POSITIVE_INFINITY;
    return Math.max(6, 1.6 * lines[Math.floor(lines.length * 0.8)]!);
  });
}
