import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { verifyPackage } from '../../src/formats/pptx/index.ts';
import { readZip } from '../../src/package/index.ts';
import { findMetadata } from '../../src/pictures/index.ts';
import { buildDeck } from '../../src/pipeline/build-deck.ts';
import { createProjectCache, planBuild } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/project/index.ts';
import {
  exifOf,
  gifOf,
  joinBytes,
  jpegOf,
  jpegSegment,
  pngOf,
  withChunk,
  withSegment,
} from '../fixtures/pictures.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { taken } from './read.ts';

const root = temporaryFolder('metadata');

const secret = 'Taken by J. Doe at 52.5200 13.4050';
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const jfif = (...behind: readonly number[]): Uint8Array =>
  jpegSegment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, ...behind]);
const plainJpeg = (): Uint8Array => jpegOf(16, 16);
const insertBefore = (gif: Uint8Array, extension: readonly number[]): Uint8Array =>
  joinBytes([gif.subarray(0, 19), new Uint8Array(extension), gif.subarray(19)]);
const subBlock = (text: string): number[] => [text.length, ...Buffer.from(text, 'latin1')];

/** Pictures with something in them that shows nothing, by what that is. */
const told: Readonly<Record<string, Uint8Array>> = {
  'a text of a PNG': withChunk(pngOf(4, 4), 'tEXt', latin(`Author\0${secret}`)),
  'a packed text of a PNG': withChunk(
    pngOf(4, 4),
    'zTXt',
    joinBytes([latin('Author\0\0'), deflateSync(latin(secret))]),
  ),
  'XMP of a PNG': withChunk(pngOf(4, 4), 'iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0<GPSLatitude>${secret}`)),
  'the time of a PNG': withChunk(pngOf(4, 4), 'tIME', new Uint8Array([7, 230, 1, 2, 3, 4, 5])),
  'EXIF of a PNG': withChunk(pngOf(4, 4), 'eXIf', exifOf(1, secret).subarray(6)),
  'a chunk of some program': withChunk(pngOf(4, 4), 'vpAg', latin(secret)),
  'what lies behind a PNG': joinBytes([pngOf(4, 4), latin(secret)]),
  'EXIF of a JPEG': withSegment(plainJpeg(), 0xe1, exifOf(1, secret)),
  'XMP of a JPEG': withSegment(plainJpeg(), 0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
  'IPTC of a JPEG': withSegment(plainJpeg(), 0xed, latin(`Photoshop 3.0\0${secret}`)),
  'a comment of a JPEG': withSegment(plainJpeg(), 0xfe, latin(secret)),
  'a record of its origin': withSegment(plainJpeg(), 0xeb, latin(`JP${secret}`)),
  'the gain map of a bright JPEG': joinBytes([
    withSegment(plainJpeg(), 0xe2, latin(`MPF\0MM${secret}`)),
    plainJpeg(),
  ]),
  'what lies behind a JPEG': joinBytes([plainJpeg(), latin(secret)]),
  'a thumbnail of a JPEG': joinBytes([
    plainJpeg().subarray(0, 2),
    jfif(1, 1, 1, 2, 3),
    plainJpeg().subarray(20),
  ]),
  'a comment of a GIF': insertBefore(gifOf(4, 4), [0x21, 0xfe, ...subBlock(secret), 0]),
  'data of a program in a GIF': insertBefore(gifOf(4, 4), [
    0x21,
    0xff,
    ...subBlock('XMP DataXMP'),
    ...subBlock(secret),
    0,
  ]),
  'what lies behind a GIF': joinBytes([gifOf(4, 4), latin(secret)]),
};

test.each(Object.entries(told))('%s is left out', (_, bytes) => {
  const made = taken(bytes).bytes;
  expect(Buffer.from(made).includes('Doe')).toBe(false);
  expect(findMetadata(made)).toEqual([]);
  expect(made.length).toBeLessThan(bytes.length);
});

test('a picture that holds nothing but itself is the very same bytes', () => {
  const loop = [0x21, 0xff, ...subBlock('NETSCAPE2.0'), 3, 1, 0, 0, 0];
  const pictures = [pngOf(4, 4), jpegOf(9, 9), gifOf(4, 4), insertBefore(gifOf(4, 4), loop)];
  for (const bytes of pictures) expect(taken(bytes).bytes).toBe(bytes);
});

test('what says how a picture is to be shown stays in it', () => {
  const sharp = withChunk(pngOf(4, 4), 'pHYs', new Uint8Array([0, 0, 11, 19, 0, 0, 11, 19, 1]));
  const told = withChunk(sharp, 'tEXt', latin(`Author\0${secret}`));
  expect(taken(told).bytes).toEqual(sharp);
});

test('where a picture was taken is found in all places where it is said', () => {
  const place = Buffer.from(exifOf(1));
  // The second entry becomes the one that leads to the place.
  place.writeUInt16LE(0x8825, 6 + 22);
  for (const bytes of [
    withSegment(plainJpeg(), 0xe1, place),
    withChunk(pngOf(4, 4), 'eXIf', place.subarray(6)),
    told['XMP of a PNG']!,
  ])
    expect(findMetadata(bytes)).toContain('the place where it was taken');
  expect(findMetadata(told['EXIF of a JPEG']!)).toEqual(['EXIF']);
});

test('nothing that is made of a deck says who made its pictures, and where', async () => {
  const put = (path: string, content: Uint8Array | string): void => {
    const file = join(root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  };
  const names = Object.entries(told).map(([, bytes], i) => {
    const name = `p${i}.${bytes[0] === 0xff ? 'jpg' : bytes[0] === 0x47 ? 'gif' : 'png'}`;
    put(`content/x/images/${name}`, bytes);
    return name;
  });
  const inside = Buffer.from(told['EXIF of a JPEG']!).toString('base64');
  put(
    'content/x/images/drawing.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><image width="40" height="40" href="data:image/jpeg;base64,${inside}"/></svg>`,
  );
  put('throughline.yaml', '');
  put('content/x/outline.yaml', 'title: Photos\nlanguage: en\n');
  put(
    'templates/briefing/handouts/all.md.hbs',
    `---\nsummary: All\n---\n# All\n\n${names.map((n) => `![A picture](images/${n})\n`).join('\n')}`,
  );
  put(
    'content/x/decks/d.yaml',
    `title: Photos\nformats: [pptx, md, html, docx]\nhandouts: [slides-and-notes, all]\nslides:\n${[
      'drawing.svg',
      ...names,
    ]
      .map(
        (name, i) =>
          `  - { use: image, id: s${i}, title: Picture ${i}, src: images/${name}, alt: Grey ${i} }\n`,
      )
      .join('')}`,
  );
  const project = openProject(root).value!;
  const [planned] = planBuild(project, []).value!;
  const cache = createProjectCache(project);
  const built = await buildDeck({ project, cache, planned: planned!, formats: null, epoch: null });
  expect(built.diagnostics).toEqual([]);
  const held: Uint8Array[] = [];
  for (const { name, bytes } of built.value!.files) {
    if (/\.(pptx|docx)$/.test(name))
      held.push(...[...readZip(bytes).parts.values()].map((part) => Buffer.from(part)));
    else held.push(bytes);
  }
  let inner = 0;
  for (const bytes of held) {
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.includes('Doe')).toBe(false);
    for (const [, packed] of text.matchAll(/data:image\/[a-z]+;base64,([^"']+)["']/g)) {
      inner += 1;
      expect(Buffer.from(packed!, 'base64').includes('Doe')).toBe(false);
    }
  }
  expect(inner).toBeGreaterThan(3 * names.length);
});

test('a finished package is looked through for it', async () => {
  const project = openProject(root).value!;
  const [planned] = planBuild(project, []).value!;
  const cache = createProjectCache(project);
  const built = await buildDeck({ project, cache, planned: planned!, formats: ['pptx'], epoch: null });
  const { parts } = readZip(built.value!.files[0]!.bytes);
  const [media] = [...parts.keys()].filter((name) => name.endsWith('.jpeg'));
  expect(verifyPackage(parts)).toEqual([]);
  const place = Buffer.from(exifOf(1));
  place.writeUInt16LE(0x8825, 6 + 22);
  parts.set(media!, withSegment(plainJpeg(), 0xe1, place));
  expect(verifyPackage(parts).map(({ code, message }) => [code, message])).toEqual([
    ['pptx-leak', `${media}: the picture holds more than itself: EXIF`],
    ['pptx-leak', `${media}: the picture says where it was taken`],
  ]);
  // Of a deck from elsewhere, only that it tells a place is worth a word.
  expect(verifyPackage(parts, true).map(({ message }) => message)).toEqual([
    `${media}: the picture says where it was taken`,
  ]);
});
