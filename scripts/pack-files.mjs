// Packs with Brotli what is large and seldom read: the modules of WebAssembly that decode and draw pictures, the largest faces,
// libraries that most runs never load.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Writes `${to}.br`, or takes what an earlier run has made of the same bytes: packing well takes its time. */
export async function packFile(bytes, to, before) {
  const stamp = createHash('sha256').update(bytes).digest('hex');
  const old = await readFile(`${before}.stamp`, 'utf8').catch(() => '');
  await writeFile(`${to}.br`, old === stamp ? await readFile(`${before}.br`) : await pack(bytes));
  await writeFile(`${to}.stamp`, stamp);
}

function pack(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } =
    constants;
  // The highest takes minutes for a module of 15 MB.
  const quality = bytes.length > 10e6 ? 10 : 11;
  const params = {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compress(bytes, { params });
}
