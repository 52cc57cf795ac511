import { inflateSync } from 'node:zlib';
import type { HexColor } from '../../../theme/index.ts';

const known = new WeakMap<Uint8Array, readonly HexColor[]>();

/** The darkest and the lightest colour of a picture that is not see-through, outliers left out; none where it is no PNG that we read. */
export function coloursIn(bytes: Uint8Array): readonly HexColor[] {
  // One picture stands on many layouts.
  const colors = known.get(bytes) ?? sampleColours(bytes);
  known.set(bytes, colors);
  return colors;
}

function sampleColours(bytes: Uint8Array): readonly HexColor[] {
  const sampled = samplePng(bytes);
  if (!sampled || sampled.length === 0) return [];
  const sorted = sampled.map((rgb) => ({
    rgb,
    light: 0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!,
  }));
  sorted.sort((a, b) => a.light - b.light);
  const at = (share: number): HexColor => {
    const { rgb } = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
    return `#${rgb
      .map((each) => each.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()}`;
  };
  return [...new Set([at(0.1), at(0.5), at(0.9)])];
}

const most = 40_000_000;
/** Channels by the colour type of PNG (ISO/IEC 15948, 11.2.2). */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Pixels of a grid over a PNG of eight or sixteen bits without interlacing; null for any other file, and for one that shines through. */
function samplePng(bytes: Uint8Array): (readonly number[])[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 33 || file.readUInt32BE(0) !== 0x89504e47) return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, type, interlaced] = [file[24]!, file[25]!, file[28]!];
  const channels = channelsOf[type];
  const wide = depth === 16 ? 2 : 1;
  if ((depth !== 8 && depth !== 16) || interlaced !== 0 || !channels || width * height * channels > most)
    return null;
  const data: Buffer[] = [];
  let palette: Buffer | null = null;
  let clear: Buffer | null = null;
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const chunk = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IDAT') data.push(chunk);
    if (kind === 'PLTE') palette = chunk;
    if (kind === 'tRNS') clear = chunk;
    at += 12 + length;
  }
  const size = channels * wide;
  const stride = width * size;
  let raw: Buffer;
  try {
    raw = inflateSync(Buffer.concat(data), { maxOutputLength: (stride + 1) * height });
  } catch {
    return null;
  }
  if (raw.length < (stride + 1) * height) return null;
  const found: number[][] = [];
  let seen = 0;
  let before = new Uint8Array(stride);
  const rows = Math.max(1, Math.floor(height / 48));
  const columns = Math.max(1, Math.floor(width / 48));
  for (let y = 0; y < height; y++) {
    const line = unfilter(raw, y * (stride + 1), stride, size, before);
    before = line;
    if (y % rows !== 0) continue;
    for (let x = 0; x < width; x += columns) {
      // Of sixteen bits the upper eight.
      const pixel = line.subarray(x * size, (x + 1) * size).filter((_, i) => i % wide === 0);
      seen += 1;
      const alpha =
        type === 6 ? pixel[3]! : type === 4 ? pixel[1]! : type === 3 ? (clear?.[pixel[0]!] ?? 255) : 255;
      if (alpha < 200) continue;
      if (type === 3) found.push([...(palette?.subarray(pixel[0]! * 3, pixel[0]! * 3 + 3) ?? [0, 0, 0])]);
      else if (channels < 3) found.push([pixel[0]!, pixel[0]!, pixel[0]!]);
      else found.push([pixel[0]!, pixel[1]!, pixel[2]!]);
    }
  }
  // What shines through for the most part is a drawing on the background, and not one itself.
  return found.length < seen * 0.6 ? null : found;
}

/** ISO/IEC 15948, 9.2. */
function unfilter(
  raw: Buffer,
  at: number,
  stride: number,
  channels: number,
  above: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const filter = raw[at]!;
  const line = new Uint8Array(stride);
  for (let i = 0; i < stride; i++) {
    const left = i >= channels ? line[i - channels]! : 0;
    const up = above[i]!;
    const corner = i >= channels ? above[i - channels]! : 0;
    const value = raw[at + 1 + i]!;
    line[i] =
      value +
      (filter === 1
        ? left
        : filter === 2
          ? up
          : filter === 3
            ? (left + up) >> 1
            : filter === 4
              ? paeth(left, up, corner)
              : 0);
  }
  return line;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
