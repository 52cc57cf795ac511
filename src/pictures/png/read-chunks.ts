import { crc32, inflateSync } from 'node:zlib';
import { ByteReader, startsWith } from '../byte-reader.ts';
import { classifyProfile, makeProfile, type Primaries, srgbPrimaries } from '../color-profile.ts';
import { cutOff, malformed } from '../limits.ts';
import { type Colors, srgb } from '../raster-scan.ts';

export interface PngChunk {
  readonly type: string;
  /** Where it begins, with its length. */
  readonly start: number;
  readonly data: Uint8Array;
}

/** PNG (ISO/IEC 15948, 5.3): chunks of length, type, data and checksum, from IHDR to IEND. */
export function readChunks(reader: ByteReader): readonly PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = 8; ; ) {
    const length = reader.uint32(at);
    const type = reader.latin(at + 4, 4);
    if (chunks.length === 0 && type !== 'IHDR') throw malformed('has no header');
    if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff) throw malformed('has a broken chunk');
    if (at + 12 + length > reader.length) throw cutOff();
    const data = reader.slice(at + 8, length);
    if (crc32(reader.slice(at + 4, 4 + length)) !== reader.uint32(at + 8 + length)) {
      throw malformed(`is damaged: the checksum of its part ${type} does not fit`);
    }
    chunks.push({ type, start: at, data });
    at += 12 + length;
    if (type === 'IEND') return chunks;
  }
}

/** What stands once at the most, and what it stands before (5.6). */
export function checkOrder(chunks: readonly PngChunk[]): void {
  const seen = new Set<string>();
  let last = '';
  for (const { type, data } of chunks) {
    const isCritical = type.charCodeAt(0) < 0x60;
    if (isCritical && !critical.has(type)) throw malformed(`has a part that no program knows (${type})`);
    if (once.has(type) && seen.has(type)) throw malformed(`has the part ${type} twice`);
    if (type === 'IDAT' && seen.has('IDAT') && last !== 'IDAT') throw malformed('has its pixels in pieces');
    if (beforePixels.has(type) && seen.has('IDAT')) throw malformed(`has the part ${type} too late`);
    if (beforePalette.has(type) && seen.has('PLTE')) throw malformed(`has the part ${type} too late`);
    if (type === 'PLTE' && (seen.has('tRNS') || seen.has('bKGD')))
      throw malformed('has its palette too late');
    if (type === 'IEND' && data.length > 0) throw malformed('has a broken end');
    seen.add(type);
    last = type;
  }
  if (!seen.has('IDAT')) throw malformed('holds no pixels');
}

/** Text before a zero byte, then what the rest of a chunk says (iCCP). */
function afterName(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0);
  return end < 0 || startsWith(data, '\0') ? new Uint8Array() : data.subarray(end + 1);
}

const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const once = new Set('IHDR PLTE tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs'.split(' '));
const beforePixels = new Set([...once, 'acTL'].filter((type) => type !== 'IHDR'));
const beforePalette = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT']);

/** IHDR (ISO/IEC 15948, 11.2.2). */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
  /** Bits of a pixel. */
  readonly pixelBits: number;
}

export function readPngHeader(data: ByteReader): PngHeader {
  if (data.length !== 13) throw malformed('has a broken header');
  const [width, height] = [data.uint32(0), data.uint32(4)];
  const [depth, colorType] = [data.uint8(8), data.uint8(9)];
  const channels = channelsOf[colorType];
  if (!channels || !depthsOf[colorType]!.includes(depth)) throw malformed('has a broken header');
  if (data.uint8(10) !== 0 || data.uint8(11) !== 0 || data.uint8(12) > 1)
    throw malformed('has a broken header');
  return {
    width,
    height,
    depth,
    colorType,
    interlaced: data.uint8(12) === 1,
    pixelBits: channels * depth,
  };
}

/** A rectangle of the picture that is stored by itself: all of it, or one pass of Adam7 (8.2). */
export interface PngPass {
  readonly width: number;
  readonly height: number;
}

export function passesOf({ width, height, interlaced }: PngHeader): readonly PngPass[] {
  if (!interlaced) return [{ width, height }];
  return adam7
    .map(([x, y, dx, dy]) => ({
      width: Math.max(0, Math.ceil((width - x) / dx)),
      height: Math.max(0, Math.ceil((height - y) / dy)),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** Bytes of a row, without the one for its filter. */
export function rowLength({ pixelBits }: PngHeader, width: number): number {
  return Math.ceil((width * pixelBits) / 8);
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** First column and row, and the steps between them. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** In which order a PNG's chunks say what its colours mean (PNG third edition, 4.3): cICP, iCCP, sRGB, cHRM and gAMA. */
export function pngColors({ colorType }: PngHeader, find: (type: string) => Uint8Array | null): Colors {
  const grey = colorType === 0 || colorType === 4;
  const points = find('cICP');
  if (points) return codePoints(points);
  const profile = find('iCCP');
  if (profile) {
    const unpacked = unpackProfile(profile);
    return unpacked
      ? classifyProfile(unpacked, grey ? 'grey' : 'rgb')
      : { kind: 'unknown', problem: 'has a colour profile that cannot be read' };
  }
  if (find('sRGB')) return srgb;
  return fromNumbers(find('gAMA'), grey ? null : find('cHRM'));
}

/** ITU-T H.273: what is neither sRGB nor Display P3 is for films and screens of high brightness. */
function codePoints(data: Uint8Array): Colors {
  const [primaries, transfer, matrix, fullRange] = data;
  if (matrix === 0 && fullRange === 1 && (transfer === 13 || transfer === 1)) {
    if (primaries === 1) return srgb;
    if (primaries === 12) return { kind: 'profile', profile: makeProfile(displayP3, 'srgb') };
  }
  return { kind: 'unknown', problem: 'has colours for bright screens or films (HDR)' };
}

/** Profiles have a few thousand bytes; those of printers a million or two. */
const longestProfile = 4 * 1024 * 1024;

function unpackProfile(data: Uint8Array): Uint8Array | null {
  const packed = afterName(data);
  if (packed[0] !== 0) return null;
  try {
    return inflateSync(packed.subarray(1), { maxOutputLength: longestProfile });
  } catch {
    return null;
  }
}

/** 11.3.2.1 and 11.3.2.2, in hundred thousandths. */
function fromNumbers(gamma: Uint8Array | null, chromaticities: Uint8Array | null): Colors {
  const exponent = gamma?.length === 4 ? new ByteReader(gamma).uint32(0) / 100_000 : usualGamma;
  const primaries = chromaticities?.length === 32 ? readPrimaries(chromaticities) : srgbPrimaries;
  // Nothing that is not nonsense lies beyond these.
  if (exponent < 0.1 || exponent > 4) return srgb;
  const usual = Math.abs(exponent - usualGamma) < 0.02;
  if (usual && sameColors(primaries)) return srgb;
  try {
    return { kind: 'profile', profile: makeProfile(primaries, usual ? 'srgb' : 1 / exponent) };
  } catch (error) {
    // Numbers that mean no colours are looked at by nobody.
    if (error instanceof RangeError) return srgb;
    throw error;
  }
}

const usualGamma = 0.45455;

function readPrimaries(data: Uint8Array): Primaries {
  const reader = new ByteReader(data);
  const pair = (at: number): readonly [number, number] => [
    reader.uint32(at) / 100_000,
    reader.uint32(at + 4) / 100_000,
  ];
  return { white: pair(0), red: pair(8), green: pair(16), blue: pair(24) };
}

function sameColors(primaries: Primaries): boolean {
  return (['white', 'red', 'green', 'blue'] as const).every((name) =>
    primaries[name].every((value, i) => Math.abs(value - srgbPrimaries[name][i]!) < 0.005),
  );
}

const displayP3: Primaries = {
  ...srgbPrimaries,
  red: [0.68, 0.32],
  green: [0.265, 0.69],
  blue: [0.15, 0.06],
};
