import { type Figure, numberOf, readMarkedFigure, readPlainFigure, standsFor } from '../../numbers/index.ts';
import { type DateValue, parseDate, type Text } from '../../yaml/index.ts';
import type { DataCell, Group } from '../outline.ts';
import { isWithinReach } from './data-limits.ts';
import type { ColumnRecord } from './data-schema.ts';
import type { ColumnMarks } from './find-marks.ts';
import type { KnownValue, RawCell } from './raw-table.ts';

/** What is known of a column when its cells are read. */
export interface CellReading {
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
