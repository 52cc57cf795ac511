// Writes docs/diagnostics.md from the rooms' tables of codes and the examples in tests/diagnostics. `npm run docs` runs it; a test says when it is stale.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { load } from 'js-yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(root, 'dist-'));
try {
  const file = join(folder, 'page.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/diagnostics-page.ts'],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // A library in machine code.
    external: ['@resvg/resvg-js'],
    alias: { jszip: join(root, 'src/formats/pptx/draw/zip-shim.ts') },
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
    },
  });
  const { diagnosticsPage } = await import(pathToFileURL(file).href);
  const examples = load(await readFile(join(root, 'tests/diagnostics/examples.yaml'), 'utf8'));
  await writeFile(join(root, 'docs/diagnostics.md'), diagnosticsPage(examples));
} finally {
  await rm(folder, { recursive: true, force: true });
}
