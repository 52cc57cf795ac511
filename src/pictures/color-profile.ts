import { ByteReader } from './byte-reader.ts';
import { malformed, PictureFault } from './limits.ts';
import { type Colors, srgb } from './raster-scan.ts';

/** What the pixels are made of. */
type ColorModel = 'rgb' | 'grey' | 'cmyk';

/**
 * Says what an ICC profile (ICC.1:2022) makes of a picture's colours. One that differs from sRGB by less than the eye
 * sees counts as sRGB: programs that know no profiles then show the same.
 */
export function classifyProfile(profile: Uint8Array, model: ColorModel): Colors {
  try {
    return classify(profile, model);
  } catch (error) {
    // What would be read beyond the end of the profile.
    if (error instanceof PictureFault) return unreadable;
    throw error;
  }
}

const unreadable: Colors = { kind: 'unknown', problem: 'has a colour profile that cannot be read' };

function classify(profile: Uint8Array, model: ColorModel): Colors {
  const reader = new ByteReader(profile);
  const size = reader.uint32(0);
  if (reader.latin(36, 4) !== 'acsp' || size < 132 || size > profile.length) return unreadable;
  const space = reader.latin(16, 4);
  if (space !== spaces[model]) {
    return { kind: 'unknown', problem: 'has a colour profile that is made for other pictures' };
  }
  const tags = readTags(reader);
  const asProfile: Colors = { kind: 'profile', profile: profile.subarray(0, size) };
  if (tags.has('A2B0')) return asProfile;
  if (model === 'cmyk') return unreadable;
  const curves = model === 'grey' ? ['kTRC'] : ['rTRC', 'gTRC', 'bTRC'];
  const colorants = model === 'grey' ? [] : ['rXYZ', 'gXYZ', 'bXYZ'];
  if (![...curves, ...colorants].every((name) => tags.has(name))) return unreadable;
  const usualColors = colorants.every((name, i) =>
    [0, 1, 2].every((axis) => {
      const value = new ByteReader(tags.get(name)!).int32(8 + 4 * axis) / 65_536;
      return Math.abs(value - srgbColorants[i]![axis]!) < colorTolerance;
    }),
  );
  const usualCurves = curves.every((name) => {
    const curve = readCurve(new ByteReader(tags.get(name)!));
    return samples.every((x) => Math.abs(encode(curve(x)) - x) < curveTolerance);
  });
  return usualColors && usualCurves ? srgb : asProfile;
}

/** Data by name; at most as many as profiles have. */
function readTags(reader: ByteReader): ReadonlyMap<string, Uint8Array> {
  const count = Math.min(reader.uint32(128), 100);
  const tags = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = 132 + 12 * i;
    tags.set(reader.latin(at, 4), reader.slice(reader.uint32(at + 4), reader.uint32(at + 8)));
  }
  return tags;
}

const spaces = { rgb: 'RGB ', grey: 'GRAY', cmyk: 'CMYK' } as const;
/** XYZ of full red, green and blue of sRGB under D50. */
const srgbColorants = [
  [0.4361, 0.2225, 0.0139],
  [0.3851, 0.7169, 0.0971],
  [0.1431, 0.0606, 0.7141],
] as const;
const colorTolerance = 0.006;
/** Three of 255 steps. A plain power of 2.2 is further away than that in the shadows. */
const curveTolerance = 0.012;
const samples = [0.05, 0.1, 0.25, 0.5, 0.75, 0.95];

/** Light to signal (IEC 61966-2-1). */
function encode(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

/** Reads a curve from signal to light, both 0 to 1 (ICC.1:2022, 10.6 and 10.18). Throws a PictureFault. */
function readCurve(data: ByteReader): (signal: number) => number {
  const type = data.latin(0, 4);
  if (type === 'curv') return readTable(data);
  if (type === 'para') return readFormula(data);
  throw malformed('has a curve of an unknown kind');
}

function readTable(data: ByteReader): (signal: number) => number {
  const count = data.uint32(8);
  if (count === 0) return (x) => x;
  if (count === 1) {
    const power = data.uint16(12) / 256;
    return (x) => x ** power;
  }
  data.slice(12, 2 * count);
  const value = (i: number): number => data.uint16(12 + 2 * i) / 65_535;
  return (x) => {
    const at = x * (count - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, count - 1);
    return value(below) + (value(above) - value(below)) * (at - below);
  };
}

function readFormula(data: ByteReader): (signal: number) => number {
  const kind = data.uint16(8);
  const counts = [1, 3, 4, 5, 7];
  const count = counts[kind];
  if (count === undefined) throw malformed('has a curve of an unknown kind');
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => data.int32(12 + 4 * i) / 65_536,
  );
  const power = (x: number): number => Math.max(a * x + b, 0) ** g;
  if (kind === 0) return (x) => x ** g;
  // Below -b/a the first two are level: 0, or c.
  if (kind === 1 || kind === 2) return (x) => power(x) + c;
  return (x) => (x >= d ? power(x) + e : c * x + f);
}

/** x and y of CIE 1931. */
export interface Primaries {
  readonly white: readonly [number, number];
  readonly red: readonly [number, number];
  readonly green: readonly [number, number];
  readonly blue: readonly [number, number];
}

/** IEC 61966-2-1. */
export const srgbPrimaries: Primaries = {
  white: [0.3127, 0.329],
  red: [0.64, 0.33],
  green: [0.3, 0.6],
  blue: [0.15, 0.06],
};

/**
 * An ICC profile (ICC.1:2022) of three primaries and one curve: that of sRGB, or a power. Throws a RangeError for
 * primaries that span nothing.
 */
export function makeProfile(primaries: Primaries, curve: 'srgb' | number): Uint8Array {
  const trc = curve === 'srgb' ? parametricCurve(3, srgbCurve) : parametricCurve(0, [curve]);
  const [red, green, blue] = colorants(primaries);
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', text('Colours')],
    ['cprt', text('None')],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', trc],
    ['gTRC', trc],
    ['bTRC', trc],
  ];
  const start = 128 + 4 + 12 * tags.length;
  const profile = Buffer.alloc(start + tags.reduce((sum, [, data]) => sum + data.length, 0));
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x04400000, 8);
  profile.write('mntrRGB XYZ ', 12, 'latin1');
  // A date there must be; it is nobody's.
  [2000, 1, 1, 0, 0, 0].forEach((value, i) => {
    profile.writeUInt16BE(value, 24 + 2 * i);
  });
  profile.write('acsp', 36, 'latin1');
  Buffer.from(xyz(d50).subarray(8)).copy(profile, 68);
  profile.writeUInt32BE(tags.length, 128);
  let at = start;
  tags.forEach(([name, data], i) => {
    profile.write(name, 132 + 12 * i, 'latin1');
    profile.writeUInt32BE(at, 136 + 12 * i);
    profile.writeUInt32BE(data.length, 140 + 12 * i);
    profile.set(data, at);
    at += data.length;
  });
  return new Uint8Array(profile);
}

const d50: Triple = [0.9642, 1, 0.8249];
/** g, a, b, c and d of the parametric curve that sRGB is. */
const srgbCurve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** XYZ of full red, green and blue, as they look in light of 5000 kelvin. */
function colorants({ white, red, green, blue }: Primaries): readonly [Triple, Triple, Triple] {
  const light = toXyz(white);
  const columns = [toXyz(red), toXyz(green), toXyz(blue)] as const;
  const [r, g, b] = solve(columns, light);
  const scaled = ([x, y, z]: Triple, by: number): Triple => [x * by, y * by, z * by];
  const adapt = adaptToD50(light);
  return [
    multiply(adapt, scaled(columns[0], r)),
    multiply(adapt, scaled(columns[1], g)),
    multiply(adapt, scaled(columns[2], b)),
  ];
}

/** How much of each column it takes to make a colour (Cramer's rule). */
function solve(columns: readonly [Triple, Triple, Triple], target: Triple): Triple {
  const [a, b, c] = columns;
  const whole = determinant(a, b, c);
  if (!(Math.abs(whole) > 1e-6)) throw new RangeError('primaries that span nothing');
  return [
    determinant(target, b, c) / whole,
    determinant(a, target, c) / whole,
    determinant(a, b, target) / whole,
  ];
}

function determinant(a: Triple, b: Triple, c: Triple): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    b[0] * (a[1] * c[2] - a[2] * c[1]) +
    c[0] * (a[1] * b[2] - a[2] * b[1])
  );
}

function fixed(values: readonly number[], type: string): Uint8Array {
  const data = Buffer.alloc(8 + 4 * values.length);
  data.write(type, 0, 'latin1');
  values.forEach((value, i) => {
    data.writeInt32BE(Math.round(value * 65_536), 8 + 4 * i);
  });
  return data;
}

function xyz(value: Triple): Uint8Array {
  return fixed(value, 'XYZ ');
}

function parametricCurve(kind: number, values: readonly number[]): Uint8Array {
  // The kind stands in the upper half of the first number.
  return fixed([kind, ...values], 'para');
}

/** `mluc`, of one text. */
function text(words: string): Uint8Array {
  const encoded = Buffer.from(words, 'utf16le').swap16();
  const padded = Buffer.alloc(28 + Math.ceil(encoded.length / 4) * 4);
  padded.write('mluc', 0, 'latin1');
  padded.writeUInt32BE(1, 8);
  padded.writeUInt32BE(12, 12);
  padded.write('enUS', 16, 'latin1');
  padded.writeUInt32BE(encoded.length, 20);
  padded.writeUInt32BE(28, 24);
  encoded.copy(padded, 28);
  return padded;
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** XYZ of the colour with these x and y and the lightness 1. */
function toXyz([x, y]: readonly [number, number]): Triple {
  if (!(y > 0)) throw new RangeError('a colour without light');
  return [x / y, 1, (1 - x - y) / y];
}

/** What makes colours in a light look the same in that of ICC profiles (ICC.1:2022, annex E: Bradford). */
function adaptToD50(white: Triple): Matrix {
  const from = multiply(bradford, white);
  const to = multiply(bradford, [0.9642, 1, 0.8249]);
  const scaled = bradford.map((row, i) =>
    row.map((value) => (value * to[i]!) / from[i]!),
  ) as unknown as Matrix;
  return [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) =>
      [0, 1, 2].reduce((sum, i) => sum + bradfordBack[row]![i]! * scaled[i]![column]!, 0),
    ),
  ) as unknown as Matrix;
}

function multiply(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const bradfordBack: Matrix = [
  [0.9869929, -0.1470543, 0.1599627],
  [0.4323053, 0.5183603, 0.0492912],
  [-0.0085287, 0.0400428, 0.9684867],
];
