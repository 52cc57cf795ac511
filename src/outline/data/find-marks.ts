import { type FigureMarks, markShownBy } from '../../numbers/index.ts';
import type { RawTable } from './raw-table.ts';

export interface ToldMarks {
  readonly decimal: '.' | ',' | null;
  readonly group: string | null;
  /** Of each column, whether it is said to hold figures. */
  readonly typed: readonly boolean[];
  /** Of each column, whether it may hold any. */
  readonly figures: readonly boolean[];
  readonly isMissing: (text: string) => boolean;
}

export interface ColumnMarks extends FigureMarks {
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
