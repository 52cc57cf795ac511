import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawDocx } from '../../../src/formats/docx/index.ts';
import { everything, handout, options, p, slide } from './sample-handout.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-docx-'));
  await build({
    stdin: {
      contents: `import { createHash } from 'node:crypto';
        import { drawDocx } from './src/formats/docx/index.ts';
        import { everything, options } from './tests/formats/docx/sample-handout.ts';
        const { value } = await drawDocx(everything(), options);
        console.log(createHash('sha256').update(value).digest('hex'));`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: join(folder, 'draw.mjs'),
    // The themes are read from beside the tests.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'tests/formats/docx/x.ts')).href) },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(process.argv[1]);",
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same handout has the same bytes, whatever was drawn before it', async () => {
  const first = await hashHere();
  await drawDocx(handout([p({ text: 'x', link: 'https://example.org' }), slide(1, [])]), options);
  expect(await hashHere()).toBe(first);
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
  const { value } = await drawDocx(everything(), options);
  return createHash('sha256').update(value!).digest('hex');
}
