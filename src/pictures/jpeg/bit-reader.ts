import type { ByteReader } from '../byte-reader.ts';
import { malformed } from '../limits.ts';

/** Bits of a scan (ITU-T T.81, F.2.2.5): behind 0xFF stands 0x00, or a marker, at which the bits end. */
export class BitReader {
  private readonly bytes: Uint8Array;
  private readonly end: number;
  private at: number;
  private bits = 0;
  private count = 0;
  /** How many of the bits at hand were made up, since there were no more. */
  private invented = 0;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  symbol(table: HuffmanTable): number {
    if (this.count < 16) this.fill();
    const entry = table[(this.bits >>> (this.count - 16)) & 0xffff]!;
    if (entry === 0) throw malformed('has pixels that cannot be read');
    this.count -= entry >> 8;
    return entry & 0xff;
  }

  /** Up to 16 of them. */
  read(length: number): number {
    if (this.count < 16) this.fill();
    this.count -= length;
    return (this.bits >>> this.count) & ((1 << length) - 1);
  }

  skip(length: number): void {
    if (this.count < length) this.fill();
    this.count -= length;
  }

  /** To be asked now and then: whether what was read was there. */
  checkEnd(): void {
    if (this.count < this.invented) throw malformed('lacks a part of its pixels');
  }

  /** Goes on behind the restart marker of this number, 0 to 7. */
  restart(number: number): void {
    this.checkEnd();
    // What is left of the bits fills the last byte up; whole bytes more are no fault that shows.
    let at = this.at;
    while (at < this.end && !(this.bytes[at] === 0xff && this.bytes[at + 1]! >= 0xd0)) at += 1;
    if (this.bytes[at + 1] !== 0xd0 + number || at >= this.end) throw malformed('lacks a part of its pixels');
    this.at = at + 2;
    this.bits = 0;
    this.count = 0;
    this.invented = 0;
  }

  private fill(): void {
    while (this.count <= 16) {
      let byte = 0;
      if (this.at >= this.end) this.invented += 8;
      else {
        byte = this.bytes[this.at]!;
        if (byte !== 0xff) this.at += 1;
        else {
          let next = this.at + 1;
          while (next < this.end && this.bytes[next] === 0xff) next += 1;
          if (this.bytes[next] === 0 && next < this.end) this.at = next + 1;
          else {
            byte = 0;
            this.invented += 8;
          }
        }
      }
      this.bits = (this.bits << 8) | byte;
      this.count += 8;
    }
  }
}

/** By the next 16 bits: the length of the code that they begin with, times 256, and what it stands for. 0: no code. */
export type HuffmanTable = Uint16Array;

/** Tables by their numbers, 0 to 3: for the levels of blocks and for what varies inside of them. */
export interface HuffmanTables {
  readonly dc: Map<number, HuffmanTable>;
  readonly ac: Map<number, HuffmanTable>;
}

/** DHT (ITU-T T.81, B.2.4.2 and annex C): adds the tables of a segment. */
export function readHuffmanTables(segment: ByteReader, tables: HuffmanTables): void {
  for (let at = 0; at < segment.length; ) {
    const kind = segment.uint8(at) >> 4;
    const number = segment.uint8(at) & 15;
    if (kind > 1 || number > 3) throw malformed('has a broken table of codes');
    const counts = segment.slice(at + 1, 16);
    const symbols = segment.slice(
      at + 17,
      counts.reduce((sum, count) => sum + count, 0),
    );
    // No level takes more than 15 bits (F.1.2.1), 16 where nothing is lost (H.1.2.2).
    if (kind === 0 && symbols.some((symbol) => symbol > 16)) throw malformed('has a broken table of codes');
    (kind === 0 ? tables.dc : tables.ac).set(number, makeTable(counts, symbols));
    at += 17 + symbols.length;
  }
}

function makeTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(1 << 16);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    const width = 1 << (16 - length);
    for (let i = 0; i < counts[length - 1]!; i++) {
      if (code + width > table.length) throw malformed('has a broken table of codes');
      table.fill((length << 8) | symbols[next]!, code, code + width);
      code += width;
      next += 1;
    }
  }
  if (next === 0) throw malformed('has a broken table of codes');
  return table;
}
