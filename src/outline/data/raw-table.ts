import { type Figure, figureOf, readPlainFigure } from '../../numbers/index.ts';
import type { Span } from '../../source/index.ts';
import type { DateValue, LocatedScalar, Text } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { Group, OwnMarking } from '../outline.ts';
import type { Report } from '../reference.ts';

/** Data as its file or its rows have it, before anything is made of what stands in the cells. */
export interface RawTable {
  readonly header: readonly RawHeading[];
  readonly rows: readonly RawRow[];
  /**
   * Columns are parted by semicolons, tabs or the like, as spreadsheets do it where a comma is the decimal mark: a figure
   * may be written with either.
   */
  readonly eitherMark: boolean;
}

interface RawHeading {
  readonly name: string;
  readonly span: Span;
  /** The file has no name for it. */
  readonly unnamed: boolean;
}

interface RawRow {
  readonly span: Span;
  /** As many as the header has. */
  readonly cells: readonly RawCell[];
  readonly marking?: OwnMarking;
}

export interface RawCell {
  /** As typed; of a workbook, as it is shown there. */
  readonly text: string;
  readonly span: Span;
  /** What the file itself knows of it. */
  readonly known?: KnownValue;
}

export type KnownValue =
  /** `figure` is what is shown, `exact` has all digits; `group` is what was counted. */
  | { readonly kind: 'number'; readonly figure: Figure; readonly exact: Figure; readonly group?: Group }
  | { readonly kind: 'date'; readonly date: DateValue }
  | { readonly kind: 'words'; readonly words: Text };

export interface RawField {
  readonly text: string;
  readonly span: Span;
}

/** The largest data that is read: what no table and no chart could show is most likely not what was meant. */
export const dataLimits = {
  rows: 20_000,
  columns: 500,
  /** Characters of a cell: as in Excel. */
  cell: 32_767,
  /** Beyond it, or closer to nothing, no axis can be drawn. */
  number: 1e100,
} as const;

export function isWithinReach(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size <= dataLimits.number && size >= 1 / dataLimits.number);
}

/**
 * The names of columns as a person would type them: nobody types the line breaks that spreadsheets put into them. A
 * column without a name goes by its place: `column-1`. Null, after csv-header, where two have the same name.
 */
export function nameHeadings(
  fields: readonly (RawField & { readonly column: number })[],
  report: Report,
): readonly RawHeading[] | null {
  const headings = fields.map(({ text, span, column }) => {
    const name = text.replace(/\s+/g, ' ').trim();
    return { name: name === '' ? `column-${column + 1}` : name, span, unnamed: name === '' };
  });
  let whole = true;
  const seen = new Map<string, Span>();
  for (const { name, span } of headings) {
    const first = seen.get(name);
    if (first) {
      const related = [{ message: 'the first one', span: first }];
      report(reportOutline('csv-header', span, `two columns are named "${name}"`, { related }));
      whole = false;
    }
    seen.set(name, span);
  }
  return whole ? headings : null;
}

/** Says what columns without a name are called, once, unless the outline calls them so itself. */
export function reportUnnamed(
  headings: readonly RawHeading[],
  said: ReadonlySet<string>,
  report: Report,
): void {
  const unsaid = headings.filter(({ name, unnamed }) => unnamed && !said.has(name));
  const [first] = unsaid;
  if (!first) return;
  const names = unsaid.map(({ name }) => `"${name}"`).join(', ');
  const [what, call] =
    unsaid.length === 1 ? ['a column has no name', 'it is'] : ['columns have no names', 'they are'];
  const hint = `name it in the file, or in the outline: columns: { ${first.name}: … }`;
  report(reportOutline('csv-unnamed', first.span, `${what}: ${call} called ${names}`, { hint }));
}

/** A scalar is its own characters; what YAML takes for a number is one, however it is written: 0x1F, 1e5. */
export function rawScalar({ text, value, span }: LocatedScalar): RawCell {
  if (value === null) return { text: '', span };
  if (typeof value !== 'number') return { text, span };
  const figure = readPlainFigure(text) ?? figureOf(value);
  return figure ? { text, span, known: { kind: 'number', figure, exact: figure } } : { text, span };
}
