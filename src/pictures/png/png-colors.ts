import { inflateSync } from 'node:zlib';
import { ByteReader } from '../byte-reader.ts';
import { classifyProfile } from '../color/classify-profile.ts';
import { makeProfile, type Primaries, srgbPrimaries } from '../color/make-profile.ts';
import { type Colors, srgb } from '../raster-scan.ts';
import type { PngHeader } from './png-header.ts';
import { afterName } from './read-chunks.ts';

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
