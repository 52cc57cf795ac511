/** A text that somebody wrote, and where it is shown to be. Offsets are UTF-16 code units into `text`. */
export interface SourceFile {
  /** Path as shown to people: relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A range of a file. `end` is exclusive; an empty range marks a point. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place as editors count it: both from 1; columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Turns an offset into line and column. The one place where that is done. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = startsOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - starts[low]!) + 1 };
}

/** The text of a line (from 1), without its line break. */
export function lineText(file: SourceFile, line: number): string {
  const starts = startsOf(file);
  const start = starts[line - 1];
  if (start === undefined) return '';
  let end = starts[line] ?? file.text.length;
  while (end > start && (file.text[end - 1] === '\n' || file.text[end - 1] === '\r')) end -= 1;
  return file.text.slice(start, end);
}

/** `path:line:column` of a span's start. */
export function formatLocation(span: Span): string {
  const { line, column } = positionAt(span.file, span.start);
  return `${span.file.path}:${line}:${column}`;
}

function startsOf(file: SourceFile): readonly number[] {
  let starts = lineStarts.get(file);
  if (!starts) {
    const found = [0];
    const breaks = /\r\n|\n|\r/g;
    while (breaks.exec(file.text)) found.push(breaks.lastIndex);
    starts = found;
    lineStarts.set(file, starts);
  }
  return starts;
}
