import type { ByteReader } from '../byte-reader.ts';
import { malformed } from '../fault.ts';

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
