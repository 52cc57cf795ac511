import { FontFault } from './font-fault.ts';
import { viewOf } from './font-tables.ts';

/** Glyphs by code point, in order of the code points. */
export type CharacterMap = ReadonlyMap<number, number>;

/** More than all characters in each of several subtables. */
const mostSteps = 4_000_000;

/** Which glyph a font has for which character (OpenType specification, `cmap`, formats 4 and 12 of Unicode). */
export function readCharacterMap(table: Uint8Array, glyphs: number): CharacterMap {
  const view = viewOf(table);
  const found = new Map<number, number>();
  const subtables = Array.from({ length: view.getUint16(2) }, (_, i) => ({
    platform: view.getUint16(4 + 8 * i),
    encoding: view.getUint16(6 + 8 * i),
    start: view.getUint32(8 + 8 * i),
  })).filter(
    ({ platform, encoding }) => platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10)),
  );
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > mostSteps) throw new FontFault('is damaged');
  };
  const take = (code: number, glyph: number): void => {
    step();
    if (glyph > 0 && glyph < glyphs && !found.has(code)) found.set(code, glyph);
  };
  for (const { start } of subtables) {
    const format = view.getUint16(start);
    if (format === 4) readSegments(viewOf(table.subarray(start)), step, take);
    if (format === 12) readGroups(viewOf(table.subarray(start)), step, take);
  }
  if (found.size === 0) throw new FontFault('has no characters of Unicode');
  return new Map([...found].sort(([a], [b]) => a - b));
}

type Take = (code: number, glyph: number) => void;

/** `step` counts segments, of which many may be empty, and subtables may share them. */
function readSegments(view: DataView, step: () => void, take: Take): void {
  const count = view.getUint16(6) / 2;
  for (let i = 0; i < count; i++) {
    step();
    const end = view.getUint16(14 + 2 * i);
    const start = view.getUint16(16 + 2 * (count + i));
    const delta = view.getUint16(16 + 2 * (2 * count + i));
    const place = 16 + 2 * (3 * count + i);
    const range = view.getUint16(place);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code : view.getUint16(place + range + 2 * (code - start));
      take(code, range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}

function readGroups(view: DataView, step: () => void, take: Take): void {
  const count = Math.min(view.getUint32(12), view.byteLength / 12);
  for (let i = 0; i < count; i++) {
    step();
    const start = view.getUint32(16 + 12 * i);
    const end = Math.min(view.getUint32(20 + 12 * i), 0x10ffff);
    const glyph = view.getUint32(24 + 12 * i);
    for (let code = start; code <= end; code++) take(code, glyph + code - start);
  }
}
