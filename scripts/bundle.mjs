// Bundles the program (dist/cli.js) and the library (dist/index.js), and keeps what V8 made of the program. `npm run build` runs it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundlePreview } from './bundle-preview.mjs';
import { bundleWeb } from './bundle-web.mjs';
import { packFile } from './pack-files.mjs';
import { packIcons } from './pack-icons.mjs';
import { packModules } from './pack-modules.mjs';
import { unpackPictureFonts } from './picture-fonts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const packedFile = join(root, 'scripts/require-packed.mjs').replaceAll('\\', '/');

/** pptxgenjs gets bytes, never paths or addresses: it needs no files and no network, and loading them takes its time. */
const nothingPlugin = {
  name: 'nothing',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(fs|https)$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/pptxgenjs/') ? { path, namespace: 'nothing' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({
      contents: 'export default {}; export const promises = {};',
    }));
  },
};

/** A large library for one format, which most runs never load: a packed script of its own. */
const docxPlugin = {
  name: 'docx',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^docx$/ }, ({ importer }) =>
      importer === '<stdin>' ? null : { path: 'docx', namespace: 'packed' },
    );
    onLoad({ filter: /.*/, namespace: 'packed' }, () => ({
      contents: `module.exports = require('${packedFile}').requirePacked('docx.cjs');`,
      resolveDir: root,
    }));
  },
};

/** Libraries that most runs never load: in the bundle, those of a file stand in a packed script of their own. */
const apart = [
  { script: 'drawing-libraries.cjs', from: 'src/drawing/load-libraries.ts' },
  { script: 'code-libraries.cjs', from: 'src/code/load-libraries.ts' },
  { script: 'lsp-libraries.cjs', from: 'src/lsp/load-libraries.ts' },
  { script: 'mcp-libraries.cjs', from: 'src/mcp/load-libraries.ts' },
  { script: 'math-libraries.cjs', from: 'src/math/load-mathjax.ts' },
  { script: 'hyphen-libraries.cjs', from: 'src/layout/text/load-hyphens.ts' },
  { script: 'bibliography-libraries.cjs', from: 'src/bibliography/load-libraries.ts' },
];
const requirePlugin = {
  name: 'require',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]load-(libraries|mathjax|hyphens)\.ts$/ }, async ({ path }) => {
      const { script } = apart.find(({ from }) => join(root, from) === path);
      const text = await readFile(path, 'utf8');
      return {
        contents: text
          .replace(/^const require = .*$/m, `import { requirePacked } from '${packedFile}';`)
          .replace(requiredName, (_, name) => `requirePacked('${script}')['${name}']`),
        loader: 'ts',
      };
    });
    // What is named by its place in the package, from where it is named.
    onResolve({ filter: /^(?:\.\.\/)+node_modules\// }, ({ path }) => ({
      path: join(root, path.replace(/^(?:\.\.\/)+/, '')),
    }));
    // MathJax asks for its own font, three times as large, wherever it is given none: it always is.
    onResolve({ filter: /^#default-font\// }, ({ path }) => ({
      path: join(root, 'node_modules/@mathjax/mathjax-stix2-font/cjs', path.slice('#default-font/'.length)),
    }));
  },
};
const requiredName = /\brequire\('([^']+)'\)/g;

async function packLibraries(script, contents) {
  const { outputFiles } = await build({
    ...shared,
    banner: {},
    format: 'cjs',
    minify: true,
    write: false,
    stdin: { contents, resolveDir: root },
    outfile: join(fresh, script),
  });
  for (const each of outputFiles)
    if (each.path.endsWith('.txt')) await writeFile(each.path, each.contents);
    else await packFile(each.contents, each.path, join(dist, script));
}

/** Each library of a file under its name, loaded when it is asked for. */
async function librariesSource(from) {
  const names = [...(await readFile(join(root, from), 'utf8')).matchAll(requiredName)].map(
    ([, name]) => name,
  );
  const getters = [...new Set(names)].map((name) => `get '${name}'() { return require('${name}'); }`);
  return `module.exports = { ${getters.join(', ')} };`;
}

/** A table of HTML's entities that its package unpacks at each start is put in unpacked. */
const entitiesPlugin = {
  name: 'entities',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]entities[\\/]dist[\\/]generated[\\/]decode-data-html\.js$/ }, async ({ path }) => {
      const { htmlDecodeTree } = await import(pathToFileURL(path).href);
      const words = JSON.stringify(Buffer.from(htmlDecodeTree.buffer).toString('base64'));
      return {
        contents: `const bytes = Buffer.from(new Uint8Array(Buffer.from(${words}, 'base64')).buffer);
          if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) bytes.swap16();
          export const htmlDecodeTree = new Uint16Array(bytes.buffer);`,
      };
    });
  },
};

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
  // A library in machine code, one for each kind of machine: npm installs the right one. The others are installed by
  // whoever wants a queue.
  external: ['@resvg/resvg-js', 'bullmq', 'ioredis'],
  // pptxgenjs zips with JSZip; with this in its place the parts of the deck come out as they are.
  alias: { jszip: join(root, 'src/formats/pptx/draw/zip-shim.ts') },
  plugins: [nothingPlugin, docxPlugin, requirePlugin, entitiesPlugin],
  // CommonJS packages ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module';const require = createRequireForBundle(import.meta.url);",
  },
};

/** What src/cli.ts loads when it is needed stands beside it in the bundle. */
const besidePlugin = {
  name: 'beside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(cli\/)?(run-process|help-texts|quick-build)\.ts$/ }, ({ path }) => ({
      path: path.replace('./cli/', './').replace('.ts', '.js'),
      external: true,
    }));
  },
};

const started = performance.now();
// Built aside and put in place whole: whoever runs the program meanwhile runs the old one.
const fresh = await mkdtemp(join(root, 'dist-'));
try {
  // One script, since V8 keeps compiled code for scripts, not for modules.
  const program = await build({
    ...shared,
    write: false,
    format: 'cjs',
    stdin: {
      contents: `export * from './src/cli/run-process.ts'; export const api = () => require('./src/api/index.ts');`,
      resolveDir: root,
    },
    outfile: join(fresh, 'program.cjs'),
    banner: { js: "const moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'moduleUrl', shippedTrees: JSON.stringify(await packShippedTrees(fresh)) },
    supported: { 'dynamic-import': false },
  });
  // esbuild leaves regular expressions as they are. A text that is all ASCII takes half the room and time to load.
  const ascii = program.outputFiles.map(({ path, text }) => ({
    path,
    text: path.endsWith('.cjs') ? text.replace(/[^\0-\x7F]/g, escapeCharacter) : text,
  }));
  for (const { path, text } of ascii) await writeFile(path, text);
  await build({
    ...shared,
    banner: {},
    entryPoints: [{ in: 'src/launch/index.ts', out: 'run-process' }],
    outdir: fresh,
    define: { programHash: JSON.stringify(hashOf(ascii.find(({ path }) => path.endsWith('.cjs')).text)) },
  });
  // The library is the same script.
  const names = Object.keys((await import(pathToFileURL(join(fresh, 'program.cjs')).href)).api());
  await writeFile(
    join(fresh, 'index.js'),
    `import program from './program.cjs';\nexport const { ${names.join(', ')} } = program.api();\n`,
  );
  await copyFile(join(root, 'scripts/build-worker.mjs'), join(fresh, 'build-worker.js'));
  await build({
    ...shared,
    minify: true,
    entryPoints: ['src/pictures/worker/picture-worker.ts'],
    outdir: fresh,
  });
  for (const { script, from } of apart) await packLibraries(script, await librariesSource(from));
  await packLibraries('docx.cjs', `module.exports = require('docx');`);
  await writeFile(
    join(fresh, 'help-texts.js'),
    `export const helpTexts = ${JSON.stringify(await renderHelp(fresh))};\n`,
  );
  // On its own, and loading nothing at first: `--version` and `--help` start as fast as Node does.
  await build({
    ...shared,
    banner: {},
    entryPoints: ['src/cli.ts'],
    outfile: join(fresh, 'cli.js'),
    plugins: [besidePlugin],
  });
  // Small enough to be loaded before anything else is.
  await build({
    ...shared,
    banner: {},
    entryPoints: ['src/cli/quick-build.ts'],
    outfile: join(fresh, 'quick-build.js'),
  });
  await bundlePreview(join(fresh, 'preview'));
  await packIcons(join(fresh, 'icons'));
  await bundleWeb(join(fresh, 'web'));
  await chmod(fresh, 0o755);
  await chmod(join(fresh, 'cli.js'), 0o755);
  await unpackPictureFonts(join(fresh, 'fonts'), join(dist, 'fonts'));
  await packModules(fresh, dist);
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
  // The program looks for icons and the like in its own place only.
  await promisify(execFile)(process.execPath, [join(root, 'scripts/make-code-cache.mjs'), dist]);
} catch (error) {
  await rm(fresh, { recursive: true, force: true });
  // esbuild has shown its own errors already.
  if (!Array.isArray(error.errors)) throw error;
  process.exit(1);
}
if (process.argv.includes('--verbose'))
  console.log(`bundled in ${Math.round(performance.now() - started)} ms`);

function staysOut({ kind, path }) {
  return kind === 'dynamic-import' ? { path, external: true } : null;
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function escapeCharacter(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Parses the YAML of the template sets that ship, so that a start that finds them unchanged need not. */
async function packShippedTrees(folder) {
  const file = join(folder, 'pack.mjs');
  await build({
    ...shared,
    stdin: {
      contents: `export { packTrees } from './src/yaml/shipped-trees.ts';
        export { parseYaml } from './src/yaml/parse-yaml.ts';
        export { splitFrontMatter } from './src/template/front-matter.ts';`,
      resolveDir: root,
    },
    outfile: file,
    legalComments: 'none',
  });
  const { packTrees, parseYaml, splitFrontMatter } = await import(pathToFileURL(file).href);
  await rm(file);
  const templates = join(root, 'templates');
  const paths = (await readdir(templates, { recursive: true })).filter((path) => !path.startsWith('gallery'));
  const texts = await Promise.all(
    paths
      .filter((path) => /\.(yaml|hbs)$/.test(path))
      .sort()
      .map(async (path) => ({ path, text: await readFile(join(templates, path), 'utf8') })),
  );
  const yaml = texts.map((each) => (each.path.endsWith('.hbs') ? splitFrontMatter(each).yaml : each));
  return packTrees(yaml.filter((each) => each !== null).map((each) => [each, parseYaml(each).value]));
}

/** Lets the program itself lay out its help, once, so that `--help` needs no more than to print it. */
async function renderHelp(folder) {
  const file = join(folder, 'help.mjs');
  await build({
    ...shared,
    entryPoints: ['src/cli/help-texts.ts'],
    outfile: file,
    // Help runs no command: what commands and formats load when they run stays out.
    plugins: [{ name: 'now', setup: ({ onResolve }) => onResolve({ filter: /^\./ }, staysOut) }],
  });
  const { helpTexts } = await import(pathToFileURL(file).href);
  await rm(file);
  return helpTexts;
}
