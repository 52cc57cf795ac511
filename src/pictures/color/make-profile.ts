import { adaptToD50, multiply, type Triple, toXyz } from './white-point.ts';

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
export function colorants({ white, red, green, blue }: Primaries): readonly [Triple, Triple, Triple] {
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
