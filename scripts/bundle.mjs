// Bundles the program (dist/cli.js) and the library (dist/index.js). `npm run build` runs it; it takes under a second.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
  // pptxgenjs zips with JSZip; with this in its place the parts of the deck come out as they are.
  alias: { jszip: join(root, 'src/formats/pptx/package/zip-shim.ts') },
  // CommonJS packages ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
  },
};

await rm(dist, { recursive: true, force: true });
const texts = await renderHelp();
const started = performance.now();
await build({
  ...shared,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: dist,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [helpPlugin(texts)],
});
await chmod(join(dist, 'cli.js'), 0o755);
if (process.argv.includes('--verbose'))
  console.log(`bundled in ${Math.round(performance.now() - started)} ms`);

/** Lets the program itself lay out its help, once, so that `--help` needs no more than to print it. */
async function renderHelp() {
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(join(dist, 'help-'));
  try {
    const file = join(folder, 'help.mjs');
    await build({
      ...shared,
      legalComments: 'none',
      entryPoints: ['src/cli/help-texts.ts'],
      outfile: file,
      // Help runs no command: what commands load when they run stays out.
      external: ['./run-*.ts'],
    });
    return (await import(pathToFileURL(file).href)).helpTexts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function helpPlugin(helpTexts) {
  return {
    name: 'help-texts',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]cli[\\/]help-texts\.ts$/ }, () => ({
        contents: `export const helpTexts = ${JSON.stringify(helpTexts)};`,
        loader: 'js',
      }));
    },
  };
}
