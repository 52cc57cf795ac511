// Unpacks the open fonts that pictures (PNG) are drawn with, and lists which characters each of them has. Called by
// scripts/bundle.mjs, which puts them into dist/fonts: the renderer reads plain TrueType files only, and only these, so
// that a picture has the same bytes on every machine. The largest are packed: drawings with them go to the other renderer,
// which takes bytes.
import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { packFile } from './pack-files.mjs';

const packages = fileURLToPath(new URL('../node_modules/@fontsource/', import.meta.url));

const latin = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'];
const fourStyles = ['400-normal', '700-normal', '400-italic', '700-italic'];

/**
 * The faces whose widths layout knows, then the Chinese one. The first of a family that is regular comes first: what a
 * face lacks is looked for from the top.
 */
const faces = [
  { package: 'carlito', family: 'Carlito', subsets: latin, styles: fourStyles },
  { package: 'arimo', family: 'Arimo', subsets: latin, styles: fourStyles },
  { package: 'gelasio', family: 'Gelasio', subsets: latin, styles: fourStyles },
  { package: 'tinos', family: 'Tinos', subsets: latin, styles: fourStyles },
  { package: 'caladea', family: 'Caladea', subsets: latin, styles: fourStyles },
  // Under a name of their own, so that the renderer finds the bold ones.
  { package: 'arimo', family: 'Arimo Hebrew', subsets: ['hebrew'], styles: fourStyles },
  { package: 'tinos', family: 'Tinos Hebrew', subsets: ['hebrew'], styles: fourStyles },
  {
    package: 'noto-sans-arabic',
    family: 'Noto Sans Arabic',
    subsets: ['arabic'],
    styles: ['400-normal', '700-normal'],
    joined: true,
  },
  // For code; pictures do without where the package is not installed.
  { package: 'cousine', family: 'Cousine', subsets: latin, styles: fourStyles, optional: true },
  {
    package: 'noto-sans-sc',
    family: 'Noto Sans SC',
    // The numbered ones hold arrows, circled numbers, marks and mathematics.
    subsets: [
      'chinese-simplified',
      '87',
      '88',
      '89',
      '90',
      '99',
      '100',
      '102',
      '103',
      '105',
      '106',
      '107',
      '109',
    ],
    styles: ['400-normal', '700-normal'],
  },
];

/** Puts the fonts and their list into a folder; `before`, where a former run left them, saves the work. */
export async function unpackPictureFonts(folder, before) {
  const stamp = await stampOf();
  const old = await readFile(join(before, 'fonts.json'), 'utf8').catch(() => '{}');
  if (JSON.parse(old).stamp === stamp) {
    await cp(before, folder, { recursive: true });
    return;
  }
  await mkdir(folder, { recursive: true });
  const fonts = [];
  for (const face of await installed()) {
    await copyFile(join(packages, face.package, 'LICENSE'), join(folder, `${face.package}.LICENSE.txt`));
    for (const subset of face.subsets) {
      for (const style of face.styles) {
        const name = `${face.package}-${subset}-${style}`;
        const woff = await readFile(join(packages, face.package, 'files', `${name}.woff`)).catch((error) => {
          // Not every family has every script.
          if (error.code === 'ENOENT' && face.subsets === latin) return null;
          throw error;
        });
        if (!woff) continue;
        const tables = unpackWoff(woff);
        tables.set('post', withoutNames(tables.get('post')));
        tables.set('name', nameTable(face.family, styleNames[style]));
        // Layout measures without ligatures; and where the renderer takes single characters from another face, it counts
        // on as many glyphs there. Arabic letters have their forms from there.
        if (!face.joined) tables.delete('GSUB');
        const font = packFont(woff.readUInt32BE(4), tables);
        const plain = font.length < 2e5;
        if (plain) await writeFile(join(folder, `${name}.ttf`), font);
        else await packFile(font, join(folder, `${name}.ttf`), join(before, `${name}.ttf`));
        fonts.push({ file: `${name}.ttf${plain ? '' : '.br'}`, covers: coverage(tables.get('cmap')) });
      }
    }
  }
  await writeFile(join(folder, 'fonts.json'), `${JSON.stringify({ stamp, fonts })}\n`);
}

async function installed() {
  const found = await readdir(packages);
  return faces.filter((face) => !face.optional || found.includes(face.package));
}

const styleNames = {
  '400-normal': 'Regular',
  '700-normal': 'Bold',
  '400-italic': 'Italic',
  '700-italic': 'Bold Italic',
};

/** Changes with this script and with the versions of the fonts. */
async function stampOf() {
  const hash = createHash('sha256').update(await readFile(fileURLToPath(import.meta.url)));
  for (const face of await installed())
    hash.update(await readFile(join(packages, face.package, 'package.json')));
  return hash.digest('hex').slice(0, 16);
}

/** A font as a plain file. */
export function plainFont(woff) {
  return packFont(woff.readUInt32BE(4), unpackWoff(woff));
}

/** WOFF 1.0: a directory of tables, each packed by zlib where that makes it smaller (W3C, sections 3 to 5). */
function unpackWoff(woff) {
  const tables = new Map();
  const count = woff.readUInt16BE(12);
  for (let at = 44; at < 44 + count * 20; at += 20) {
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
    const bytes = woff.subarray(offset, offset + packed);
    tables.set(woff.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes);
  }
  return tables;
}

/** An OpenType file of tables (OpenType specification, "Organization of an OpenType font"). */
function packFont(flavor, tables) {
  const tags = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const directory = Buffer.alloc(12 + 16 * tags.length);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(tags.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((tags.length - power) * 16, 10);
  const parts = [directory];
  let offset = directory.length;
  tags.forEach((tag, i) => {
    const table = tables.get(tag);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    directory.write(tag, 12 + 16 * i, 'latin1');
    directory.writeUInt32BE(checksum(padded), 16 + 16 * i);
    directory.writeUInt32BE(offset, 20 + 16 * i);
    directory.writeUInt32BE(table.length, 24 + 16 * i);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/** The table `post` in its third form, which names no glyphs (OpenType specification). */
function withoutNames(post) {
  const table = Buffer.from(post.subarray(0, 32));
  table.writeUInt32BE(0x00030000, 0);
  return table;
}

/** Family and style under which a font is asked for; the packages name one family in several ways. */
function nameTable(family, style) {
  const names = [
    [1, family],
    [2, style],
    [4, style === 'Regular' ? family : `${family} ${style}`],
    [6, `${family.replaceAll(' ', '')}-${style.replaceAll(' ', '')}`],
  ];
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  names.forEach(([id], i) => {
    // Windows, Unicode, English of the United States.
    [3, 1, 0x409, id, texts[i].length, offset].forEach((value, field) => {
      header.writeUInt16BE(value, 6 + 12 * i + 2 * field);
    });
    offset += texts[i].length;
  });
  return Buffer.concat([header, ...texts]);
}

/** First and last code points of the runs of characters that a font has: `20-7e a0-ff 2192`. */
function coverage(cmap) {
  const codes = new Set();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, codes);
    if (format === 12) readGroups(table, codes);
  }
  const runs = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join(' ');
}

/** Format 4: segments of the Basic Multilingual Plane. */
function readSegments(table, codes) {
  const count = table.readUInt16BE(6) / 2;
  const read = (block, i) => table.readUInt16BE(14 + block * 2 * count + (block > 0 ? 2 : 0) + 2 * i);
  for (let i = 0; i < count; i++) {
    const [end, start, delta, range] = [read(0, i), read(1, i), read(2, i), read(3, i)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const at = 16 + 6 * count + 2 * i + range + 2 * (code - start);
      const glyph = range === 0 ? (code + delta) & 0xffff : table.readUInt16BE(at);
      if (glyph !== 0) codes.add(code);
    }
  }
}

/** Format 12: groups of all planes. */
function readGroups(table, codes) {
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const [start, end] = [table.readUInt32BE(16 + 12 * i), table.readUInt32BE(20 + 12 * i)];
    for (let code = start; code <= end; code++) codes.add(code);
  }
}

function hex(code) {
  return code.toString(16);
}
