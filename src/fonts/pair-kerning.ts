import { type FontTables, tagAt, viewOf } from './font-tables.ts';

/** What the first of two neighbouring glyphs gains or loses, in units of the font. */
export type PairKerning = (left: number, rights: readonly number[]) => Int32Array;

const mostSubtables = 400;
const mostLookups = 200;
/** Entries of all subtables together; they may overlap, and the same one may be named a thousand times. */
const mostEntries = 2_000_000;
const scripts: readonly string[] = ['DFLT', 'latn', 'grek', 'cyrl'];

/** Counts entries; where there are too many, a table that is damaged. */
type Spend = (entries: number) => void;

function budget(): Spend {
  let left = mostEntries;
  return (entries) => {
    left -= entries;
    if (left < 0) throw new RangeError('more entries than any font has');
  };
}

/** The kerning of a font's Latin, Greek and Cyrillic letters, of its table `GPOS`, else of `kern`; null: it has none. */
export function readKerning({ tables }: FontTables): PairKerning | null {
  const positions = tables.get('GPOS');
  const lookups = positions ? readLookups(positions) : [];
  if (lookups.length > 0) return (left, rights) => kernedBy(lookups, left, rights);
  const old = tables.get('kern');
  return old ? readOldKerning(old) : null;
}

/** What a subtable says of a left glyph; null: it does not know it. Later subtables are not asked where it does. */
type Subtable = (left: number) => ((right: number) => number) | null;

function kernedBy(
  lookups: readonly (readonly Subtable[])[],
  left: number,
  rights: readonly number[],
): Int32Array {
  const row = new Int32Array(rights.length);
  for (const subtables of lookups) {
    const known = subtables.flatMap((subtable) => subtable(left) ?? []);
    if (known.length === 0) continue;
    rights.forEach((right, i) => {
      for (const kernOf of known) {
        const value = kernOf(right);
        if (Number.isNaN(value)) continue;
        row[i]! += value;
        break;
      }
    });
  }
  return row;
}

/** The lookups of pairs that the feature `kern` has (OpenType specification, `GPOS`, lookup types 2 and 9). */
function readLookups(table: Uint8Array): readonly (readonly Subtable[])[] {
  const view = viewOf(table);
  const features = view.getUint16(6);
  const list = view.getUint16(8);
  const spend = budget();
  const chosen = new Set<number>();
  for (const feature of usualFeatures(view, spend)) {
    const record = features + 2 + 6 * feature;
    if (tagAt(view, record) !== 'kern') continue;
    const start = features + view.getUint16(record + 4);
    spend(view.getUint16(start + 2));
    for (let i = 0; i < view.getUint16(start + 2); i++) chosen.add(view.getUint16(start + 4 + 2 * i));
  }
  let count = 0;
  return [...chosen]
    .sort((a, b) => a - b)
    .slice(0, mostLookups)
    .map((index) => {
      const lookup = list + view.getUint16(list + 2 + 2 * index);
      const subtables: Subtable[] = [];
      for (let i = 0; i < view.getUint16(lookup + 4) && count < mostSubtables; i++, count++) {
        let type = view.getUint16(lookup);
        let start = lookup + view.getUint16(lookup + 6 + 2 * i);
        if (type === 9) {
          type = view.getUint16(start + 2);
          start += view.getUint32(start + 4);
        }
        if (type === 2) subtables.push(readPairs(table.subarray(start), spend));
      }
      return subtables;
    })
    .filter((subtables) => subtables.length > 0);
}

/** Of the default languages of the scripts that are kerned. */
function usualFeatures(view: DataView, spend: Spend): ReadonlySet<number> {
  const list = view.getUint16(4);
  const found = new Set<number>();
  for (let i = 0; i < view.getUint16(list); i++) {
    const record = list + 2 + 6 * i;
    if (!scripts.includes(tagAt(view, record))) continue;
    const script = list + view.getUint16(record + 4);
    const usual = view.getUint16(script);
    if (usual === 0) continue;
    spend(view.getUint16(script + usual + 4));
    for (let k = 0; k < view.getUint16(script + usual + 4); k++)
      found.add(view.getUint16(script + usual + 6 + 2 * k));
  }
  return found;
}

function readPairs(table: Uint8Array, spend: Spend): Subtable {
  const view = viewOf(table);
  const covered = readCoverage(table.subarray(view.getUint16(2)), spend);
  const [first, second] = [view.getUint16(4), view.getUint16(6)];
  const [size, other] = [sizeOf(first), sizeOf(second)];
  // What the first glyph moves on: behind the places of it, where they are written.
  const advance = (first & 4) === 0 ? null : sizeOf(first & 3);
  const valueAt = (at: number) => (advance === null ? 0 : view.getInt16(at + advance));
  if (view.getUint16(0) === 1) {
    const sets = view.getUint16(8);
    for (let i = 0; i < sets; i++) spend(1 + view.getUint16(view.getUint16(10 + 2 * i)));
    return (left) => {
      const index = covered.get(left);
      if (index === undefined || index >= sets) return null;
      const set = view.getUint16(10 + 2 * index);
      const values = new Map<number, number>();
      const step = 2 + size + other;
      for (let i = 0; i < view.getUint16(set); i++) {
        const at = set + 2 + step * i;
        values.set(view.getUint16(at), valueAt(at + 2));
      }
      return (right) => values.get(right) ?? Number.NaN;
    };
  }
  const lefts = readClasses(table.subarray(view.getUint16(8)), spend);
  const rights = readClasses(table.subarray(view.getUint16(10)), spend);
  const columns = view.getUint16(14);
  return (left) => {
    if (!covered.has(left)) return null;
    const row = 16 + (lefts.get(left) ?? 0) * columns * (size + other);
    return (right) => valueAt(row + (rights.get(right) ?? 0) * (size + other));
  };
}

/** In bytes: two for each bit. */
function sizeOf(format: number): number {
  let size = 0;
  for (let bits = format & 0xff; bits > 0; bits >>= 1) size += (bits & 1) * 2;
  return size;
}

/** Indices by glyph. */
function readCoverage(table: Uint8Array, spend: Spend): ReadonlyMap<number, number> {
  const view = viewOf(table);
  const found = new Map<number, number>();
  const count = view.getUint16(2);
  spend(count);
  for (let i = 0; i < count; i++) {
    if (view.getUint16(0) === 1) found.set(view.getUint16(4 + 2 * i), i);
    else {
      const [start, end, index] = [0, 2, 4].map((field) => view.getUint16(4 + 6 * i + field)) as [
        number,
        number,
        number,
      ];
      spend(Math.max(0, end - start));
      for (let glyph = start; glyph <= end; glyph++) found.set(glyph, index + glyph - start);
    }
  }
  return found;
}

function readClasses(table: Uint8Array, spend: Spend): ReadonlyMap<number, number> {
  const view = viewOf(table);
  const found = new Map<number, number>();
  if (view.getUint16(0) === 1) {
    const start = view.getUint16(2);
    spend(view.getUint16(4));
    for (let i = 0; i < view.getUint16(4); i++) found.set(start + i, view.getUint16(6 + 2 * i));
    return found;
  }
  spend(view.getUint16(2));
  for (let i = 0; i < view.getUint16(2); i++) {
    const [start, end, own] = [0, 2, 4].map((field) => view.getUint16(4 + 6 * i + field)) as [
      number,
      number,
      number,
    ];
    spend(Math.max(0, end - start));
    for (let glyph = start; glyph <= end; glyph++) found.set(glyph, own);
  }
  return found;
}

/** Format 0 of the table `kern`, version 0. */
function readOldKerning(table: Uint8Array): PairKerning {
  const view = viewOf(table);
  const pairs = new Map<number, number>();
  const spend = budget();
  let at = 4;
  for (let i = 0; i < view.getUint16(2); i++) {
    const coverage = view.getUint16(at + 4);
    // Horizontal, and no least values.
    if (coverage >> 8 === 0 && (coverage & 3) === 1) {
      const count = view.getUint16(at + 6);
      spend(count);
      for (let k = 0; k < count; k++) {
        const pair = at + 14 + 6 * k;
        pairs.set(view.getUint32(pair), view.getInt16(pair + 4));
      }
    }
    at += view.getUint16(at + 2);
    if (at >= table.length) break;
  }
  return (left, rights) => Int32Array.from(rights, (right) => pairs.get(left * 0x10000 + right) ?? 0);
}
