import type { Figure } from '../../numbers/index.ts';
import type { Span } from '../../source/index.ts';
import type { DateValue, Text } from '../../yaml/index.ts';
import type { Group } from '../outline.ts';

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

export interface RawHeading {
  readonly name: string;
  readonly span: Span;
  /** The file has no name for it. */
  readonly unnamed: boolean;
}

export interface RawRow {
  readonly span: Span;
  /** As many as the header has. */
  readonly cells: readonly RawCell[];
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
