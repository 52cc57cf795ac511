import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EarlierParts,
  PackedText,
  partText,
  readEntries,
  readZip,
  writeRelationships,
  writeZip,
  ZipError,
  ZipWriter,
} from '../../src/package/index.ts';
import { howMany, seed } from '../how-many.ts';

test('what was written is read back', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}\/[a-zé]{1,8}\.(xml|rels|png)$/);
  const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 5000 }));
  fc.assert(
    fc.property(fc.dictionary(name, part, { maxKeys: 8 }), (contents) => {
      const { parts, entries } = readZip(writeZip(new Map(Object.entries(contents))));
      expect(entries.every(({ method }) => method === 8)).toBe(true);
      expect(parts.size).toBe(Object.keys(contents).length);
      for (const [key, value] of Object.entries(contents))
        expect(Buffer.from(parts.get(key) as Uint8Array).equals(Buffer.from(value as string))).toBe(true);
    }),
    { numRuns: howMany.packages },
  );
});

test('relationships that end in a number are packed in pieces and read back whole', () => {
  for (let number = 1; number < 3000; number += 7) {
    const xml = writeRelationships([
      {
        id: 'rId1',
        type: 'slideLayout',
        target: `../slideLayouts/slideLayout${number % 9}.xml`,
        external: false,
      },
      { id: 'rId2', type: 'notesSlide', target: `../notesSlides/notesSlide${number}.xml`, external: false },
    ]);
    expect(partText(readZip(writeZip(new Map([['a/_rels/b.rels', xml]]))).parts, 'a/_rels/b.rels')).toBe(xml);
  }
});

test('a part is packed as it would be alone, however an earlier file had packed the same words', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.nat(3000).map((n) => '<a b="1"/>'.repeat(n)),
    fc
      .nat(99)
      .map((n) => writeRelationships([{ id: 'rId1', type: 'slide', target: `a${n}.xml`, external: false }])),
  );
  type Way = { readonly name: 'text' | 'bytes' | 'filled'; readonly cuts: readonly number[] };
  const way: fc.Arbitrary<Way> = fc.record({
    name: fc.constantFrom('text', 'bytes', 'filled'),
    cuts: fc.array(fc.nat(200), { minLength: 1, maxLength: 3 }),
  });
  const pack = (whole: string, { name, cuts }: Way, earlier?: EarlierParts): Uint8Array => {
    const writer = new ZipWriter(earlier);
    if (name === 'text') writer.add('a.rels', whole);
    else if (name === 'bytes') writer.add('a.rels', Buffer.from(whole));
    else {
      // A word of at most ten characters at each cut.
      const starts = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
      const ends = starts.map((start, i) => Math.min(start + 10, starts[i + 1] ?? whole.length));
      const pieces = [0, ...ends].map((from, i) => whole.slice(from, starts[i] ?? whole.length));
      const words = starts.map((start, i) => whole.slice(start, ends[i]));
      writer.addFilled('a.rels', new PackedText(pieces), words);
    }
    return writer.finish();
  };
  fc.assert(
    fc.property(text, way, way, (whole, before, now) => {
      const earlier = readEntries(pack(whole, before));
      expect(Buffer.compare(pack(whole, now, earlier), pack(whole, now))).toBe(0);
    }),
    { numRuns: howMany.packages, seed },
  );
});

test('a text that is packed but for some words is read back with them', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.nat(20_000).map((n) => '<a b="1"/>'.repeat(n)),
  );
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.nat(9000).map((n) => 'words, '.repeat(n)),
  );
  fc.assert(
    fc.property(piece, fc.array(fc.tuple(word, piece), { maxLength: 3 }), (first, rest) => {
      const packed = new PackedText([first, ...rest.map(([, each]) => each)]);
      const words = rest.map(([each]) => each);
      // Filled before, which must leave nothing behind.
      packed.fill(words.map((each) => `${each}${each}`));
      const writer = new ZipWriter();
      writer.addFilled('a.xml', packed, words);
      const read = partText(readZip(writer.finish()).parts, 'a.xml');
      expect(read).toBe(first + rest.flat().join(''));
      expect(packed.toText(words)).toBe(read);
    }),
    { numRuns: howMany.packages },
  );
});

test('the order of entries does not hang on the order in which parts came', () => {
  const names = ['ppt/z.xml', 'ppt/a.xml', '_rels/.rels', 'ppt/Z.xml', '[Content_Types].xml', 'ppt/é.xml'];
  const write = (list: readonly string[]) => writeZip(new Map(list.map((name) => [name, name])));
  const bytes = write(names);
  expect(Buffer.from(write([...names].reverse())).equals(Buffer.from(bytes))).toBe(true);
  expect(readZip(bytes).entries.map(({ name }) => name)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'ppt/Z.xml',
    'ppt/a.xml',
    'ppt/z.xml',
    'ppt/é.xml',
  ]);
});

test('entries carry the first of January 1980 and nothing of this machine', () => {
  const bytes = Buffer.from(writeZip(new Map([['a.xml', '<a/>']])));
  expect(bytes.readUInt16LE(10)).toBe(0);
  expect(bytes.readUInt16LE(12)).toBe(0x21);
  // Version 2.0, made on no system in particular, no extra field, no comment.
  expect(bytes.readUInt16LE(28)).toBe(0);
});

describe('what is no zip file of ours is refused', () => {
  const whole = Buffer.from(writeZip(new Map([['a.xml', 'some text that is long enough to be packed']])));
  test('no zip file', () => expect(() => readZip(Buffer.from('not a zip file at all'))).toThrow(ZipError));
  test('empty', () => expect(() => readZip(new Uint8Array())).toThrow(ZipError));
  test('truncated', () => expect(() => readZip(whole.subarray(0, whole.length - 30))).toThrow(ZipError));
  test('damaged content', () => {
    const damaged = Buffer.from(whole);
    damaged[40]! ^= 0xff;
    expect(() => readZip(damaged)).toThrow(ZipError);
  });
  test('larger than it says', () => {
    const bomb = Buffer.from(whole);
    const at = bomb.indexOf('PK\u0001\u0002', 0, 'latin1');
    bomb.writeUInt32LE(3, at + 24);
    expect(() => readZip(bomb)).toThrow(ZipError);
  });
  test('encrypted', () => {
    const secret = Buffer.from(whole);
    const at = secret.indexOf('PK\u0001\u0002', 0, 'latin1');
    secret.writeUInt16LE(1, at + 8);
    expect(() => readZip(secret)).toThrow('encrypted');
  });
  test('too many entries, too much content', () => {
    expect(() => readZip(whole, { entries: 0, inflatedBytes: 1e6 })).toThrow(ZipError);
    expect(() => readZip(whole, { entries: 10, inflatedBytes: 10 })).toThrow(ZipError);
  });
});

test('a part cannot be written twice', () => {
  const writer = new ZipWriter();
  writer.add('a.xml', '<a/>');
  expect(() => writer.add('a.xml', '<b/>')).toThrow('twice');
});

test('XML beyond the limit is refused before it is inflated', () => {
  const bytes = writeZip(new Map([['a.xml', 'x'.repeat(3_000_000)]]));
  const limits = { entries: 10, inflatedBytes: 1 << 30, xmlBytes: 2 * 1024 * 1024 };
  expect(() => readZip(bytes, limits)).toThrow('its XML is larger than 2 MB');
  expect(readZip(bytes, { ...limits, xmlBytes: 4 * 1024 * 1024 }).parts.size).toBe(1);
});

test('XML of too many tags is refused, in one part and in all, before it becomes a tree', () => {
  const part = '<a>'.repeat(100);
  const bytes = writeZip(
    new Map([
      ['a.xml', part],
      ['b.xml', part],
    ]),
  );
  const limits = { entries: 10, inflatedBytes: 1 << 30 };
  expect(readZip(bytes, { ...limits, tags: { inPart: 100, inAll: 200 } }).parts.size).toBe(2);
  expect(() => readZip(bytes, { ...limits, tags: { inPart: 99, inAll: 200 } })).toThrow(
    '"a.xml" is larger than any',
  );
  expect(() => readZip(bytes, { ...limits, tags: { inPart: 100, inAll: 199 } })).toThrow(
    "larger than any presentation's",
  );
});

test('XML counts whatever its part is called; drawings do not', () => {
  const text = `\ufeff <a>${'<b/>'.repeat(200)}</a>`;
  const limits = {
    entries: 10,
    inflatedBytes: 1 << 30,
    xmlBytes: 1 << 20,
    tags: { inPart: 100, inAll: 500 },
  };
  const read = (name: string, content: string, more = {}) =>
    readZip(writeZip(new Map([[name, content]])), { ...limits, ...more });
  expect(() => read('ppt/slides/slide1.bin', text)).toThrow('larger than any slide');
  expect(() => read('ppt/slides/slide1.bin', text, { xmlBytes: 100 })).toThrow('its XML is larger');
  expect(read('ppt/media/image1.svg', text).parts.size).toBe(1);
  expect(read('ppt/media/image1.bin', `no XML: ${text}`).parts.size).toBe(1);
});
