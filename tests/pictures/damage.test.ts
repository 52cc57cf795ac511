import { deflateSync } from 'node:zlib';
import { Interlace } from '@imagemagick/magick-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatJpeg } from '../fixtures/flat-jpeg.ts';
import { gifOf, gifPicture, joinBytes, jpegOf, pngChunk, pngOf, withChunk } from '../fixtures/pictures.ts';
import { decode, encode, loadMagick } from './decode.ts';
import { read, said } from './read.ts';

beforeAll(loadMagick);

/** Few pixels of many colours, so that each byte means something. */
const colorAt = (x: number, y: number): readonly [number, number, number] => [
  x * 20,
  y * 25,
  (x * y * 7) % 256,
];
const size = [11, 9] as const;

describe('a byte changed anywhere', () => {
  /** Every byte becomes its opposite, and one more than it was. */
  function* damaged(whole: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < whole.length; at++) {
      for (const change of [0xff, 0x01]) {
        const bytes = whole.slice();
        bytes[at] = bytes[at]! ^ change;
        yield bytes;
      }
    }
  }

  test('of a PNG leaves the same picture, or is reported', () => {
    const whole = encode('PNG', size, colorAt);
    const before = decode(whole).rgb;
    let reported = 0;
    for (const bytes of damaged(whole)) {
      const { value } = read(bytes, 'a.png');
      if (value) expect(Buffer.from(decode(value.bytes).rgb)).toEqual(Buffer.from(before));
      else reported += 1;
    }
    expect(reported).toBeGreaterThan(whole.length);
  });

  // These have no checksums: a changed level or colour is another picture, which every program shows alike.
  test.each<[string, string, () => Uint8Array]>([
    ['JPEG', 'a.jpg', () => encode('JPEG', size, colorAt)],
    [
      'JPEG in passes',
      'a.jpg',
      () => encode('JPEG', size, colorAt, (image) => (image.settings.interlace = Interlace.Jpeg)),
    ],
    ['GIF', 'a.gif', () => encode('GIF', size, colorAt)],
  ])('of a %s leaves a whole picture, or is reported', (_, name, make) => {
    const whole = make();
    let [reported, taken] = [0, 0];
    for (const bytes of damaged(whole)) {
      const { value, diagnostics } = read(bytes, name);
      if (!value) {
        expect(diagnostics.map(({ code }) => code).join()).toMatch(/^picture-(damaged|size|type|limit)$/);
        reported += 1;
        continue;
      }
      taken += 1;
      // Whatever it shows now, a decoder that knows nothing of us finds nothing to complain of.
      const shown = decode(value.bytes);
      // Of a GIF it gives the first of its pictures, which may be smaller than the whole.
      if (name !== 'a.gif') expect([shown.width, shown.height]).toEqual([value.widthPx, value.heightPx]);
    }
    expect(reported).toBeGreaterThan(taken / 10);
  });
});

describe('what is wrong is said', () => {
  const header = (depth: number, colorType: number, rest = [0, 0, 0]): Uint8Array =>
    pngChunk('IHDR', new Uint8Array([0, 0, 0, 4, 0, 0, 0, 2, depth, colorType, ...rest]));
  const signature = pngOf(1, 1).slice(0, 8);
  const end = pngChunk('IEND', new Uint8Array());
  const pixels = (bytes: readonly number[]): Uint8Array =>
    pngChunk('IDAT', deflateSync(new Uint8Array(bytes)));
  const palette = pngChunk('PLTE', new Uint8Array([0, 0, 0, 255, 255, 255, 255, 0, 0]));
  const png = (...chunks: readonly Uint8Array[]): Uint8Array => joinBytes([signature, ...chunks, end]);
  const grey = pixels([0, 1, 2, 3, 4, 0, 5, 6, 7, 8]);
  const indexed = pixels([0, 0, 1, 2, 0, 0, 2, 1, 0, 0]);
  const gif = gifOf(4, 4);

  test.each<[string, Uint8Array, string | null]>([
    ['a whole one', png(header(8, 0), grey), null],
    ['a palette with all its colours', png(header(8, 3), palette, indexed), null],
    ['a header of no kind', png(header(3, 0), grey), 'has a broken header'],
    ['a way to pack that there is not', png(header(8, 0, [1, 0, 0]), grey), 'has a broken header'],
    ['no palette', png(header(8, 3), indexed), 'has no palette'],
    ['a palette that comes late', png(header(8, 3), indexed, palette), 'has the part PLTE too late'],
    [
      'half a colour',
      png(header(8, 3), pngChunk('PLTE', new Uint8Array(4)), indexed),
      'has a broken palette',
    ],
    [
      'a colour that is not there',
      png(header(8, 3), palette, pixels([0, 0, 1, 3, 0, 0, 2, 1, 0, 0])),
      'uses a colour that its palette does not have',
    ],
    [
      'one that comes of a filter',
      png(header(8, 3), palette, pixels([1, 1, 1, 1, 0, 0, 2, 1, 0, 0])),
      'uses a colour that its palette does not have',
    ],
    [
      'more transparent colours than colours',
      png(header(8, 3), palette, pngChunk('tRNS', new Uint8Array(4)), indexed),
      'has a broken list of transparent colours',
    ],
    ['a row too few', png(header(8, 0), pixels([0, 1, 2, 3, 4])), 'holds fewer pixels than its size says'],
    [
      'a row too many',
      png(header(8, 0), pixels([0, 1, 2, 3, 4, 0, 5, 6, 7, 8, 0])),
      'holds more pixels than its size says',
    ],
    [
      'a filter that there is not',
      png(header(8, 0), pixels([5, 1, 2, 3, 4, 0, 5, 6, 7, 8])),
      'has a broken row of pixels',
    ],
    [
      'something behind the pixels',
      png(
        header(8, 0),
        pngChunk(
          'IDAT',
          joinBytes([deflateSync(new Uint8Array([0, 1, 2, 3, 4, 0, 5, 6, 7, 8])), new Uint8Array(9)]),
        ),
      ),
      'holds more behind its pixels',
    ],
    [
      'pixels in pieces',
      png(header(8, 0), grey, pngChunk('tEXt', new Uint8Array([65, 0, 65])), grey),
      'has its pixels in pieces',
    ],
    [
      'a part that nobody knows',
      png(header(8, 0), pngChunk('ABCD', new Uint8Array()), grey),
      'has a part that no program knows (ABCD)',
    ],
    [
      'interlaced, too few',
      png(header(8, 0, [0, 0, 1]), pixels([0, 1])),
      'holds fewer pixels than its size says',
    ],
    ['a JPEG that is stored in ever more passes', manyPasses(), 'is stored in more passes than any picture'],
    ['a JPEG without codes', without(jpegOf(8, 8), 0xc4), 'lacks a table of codes'],
    ['a JPEG without levels', without(jpegOf(8, 8), 0xdb), 'lacks a table of levels'],
    ['a JPEG with half its pixels', halved(), 'lacks a part of its pixels'],
    [
      'a GIF picture beside the picture',
      joinBytes([gif.slice(0, 19), gifPicture(5, 4), new Uint8Array([0x3b])]),
      'has a picture that does not fit its size',
    ],
    [
      'a GIF without colours',
      joinBytes([gif.slice(0, 10), new Uint8Array([0, 0, 0]), gifPicture(4, 4), new Uint8Array([0x3b])]),
      'has no colours',
    ],
    [
      'a GIF with fewer pixels',
      joinBytes([gif.slice(0, 19), resized(gifPicture(2, 4), 4, 4), new Uint8Array([0x3b])]),
      'lacks a part of its pixels',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(said(bytes)).toBe(problem === null ? null : `picture-damaged: ${problem}`);
  });

  test('a PNG that unpacks without end is stopped at its size', () => {
    const bomb = png(header(8, 0), pngChunk('IDAT', deflateSync(Buffer.alloc(200_000_000))));
    const before = process.memoryUsage().rss;
    expect(said(bomb)).toBe('picture-damaged: holds more pixels than its size says');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

describe('what moves', () => {
  test('is said to, and stays a GIF', () => {
    const gif = gifOf(4, 4);
    const moving = joinBytes([gif.slice(0, -1), gifPicture(4, 4), new Uint8Array([0x3b])]);
    const { value, diagnostics } = read(moving);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['picture-animated', 'warning'],
    ]);
    expect(value!.bytes).toBe(moving);
  });

  test('as PNG shows its first picture, and nothing else is in it', () => {
    const still = encode('PNG', size, colorAt);
    const moving = withChunk(still, 'acTL', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0]));
    expect(said(moving)).toBe('picture-animated: is an animation, of which only the first picture is shown');
    expect(Buffer.from(read(moving).value!.bytes).includes('acTL')).toBe(false);
  });
});

describe('max-pixels', () => {
  test('makes larger pictures smaller, and leaves the others', () => {
    const large = encode('PNG', [400, 200], (x) => (x < 200 ? [255, 0, 0] : [0, 0, 255]));
    const { value } = read(large, 'a.png', { maxPixels: 20_000 });
    expect([value!.widthPx, value!.heightPx]).toEqual([200, 100]);
    const made = decode(value!.bytes);
    expect([made.at(20, 50), made.at(180, 50)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ]);
    expect(read(large, 'a.png', { maxPixels: 80_000 }).value!.bytes.length).toBeLessThanOrEqual(large.length);
    expect(read(large, 'a.png', { maxPixels: 80_000 }).value!.widthPx).toBe(400);
  });

  test('is named where a picture is heavy', () => {
    const noise = Buffer.alloc(1001 * 2500);
    for (let i = 0; i < noise.length; i++) noise[i] = i % 1001 === 0 ? 0 : (i * 2_654_435_761) >>> 13;
    const heavy = joinBytes([
      signatureOf(1000, 2500),
      pngChunk('IDAT', deflateSync(noise, { level: 0 })),
      pngChunk('IEND', new Uint8Array()),
    ]);
    const [found] = read(heavy, 'a.png').diagnostics;
    expect([found!.code, found!.severity]).toEqual(['picture-heavy', 'warning']);
    expect(found!.message).toBe('the picture "a.png" has 2.4 MB');
    expect(found!.hint).toContain('images: { max-pixels: 2000000 }');
  });
});

function signatureOf(width: number, height: number): Uint8Array {
  return pngOf(width, height).slice(0, 33);
}

/** A JPEG without its segments of one kind. */
function without(jpeg: Uint8Array, marker: number): Uint8Array {
  for (let at = 2; jpeg[at + 1] !== 0xda; ) {
    const length = 2 + ((jpeg[at + 2]! << 8) | jpeg[at + 3]!);
    if (jpeg[at + 1] === marker)
      return without(joinBytes([jpeg.subarray(0, at), jpeg.subarray(at + length)]), marker);
    at += length;
  }
  return jpeg;
}

function manyPasses(): Uint8Array {
  const jpeg = jpegOf(8, 8);
  const scan = jpeg.indexOf(0xda) - 1;
  const pass = jpeg.subarray(scan, jpeg.length - 2);
  return joinBytes([jpeg.subarray(0, scan), ...new Array<Uint8Array>(101).fill(pass), jpeg.subarray(-2)]);
}

function halved(): Uint8Array {
  const jpeg = flatJpeg({ width: 64, height: 64, levels: [100] });
  return joinBytes([jpeg.subarray(0, -10), jpeg.subarray(-2)]);
}

/** The picture of a GIF with another size in its header, behind its control block. */
function resized(picture: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = picture.slice();
  bytes[8 + 5] = width;
  bytes[8 + 7] = height;
  return bytes;
}
