// Packs as well as Brotli can what a bundle has packed quickly, in a minute and a half: before the package is published.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { pack } from './pack-files.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const unpack = promisify(brotliDecompress);

const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.stamp'));
for (const name of names.sort()) {
  const stamp = join(dist, name);
  const file = stamp.replace(/\.stamp$/, '.br');
  const [hash, how] = (await readFile(stamp, 'utf8')).split(' ');
  if (how === 'well') continue;
  const bytes = await unpack(await readFile(file));
  // The highest takes minutes for a module of 15 MB.
  await replace(file, await pack(bytes, bytes.length > 10e6 ? 10 : 11));
  await replace(stamp, `${hash} well`);
}

/** Whoever reads the file meanwhile reads the old one whole. */
async function replace(path, contents) {
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
}
