import { malformed } from '../fault.ts';
import { type PngHeader, type PngPass, passesOf, rowLength } from './png-header.ts';

/** Bytes that the pixels of a PNG come to, with the filter of each row. */
export function pixelBytesOf(header: PngHeader): number {
  return passesOf(header).reduce(
    (sum, { width, height }) => sum + height * (1 + rowLength(header, width)),
    0,
  );
}

/**
 * Looks at the rows of a PNG as they come out of its stream, in pieces of any length: each has a filter that there is,
 * and of a palette only colours that there are.
 */
export class RowChecker {
  private readonly header: PngHeader;
  /** How many colours there are; null where there are enough for every index. */
  private readonly colors: number | null;
  private readonly passes: PngPass[];
  private readonly expected: number;
  private row = new Uint8Array(0);
  private above = new Uint8Array(0);
  /** How much of the row is there, and how many rows of the pass are left. */
  private filled = 0;
  private rowsLeft = 0;
  private rowPixels = 0;
  private seen = 0;

  constructor(header: PngHeader, colors: number | null) {
    this.header = header;
    this.colors = colors !== null && colors < 2 ** header.depth ? colors : null;
    this.passes = [...passesOf(header)];
    this.expected = pixelBytesOf(header);
    this.nextPass();
  }

  push(bytes: Uint8Array): void {
    this.seen += bytes.length;
    if (this.seen > this.expected) throw malformed('holds more pixels than its size says');
    for (let at = 0; at < bytes.length; ) {
      const part = Math.min(this.row.length - this.filled, bytes.length - at);
      this.row.set(bytes.subarray(at, at + part), this.filled);
      this.filled += part;
      at += part;
      if (this.filled === this.row.length) this.finishRow();
    }
  }

  finish(): void {
    if (this.seen < this.expected) throw malformed('holds fewer pixels than its size says');
  }

  private finishRow(): void {
    if (this.row[0]! > 4) throw malformed('has a broken row of pixels');
    if (this.colors !== null) this.checkIndexes(this.colors);
    [this.row, this.above] = [this.above, this.row];
    this.filled = 0;
    this.rowsLeft -= 1;
    if (this.rowsLeft === 0) this.nextPass();
  }

  private nextPass(): void {
    const pass = this.passes.shift();
    if (!pass) return;
    const length = 1 + rowLength(this.header, pass.width);
    this.row = new Uint8Array(length);
    this.above = new Uint8Array(length);
    this.rowsLeft = pass.height;
    this.rowPixels = pass.width;
  }

  private checkIndexes(colors: number): void {
    const { row, above } = this;
    const filter = row[0]!;
    // Indexes are never longer than a byte, so that the byte to the left is the one before (9.2).
    for (let x = 1; x < row.length; x++) {
      const left = x > 1 ? row[x - 1]! : 0;
      const corner = x > 1 ? above[x - 1]! : 0;
      row[x] = row[x]! + guess(filter, left, above[x]!, corner);
    }
    const { depth } = this.header;
    const mask = 2 ** depth - 1;
    // What fills the last byte up is no pixel.
    for (let i = 0; i < this.rowPixels; i++) {
      const bit = i * depth;
      const index = (row[1 + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
      if (index >= colors) throw malformed('uses a colour that its palette does not have');
    }
  }
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
