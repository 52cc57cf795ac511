// Packs with Brotli what is large and seldom read: the modules of WebAssembly that decode and draw pictures, the largest faces,
// libraries that most runs never load. A bundle packs quickly; what is published is packed well (pack-well.mjs).
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Writes `${to}.br`, or takes what an earlier run has made of the same bytes: that may have been packed well since. */
export async function packFile(bytes, to, before) {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stamp = await readFile(`${before}.stamp`, 'utf8').catch(() => '');
  const known = stamp.split(' ')[0] === hash;
  await writeFile(`${to}.br`, known ? await readFile(`${before}.br`) : await pack(bytes, quick));
  await writeFile(`${to}.stamp`, known ? stamp : hash);
}

/** `quality`: Brotli's, 0 to 11. */
export function pack(bytes, quality) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } =
    constants;
  const params = {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compress(bytes, { params });
}

const quick = 5;
