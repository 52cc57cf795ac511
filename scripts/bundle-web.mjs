// What a presented page holds besides its slides: one script, one style. For scripts/bundle.mjs, and for tests.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Puts client.js and client.css into a folder. */
export async function bundleWeb(folder) {
  await build({
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
    entryPoints: ['src/formats/web/client/client.ts', 'src/formats/web/client/client.css'],
    outdir: folder,
    tsconfig: join(root, 'src/formats/web/client/tsconfig.json'),
  });
}
