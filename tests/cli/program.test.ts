import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/yaml/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runInProcess } from './run-in-process.ts';
import { run, start } from './run-program.ts';

/** A project that `init` made and that was built once; each test works on a copy. */
let made: string;
const scratch = temporaryFolder('program');
let project: string;
let count = 0;
const deck = 'output/compost/introduction';

beforeAll(async () => {
  made = join(scratch, 'made');
  const init = await runInProcess(['init', 'made'], scratch);
  expect(init.err).toContain('cd made && throughline build');
  expect(init.code).toBe(0);
  const build = await runInProcess(['build'], made);
  expect(build.code).toBe(0);
});
beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  cpSync(made, project, { recursive: true });
});

describe('the command line', () => {
  it('prints its version and nothing else', () => {
    expect(run(['--version'], { cwd: scratch }).out).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it.each([['-h'], ['--help'], ['build', '--help'], ['list', '-h'], ['schema', '-h'], ['init', '-h']])(
    'shows help with examples for %s %s',
    (...args) => {
      const { code, out, err } = run(args, { cwd: scratch });
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/Examples:\n {2}throughline /);
      expect(out).toContain('--reporter NAME[=FILE]');
    },
  );

  it('shows its help where nothing is said', () => {
    const { code, out, err } = run([], { cwd: scratch });
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(run(['--help'], { cwd: scratch }).out);
  });

  it.each([
    [['biuld'], 'did you mean "build"?'],
    [['build', '--forse'], 'did you mean "--force"?'],
    [['build', '--format', 'odt'], 'the formats are: pptx, md, html, docx, pdf, web'],
    [['build', '--format', 'pttx'], 'did you mean "pptx"?'],
    [['build', 'introdution'], 'did you mean "introduction"?'],
    [['list', 'fields', 'elment'], 'did you mean "element"?'],
    [['list', 'fields', 'element', 'more'], 'list fields takes no "more"'],
    [['schema', 'deck', 'compst'], 'did you mean "compost"?'],
    [['--quiet'], 'no command is given'],
    [['constructor', '--help'], 'there is no command "constructor"'],
    [['list', 'chekcs'], 'list takes no "chekcs"\n  hint: did you mean "checks"?'],
    [
      ['schema', 'slides'],
      'schema takes no "slides"\n  hint: choose one of: outline, deck, theme, brand, edits, project',
    ],
  ])('ends with 2 for %j', async (args, words) => {
    const { code, out, err } = await runInProcess(args, project);
    expect(err).toContain(words);
    expect(err).not.toMatch(/^\s+at /m);
    expect([code, out]).toEqual([2, '']);
  });

  it.each([
    [['list', 'checks', '--reporter', 'json']],
    [['schema', 'deck']],
    [['init']],
    [['check', '--coverage']],
    [['verify', `${deck}/introduction.pptx`]],
    [['build', '--force']],
    [['build', 'introdution']],
  ])('does for %j what it does in these tests', async (args) => {
    // Bundled, a pattern of the schemas is written with an escape: the same to editors, another text to `check`.
    rmSync(join(project, 'schemas'), { recursive: true });
    const here = await runInProcess(args, project);
    expect(run(args, { cwd: project })).toEqual(here);
  });

  it('says what to do where there is no project', async () => {
    const bare = join(scratch, 'bare');
    mkdirSync(bare, { recursive: true });
    const { code, err } = await runInProcess(['build'], bare);
    expect(code).toBe(2);
    expect(err).toContain('throughline init');
  });

  it('finds the project from a folder in it, and by --project', async () => {
    const inside = join(project, 'content/compost/decks');
    expect((await runInProcess(['list'], inside)).out).toContain('compost/introduction');
    expect((await runInProcess(['list', '--project', project], scratch)).out).toContain(
      'compost/introduction',
    );
  });
});

describe('build', () => {
  it('says what it wrote, then that nothing changed', async () => {
    expect((await runInProcess(['build'], project)).out).toMatch(/^\d files unchanged$/m);
    expect((await runInProcess(['build', '--verbose'], project)).out).toMatch(
      /^output\/compost\/introduction\/introduction\.pptx +6 slides, [\d.]+ min, unchanged$/m,
    );
    rmSync(join(project, 'output'), { recursive: true });
    const again = await runInProcess(['build'], project);
    expect(again.out).toMatch(/introduction\.pptx +6 slides, [\d.]+ min$/m);
    expect(tree(project)).toEqual(tree(made));
  });

  it('makes the same bytes in another time zone, locale and folder', () => {
    for (const env of [
      { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ]) {
      const out = join(scratch, `out-${env.LANG}`);
      expect(run(['build', '--project', project, '--out', out], { cwd: '/', env }).code).toBe(0);
      expect(hashes(out)).toEqual(hashes(join(made, 'output')));
    }
  });

  it('takes the date of a deck without one from SOURCE_DATE_EPOCH', async () => {
    edit('content/compost/decks/introduction.yaml', /date: .*\n/, '');
    const build = async (epoch: string) => {
      const { code } = await runInProcess(['build'], project, { env: { SOURCE_DATE_EPOCH: epoch } });
      return [code, hashes(join(project, 'output'))['compost/introduction/introduction.pptx']];
    };
    const first = await build('1000000000');
    const second = await build('1100000000');
    const again = await build('1000000000');
    expect(first[1]).not.toBe(second[1]);
    expect(again).toEqual(first);
    expect((await build('yesterday'))[0]).toBe(2);
  });

  it('writes nothing when there is an error, and shows it at its place', async () => {
    edit('content/compost/outline.yaml', 'Once a month', 'Once a mouth');
    rmSync(join(project, 'output'), { recursive: true });
    const { code, out, err } = await runInProcess(['build'], project);
    expect(code).toBe(1);
    expect(out).toBe('');
    const at = lineOf('content/compost/outline.yaml', 'Once a mouth');
    expect(err).toMatch(
      new RegExp(`^content/compost/outline\\.yaml:${at}:\\d+: error\\[quote-not-found\\]`, 'm'),
    );
    expect(err).toContain('Nothing was written');
    expect(existsSync(join(project, 'output'))).toBe(false);
  });

  it('writes the decks without errors with --keep-going', async () => {
    writeFileSync(join(project, 'content/compost/decks/broken.yaml'), 'slides: [{ use: covr }]\n');
    const other = join(project, 'content/compost/decks/other.yaml');
    writeFileSync(other, 'title: Another\nslides: [{ use: cover }]\n');
    expect((await runInProcess(['build'], project)).code).toBe(1);
    expect(existsSync(join(project, 'output/compost/other'))).toBe(false);
    const kept = await runInProcess(['build', '--keep-going'], project);
    expect(kept.code).toBe(1);
    expect(kept.err).toContain('Not written, for their errors: compost/broken.');
    expect(existsSync(join(project, 'output/compost/other/other.pptx'))).toBe(true);
  });

  it('builds only the formats asked for, and leaves the others', async () => {
    rmSync(join(project, 'output'), { recursive: true });
    await runInProcess(['build', '--format', 'md'], project);
    expect(readdirSync(join(project, deck))).toEqual([
      'introduction.glossary.md',
      'introduction.notes.md',
      'manifest.json',
    ]);
    await runInProcess(['build', '--format', 'pptx'], project);
    expect(readdirSync(join(project, deck))).toHaveLength(4);
  });

  it('removes what no deck makes any more, in a build of everything', async () => {
    writeFileSync(
      join(project, 'content/compost/decks/other.yaml'),
      'title: Another\nslides: [{ use: cover }]\n',
    );
    await runInProcess(['build'], project);
    rmSync(join(project, 'content/compost/decks/other.yaml'));
    await runInProcess(['build', 'introduction'], project);
    expect(existsSync(join(project, 'output/compost/other'))).toBe(true);
    expect((await runInProcess(['build'], project)).out).toMatch(/other\.pptx +removed/);
    expect(existsSync(join(project, 'output/compost/other'))).toBe(false);
  });

  it('leaves a file edited by hand, ends with 3, and replaces it with --force', async () => {
    const notes = join(project, deck, 'introduction.notes.md');
    writeFileSync(notes, 'mine\n');
    const left = await runInProcess(['build'], project);
    expect(left.code).toBe(3);
    expect(left.err).toContain('error[hand-edited]');
    expect(readFileSync(notes, 'utf8')).toBe('mine\n');
    expect((await runInProcess(['build', '--force'], project)).code).toBe(0);
    expect(readFileSync(notes)).toEqual(readFileSync(join(made, deck, 'introduction.notes.md')));
    expect(readFileSync(join(project, deck, 'introduction.notes.edited.md'), 'utf8')).toBe('mine\n');
  });

  it('counts warnings as errors with --strict, turns checks off by settings, excuses them at a place', async () => {
    writeHurriedDeck();
    const warned = await runInProcess(['build'], project);
    expect([warned.code, warned.err]).toEqual([0, expect.stringContaining('warning[over-time]')]);
    expect((await runInProcess(['build', '--strict'], project)).code).toBe(1);
    const settings = join(project, 'throughline.yaml');
    writeFileSync(settings, 'checks: { over-time: off }\n');
    expect(await runInProcess(['build', '--strict'], project)).toMatchObject({ code: 0, err: '' });
    writeFileSync(settings, 'checks: { over-time: error }\n');
    expect((await runInProcess(['build'], project)).code).toBe(1);
    writeFileSync(settings, 'checks: { no-such-check: off }\n');
    expect(await runInProcess(['build'], project)).toMatchObject({
      code: 2,
      err: expect.stringContaining('throughline.yaml:1:11: error[unknown-check]'),
    });
  });
});

describe('reports', () => {
  it('come as one JSON document on standard error, with the results as another on standard output', async () => {
    writeHurriedDeck();
    const { out, err } = await runInProcess(['build', '--reporter', 'json'], project);
    expect(JSON.parse(err)).toMatchObject({ version: 1, summary: { errors: 0, warnings: 1 } });
    expect(JSON.parse(out).files).toContainEqual(
      expect.objectContaining({ deck: 'compost/introduction', status: 'written', slides: 2 }),
    );
  });

  it('go into files too, usage errors included', async () => {
    await runInProcess(['build', '--reporter', 'json=reports/a.json'], project);
    expect(readJson('reports/a.json').summary.errors).toBe(0);
    // Results are text all the same, and people read the report too.
    writeHurriedDeck();
    const shown = await runInProcess(['build', '--reporter', 'json=reports/a.json'], project);
    expect(shown.out).toMatch(/introduction\.pptx +2 slides/);
    expect(shown.err).toContain('warning[over-time]');
    expect(readJson('reports/a.json').summary).toEqual({ errors: 0, warnings: 1 });
    await runInProcess(['build', 'nope', '--reporter', 'json=b.json'], project);
    expect(readJson('b.json').diagnostics[0].code).toBe('unknown-deck');
  });

  it.each(['content/compost/outline.yaml', 'throughline.yaml', 'templates/x.json', 'output/report.json'])(
    'are never written over the project: %s',
    async (file) => {
      const before = readFileSync(join(project, 'content/compost/outline.yaml'), 'utf8');
      const { code, err } = await runInProcess(['list', '--reporter', `json=${file}`], project);
      expect(code).toBe(2);
      expect(err).toContain(`--reporter json=${file} would write into `);
      expect(readFileSync(join(project, 'content/compost/outline.yaml'), 'utf8')).toBe(before);
    },
  );

  it('leave no half-written file where they cannot be written', async () => {
    writeFileSync(join(project, 'file'), '');
    const { code, err } = await runInProcess(['list', '--reporter', 'json=file/report.json'], project);
    expect(code).toBe(4);
    expect(err).toContain('error[output-unwritable]');
  });

  it('say nothing but errors with --quiet', async () => {
    expect(await runInProcess(['build', '--quiet'], project)).toEqual({ code: 0, out: '', err: '' });
    expect((await runInProcess(['list', '--quiet'], project)).out).not.toBe('');
  });

  it('have colours only when asked for', () => {
    const args = ['build', 'nope'];
    expect(run(args, { cwd: project }).err).not.toContain('\u001B');
    expect(run(args, { cwd: project, env: { FORCE_COLOR: '1' } }).err).toContain('\u001B[31m');
    expect(run(args, { cwd: project, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).err).not.toContain('\u001B');
    expect(run([...args, '--no-color'], { cwd: project, env: { FORCE_COLOR: '1' } }).err).not.toContain(
      '\u001B',
    );
  });
});

describe('list', () => {
  it.each([
    [[], 'compost/introduction  en  5 min  Compost in five minutes'],
    [['slides'], 'compost/introduction  cover'],
    [['templates'], 'slide element: '],
    [['fields', 'element'], 'element.label'],
    [['helpers'], 'cite'],
    [['layouts'], 'title-and-content'],
    [['checks'], 'duplicate-title'],
  ])('prints %j as a table and as JSON', async (args, words) => {
    const table = await runInProcess(['list', ...args], project);
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table.out).toContain(words);
    const json = JSON.parse((await runInProcess(['list', ...args, '--reporter', 'json'], project)).out);
    expect(json[args[0] ?? 'decks'].length).toBeGreaterThan(0);
  });
});

describe('list templates', () => {
  const templates = async () => {
    const { out } = await runInProcess(['list', 'templates', '--reporter', 'json'], project);
    return JSON.parse(out).templates as { name: string; example: string; parameters: { name: string }[] }[];
  };

  it('prints examples that can be pasted into a deck', async () => {
    const { out } = await runInProcess(['list', 'templates'], project);
    const examples = [...out.matchAll(/^ {4}e\.g\. (.*)$/gm)].map((match) => match[1]!);
    expect(examples.length).toBe((await templates()).length);
    for (const example of examples) {
      const { value, diagnostics } = parseYaml({ path: 'example', text: `- ${example}\n` });
      expect([example, diagnostics]).toEqual([example, []]);
      const item = value?.kind === 'list' ? value.items[0] : null;
      const keys = item?.kind === 'map' ? item.entries.map((entry) => entry.key) : [];
      expect(keys[0]).toBe(keys.includes('section') ? 'section' : 'use');
    }
    expect(out).toContain(
      '{ use: bullets, title: Before the start, points: [A plain point, { statement: ocean-share }] }',
    );
  });

  it('says what a parameter may be, and instead of which it stands', async () => {
    const { out } = await runInProcess(['list', 'templates'], project);
    expect(out).toMatch(
      /^ {4}columns +columns of data, else words +What stands .*; one of: label, role, .*relations$/m,
    );
    expect(out).toMatch(/^ {4}of +ids +or data +What stands in the rows/m);
    const table = (await templates()).find((each) => each.name === 'table');
    expect(table?.parameters[0]).toMatchObject({
      name: 'of',
      required: false,
      instead: ['data'],
    });
  });
});

describe('schema', () => {
  it('lists the schemas where none is named', async () => {
    const { code, out, err } = await runInProcess(['schema'], scratch);
    expect(code).toBe(0);
    expect(out).toMatch(/^outline +content\/\*\/outline\.yaml +/m);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['outline', 'deck', 'theme', 'brand', 'edits', 'project']);
    expect(err).toContain('throughline schema outline');
    const json = JSON.parse((await runInProcess(['schema', '--reporter', 'json'], scratch)).out);
    expect(json.schemas[1]).toMatchObject({ format: 'deck', files: 'content/*/decks/*.yaml' });
  });

  it.each(['outline', 'deck', 'theme', 'project'])('prints that of %s', async (format) => {
    const { code, out } = await runInProcess(['schema', format], project);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: 'object', $schema: expect.stringContaining('2020-12') });
  });

  it('writes all of them, with the ids of each outline', async () => {
    const { out } = await runInProcess(['schema', '--out', 'elsewhere'], project);
    expect(out.trim().split('\n').sort()).toEqual([
      'elsewhere/deck.compost.schema.json',
      'elsewhere/outline.schema.json',
      'elsewhere/project.schema.json',
      'elsewhere/theme.schema.json',
    ]);
    expect(readFileSync(join(project, 'elsewhere/deck.compost.schema.json'), 'utf8')).toContain('"scraps"');
  });
});

describe('init', () => {
  it('makes a project of which a build has nothing to complain', async () => {
    expect(await runInProcess(['build', '--strict'], project)).toMatchObject({ code: 0, err: '' });
  });

  it('refuses to overwrite, and writes nothing then', async () => {
    const folder = join(scratch, 'taken');
    mkdirSync(join(folder, 'content/compost'), { recursive: true });
    writeFileSync(join(folder, 'content/compost/outline.yaml'), 'mine');
    const { code, err } = await runInProcess(['init', folder], scratch);
    expect(code).toBe(2);
    expect(err).toContain('content/compost/outline.yaml is there already');
    expect(tree(folder)).toEqual(['content/compost/outline.yaml']);
  });

  it('leaves editor settings and attributes that are there', async () => {
    const folder = join(scratch, 'settled');
    mkdirSync(folder);
    writeFileSync(join(folder, '.gitattributes'), 'mine\n');
    const { code, err } = await runInProcess(['init'], folder);
    expect(code).toBe(0);
    expect(err).toContain('.gitattributes was there already');
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe('mine\n');
  });
});

describe('trouble', () => {
  it('with the output folder ends with 4 and names it', async () => {
    writeFileSync(join(project, 'file'), '');
    const { code, err } = await runInProcess(['build', '--out', 'file/output'], project);
    expect(code).toBe(4);
    expect(err).toContain('file/output');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('of %s ends with %i and leaves nothing half-written', async (signal, code) => {
    const lock = join(project, 'output/.throughline-lock');
    let ended: unknown;
    // On a busy machine a build may be over before it is seen to have begun.
    for (let decks = 10; decks <= 320 && ended !== code; decks *= 2) {
      rmSync(join(project, 'output'), { recursive: true });
      writeMany(decks);
      const child = start(['build'], project);
      const exit = new Promise((resolve) => child.on('close', resolve));
      while (!existsSync(lock) && child.exitCode === null) await new Promise(setImmediate);
      child.kill(signal);
      ended = await exit;
      expect(leftovers()).toEqual([]);
    }
    expect(ended).toBe(code);
    expect((await runInProcess(['build'], project)).code).toBe(0);
  });

  it('of a reader that goes away is no trouble', async () => {
    const child = start(['list', 'fields'], project);
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(err).toBe('');
  });

  it('between two builds at once does not arise', async () => {
    rmSync(join(project, 'output'), { recursive: true });
    writeMany(6);
    const both = [start(['build'], project), start(['build'], project)];
    const codes = await Promise.all(
      both.map((child) => new Promise((resolve) => child.on('close', resolve))),
    );
    expect(codes).toEqual([0, 0]);
    expect(leftovers()).toEqual([]);
    expect(manifestsAgree()).toBe(true);
  });
});

function edit(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(project, path), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(project, path), after);
}

/** A deck that has one thing to be warned of: its notes take longer to say than it has time. */
function writeHurriedDeck(): void {
  writeFileSync(
    join(project, 'content/compost/decks/introduction.yaml'),
    'title: Compost\nminutes: 0.1\nslides: [{ use: cover }, { use: sources }]\n',
  );
}

/** More decks, so that there is time to do something to a build. */
function writeMany(number: number): void {
  for (let i = 0; i < number; i++) {
    const text = readFileSync(join(project, 'content/compost/decks/introduction.yaml'), 'utf8');
    writeFileSync(join(project, `content/compost/decks/copy-${i}.yaml`), text);
  }
}

function lineOf(path: string, words: string): number {
  return (
    readFileSync(join(project, path), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(words)) + 1
  );
}

function leftovers(): string[] {
  return existsSync(join(project, 'output'))
    ? readdirSync(join(project, 'output')).filter((name) => name.startsWith('.'))
    : [];
}

/** Every file that a manifest names is there and is what it says. */
function manifestsAgree(): boolean {
  const found = hashes(join(project, 'output'));
  const manifests = Object.keys(found).filter((path) => path.endsWith('manifest.json'));
  expect(manifests.length).toBeGreaterThan(1);
  return manifests.every((path) => {
    const folder = path.slice(0, -'manifest.json'.length);
    const { outputs } = readJson(join('output', path));
    return Object.entries(outputs).every(([name, hash]) => found[folder + name] === hash);
  });
}

function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    tree(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

function readJson(path: string) {
  return JSON.parse(readFileSync(join(project, path), 'utf8'));
}

function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
