import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeProfile, srgbPrimaries } from '../../src/pictures/color-profile.ts';
import { flatJpeg } from '../fixtures/flat-jpeg.ts';
import { joinBytes, withChunk, withSegment } from '../fixtures/pictures.ts';
import { decode, encode, loadMagick } from './decode.ts';
import { said, taken } from './read.ts';

beforeAll(loadMagick);
const size = { width: 16, height: 16 };
const colorOf = (bytes: Uint8Array): readonly number[] => decode(taken(bytes).bytes).at(8, 8);
const near = (color: readonly number[], within = 2) => ({
  asymmetricMatch: (found: readonly number[]) =>
    color.every((value, i) => Math.abs(value - found[i]!) <= within),
  toString: () => `near ${color.join(' ')}`,
});

type Color = readonly [number, number, number];

/** The same light in sRGB, by the numbers of the standards: no profile is asked. */
function toSrgb(light: Color, matrix: readonly Color[]): readonly number[] {
  return matrix.map((row) => {
    const value = Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, factor, i) => sum + factor * light[i]!, 0),
      ),
    );
    return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
  });
}
function fromAdobeRgb(color: Color): readonly number[] {
  const [r, g, b] = color.map((value) => (value / 255) ** 2.19921875);
  return toSrgb(
    [r!, g!, b!],
    [
      [1.39836, -0.39836, 0],
      [0, 1, 0],
      [0, -0.04293, 1.04293],
    ],
  );
}
function fromDisplayP3(color: Color): readonly number[] {
  const [r, g, b] = color.map((value) => {
    const signal = value / 255;
    return signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4;
  });
  return toSrgb(
    [r!, g!, b!],
    [
      [1.22494, -0.22494, 0],
      [-0.04206, 1.04206, 0],
      [-0.01964, -0.07864, 1.09828],
    ],
  );
}

describe('a JPEG of any model of colours shows the colours that were meant', () => {
  // Y, Cb and Cr of 200, 100, 50 (ITU-T T.871, 7), and of what these lack to 255: so YCCK stores them.
  const ycc = [124, 86, 182];
  const ycck = [131, 170, 74];
  test.each<[string, Uint8Array, readonly number[]]>([
    // No cyan, 200 of 255 magenta, no yellow, 10 of black, all of them the other way round.
    ['CMYK as Adobe stores it', flatJpeg({ ...size, levels: [255, 55, 255, 245], adobe: 0 }), [245, 53, 245]],
    ['CMYK without a word of Adobe', flatJpeg({ ...size, levels: [255, 55, 255, 245] }), [245, 53, 245]],
    ['YCCK', flatJpeg({ ...size, levels: [...ycck, 255], adobe: 2 }), [200, 100, 50]],
    ['YCCK with black', flatJpeg({ ...size, levels: [...ycck, 128], adobe: 2 }), [100, 50, 25]],
    ['RGB by the word of Adobe', flatJpeg({ ...size, levels: [200, 100, 50], adobe: 0 }), [200, 100, 50]],
    ['RGB by its names', flatJpeg({ ...size, levels: [200, 100, 50], ids: [82, 71, 66] }), [200, 100, 50]],
    ['YCbCr, extended', flatJpeg({ ...size, levels: ycc, jfif: true, frame: 0xc1 }), [200, 100, 50]],
  ])('%s', (_, bytes, color) => {
    expect(said(bytes)).toBeNull();
    const picture = taken(bytes);
    expect(picture.bytes).not.toBe(bytes);
    expect(decode(picture.bytes).at(8, 8)).toEqual(near(color, 3));
  });

  test.each<[string, Uint8Array]>([
    ['YCbCr', flatJpeg({ ...size, levels: ycc, jfif: true })],
    ['YCbCr without a word', flatJpeg({ ...size, levels: ycc })],
    ['YCbCr by the word of Adobe', flatJpeg({ ...size, levels: ycc, adobe: 1 })],
    ['grey', flatJpeg({ ...size, levels: [77] })],
  ])('%s is left as it is', (_, bytes) => {
    expect(taken(bytes).bytes).toBe(bytes);
  });

  test('what no codec knows is said to be that, and what to do', () => {
    const twoColors = flatJpeg({ ...size, levels: [100, 100] });
    expect(said(twoColors)).toBe('picture-damaged: is a JPEG of two colours, and cannot be decoded');
  });
});

describe('a profile', () => {
  const adobeRgb = makeProfile({ ...srgbPrimaries, green: [0.21, 0.71] }, 2.19921875);
  const displayP3 = makeProfile(
    { ...srgbPrimaries, red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] },
    'srgb',
  );
  const inJpeg = (profile: Uint8Array, bytes: Uint8Array): Uint8Array =>
    withSegment(bytes, 0xe2, [...Buffer.from('ICC_PROFILE\0'), 1, 1, ...profile]);
  const inPng = (profile: Uint8Array, bytes: Uint8Array): Uint8Array =>
    withChunk(bytes, 'iCCP', joinBytes([Buffer.from('x\0\0'), deflateSync(profile)]));
  const flat = (format: 'PNG' | 'JPEG', color: readonly [number, number, number]): Uint8Array =>
    encode(format, [16, 16], () => color);

  test.each<[string, Uint8Array, Color, (color: Color) => readonly number[]]>([
    ['Adobe RGB', adobeRgb, [200, 100, 50], fromAdobeRgb],
    ['Adobe RGB', adobeRgb, [128, 128, 128], fromAdobeRgb],
    ['Display P3', displayP3, [200, 100, 50], fromDisplayP3],
    ['Display P3', displayP3, [100, 180, 90], fromDisplayP3],
  ])('%s %#', (_, profile, stored, reckon) => {
    const shown = reckon(stored);
    expect(shown.some((value, i) => Math.abs(value - stored[i]!) > 0)).toBe(true);
    for (const bytes of [inJpeg(profile, flat('JPEG', stored)), inPng(profile, flat('PNG', stored))]) {
      const picture = taken(bytes);
      expect(decode(picture.bytes).at(8, 8)).toEqual(near(shown, 3));
      // Nothing is left that would change the colours again.
      expect(Buffer.from(picture.bytes).includes('ICC')).toBe(false);
      expect(Buffer.from(picture.bytes).includes('iCCP')).toBe(false);
    }
  });

  test('of sRGB, or as good as that, is left where it is', () => {
    {
      const profile = makeProfile(srgbPrimaries, 'srgb');
      const jpeg = inJpeg(profile, flat('JPEG', [200, 100, 50]));
      expect(taken(jpeg).bytes).toBe(jpeg);
      const png = inPng(profile, flat('PNG', [200, 100, 50]));
      expect(Buffer.from(taken(png).bytes).includes('iCCP')).toBe(true);
    }
  });

  test('that cannot be read is left out, with a warning', () => {
    const broken = adobeRgb.slice(0, 200);
    const other = adobeRgb.slice();
    other.set(Buffer.from('CMYK'), 16);
    for (const profile of [broken, other]) {
      for (const bytes of [
        inJpeg(profile, flat('JPEG', [200, 100, 50])),
        inPng(profile, flat('PNG', [200, 100, 50])),
      ]) {
        expect(said(bytes)).toMatch(
          /^picture-colors: has a colour profile that .*, and is shown without it$/,
        );
        expect(colorOf(bytes)).toEqual(near([200, 100, 50], 2));
        expect(Buffer.from(taken(bytes).bytes).includes('acsp')).toBe(false);
      }
    }
  });
});

describe('a PNG that says by numbers what its colours are', () => {
  const number = (...values: readonly number[]): Uint8Array => {
    const data = Buffer.alloc(4 * values.length);
    values.forEach((value, i) => {
      data.writeUInt32BE(value, 4 * i);
    });
    return data;
  };
  const flat = (): Uint8Array => encode('PNG', [16, 16], () => [128, 128, 128]);

  test.each<[string, string, Uint8Array, readonly number[]]>([
    // 128 of 255 of the light itself is 188 in sRGB.
    ['a gamma of 1', 'gAMA', number(100_000), [188, 188, 188]],
    ['a gamma of 1.8', 'gAMA', number(55_556), [145, 145, 145]],
    ['the usual gamma', 'gAMA', number(45_455), [128, 128, 128]],
    ['a gamma that is nonsense', 'gAMA', number(1), [128, 128, 128]],
    ['code points of sRGB', 'cICP', new Uint8Array([1, 13, 0, 1]), [128, 128, 128]],
  ])('%s', (_, type, data, color) => {
    expect(colorOf(withChunk(flat(), type, data))).toEqual(near(color, 2));
  });

  test('code points of Display P3 are those of the profile', () => {
    const green = encode('PNG', [16, 16], () => [100, 180, 90]);
    expect(colorOf(withChunk(green, 'cICP', new Uint8Array([12, 13, 0, 1])))).toEqual(
      near(fromDisplayP3([100, 180, 90])),
    );
  });

  test('colours for bright screens are warned of', () => {
    const bright = withChunk(flat(), 'cICP', new Uint8Array([9, 16, 0, 1]));
    expect(said(bright)).toBe(
      'picture-colors: has colours for bright screens or films (HDR), and is shown without it',
    );
  });
});

test('a picture of 16 bits is left as it is, and is shown', () => {
  const bytes = encode(
    'PNG',
    [16, 16],
    () => [200, 100, 50],
    (image) => {
      image.depth = 16;
      image.settings.setDefine('PNG', 'bit-depth', '16');
    },
  );
  expect(colorOf(bytes)).toEqual(near([200, 100, 50], 0));
});
