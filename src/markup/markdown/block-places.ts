import type { MarkdownToken } from './parser.ts';

/** Finds the places of a text's blocks and of what stands in them again: markdown-it knows lines only. */
export class BlockPlaces {
  private readonly text: string;
  private starts: number[] | null = null;
  /** Where the cells of a row begin to be looked for. */
  private row: { readonly line: number; from: number } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Offset of the line on which a token begins. */
  lineStart(token: MarkdownToken): number {
    return this.startOf(token.map?.[0] ?? 0);
  }

  /** The line on which a token begins, without its indentation. */
  firstLine(token: MarkdownToken): { readonly start: number; readonly end: number } {
    const line = token.map?.[0] ?? 0;
    const end = this.endOf(line);
    const start = this.startOf(line);
    return { start: start + /^[ \t]*/.exec(this.text.slice(start, end))![0].length, end };
  }

  /** The lines of a token, without indentation in front and white space behind. */
  whole(token: MarkdownToken): { readonly start: number; readonly end: number } {
    const { start } = this.firstLine(token);
    const last = this.endOf(Math.max((token.map?.[1] ?? 1) - 1, token.map?.[0] ?? 0));
    return { start, end: start + this.text.slice(start, last).trimEnd().length };
  }

  /**
   * Gives offsets in the text of a block their places in the whole text. `open` is the token that opened the block: its
   * lines are the block's, each perhaps with marks and indentation before it.
   */
  placesIn(content: string, open: MarkdownToken): (offset: number) => number {
    const first = open.map?.[0] ?? 0;
    if (open.type === 'tr_open') {
      const start = this.cellStart(content, first);
      const bars = [...content.matchAll(/\|/g)].map(({ index }) => index);
      return (offset) => start + offset + bars.filter((bar) => bar < offset).length;
    }
    return this.placesOfLines(content, first);
  }

  /** The same for a text whose lines stand on the lines of the whole text from `first` on. */
  placesOfLines(content: string, first: number): (offset: number) => number {
    const lines: { readonly start: number; readonly place: number }[] = [];
    let start = 0;
    for (const [i, line] of content.split('\n').entries()) {
      lines.push({ start, place: this.placeOfLine(line, first + i) });
      start += line.length + 1;
    }
    let at = 0;
    return (offset) => {
      // Most are asked for from front to back.
      if (lines[at]!.start > offset) at = 0;
      while (at + 1 < lines.length && lines[at + 1]!.start <= offset) at += 1;
      return lines[at]!.place + offset - lines[at]!.start;
    };
  }

  /** Where a line of a block's text begins: it is what ends the line as it is written. */
  placeOfLine(line: string, number: number): number {
    const visible = line.trim();
    const from = this.startOf(number);
    const found = this.text.slice(from, this.endOf(number)).lastIndexOf(visible);
    return from + Math.max(0, found) - (line.length - line.trimStart().length);
  }

  /** Cells of a row come in their order, bars in them without the backslash that they are written with. */
  private cellStart(content: string, line: number): number {
    if (this.row?.line !== line) this.row = { line, from: this.startOf(line) };
    const typed = content.replaceAll('|', '\\|');
    const end = this.endOf(line);
    const rest = this.text.slice(this.row.from, end);
    const found = rest.indexOf(typed);
    const start = this.row.from + Math.max(0, found);
    if (found >= 0) this.row.from = start + typed.length;
    return start;
  }

  private startOf(line: number): number {
    if (!this.starts) {
      this.starts = [0];
      for (const { index } of this.text.matchAll(/\n/g)) this.starts.push(index + 1);
    }
    return this.starts[line] ?? this.text.length;
  }

  private endOf(line: number): number {
    const next = this.startOf(line + 1);
    return next > 0 && this.text[next - 1] === '\n' ? next - 1 : next;
  }
}
