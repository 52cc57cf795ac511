import { ByteReader } from '../byte-reader.ts';
import { PictureFault } from '../fault.ts';
import { type Colors, srgb } from '../raster-scan.ts';
import { readCurve } from './read-curve.ts';

/** What the pixels are made of. */
export type ColorModel = 'rgb' | 'grey' | 'cmyk';

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
