import type { Deck } from '../../deck/index.ts';
import {
  type CellDrawing,
  plainText,
  type RowLook,
  type Table,
  type TableCell,
  type TableRow,
} from '../../markup/index.ts';
import type { ColorRef, Inches, Points, TableRule } from '../../theme/index.ts';
import { widestParts } from '../measure/wrap-paragraph.ts';
import { type Flow, pointsPerInch } from '../text/set-text.ts';
import { drawingEms } from './drawing-ems.ts';

/** Row by row. */
export type Cells = readonly (readonly PlannedCell[])[];

export interface PlannedCell {
  readonly cell: TableCell;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly fill: ColorRef | null;
  readonly rule: TableRule | null;
  readonly flow: Flow;
  readonly needs: CellNeeds;
  readonly drawn?: CellDrawing;
  readonly look?: RowLook;
  /** Room beside a figure that has fewer digits beyond its decimal mark than others of its column, in ems. */
  readonly hang?: number;
  /** That room is at its left: the table is turned over. */
  readonly hangsLeft?: true;
  /** Of a head that is turned: how long its lines are, in ems. */
  readonly turned?: number;
}

/** What a cell's text asks of its column, in ems. */
interface CellNeeds {
  /** Its widest word; its widest part of an address. */
  readonly word: number;
  readonly address: number;
  /** Its longest paragraph on one line. */
  readonly line: number;
  readonly letters: number;
  /** What it is in the main: addresses are found, not read, and may be parted; of one word there is nothing to part. */
  readonly kind: 'address' | 'words' | 'word';
}

export function cellNeeds(flow: Flow, beside = 0): CellNeeds {
  let [word, address, line, letters, inAddresses] = [0, 0, 0, 0, 0];
  for (const measured of flow.widest) {
    const widest = widestParts(measured);
    word = Math.max(word, widest.word);
    address = Math.max(address, widest.address);
    const { text, offsets, between } = measured;
    line = Math.max(line, offsets[text.length]! + (between ? between[text.length]! : 0));
    letters += text.length;
    for (const { start, end } of measured.addresses) inAddresses += end - start;
  }
  const kind =
    inAddresses * 2 > letters ? 'address' : line > Math.max(word, address) + 0.1 ? 'words' : 'word';
  return { word: word + beside, address, line: line + beside, letters, kind };
}

/** For each column the width at which no word is cut that can be parted. */
export function pieceNeeds(cells: Cells, columns: number, size: Points, padding: Inches): readonly Inches[] {
  const needs = new Array<number>(columns).fill(narrowest);
  for (const { column, colspan, flow, drawn, turned, needs: own } of cells.flat()) {
    const widest = flow.widest.map((each) => widestParts(each, each.hyphens?.() ?? null).word);
    const word = turned === undefined ? Math.max(0, ...widest) : own.word;
    const width = ((word + drawingEms(drawn)) * size * 1.01) / pointsPerInch + padding;
    for (let c = column; c < column + colspan; c++) needs[c] = Math.max(needs[c]!, width / colspan);
  }
  return needs;
}

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

export function columnNeeds(cells: Cells, columns: number, size: Points, padding: Inches): ColumnNeeds {
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

const known = new WeakMap<Cells, readonly SpanNeeds[]>();

/** What decides about columns, whatever the size; asked for at every size and for every part of a table. */
function spanNeeds(cells: Cells, columns: number): readonly SpanNeeds[] {
  const found = known.get(cells) ?? findSpanNeeds(cells, columns);
  known.set(cells, found);
  return found;
}

function findSpanNeeds(cells: Cells, columns: number): readonly SpanNeeds[] {
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
function usualLines(cells: Cells, columns: number): number[] {
  const linesOf = Array.from({ length: columns }, (): number[] => []);
  for (const { colspan, header, column, needs } of cells.flat())
    if (colspan === 1 && !header && needs.kind !== 'address') linesOf[column]!.push(needs.line);
  return linesOf.map((lines) => {
    lines.sort((a, b) => a - b);
    if (lines.length < manyRows) return Number.POSITIVE_INFINITY;
    return Math.max(6, 1.6 * lines[Math.floor(lines.length * 0.8)]!);
  });
}

/** A row of headings. */
export function isHeaderRow(row: TableRow): boolean {
  return (
    row.look !== 'group' && (row.header || (row.cells.length > 1 && row.cells.every((cell) => cell.header)))
  );
}

/** Rows that every part of the table repeats: those from which no cell reaches into the rows below them. */
export function headerRows(table: Table): readonly TableRow[] {
  const first = table.rows.findIndex((row) => !isHeaderRow(row));
  const headers = table.rows.slice(0, first < 0 ? table.rows.length : first);
  const reach = (row: TableRow, r: number): number => r + Math.max(...row.cells.map((cell) => cell.rowspan));
  return headers.some((row, r) => reach(row, r) > headers.length) ? [] : headers;
}

/** Tables of a deck that have one heading; their cells, once they are measured. */
export interface KinTables {
  readonly tables: readonly Table[];
  cells: Cells | null;
}

/** Which tables of a deck are of a kind: those with the same words at the heads of their columns. */
export function findTableKin(deck: Deck): ReadonlyMap<Table, KinTables> {
  const byHeading = new Map<string, Table[]>();
  for (const slide of deck.slides) {
    for (const slot of slide.slots) {
      for (const block of slot.blocks) {
        if (block.kind !== 'table') continue;
        const heading = headingOf(block);
        if (heading !== null) byHeading.set(heading, [...(byHeading.get(heading) ?? []), block]);
      }
    }
  }
  const found = new Map<Table, KinTables>();
  for (const tables of byHeading.values()) {
    if (tables.length < 2) continue;
    const kin: KinTables = { tables, cells: null };
    for (const table of tables) found.set(table, kin);
  }
  return found;
}

function headingOf({ rows }: Table): string | null {
  const [first] = rows;
  if (!first || !isHeaderRow(first)) return null;
  // Citation marks differ from one to the next.
  const words = first.cells.map(({ runs, colspan }) => [plainText(runs.filter((run) => !run.cite)), colspan]);
  return JSON.stringify(words);
}
