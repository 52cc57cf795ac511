import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../src/project/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('installed-sets');

const acme = {
  'package.json':
    '{ "name": "@acme/briefing", "version": "2.1.0", "throughline": { "templates": "./templates/briefing/" } }',
  'templates/briefing/theme.yaml': 'name: Acme\nbase: night\ncolors: { accent1: "FF0000" }\n',
  'templates/briefing/slides/hello.hbs':
    '---\nsummary: A greeting\nparams: { to: { type: text, required: true } }\nexample: { to: World }\n---\n<slide layout="title-and-content"><title>Hello {{to}}</title><slot name="body"><p>Acme</p></slot><notes><p>Acme</p></notes></slide>\n',
};
const project = {
  'throughline.yaml': 'formats: [md]\npackages: ["@acme/briefing"]\ntemplate: "@acme/briefing"\n',
  'content/a/outline.yaml': 'title: A\n',
  'content/a/decks/talk.yaml': 'slides: [{ use: hello, to: Ada }]\n',
  'content/a/decks/plain.yaml': 'template: briefing\ntheme: "@acme/briefing"\nslides: [{ use: cover }]\n',
  'content/a/decks/other.yaml': 'template: briefing\nslides: [{ use: cover }]\n',
};

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A repository with projects, and a package beside them or where npm puts it. */
function repository(name: string, how: 'linked' | 'installed' = 'installed'): string {
  const root = join(scratch, name);
  write(join(root, 'projects/one'), project);
  write(join(root, how === 'linked' ? 'packages/briefing' : 'node_modules/@acme/briefing'), acme);
  if (how === 'linked') {
    mkdirSync(join(root, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/briefing', join(root, 'node_modules/@acme/briefing'));
  }
  return root;
}

const manifest = (root: string, deck: string) =>
  JSON.parse(readFileSync(join(root, `output/a/${deck}/manifest.json`), 'utf8'));

describe('a set of an installed package', () => {
  it.each(['installed', 'linked'] as const)(
    'gives decks their kinds of slides and their look, %s',
    async (how) => {
      const root = join(repository(how, how), 'projects/one');
      expect(await runInProcess(['build', '--strict'], root)).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(join(root, 'output/a/talk/talk.notes.md'), 'utf8')).toContain('Hello Ada');
      expect(manifest(root, 'talk').packages).toEqual({ '@acme/briefing': '2.1.0' });
      expect(manifest(root, 'plain').packages).toEqual({ '@acme/briefing': '2.1.0' });
      expect(manifest(root, 'other').packages).toBeUndefined();
      expect((await runInProcess(['list', 'templates', '--set', '@acme/briefing'], root)).out).toContain(
        'hello',
      );
    },
  );

  it('is found beside the project, also for a version of it that is not on the disk', () => {
    const root = join(repository('kept'), 'projects/one');
    const files = new Map(
      Object.entries(project).map(([path, text]) => [path, { id: path, size: text.length, link: false }]),
    );
    const read = ({ id }: { readonly id: string }) => readFileSync(join(root, id));
    const opened = openProject(root, { tree: { files, read } });
    expect(opened.diagnostics).toEqual([]);
    expect(opened.value?.installed.get('@acme/briefing')?.version).toBe('2.1.0');
  });

  it('is read only where it is listed, and what is missing is said', async () => {
    const root = join(repository('refused'), 'projects/one');
    const build = async (settings: string) => {
      write(root, { 'throughline.yaml': `formats: [md]\n${settings}` });
      return runInProcess(['build'], root);
    };
    const unlisted = await build('template: "@acme/briefing"\n');
    expect(unlisted.err).toMatch(/no template set "@acme\/briefing"[\s\S]*packages: \["@acme\/briefing"\]/);
    const missing = await build('packages: ["@acme/other"]\n');
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringContaining('npm install --save-dev @acme/other'),
    });
    // A set whose package is listed is not to be listed once more.
    const wanted = (await build('template: "@acme/other"\npackages: ["@acme/other"]\n')).err;
    expect(wanted).toContain('its package is listed in throughline.yaml');
    expect(wanted).not.toContain('packages: ["@acme/other"]\n\n');
    const outside = await build('packages: ["../../secret"]\n');
    expect(outside).toMatchObject({ code: 2, err: expect.stringContaining('the name of a package') });
    write(join(root, '../../node_modules/empty'), { 'package.json': '{ "version": "1.0.0" }' });
    expect((await build('packages: [empty]\n')).err).toContain('"empty" brings no template set');
    write(join(root, '../../node_modules/bad'), {
      'package.json': '{ "throughline": { "templates": "../../projects" } }',
    });
    expect((await build('packages: [bad]\n')).err).toContain('"bad" brings no template set');
  });
});

describe('requires', () => {
  it.each([
    ['">=0.1"', null],
    ['"*"', null],
    ['">=99"', /asks for version >=99 of Throughline, and this is \d/],
    ['"new"', /"new" names no versions/],
  ])('%s', async (range, expected) => {
    const root = join(scratch, 'requires');
    write(root, {
      ...project,
      'throughline.yaml': `requires: ${range}\nformats: [md]\nbogus: ${expected ? 1 : ''}\n`.replace(
        'bogus: \n',
        '',
      ),
    });
    const { code, err } = await runInProcess(['check', '--no-drift', 'other'], root);
    if (expected) expect([code, err]).toEqual([2, expect.stringMatching(expected)]);
    // What another version knows is none of this one's business.
    if (expected) expect(err).not.toContain('bogus');
    if (!expected) expect([code, err]).toEqual([0, '']);
  });
});
