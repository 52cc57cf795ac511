import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { everything } from './everything.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-pptx-'));
  await build({
    stdin: {
      contents: `import { createHash } from 'node:crypto';
        import { drawPptx } from './src/formats/pptx/index.ts';
        import { everything } from './tests/formats/pptx/everything.ts';
        const { value } = await drawPptx(everything());
        console.log(createHash('sha256').update(value).digest('hex'));`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // A library in machine code; no drawing here needs it.
    external: ['@resvg/resvg-js'],
    outfile: join(folder, 'draw.mjs'),
    alias: { jszip: join(root, 'src/formats/pptx/draw/zip-shim.ts') },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same deck has the same bytes in one process, twice', async () => {
  const hashes = [await hashHere(), await hashHere()];
  expect(hashes[0]).toBe(hashes[1]);
});

test('and in other processes, time zones, languages and folders', async () => {
  const here = await hashHere();
  const elsewhere = [
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  ].map((env, i) =>
    execFileSync(process.execPath, [join(folder, 'draw.mjs')], {
      env: { PATH: process.env.PATH, ...env },
      cwd: [root, folder, tmpdir()][i],
      encoding: 'utf8',
    }).trim(),
  );
  expect(elsewhere).toEqual([here, here, here]);
});

async function hashHere(): Promise<string> {
  const { value } = await drawPptx(everything());
  return createHash('sha256').update(value!).digest('hex');
}
