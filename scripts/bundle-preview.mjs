// What the browser loads of the preview: one script, one style sheet. For scripts/bundle.mjs, and for tests.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Puts client.js and client.css into a folder. */
export async function bundlePreview(folder) {
  await build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
    entryPoints: ['src/preview/client/client.ts', 'src/preview/client/client.css'],
    outdir: folder,
    tsconfig: join(root, 'src/preview/client/tsconfig.json'),
  });
}
