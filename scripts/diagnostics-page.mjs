// Writes docs/diagnostics.md from the rooms' tables of codes. `npm run docs` runs it; a test says when it is stale.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

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
    alias: { jszip: join(root, 'src/formats/pptx/package/zip-shim.ts') },
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
    },
  });
  const { diagnosticsPage } = await import(pathToFileURL(file).href);
  await writeFile(join(root, 'docs/diagnostics.md'), diagnosticsPage());
} finally {
  await rm(folder, { recursive: true, force: true });
}
