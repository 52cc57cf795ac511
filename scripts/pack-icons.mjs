// Packs the icons of @phosphor-icons/core for src/icons: a file for each first letter with the paths, one with all names
// and the words by which they are found, and the licence. scripts/bundle.mjs calls it.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { icons } from '@phosphor-icons/core';

const home = dirname(dirname(fileURLToPath(import.meta.resolve('@phosphor-icons/core'))));

export async function packIcons(folder) {
  await mkdir(folder, { recursive: true });
  const sorted = [...icons].sort((a, b) => (a.name < b.name ? -1 : 1));
  const packed = await Promise.all(
    sorted.map(async ({ name }) => {
      const [fill, regular] = await Promise.all([pathOf(name, 'fill'), pathOf(name, 'regular')]);
      return { letter: name[0], line: `${name}\t${fill}\t${regular}\n` };
    }),
  );
  const files = new Map();
  for (const { letter, line } of packed) files.set(letter, (files.get(letter) ?? '') + line);
  for (const [letter, text] of files) await writeFile(join(folder, `${letter}.txt`), text);
  await writeFile(
    join(folder, 'names.txt'),
    sorted.map((icon) => `${[icon.name, ...wordsOf(icon)].join('\t')}\n`).join(''),
  );
  await copyFile(join(home, 'LICENSE'), join(folder, 'LICENSE'));
}

/** All weights that we draw are filled paths; what is anything else is not packed but looked at. */
async function pathOf(name, weight) {
  const file = join(home, 'assets', weight, `${name}${weight === 'regular' ? '' : `-${weight}`}.svg`);
  const svg = await readFile(file, 'utf8');
  const match = /^<svg [^>]*viewBox="0 0 256 256"[^>]*>((?:<path d="[^"]+"\/>)+)<\/svg>\s*$/.exec(svg);
  const paths = match ? [...match[1].matchAll(/d="([^"]+)"/g)].map(([, d]) => d) : [];
  if (paths.length === 0 || paths.some((d) => !/^M[^\t\n]+$/.test(d)))
    throw new Error(`the icon ${file} is drawn in a way that we do not know`);
  return paths.join('');
}

function wordsOf({ name, tags, categories, alias }) {
  const words = [...tags, ...categories, ...(alias ? [alias.name.replaceAll('-', ' ')] : [])];
  return [...new Set(words.map((word) => word.trim().toLowerCase()))].filter(
    (word) => word !== '' && !word.startsWith('*') && word !== name,
  );
}
