// Reads advance widths and kerning pairs from open fonts that are metric-compatible with Office faces, and writes them
// as small tables to src/layout/measure/tables/. Run by hand after a new version of a font:
//   node scripts/font-tables.mjs [FOLDER]
// TeX Gyre Adventor, which has the widths of Century Gothic's model, is in no npm package: its table is made anew when FOLDER
// holds its four files (texgyreadventor-regular.otf, …; Debian's fonts-texgyre has them).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const root = fileURLToPath(new URL('..', import.meta.url));
const faces = ['carlito', 'arimo', 'tinos', 'gelasio', 'caladea'];
const styles = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
  'bold-italic': '700-italic',
};

// Latin, Greek, Cyrillic, punctuation, currency, letter-like signs, arrows, mathematics, geometric shapes.
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x259, 0x259],
  [0x2bb, 0x2dd],
  [0x370, 0x52f],
  [0x590, 0x5f4],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x209c],
  [0x20a0, 0x20c0],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2700, 0x27bf],
  [0xfb00, 0xfb04],
];

for (const face of faces) {
  writeTable(face, (suffix) => subsetsOf(face, suffix));
}
if (process.argv[2] !== undefined) {
  const names = {
    '400-normal': 'regular',
    '700-normal': 'bold',
    '400-italic': 'italic',
    '700-italic': 'bolditalic',
  };
  writeTable('adventor', (suffix) => [`${process.argv[2]}/texgyreadventor-${names[suffix]}.otf`]);
}

function writeTable(face, filesOf) {
  const table = { face, pitch: 0, styles: {} };
  for (const [style, suffix] of Object.entries(styles)) {
    const { pitch, ...widths } = readStyle(filesOf(suffix));
    table.pitch = Math.max(table.pitch, pitch);
    table.styles[style] = widths;
  }
  const path = `${root}src/layout/measure/tables/${face}.generated.json`;
  writeFileSync(path, `${JSON.stringify(table, null, 1)}\n`);
  process.stdout.write(`${face}: ${JSON.stringify(table).length} bytes\n`);
}

function subsetsOf(face, suffix) {
  const folder = `${root}node_modules/@fontsource/${face}/files/`;
  // One file a subset; "latin" last, so that its numbers win where subsets overlap.
  return readdirSync(folder)
    .filter((name) => name.endsWith(`-${suffix}.woff2`))
    .sort(
      (a, b) =>
        Number(a.startsWith(`${face}-latin-${suffix}`)) - Number(b.startsWith(`${face}-latin-${suffix}`)),
    )
    .map((name) => folder + name);
}

function readStyle(files) {
  const advances = new Map();
  const pairs = new Map();
  let pitch = 0;
  for (const name of files) {
    const font = fontkit.create(readFileSync(name));
    const unit = 1000 / font.unitsPerEm;
    pitch = Math.max(pitch, ((font.ascent - font.descent + font.lineGap) * unit) / 1000);
    const codes = ranges
      .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
      .filter((code) => font.hasGlyphForCodePoint(code));
    for (const code of codes)
      advances.set(code, Math.round(font.glyphForCodePoint(code).advanceWidth * unit));
    readPairs(font, unit, codes.filter(kerned), pairs);
  }
  return { pitch: Math.round(pitch * 10000) / 10000, advances: packAdvances(advances), ...packPairs(pairs) };
}

// Letters, digits and the marks that stand next to them; kerning of the rest is rare and small.
function kerned(code) {
  return (
    (code >= 0x20 && code <= 0x17f) || (code >= 0x386 && code <= 0x45f) || (code >= 0x2013 && code <= 0x2026)
  );
}

function readPairs(font, unit, codes, pairs) {
  const features = { liga: false, clig: false, dlig: false, calt: false, kern: true };
  for (const left of codes) {
    const alone = font.glyphForCodePoint(left).advanceWidth;
    for (const right of codes) {
      const run = font.layout(String.fromCodePoint(left, right), features);
      if (run.glyphs.length !== 2) continue;
      const kern = Math.round((run.positions[0].xAdvance - alone) * unit);
      const row = pairs.get(left) ?? new Map();
      if (kern !== 0) row.set(right, kern);
      else row.delete(right);
      pairs.set(left, row);
    }
  }
}

/** `20:6e 7a 98;a0:…`: first code point of a run in hex, then the widths in base 36, in thousandths of an em. */
function packAdvances(advances) {
  const runs = [];
  let last = -2;
  for (const code of [...advances.keys()].sort((a, b) => a - b)) {
    if (code !== last + 1) runs.push(`${code.toString(16)}:`);
    else runs[runs.length - 1] += ' ';
    runs[runs.length - 1] += advances.get(code).toString(36);
    last = code;
  }
  return runs.join(';');
}

/** Characters that kern alike share a class: `left` and `right` list the classes, `kern` holds a row for each left. */
function packPairs(pairs) {
  const lefts = groupBy(
    [...pairs].filter(([, row]) => row.size > 0),
    ([, row]) => JSON.stringify([...row].sort((a, b) => a[0] - b[0])),
  );
  const rows = lefts.map((group) => group[0][1]);
  const rights = new Set(rows.flatMap((row) => [...row.keys()]));
  const columns = groupBy([...rights], (right) => JSON.stringify(rows.map((row) => row.get(right) ?? 0)));
  return {
    left: lefts.map((group) => String.fromCodePoint(...group.map(([left]) => left))),
    right: columns.map((group) => String.fromCodePoint(...group)),
    kern: rows.map((row) =>
      columns
        .map((group) => row.get(group[0]) ?? 0)
        .map((k) => (k === 0 ? '' : String(k)))
        .join(','),
    ),
  };
}

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}
