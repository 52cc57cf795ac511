import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { starterFiles } from '../../src/cli/commands/run-init.ts';
import { formatNames } from '../../src/formats/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A format as somebody would add it: a file, and a line in the list. */
const record = `import { compareTexts } from './compare-files.ts';
import type { Format } from './format.ts';

export const titlesFormat: Format = {
  name: 'titles',
  ending: '.titles.txt',
  summary: 'titles, one a line',
  handouts: 'too',
  make: async ({ deck, handouts, prefix }) => {
    const bytes = new TextEncoder().encode(deck.slides.map(({ id }) => id + '\\n').join(''));
    const names = [prefix, ...handouts.map(({ name }) => prefix + '.' + name)];
    return { value: names.map((name) => ({ name: name + '.titles.txt', bytes })), diagnostics: [] };
  },
  compare: compareTexts,
};
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = temporaryFolder('format');
let project: string;
beforeAll(async () => {
  for (const name of ['src', 'templates', 'package.json'])
    cpSync(join(root, name), join(home, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  writeFileSync(join(home, 'src/formats/titles-format.ts'), record);
  const list = join(home, 'src/formats/index.ts');
  const text = readFileSync(list, 'utf8').replace(
    /(formats: readonly Format\[\] = \[\s*pptxFormat,)/,
    '$1 titlesFormat,',
  );
  writeFileSync(list, `import { titlesFormat } from './titles-format.ts';\n${text}`);
  writeFileSync(
    join(home, 'main.ts'),
    "import { helpTexts } from './src/cli/help-texts.ts';\nimport { runProcess } from './src/cli/run-process.ts';\n" +
      "if (process.argv[2] === 'help') process.stdout.write(helpTexts[96]['build'] ?? '');\nelse await runProcess(process.argv.slice(2));\n",
  );
  // What the bundle finds beside itself.
  cpSync(join(root, 'dist/icons'), join(home, 'dist/icons'), { recursive: true });
  await build({
    entryPoints: [join(home, 'main.ts')],
    outfile: join(home, 'dist/main.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    external: ['@resvg/resvg-js', 'docx'],
    alias: { jszip: join(home, 'src/formats/pptx/draw/zip-shim.ts') },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
  });
  project = join(home, 'project');
  for (const { path, text } of starterFiles) {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  }
});

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'dist/main.mjs'), ...words], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
};
const deck = 'content/compost/decks/introduction.yaml';

describe('a format that somebody adds, with a file and a line,', () => {
  it('is named by the settings, by decks, by the command line and by its help', () => {
    expect(run('help').out).toContain(
      [...formatNames.slice(0, 1), 'titles', ...formatNames.slice(1)].join(', '),
    );
    expect(run('build', '--format', 'title').err).toContain('did you mean "titles"?');
    writeFileSync(join(project, 'throughline.yaml'), 'language: en\nformats: [pptx, titles, nonsense]\n');
    expect(run('build').err).toContain('"nonsense" is not a known format');
    writeFileSync(join(project, 'throughline.yaml'), 'language: en\nformats: [pptx, titles]\n');
    expect(run('schema', 'project').out).toContain('"titles"');
    expect(run('schema', 'deck').out).toContain('"titles"');
  });

  it('is made, compared with what is there, and swept', () => {
    const built = run('build');
    expect({ status: built.status, err: built.err }).toEqual({ status: 0, err: '' });
    const file = join(project, 'output/compost/introduction/introduction.titles.txt');
    expect(readFileSync(file, 'utf8')).toMatch(/^\S+\n/);
    expect(run('check').out).toContain('current');
    appendFileSync(file, 'by hand\n');
    const edited = run('check');
    expect(edited.err).toContain('introduction.titles.txt was edited by hand since it was built');
    expect(edited.err).toMatch(/line \d+ should not be there/);
    expect(run('build', '--force').status).toBe(0);
    appendFileSync(join(project, deck), 'formats: [pptx]\n');
    const swept = run('build');
    expect(swept.out).toMatch(/introduction\.titles\.txt\s+removed/);
  });
});
