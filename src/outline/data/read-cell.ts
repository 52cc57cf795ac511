import {
  type Figure,
  type FigureMarks,
  markShownBy,
  numberOf,
  readMarkedFigure,
  readPlainFigure,
  standsFor,
} from '../../numbers/index.ts';
import { type DateValue, parseDate, type Text } from '../../yaml/index.ts';
import type { DataCell, DataTable, Group } from '../outline.ts';
import type { ColumnRecord } from './data-schema.ts';
import { dataLimits, isWithinReach, type KnownValue, type RawCell, type RawTable } from './raw-table.ts';

/** What is known of a column when its cells are read. */
interface CellReading {
  /** What the outline says of it. */
  readonly column: ColumnRecord | null;
  readonly marks: ColumnMarks;
  readonly isMissing: (text: string) => boolean;
  readonly words: ReadonlyMap<string, Text>;
}

export interface CellProblem {
  /** What the cell is not: "is not a number". */
  readonly message: string;
  readonly hint: string;
}

/** A cell, and why it is not what its column is said to hold. */
export function readCell(raw: RawCell, reading: CellReading): DataCell | CellProblem {
  const { text, span, known } = raw;
  const empty = { span, value: null, written: null, figure: null, date: null, text: null, group: null };
  if (known?.kind === 'words') return { ...empty, value: text, written: text, text: known.words };
  if (reading.isMissing(text)) return empty;
  const words = reading.words.get(text.trim()) ?? null;
  if (words) return { ...empty, value: text, written: text, text: words };
  const type = reading.column?.type ?? null;
  if (type === 'text') return { ...empty, value: text, written: text };
  if (type === 'date') {
    const date = known?.kind === 'date' ? known.date : readDate(text.trim());
    return date ? { ...empty, value: date.text, written: text, date } : notADate;
  }
  if (known?.kind === 'date' && type === null) {
    return { ...empty, value: known.date.text, written: text, date: known.date };
  }
  const { figure, problem } = readNumber(raw, reading);
  if (problem) return problem;
  return figure
    ? { ...empty, value: numberOf(figure), written: text, figure, group: counted(known) }
    : { ...empty, value: text, written: text };
}

function counted(known: KnownValue | undefined): Group | null {
  return known?.kind === 'number' ? (known.group ?? null) : null;
}

export function isCell(read: DataCell | CellProblem): read is DataCell {
  return 'span' in read;
}

/** A point and three digits: in a file that may use either mark, a thousand and more or one and a bit. */
const eitherWay = /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/;

function readNumber(
  { text, known }: RawCell,
  { column, marks }: CellReading,
): { readonly figure: Figure | null; readonly problem?: CellProblem } {
  const type = column?.type ?? null;
  const given = known?.kind === 'number' ? known : null;
  const isSure = given !== null || marks.certain || !eitherWay.test(text);
  if (type === null) {
    const figure = given?.figure ?? readPlainFigure(text, marks);
    return { figure: figure && isSure && isExact(figure) ? figure : null };
  }
  const exact = column?.decimals == null ? given?.figure : given?.exact;
  const figure = exact ?? readMarkedFigure(text, marks);
  const fail = (message: string, hint: string) => ({ figure: null, problem: { message, hint } });
  if (!figure || !isSure) return fail('is not a number', hintForNumber(text));
  if (type !== 'percent' && figure.percent !== '') {
    return fail('is a percentage', 'give the column "type: percent"');
  }
  if (type !== 'currency' && figure.currency !== null) {
    return fail('is an amount of money', 'give the column "type: currency"');
  }
  const code = column?.currency ?? null;
  if (code !== null && figure.currency !== null && !standsFor(figure.currency, code)) {
    return fail(
      `is not an amount in ${code}`,
      'give "currency" the one that the cells have, or leave it out',
    );
  }
  if (!isWithinReach(numberOf(figure))) {
    return fail(
      'is beyond what can be drawn',
      'write it in larger or smaller units, or give the column "type: text"',
    );
  }
  return { figure };
}

/** A column without a type may hold codes: what a double would change stays as typed. */
function isExact(figure: Figure): boolean {
  const number = numberOf(figure);
  const isWhole = figure.fraction === '' && figure.exponent === '';
  return isWithinReach(number) && (!isWhole || Number.isSafeInteger(number));
}

function hintForNumber(text: string): string {
  if (eitherWay.test(text)) return 'say which mark is the decimal one: decimal: "." or decimal: ","';
  if (!/\d/.test(text)) return `where it stands for no value, say so: missing: ["${text.trim()}"]`;
  return 'say how its figures are written (decimal, group), or give the column "type: text"';
}

const notADate: CellProblem = {
  message: 'is not a date',
  hint: 'write 2014, 2018-04 or 2024-02-26',
};

/** As the formats have it; with points the day comes first everywhere, and with the year first the month follows. */
function readDate(text: string): DateValue | null {
  const plain = parseDate(text);
  if (plain) return plain;
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const [, y, m, d] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
  const parts = year !== undefined ? [year, month, day] : y !== undefined ? [y, m, d] : null;
  if (parts) return parseDate(parts.map((part) => part!.padStart(2, '0')).join('-'));
  const midnight = /^(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?Z?$/.exec(text);
  return midnight && parseDate(midnight[1]!);
}

interface ToldMarks {
  readonly decimal: '.' | ',' | null;
  readonly group: string | null;
  /** Of each column, whether it is said to hold figures. */
  readonly typed: readonly boolean[];
  /** Of each column, whether it may hold any. */
  readonly figures: readonly boolean[];
  readonly isMissing: (text: string) => boolean;
}

interface ColumnMarks extends FigureMarks {
  /** The decimal mark is told or shown. Without it `1.250` may be 1250 in a file that takes either mark. */
  readonly certain: boolean;
}

/**
 * How the figures of each column are written: as the outline says; else as the column's own figures show without a doubt
 * (`2,5`), else as those of the other columns do; else with a point. What only shows counts where the file may use either
 * mark, and in columns that are said to hold figures.
 */
export function findMarks(raw: RawTable, told: ToldMarks): readonly ColumnMarks[] {
  const shown = raw.header.map((_, at) => (told.figures[at] ? marksIn(raw, at, told) : new Set<'.' | ','>()));
  const ofFile = onlyOne(new Set(shown.flatMap((marks) => [...marks])));
  return raw.header.map((_, at) => {
    const counts = raw.eitherMark || told.typed[at] === true;
    const own = shown[at]!;
    const found = counts ? (own.size > 0 ? onlyOne(own) : ofFile) : null;
    const decimal = told.decimal ?? (told.group === '.' ? ',' : null) ?? found;
    const groups = told.group ?? (decimal === null ? '' : decimal === '.' ? ',' : '.');
    const certain = decimal !== null || told.group !== null || !raw.eitherMark;
    return { decimal: decimal ?? '.', groups: groups === decimal ? '' : groups, certain };
  });
}

function marksIn(raw: RawTable, at: number, { isMissing }: ToldMarks): Set<'.' | ','> {
  const marks = new Set<'.' | ','>();
  for (const { cells } of raw.rows) {
    const { text, known } = cells[at]!;
    if (known || isMissing(text)) continue;
    const mark = markShownBy(text.trim());
    if (mark) marks.add(mark);
  }
  return marks;
}

function onlyOne<T>(set: ReadonlySet<T>): T | null {
  return set.size === 1 ? [...set][0]! : null;
}

interface NumberTrouble {
  /** What the cell is instead: "is not a number". */
  readonly what: string;
  readonly hint: string;
}

/** Why a cell that is filled gives no number where one is needed, and what to say in the outline so that it does. */
export function numberTrouble(table: DataTable, at: number, cell: DataCell): NumberTrouble {
  const what = 'is not a number';
  const { id, type } = table.columns[at]!;
  const written = (cell.written ?? '').trim();
  if (type === 'text' || type === 'date') return { what, hint: `its column is of the type "${type}"` };
  const plain = readPlainFigure(written);
  if (plain && Math.abs(numberOf(plain)) > dataLimits.number) {
    return { what: 'is beyond what can be drawn', hint: 'write it in larger units' };
  }
  const marks = [...new Set(wordsIn(table, at).filter((text) => !/\d/.test(text)))];
  if (!/\d/.test(written) && marks.length <= 5) {
    const list = marks.map((mark) => JSON.stringify(mark)).join(', ');
    const [it, stands] = marks.length === 1 ? ['it', 'stands'] : ['they', 'stand'];
    return { what, hint: `where ${it} ${stands} for no value, say so in the outline: missing: [${list}]` };
  }
  const told = (said: string) => ({ what, hint: `say in the outline how it is written: ${said}` });
  const ofColumn = (kind: string) => told(`columns: { ${quoted(id)}: { type: ${kind} } }`);
  const figure =
    readMarkedFigure(written, { decimal: '.', groups: ',' }) ??
    readMarkedFigure(written, { decimal: ',', groups: '.' });
  if (!figure)
    return { what, hint: 'a number is written 1234 or 12.5, without units; say otherwise in "columns"' };
  if (figure.percent !== '') return ofColumn('percent');
  if (figure.currency !== null) return ofColumn('currency');
  const mark = markShownBy(written);
  if (mark !== null && /[.,]/.test(written)) return told(`decimal: "${mark}"`);
  if (/[.,]/.test(written)) return told('group: "," or decimal: ","');
  return ofColumn('number');
}

function wordsIn(table: DataTable, at: number): readonly string[] {
  return table.rows.flatMap(({ cells }) => {
    const { value, written } = cells[at]!;
    return typeof value === 'string' && written !== null ? [written.trim()] : [];
  });
}

/** As a key of a flow map in YAML. */
function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N} _()-]*$/u.test(name) ? name : JSON.stringify(name);
}
