import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { root } from './load-stages.mjs';

/**
 * Puts the open faces that the metric tables were read from into a folder where fontconfig finds them, under the names
 * of the Office faces that they stand for. Gives back the environment that makes a program use them.
 */
export async function openFaces(folder) {
  const fonts = join(folder, 'fonts');
  await mkdir(fonts, { recursive: true });
  for (const face of Object.keys(standsFor)) {
    const files = join(root, 'node_modules/@fontsource', face, 'files');
    for (const style of ['400-normal', '400-italic', '700-normal', '700-italic']) {
      // The other subsets have the same family and style: a program would have to choose between them.
      const name = `${face}-latin-${style}.woff`;
      if (!(await readdir(files)).includes(name)) continue;
      await writeFile(join(fonts, name.replace('.woff', '.ttf')), sfntOf(await readFile(join(files, name))));
    }
  }
  const aliases = Object.entries(standsFor).flatMap(([face, names]) =>
    names.map((name) => alias(name, face[0].toUpperCase() + face.slice(1))),
  );
  const eastAsian = ['Microsoft YaHei', 'DengXian', 'SimSun', 'SimHei'].map((name) =>
    alias(name, 'Noto Sans CJK SC'),
  );
  const config = join(folder, 'fonts.conf');
  await writeFile(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>` +
      `<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir>` +
      `<cachedir>${join(folder, 'cache')}</cachedir>${[...aliases, ...eastAsian].join('')}</fontconfig>`,
  );
  return { ...process.env, FONTCONFIG_FILE: config };
}

const standsFor = {
  carlito: ['Calibri'],
  arimo: ['Arial'],
  tinos: ['Times New Roman'],
  gelasio: ['Georgia'],
  caladea: ['Cambria'],
};

function alias(name, face) {
  return `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="same"><string>${face}</string></edit></match>`;
}

/** The font inside of a WOFF file (W3C, WOFF File Format 1.0): the same tables, not compressed. */
function sfntOf(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
    const data = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      data: packed < length ? inflateSync(data) : data,
    };
  });
  const header = Buffer.alloc(12 + count * 16);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);
  const parts = [header];
  let at = header.length;
  tables.forEach(({ tag, checksum, data }, i) => {
    const entry = 12 + i * 16;
    tag.copy(header, entry);
    checksum.copy(header, entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    at += data.length + padding.length;
  });
  return Buffer.concat(parts);
}
