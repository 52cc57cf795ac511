// Puts the WebAssembly for the threads of pictures into the bundle, packed. Parts of ImageMagick are under the LGPL: it stays a
// file that can be replaced.
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packFile } from './pack-files.mjs';

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

const modules = [
  {
    name: 'magick',
    from: '@imagemagick/magick-wasm',
    file: 'dist/x86/magick.wasm',
    words: ['LICENSE', 'NOTICE'],
  },
  { name: 'resvg', from: '@resvg/resvg-wasm', file: 'index_bg.wasm', words: [] },
];

/** `before`: where a former run left them. */
export async function packModules(folder, before) {
  for (const { name, from, file, words } of modules) {
    const packed = `${name}.wasm`;
    await packFile(await readFile(join(packages, from, file)), join(folder, packed), join(before, packed));
    for (const word of words) await copyFile(join(packages, from, word), join(folder, `${name}.${word}.txt`));
  }
}
