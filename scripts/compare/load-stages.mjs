import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The stages of the program as functions, bundled from the sources as they are now. `contents`: what of them, as exports. */
export async function loadStages(contents = stages) {
  const folder = await mkdtemp(join(root, 'dist-'));
  try {
    const file = join(folder, 'stages.mjs');
    await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
      // A library in machine code, and those of a queue.
      external: ['@resvg/resvg-js', 'bullmq', 'ioredis'],
      alias: { jszip: join(root, 'src/formats/pptx/draw/zip-shim.ts') },
      banner: {
        js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
      },
    });
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const stages = `
export { createProjectCache, planBuild } from './src/pipeline/index.ts';
export { layOutDeck } from './src/pipeline/lay-out-deck.ts';
export { drawPptx } from './src/formats/pptx/index.ts';
export { drawSvg } from './src/formats/svg/index.ts';
export { shapeInset, isWide } from './src/layout/index.ts';
export { openProject } from './src/project/index.ts';
export { formatLocation } from './src/source/index.ts';
`;
