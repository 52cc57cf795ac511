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

/** The offset of a place, that of the end of the file where it has no such line. */
export function offsetAt(file: SourceFile, { line, column }: Position): number {
  return Math.min(file.text.length, (startsOf(file)[line - 1] ?? file.text.length) + column - 1);
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

/** A text that was made from a file's, and where each of its characters came from. */
export interface MappedText {
  readonly text: string;
  /** Offset in the file of each UTF-16 code unit, and one more for the end. */
  readonly offsets: Uint32Array;
}

/** The text of a file as it is. */
export function wholeText(text: string): MappedText {
  return { text, offsets: Uint32Array.from({ length: text.length + 1 }, (_, i) => i) };
}

/** Writes a mapped text from front to back. */
export class MappedWriter {
  private readonly parts: string[] = [];
  private offsets: Uint32Array;
  private length = 0;

  /** `room`: about how long it gets. */
  constructor(room: number) {
    this.offsets = new Uint32Array(room + 16);
  }

  /** Adds a text whose characters stand in the file one after the other. */
  add(text: string, offset: number): void {
    this.grow(text.length);
    this.parts.push(text);
    for (let i = 0; i < text.length; i++) this.offsets[this.length + i] = offset + i;
    this.length += text.length;
  }

  /** Adds a text that stands for something else at one place of the file. */
  put(text: string, offset: number): void {
    this.grow(text.length);
    this.parts.push(text);
    this.offsets.fill(offset, this.length, this.length + text.length);
    this.length += text.length;
  }

  /** Adds a stretch of another mapped text. */
  keep(from: MappedText, start: number, end: number): void {
    if (start === end) return;
    this.grow(end - start);
    this.parts.push(from.text.slice(start, end));
    this.offsets.set(from.offsets.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** `end`: offset in the file of where the text ends. */
  finish(end: number): MappedText {
    const offsets = this.offsets.slice(0, this.length + 1);
    offsets[this.length] = end;
    return { text: this.parts.join(''), offsets };
  }

  private grow(by: number): void {
    if (this.length + by < this.offsets.length) return;
    const larger = new Uint32Array((this.length + by + 16) * 2);
    larger.set(this.offsets);
    this.offsets = larger;
  }
}

/** Puts other text in the place of all that a pattern finds. */
export function replaceMapped(
  from: MappedText,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string,
): MappedText {
  const matches = from.text.matchAll(pattern);
  let match = matches.next();
  if (match.done) return from;
  const writer = new MappedWriter(from.text.length);
  let at = 0;
  for (; !match.done; match = matches.next()) {
    const { index, 0: found } = match.value;
    writer.keep(from, at, index);
    writer.put(replace(match.value), from.offsets[index]!);
    at = index + found.length;
  }
  writer.keep(from, at, from.text.length);
  return writer.finish(from.offsets[from.text.length]!);
}
