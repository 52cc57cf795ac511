import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { helpFor } from '../../src/cli/help-for.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('small-commands');

function write(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('new', () => {
  it('writes an outline, decks, a theme and a template set that build without a word', async () => {
    const root = write('new', { 'throughline.yaml': 'formats: [md]\n' });
    const make = async (...words: string[]) =>
      expect(await runInProcess(['new', ...words], root)).toMatchObject({ code: 0, err: '' });
    await make('outline', 'night-sky');
    await make('deck', 'for-children');
    await make('outline', 'tides');
    await make('deck', 'tides/talk');
    await make('theme', 'acme');
    await make('template', 'house');
    const deck = 'template: house\ntheme: acme\nslides: [{ use: call-out, says: A, then: B }]\n';
    writeFileSync(join(root, 'content/tides/decks/own.yaml'), deck);
    expect(await runInProcess(['build', '--strict', '--format', 'pptx'], root)).toMatchObject({
      code: 0,
      err: '',
    });
  });

  it.each([
    [['deck', 'talk'], /several outlines[\s\S]*a\/talk, b\/talk/],
    [['deck', 'c/talk'], /there is no outline "c"/],
    [['theme', 'A B'], /"A B" is not a name/],
    [['theme'], /what, and a name/],
    [['slide', 'x'], /takes no "slide"/],
    [['outline', 'a'], /content\/a\/outline\.yaml is there already/],
  ])('says what is wrong with %j', async (words, expected) => {
    const root = write('wrong', {
      'content/a/outline.yaml': 'title: A\n',
      'content/b/outline.yaml': 'title: B\n',
    });
    expect(await runInProcess(['new', ...words], root)).toMatchObject({
      code: 2,
      err: expect.stringMatching(expected),
    });
  });
});

describe('clean', () => {
  it('removes what builds wrote, and leaves what somebody edited or put there', async () => {
    const root = write('clean', {
      'content/a/outline.yaml': 'title: A\n',
      'content/a/decks/one.yaml': 'formats: [md]\nslides: [{ use: cover }]\n',
      'content/a/decks/two.yaml': 'formats: [md]\nslides: [{ use: cover }]\n',
    });
    expect((await runInProcess(['clean'], root)).code).toBe(0);
    expect(existsSync(join(root, 'output'))).toBe(false);
    await runInProcess(['build', '--shard', '1/1'], root);
    writeFileSync(join(root, 'output/mine.txt'), 'mine');
    writeFileSync(join(root, 'output/a/two/two.notes.md'), 'edited');
    expect(await runInProcess(['clean'], root)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/two\.notes\.md was edited/),
    });
    const left = () => readdirSync(join(root, 'output'), { recursive: true }).map(String).sort();
    expect(left()).toEqual(['a', 'a/two', 'a/two/manifest.json', 'a/two/two.notes.md', 'mine.txt']);
    expect((await runInProcess(['clean', '--force'], root)).code).toBe(0);
    expect(left().filter((path) => !path.includes('edited'))).toEqual(['a', 'a/two', 'mine.txt']);
    expect(existsSync(join(root, '.throughline'))).toBe(false);
  });
});

describe('help', () => {
  it.each([20, 60, 80, 100, 200])('fits %i columns', (columns) => {
    for (const name of ['', ...commands.map((command) => command.name)]) {
      const lines = helpFor(name, columns)!.split('\n');
      // Examples are commands, and stay whole.
      const own = lines.filter((line) => !/^ *(throughline|content\/|--)/.test(line));
      const longest = Math.max(...own.map((line) => line.length));
      if (columns >= 60) expect([name, longest <= columns]).toEqual([name, true]);
    }
    expect(helpFor('biuld', columns)).toBeNull();
  });

  it('says that there is no such command', async () => {
    const { code, err } = await runInProcess(['help', 'biuld'], scratch);
    expect([code, err]).toEqual([2, expect.stringContaining('did you mean "build"?')]);
  });
});

describe('verify', () => {
  it('looks at many files, of Word too', async () => {
    const root = write('verify', {
      'content/a/outline.yaml': 'title: A\nterms: { rain: { term: Rain, meaning: Water that falls. } }\n',
      'content/a/decks/one.yaml':
        'formats: [pptx, docx]\nhandouts: [glossary, slides-and-notes]\nslides: [{ use: cover }]\n',
    });
    await runInProcess(['build'], root);
    const folder = 'output/a/one/one';
    const files = [`${folder}.pptx`, `${folder}.glossary.docx`, `${folder}.slides-and-notes.docx`];
    const all = await runInProcess(['verify', ...files], root);
    expect(all).toMatchObject({ code: 0, err: '' });
    expect(all.out.match(/current$/gm)).toHaveLength(3);
    const json = await runInProcess(['verify', ...files, '--reporter', 'json'], root);
    expect(JSON.parse(json.out).files).toHaveLength(3);

    // A part that is no XML, a picture that is gone, words of a picture that are gone.
    const path = join(root, files[2]!);
    const { parts } = readZip(readFileSync(path));
    const names = [...parts.keys()];
    const document = Buffer.from(parts.get('word/document.xml')!).toString();
    const spoilt = new Map(parts);
    spoilt.set('word/document.xml', document.replace(/ descr="[^"]*"/, ''));
    spoilt.set('word/styles.xml', '<w:styles>');
    spoilt.delete(names.find((name) => name.startsWith('word/media/'))!);
    writeFileSync(path, writeZip(spoilt));
    const found = await runInProcess(['verify', files[2]!], root);
    expect(found.err).toMatch(/docx-package.*word\/styles\.xml/);
    expect(found.err).toMatch(/docx-package.*word\/media\/.*is not there/);
    expect(found.err).toMatch(/no-alternative/);
    expect(found.err).toMatch(/edited/);
    expect(found.code).not.toBe(0);
  });
});
