import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FontFace, type FontFault, nameIn, packTables, readFace } from '../../src/fonts/index.ts';

/** Fonts that were made to keep a reader busy: small files whose tables name the same bytes a thousand times. */

const arimo = readFace(
  readFileSync(
    new URL('../../node_modules/@fontsource/arimo/files/arimo-latin-400-normal.woff2', import.meta.url),
  ),
) as FontFace;

function read(tables: Readonly<Record<string, Uint8Array | null>>): FontFace | FontFault {
  const all = new Map(arimo.tables.tables);
  for (const [tag, table] of Object.entries(tables)) table ? all.set(tag, table) : all.delete(tag);
  return readFace(packTables({ flavor: arimo.tables.flavor, tables: all }));
}

const words = (...parts: readonly (number | readonly number[])[]): Buffer => {
  const values = parts.flat();
  const bytes = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, 2 * i);
  return bytes;
};
const tag = (text: string) => [0, 2].map((at) => text.charCodeAt(at) * 256 + text.charCodeAt(at + 1));
const times = (count: number, values: readonly number[]) =>
  Array.from({ length: count }, () => values).flat();

/** Kerning by classes: one subtable, named so many times, with so many ranges of all glyphs in each of its three tables. */
function gpos(subtables: number, ranges: number): Buffer {
  const start = 6 + 2 * subtables;
  return words(
    [1, 0, 10, 30, 44],
    [1, ...tag('latn'), 8, 4, 0, 0, 0xffff, 1, 0],
    [1, ...tag('kern'), 8, 0, 1, 0],
    [1, 4],
    [2, 0, subtables, ...times(subtables, [start])],
    [2, 18, 4, 0, 18, 18, 1, 1, 0],
    [2, ranges, ...times(ranges, [0, 0xffff, 0])],
  );
}

describe('a font that would keep its reader busy', () => {
  it('by a thousand tables of characters, all of them one of empty segments', () => {
    const count = 20_000;
    const start = 4 + 8 * count;
    const cmap = words(
      [0, count, ...times(count, [3, 1, start >> 16, start & 0xffff])],
      [4, 0, 0, 2 * count, 0, 0, 0, ...times(count, [0]), 0, ...times(count, [1])],
      times(2 * count, [0]),
    );
    expect(read({ cmap })).toMatchObject({ message: 'is damaged' });
  });

  it.each([
    ['ranges of all glyphs', { GPOS: gpos(1, 10_000) }],
    ['the same subtable', { GPOS: gpos(400, 1) }],
    [
      'an old table of pairs that begins anew',
      { GPOS: null, kern: words([0, 20_000, 0, 0, 1, 20_000, 0, 0, 0], times(20_000, [1, 2, 3])) },
    ],
  ])('by %s: it is not kerned', (_, tables) => {
    expect(read(tables)).toMatchObject({ kernOf: null, family: 'Arimo' });
  });

  it('by tables that are all the whole file', () => {
    const whole = Buffer.from(arimo.plain());
    const count = 90;
    const file = Buffer.concat([whole, Buffer.alloc(16 * count)]);
    file.writeUInt16BE(count, 4);
    for (let i = 0; i < count; i++) {
      file.write(`t${i}`.padEnd(4), 12 + 16 * i, 'latin1');
      file.writeUInt32BE(0, 12 + 16 * i + 8);
      file.writeUInt32BE(file.length, 12 + 16 * i + 12);
    }
    expect(readFace(file)).toMatchObject({ message: 'is damaged' });
  });
});

it('names that lie beyond their table are cut off there, and no other is asked for', () => {
  const record = (id: number, length: number, at: number) => [3, 1, 0x409, id, length, at];
  const table = words(
    0,
    3,
    42,
    ...record(1, 4, 0),
    ...record(2, 400, 4),
    ...record(4, 8, 60_000),
    0x41,
    0x42,
    0x43,
  );
  expect([1, 2, 4].map((id) => nameIn(table, id))).toEqual(['AB', 'C', null]);
  expect(nameIn(words(0, 9, 6), 5)).toBeNull();
});
