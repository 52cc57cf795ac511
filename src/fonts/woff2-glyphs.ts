import { FontFault } from './font-fault.ts';
import { viewOf } from './font-tables.ts';

interface RebuiltGlyphs {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  /** Says how the places in `loca` are written. */
  readonly head: Uint8Array;
  /** The left edge of each glyph. */
  readonly lefts: Int16Array;
}

const mostBytes = 64 * 1024 * 1024;

/** Outlines as a plain file has them (WOFF 2.0, section 5.1). */
export function rebuildGlyphs(packed: Uint8Array, head: Uint8Array): RebuiltGlyphs {
  const view = viewOf(packed);
  const overlaps = (view.getUint16(2) & 1) !== 0;
  const count = view.getUint16(4);
  let at = 36;
  const [contours, points, flags, triplets, composites, boxes, instructions] = Array.from(
    { length: 7 },
    (_, i) => {
      const size = view.getUint32(8 + 4 * i);
      if (at + size > packed.length) throw new FontFault('is damaged');
      const stream = new Stream(packed.subarray(at, at + size));
      at += size;
      return stream;
    },
  ) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream];
  const overlap = overlaps ? packed.subarray(at) : null;
  const boxed = boxes.bytes(4 * Math.floor((count + 31) / 32));
  const out = new Writer();
  const starts = new Uint32Array(count + 1);
  const lefts = new Int16Array(count);
  for (let glyph = 0; glyph < count; glyph++) {
    starts[glyph] = out.length;
    const number = contours.int16();
    if (number === 0) continue;
    const own = bitOf(boxed, glyph) ? boxes.bytes(8) : null;
    if (number < 0) {
      if (!own) throw new FontFault('is damaged');
      out.int16(-1);
      out.bytes(own);
      if (copyComposite(composites, out)) {
        const length = triplets.short();
        out.int16(length);
        out.bytes(instructions.bytes(length));
      }
    } else {
      const outline = readOutline(number, points, flags, triplets);
      const length = triplets.short();
      writeSimple(out, outline, {
        box: own ?? boxOf(outline),
        instructions: instructions.bytes(length),
        overlaps: overlap !== null && bitOf(overlap, glyph),
      });
    }
    lefts[glyph] = out.int16At(starts[glyph]! + 2);
    out.pad();
    if (out.length > mostBytes) throw new FontFault('is larger than any font');
  }
  starts[count] = out.length;
  const short = out.length <= 2 * 0xffff;
  const loca = new Uint8Array((count + 1) * (short ? 2 : 4));
  const places = viewOf(loca);
  starts.forEach((start, i) => {
    if (short) places.setUint16(2 * i, start / 2);
    else places.setUint32(4 * i, start);
  });
  const said = head.slice();
  viewOf(said).setInt16(50, short ? 0 : 1);
  return { glyf: out.take(), loca, head: said, lefts };
}

/** Widths of glyphs, with their left edges, which the outlines say (section 5.4). */
export function rebuildMetrics(packed: Uint8Array, hhea: Uint8Array, lefts: Int16Array): Uint8Array {
  const stream = new Stream(packed);
  const flags = stream.uint8();
  const full = viewOf(hhea).getUint16(34);
  if (full > lefts.length) throw new FontFault('is damaged');
  const advances = Array.from({ length: full }, () => stream.int16());
  const edges = lefts.slice();
  if ((flags & 1) === 0) for (let i = 0; i < full; i++) edges[i] = stream.int16();
  if ((flags & 2) === 0) for (let i = full; i < edges.length; i++) edges[i] = stream.int16();
  const out = new Writer();
  edges.forEach((edge, i) => {
    if (i < full) out.int16(advances[i]!);
    out.int16(edge);
  });
  return out.take();
}

interface Outline {
  /** The last point of each contour. */
  readonly ends: readonly number[];
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  readonly on: Uint8Array;
}

function readOutline(contours: number, points: Stream, flags: Stream, triplets: Stream): Outline {
  const ends: number[] = [];
  let count = 0;
  for (let i = 0; i < contours; i++) {
    count += points.short();
    ends.push(count - 1);
  }
  if (count > 0xffff) throw new FontFault('is damaged');
  const xs = new Int32Array(count);
  const ys = new Int32Array(count);
  const on = new Uint8Array(count);
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    const flag = flags.uint8();
    on[i] = flag >> 7 === 0 ? 1 : 0;
    const [dx, dy] = readStep(flag & 0x7f, triplets);
    x += dx;
    y += dy;
    xs[i] = x;
    ys[i] = y;
  }
  return { ends, xs, ys, on };
}

/** How far a point is from the one before (section 5.2, table of triplets). */
function readStep(flag: number, stream: Stream): readonly [number, number] {
  const signed = (bits: number, value: number) => ((bits & 1) !== 0 ? value : -value);
  const first = stream.uint8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const rest = flag - 20;
    return [
      signed(flag, 1 + (rest & 0x30) + (first >> 4)),
      signed(flag >> 1, 1 + ((rest & 0x0c) << 2) + (first & 0x0f)),
    ];
  }
  const second = stream.uint8();
  if (flag < 120) {
    const rest = flag - 84;
    return [
      signed(flag, 1 + (Math.floor(rest / 12) << 8) + first),
      signed(flag >> 1, 1 + (((rest % 12) >> 2) << 8) + second),
    ];
  }
  const third = stream.uint8();
  if (flag < 124)
    return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 0x0f) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + stream.uint8())];
}

function boxOf({ xs, ys }: Outline): Uint8Array {
  const box = new Uint8Array(8);
  const view = viewOf(box);
  const least = (all: Int32Array) => all.reduce((a, b) => Math.min(a, b), all[0] ?? 0);
  const most = (all: Int32Array) => all.reduce((a, b) => Math.max(a, b), all[0] ?? 0);
  [least(xs), least(ys), most(xs), most(ys)].forEach((value, i) => {
    view.setInt16(2 * i, value);
  });
  return box;
}

/** A simple glyph (OpenType specification, `glyf`). */
function writeSimple(
  out: Writer,
  { ends, xs, ys, on }: Outline,
  { box, instructions, overlaps }: Readonly<{ box: Uint8Array; instructions: Uint8Array; overlaps: boolean }>,
): void {
  out.int16(ends.length);
  out.bytes(box);
  for (const end of ends) out.int16(end);
  out.int16(instructions.length);
  out.bytes(instructions);
  const across = new Writer();
  const up = new Writer();
  /** Nothing, one byte with a sign in the flags, or two. */
  const step = (to: Writer, by: number, short: number, same: number): number => {
    if (by === 0) return same;
    if (Math.abs(by) > 255) {
      to.int16(by);
      return 0;
    }
    to.uint8(Math.abs(by));
    return short | (by > 0 ? same : 0);
  };
  for (let i = 0; i < xs.length; i++) {
    const dx = xs[i]! - (xs[i - 1] ?? 0);
    const dy = ys[i]! - (ys[i - 1] ?? 0);
    const flag = on[i]! | step(across, dx, 2, 16) | step(up, dy, 4, 32) | (overlaps && i === 0 ? 64 : 0);
    out.uint8(flag);
  }
  out.bytes(across.take());
  out.bytes(up.take());
}

/** Copies what a glyph is put together of; whether instructions follow. */
function copyComposite(from: Stream, out: Writer): boolean {
  let instructed = false;
  for (;;) {
    const flags = from.int16();
    out.int16(flags);
    const scale = (flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    out.bytes(from.bytes(2 + ((flags & 1) !== 0 ? 4 : 2) + scale));
    if ((flags & 0x100) !== 0) instructed = true;
    if ((flags & 0x20) === 0) return instructed;
  }
}

function bitOf(bits: Uint8Array, at: number): boolean {
  return ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0;
}

/** Reads on; beyond its end it throws a RangeError. */
class Stream {
  private readonly all: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(all: Uint8Array) {
    this.all = all;
    this.view = viewOf(all);
  }

  uint8(): number {
    return this.view.getUint8(this.at++);
  }

  int16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.all.length) throw new RangeError('cut off');
    this.at += length;
    return this.all.subarray(this.at - length, this.at);
  }

  /** 255UInt16 (section 4.1). */
  short(): number {
    const first = this.uint8();
    if (first === 253) return this.int16() & 0xffff;
    if (first === 254) return this.uint8() + 506;
    return first === 255 ? this.uint8() + 253 : first;
  }
}

class Writer {
  private buffer = new Uint8Array(256);
  length = 0;

  uint8(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  int16(value: number): void {
    this.room(2);
    this.buffer[this.length++] = value >> 8;
    this.buffer[this.length++] = value;
  }

  bytes(all: Uint8Array): void {
    this.room(all.length);
    this.buffer.set(all, this.length);
    this.length += all.length;
  }

  int16At(at: number): number {
    return viewOf(this.buffer).getInt16(at);
  }

  pad(): void {
    while (this.length % 4 !== 0) this.uint8(0);
  }

  take(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.length + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}
