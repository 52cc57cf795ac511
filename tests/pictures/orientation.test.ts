import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { buildDeck } from '../../src/pipeline/build-deck.ts';
import { createProjectCache, planBuild } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/project/index.ts';
import { exifOf, pngChunk, withChunk, withSegment } from '../fixtures/pictures.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Decoded, decode, difference, encode, loadMagick } from './decode.ts';
import { taken } from './read.ts';

beforeAll(loadMagick);
const root = temporaryFolder('turned');

/** No two corners are alike, so that every way to turn or mirror it shows. */
const [wide, high] = [48, 32];
function upright(x: number, y: number): readonly [number, number, number] {
  const left = x < wide / 2;
  const top = y < high / 2;
  return top ? (left ? [220, 30, 30] : [30, 180, 40]) : left ? [40, 60, 210] : [230, 220, 40];
}

/** Where a point of the upright picture is stored under each orientation (CIPA DC-008, 4.6.5). */
const stored: Readonly<
  Record<number, (x: number, y: number, w: number, h: number) => readonly [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [y, w - 1 - x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, _w, h) => [h - 1 - y, x],
};
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

/** As a camera that was held in some way saves it. */
function photo(orientation: number, format: 'JPEG' | 'PNG' = 'JPEG'): Uint8Array {
  const swapped = orientation >= 5;
  const pixels = new Map<string, readonly [number, number, number]>();
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) pixels.set(stored[orientation]!(x, y, wide, high).join(), upright(x, y));
  const plain = encode(format, swapped ? [high, wide] : [wide, high], (x, y) => pixels.get(`${x},${y}`)!);
  return format === 'JPEG'
    ? withSegment(plain, 0xe1, exifOf(orientation))
    : withChunk(plain, 'eXIf', exifOf(orientation).subarray(6));
}

let wanted: Decoded;
beforeAll(() => {
  wanted = decode(encode('PNG', [wide, high], upright));
});

describe('a photo is upright, and its size is that of the upright picture', () => {
  test.each(orientations)('JPEG, orientation %i', (orientation) => {
    const picture = taken(photo(orientation));
    expect([picture.widthPx, picture.heightPx]).toEqual([wide, high]);
    const made = decode(picture.bytes);
    expect(difference(made, wanted).mean).toBeLessThan(2);
    // What is left of the orientation would turn it again.
    expect(Buffer.from(picture.bytes).includes('Exif')).toBe(false);
  });

  test.each(orientations)('PNG, orientation %i: not a point is lost', (orientation) => {
    const picture = taken(photo(orientation, 'PNG'));
    expect(difference(decode(picture.bytes), wanted)).toEqual({ most: 0, mean: 0 });
  });

  test('WebP', () => {
    const bytes = encode('WEBP', [wide, high], upright);
    const picture = taken(bytes);
    expect(picture.format).toBe('jpeg');
    expect(difference(decode(picture.bytes), decode(bytes)).mean).toBeLessThan(4);
  });

  test('an orientation that is none turns nothing', () => {
    for (const value of [0, 9, 255]) {
      const picture = taken(withSegment(encode('JPEG', [wide, high], upright), 0xe1, exifOf(value)));
      expect(difference(decode(picture.bytes), wanted).mean).toBeLessThan(2);
    }
  });

  test('turning loses next to nothing, and makes the file no larger', () => {
    // Waves and noise, as photos have them.
    const scene = (x: number, y: number): readonly [number, number, number] => {
      const noise = ((x * 7919 + y * 104_729) % 17) - 8;
      const wave = (by: number) => Math.round(128 + 90 * Math.sin(x / by) * Math.cos(y / (by + 3)) + noise);
      return [wave(9), wave(14), wave(21)];
    };
    const plain = encode('JPEG', [160, 120], scene);
    const turned = taken(withSegment(plain, 0xe1, exifOf(3)));
    const before = decode(plain);
    const after = decode(turned.bytes);
    let [most, sum] = [0, 0];
    for (let y = 0; y < 120; y++)
      for (let x = 0; x < 160; x++)
        before.at(x, y).forEach((value, i) => {
          const apart = Math.abs(value - after.at(159 - x, 119 - y)[i]!);
          most = Math.max(most, apart);
          sum += apart;
        });
    expect(sum / (160 * 120 * 3)).toBeLessThan(1);
    expect(most).toBeLessThan(10);
    expect(turned.bytes.length).toBeLessThan(plain.length * 1.05);
  });
});

describe('all that is made of a deck shows it alike', () => {
  test('slides, their pictures, HTML and Word', async () => {
    const put = (path: string, content: Uint8Array | string): void => {
      const file = join(root, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, content);
    };
    put('throughline.yaml', '');
    put('content/x/outline.yaml', 'title: Photos\nlanguage: en\n');
    for (const orientation of orientations) put(`content/x/images/p${orientation}.jpg`, photo(orientation));
    put(
      'content/x/decks/d.yaml',
      `title: Photos\nformats: [pptx, md, html, docx]\nhandouts: [slides-and-notes]\nslides:\n${orientations
        .map(
          (i) =>
            `  - { use: image, id: p${i}, title: Photo ${i}, src: images/p${i}.jpg, alt: Four fields ${i} }\n`,
        )
        .join('')}`,
    );
    const project = openProject(root).value!;
    const [planned] = planBuild(project, []).value!;
    const built = await buildDeck({
      project,
      cache: createProjectCache(project),
      planned: planned!,
      formats: null,
      epoch: null,
    });
    expect(built.diagnostics).toEqual([]);
    const files = new Map(built.value!.files.map(({ name, bytes }) => [name, bytes]));
    const isUpright = (bytes: Uint8Array): boolean => difference(decode(bytes), wanted).mean < 2;

    const { parts } = readZip(files.get('d.pptx')!);
    const media = [...parts].filter(([name]) => name.startsWith('ppt/media/'));
    expect(media.length).toBeGreaterThan(0);
    expect(media.map(([, bytes]) => isUpright(bytes as Uint8Array))).not.toContain(false);
    for (let i = 1; i <= 8; i++) {
      const slide = Buffer.from(parts.get(`ppt/slides/slide${i}.xml`) as Uint8Array).toString();
      const [, cx, cy] = /<p:pic>.*?<a:ext cx="(\d+)" cy="(\d+)"\/>/s.exec(slide)!;
      expect(Number(cx) / Number(cy)).toBeCloseTo(wide / high, 2);
      expect(/<p:pic>.*?<a:xfrm[^>]*rot=/s.test(slide)).toBe(false);
    }

    const texts = ['d.slides-and-notes.html', ...[...files.keys()].filter((name) => name.endsWith('.svg'))];
    expect(texts.length).toBe(9);
    for (const name of texts) {
      const held = [
        ...Buffer.from(files.get(name)!)
          .toString()
          .matchAll(/data:image\/jpeg;base64,([^"]+)"/g),
      ];
      expect(held.length).toBe(name.endsWith('.svg') ? 1 : 8);
      for (const [, packed] of held) expect(isUpright(Buffer.from(packed!, 'base64'))).toBe(true);
    }

    // In Word the slides are drawings over pictures of them: the colours of the corners say how the photo lies.
    const word = readZip(files.get('d.slides-and-notes.docx')!).parts;
    const drawn = [...word].filter(([name]) => /^word\/media\/.*\.png$/.test(name));
    expect(drawn.length).toBe(8);
    for (const [, bytes] of drawn) {
      const page = decode(bytes as Uint8Array);
      const [middleX, middleY] = middleOf(page);
      const corners = [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ].map(([dx, dy]) => page.at(middleX + dx! * 30, middleY + dy! * 30));
      expect(corners.map(nearest)).toEqual(['red', 'green', 'blue', 'yellow']);
    }
  });
});

/** Of what is red, green, blue or yellow on a page. */
function middleOf(page: Decoded): readonly [number, number] {
  let [left, right, top, bottom] = [page.width, 0, page.height, 0];
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++) {
      if (nearest(page.at(x, y)) === 'none') continue;
      [left, right, top, bottom] = [
        Math.min(left, x),
        Math.max(right, x),
        Math.min(top, y),
        Math.max(bottom, y),
      ];
    }
  return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
}

function nearest(color: readonly number[]): string {
  const named = { red: [220, 30, 30], green: [30, 180, 40], blue: [40, 60, 210], yellow: [230, 220, 40] };
  const found = Object.entries(named).find(([, each]) =>
    each.every((value, i) => Math.abs(value - color[i]!) < 40),
  );
  return found?.[0] ?? 'none';
}

test('a chunk of EXIF that nobody can read does no harm', () => {
  const broken = withChunk(encode('PNG', [wide, high], upright), 'eXIf', new Uint8Array([1, 2, 3]));
  expect(difference(decode(taken(broken).bytes), wanted).most).toBe(0);
  expect(pngChunk('eXIf', new Uint8Array()).length).toBe(12);
});
