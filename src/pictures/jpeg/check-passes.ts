import { malformed } from '../limits.ts';
import { BitReader, type HuffmanTable } from './bit-reader.ts';
import { blocksOf, type JpegFrame, type JpegPass, unitsOf } from './jpeg-frame.ts';

/**
 * Reads all codes of a JPEG, without making pixels of them, as every program that shows it will have to: each is in its
 * table, and there are as many as the size of the picture takes. Throws a PictureFault.
 */
export function checkPasses(bytes: Uint8Array, frame: JpegFrame, passes: readonly JpegPass[]): void {
  const grids = frame.components.map((component) => new Grid(frame, component));
  for (const pass of passes) checkPass(bytes, frame, pass, grids);
}

/** Which coefficients of a component are known not to be zero, 64 bits a block. */
class Grid {
  readonly wide: number;
  readonly high: number;
  readonly across: number;
  readonly down: number;
  readonly paddedWide: number;
  private readonly size: number;
  private bits: Int32Array | null = null;

  constructor(frame: JpegFrame, component: JpegFrame['components'][number]) {
    const { wide, high, paddedWide, paddedHigh } = blocksOf(frame, component);
    this.wide = wide;
    this.high = high;
    this.across = component.across;
    this.down = component.down;
    this.paddedWide = paddedWide;
    this.size = 2 * paddedWide * paddedHigh;
  }

  /** Only where they arrive bit by bit does anybody ask. */
  get known(): Int32Array {
    this.bits ??= new Int32Array(this.size);
    return this.bits;
  }
}

function checkPass(bytes: Uint8Array, frame: JpegFrame, pass: JpegPass, grids: readonly Grid[]): void {
  const reader = new BitReader(bytes, pass.start, pass.end);
  const block = blockReader(frame, pass, reader, grids);
  const [only] = pass.parts;
  const single = pass.parts.length === 1 ? grids[only!.component]! : null;
  const { wide, high } = single ?? unitsOf(frame);
  const units = wide * high;
  for (let unit = 0; unit < units; unit++) {
    if (pass.restartInterval > 0 && unit > 0 && unit % pass.restartInterval === 0) {
      reader.restart((unit / pass.restartInterval - 1) % 8);
      block.restart();
    }
    const [column, row] = [unit % wide, Math.floor(unit / wide)];
    if (single) block.read(0, row * single.paddedWide + column);
    else {
      for (let part = 0; part < pass.parts.length; part++) {
        const { across, down, paddedWide } = grids[pass.parts[part]!.component]!;
        for (let y = 0; y < down; y++)
          for (let x = 0; x < across; x++)
            block.read(part, (row * down + y) * paddedWide + column * across + x);
      }
    }
    reader.checkEnd();
  }
}

interface BlockReader {
  readonly read: (part: number, block: number) => void;
  readonly restart: () => void;
}

function blockReader(
  frame: JpegFrame,
  pass: JpegPass,
  reader: BitReader,
  grids: readonly Grid[],
): BlockReader {
  const { parts } = pass;
  if (frame.coding.kind !== 'progressive') {
    return {
      read: (part) => readWhole(reader, parts[part]!.dc!, parts[part]!.ac!),
      restart: () => undefined,
    };
  }
  if (pass.first === 0) {
    const read = (part: number): void =>
      pass.before === 0 ? reader.skip(level(reader.symbol(parts[part]!.dc!))) : reader.skip(1);
    return { read, restart: () => undefined };
  }
  const { known } = grids[parts[0]!.component]!;
  return pass.before === 0
    ? new FirstBits(reader, pass, parts[0]!.ac!, known)
    : new FurtherBits(reader, pass, parts[0]!.ac!, known);
}

/** F.2.2: all of a block at once. */
function readWhole(reader: BitReader, dc: HuffmanTable, ac: HuffmanTable): void {
  reader.skip(level(reader.symbol(dc)));
  for (let at = 1; at < 64; ) {
    const symbol = reader.symbol(ac);
    const length = symbol & 15;
    if (length === 0) {
      if (symbol !== 0xf0) return;
      at += 16;
    } else {
      at += symbol >> 4;
      if (at > 63) throw malformed('has pixels that cannot be read');
      reader.skip(length);
      at += 1;
    }
  }
}

function level(symbol: number): number {
  if (symbol > 15) throw malformed('has pixels that cannot be read');
  return symbol;
}

/** G.1.2.2: the first bits of a band of coefficients. */
class FirstBits implements BlockReader {
  /** How many blocks more have nothing in this band. */
  protected empty = 0;
  protected readonly reader: BitReader;
  protected readonly pass: JpegPass;
  protected readonly table: HuffmanTable;
  protected readonly known: Int32Array;

  constructor(reader: BitReader, pass: JpegPass, table: HuffmanTable, known: Int32Array) {
    this.reader = reader;
    this.pass = pass;
    this.table = table;
    this.known = known;
  }

  read(_part: number, block: number): void {
    if (this.empty > 0) {
      this.empty -= 1;
      return;
    }
    const { reader, pass } = this;
    for (let at = pass.first; at <= pass.last; at++) {
      const symbol = reader.symbol(this.table);
      const [zeros, length] = [symbol >> 4, symbol & 15];
      if (length === 0 && zeros < 15) {
        this.empty = (1 << zeros) - 1 + reader.read(zeros);
        return;
      }
      at += zeros;
      if (length === 0) continue;
      if (at > pass.last) throw malformed('has pixels that cannot be read');
      reader.skip(length);
      this.mark(block, at);
    }
  }

  restart(): void {
    this.empty = 0;
  }

  protected mark(block: number, at: number): void {
    const word = 2 * block + (at >> 5);
    this.known[word] = this.known[word]! | (1 << (at & 31));
  }

  protected isKnown(block: number, at: number): boolean {
    return (this.known[2 * block + (at >> 5)]! & (1 << (at & 31))) !== 0;
  }
}

/** G.1.2.3: one bit more of the coefficients that are known, between the codes for new ones. */
class FurtherBits extends FirstBits {
  override read(_part: number, block: number): void {
    const { reader, pass } = this;
    let at = pass.first;
    for (; this.empty === 0 && at <= pass.last; at++) {
      const symbol = reader.symbol(this.table);
      let zeros = symbol >> 4;
      const isNew = (symbol & 15) !== 0;
      if ((symbol & 15) > 1) throw malformed('has pixels that cannot be read');
      if (isNew) reader.skip(1);
      else if (zeros < 15) {
        this.empty = (1 << zeros) + reader.read(zeros);
        break;
      }
      for (; at <= pass.last; at++) {
        if (this.isKnown(block, at)) reader.skip(1);
        else if (zeros === 0) break;
        else zeros -= 1;
      }
      if (isNew && at > pass.last) throw malformed('has pixels that cannot be read');
      if (isNew) this.mark(block, at);
    }
    if (this.empty === 0) return;
    for (; at <= pass.last; at++) if (this.isKnown(block, at)) reader.skip(1);
    this.empty -= 1;
  }
}
