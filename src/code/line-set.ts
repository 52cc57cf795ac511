/** Lines by their numbers: from one to another, both of them in it. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** `2,4-6` as ranges; null for what is none. */
export function readLineSet(text: string): readonly LineRange[] | null {
  const ranges = text.split(',').map((part): LineRange | null => {
    const found = /^\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7}))?\s*$/.exec(part);
    if (!found) return null;
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    return from < 1 || to < from ? null : { from, to };
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** The same as it is written. */
export function lineSetText(ranges: readonly LineRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

export function hasLine(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(({ from, to }) => from <= line && line <= to);
}

/** A file of which lines are asked for: `src/x.ts#L3-L9`. */
export interface FileLines {
  readonly path: string;
  /** Null: all of it. */
  readonly lines: LineRange | null;
}

/** Null where what stands behind the `#` is no range of lines. */
export function readFileLines(text: string): FileLines | null {
  const mark = text.lastIndexOf('#');
  if (mark < 0) return { path: text, lines: null };
  const found = /^L?(\d{1,7})(?:-L?(\d{1,7}))?$/i.exec(text.slice(mark + 1));
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  return from < 1 || to < from ? null : { path: text.slice(0, mark), lines: { from, to } };
}
