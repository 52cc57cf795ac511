import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../cli/run-program.ts';
import { hashesIn, writeSmallProject } from '../faults/small-project.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('quick');
let project: string;
let count = 0;

beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  writeSmallProject(project, 3, 'one');
});

describe('a build with nothing to do', () => {
  it('says what the whole program says, warnings included', () => {
    writeFileSync(
      join(project, 'content/o/decks/warned.yaml'),
      'title: Warned\nlanguage: sv\nslides:\n  - { use: element, item: thing }\n',
    );
    expect(run(['build'], { cwd: project }).code).toBe(0);
    const quick = run(['build'], { cwd: project });
    const { out, err, code } = run(['build', '--reporter', 'text'], { cwd: project });
    expect(quick.err).toContain('warning[missing-translation]: the template set "briefing" lacks');
    expect(quick.out).toContain('unchanged');
    expect(quick).toEqual({ code, out, err });
    expect(run(['build', '--quiet'], { cwd: project })).toEqual({ code: 0, out: '', err: '' });
  });

  it('fails with --strict for the warnings of the build before', () => {
    writeFileSync(
      join(project, 'content/o/decks/warned.yaml'),
      'title: Warned\nlanguage: sv\nslides:\n  - { use: element, item: thing }\n',
    );
    run(['build'], { cwd: project });
    const strict = run(['build', '--strict'], { cwd: project });
    expect(strict.code).toBe(1);
    expect(strict.err).toContain('error[missing-translation]');
    expect(run(['build'], { cwd: project }).code).toBe(0);
  });

  it('is told of each edit, however it is hidden', () => {
    run(['build'], { cwd: project });
    expect(written(run(['build'], { cwd: project }).out)).toEqual([]);
    const deck = join(project, 'content/o/decks/deck-2.yaml');
    const text = readFileSync(deck, 'utf8');
    const before = statSync(deck);
    // As long as before, under the old date.
    writeFileSync(deck, text.replace('Deck 2', 'Deck X'));
    utimesSync(deck, before.atime, before.mtime);
    expect(written(run(['build'], { cwd: project }).out)).toEqual([
      'o/deck-2/deck-2.notes.md',
      'o/deck-2/deck-2.pptx',
      'o/deck-2/deck-2.slides-and-notes.md',
      'o/deck-2/pictures/deck-2.cover.svg',
      'o/deck-2/pictures/deck-2.element-thing.svg',
    ]);
  });

  it('sees what is missing, edited or left over in the output', () => {
    run(['build'], { cwd: project });
    const output = join(project, 'output/o');
    rmSync(join(output, 'deck-1/deck-1.pptx'));
    expect(written(run(['build'], { cwd: project }).out)).toEqual(['o/deck-1/deck-1.pptx']);
    cpSync(join(output, 'deck-1'), join(output, 'gone'), { recursive: true });
    writeFileSync(
      join(output, 'gone/manifest.json'),
      readFileSync(join(output, 'gone/manifest.json'), 'utf8').replace('o/deck-1', 'o/gone'),
    );
    expect(run(['build'], { cwd: project }).out).toMatch(/^output\/o\/gone\/deck-1\.pptx +removed$/m);
    writeFileSync(join(output, 'deck-3/deck-3.notes.md'), 'by hand');
    for (let n = 0; n < 2; n++) {
      const edited = run(['build'], { cwd: project });
      expect([edited.code, edited.err]).toEqual([3, expect.stringContaining('hand-edited')]);
    }
  });

  it('counts only where it was remembered: a copy of the folder is built', () => {
    run(['build'], { cwd: project });
    const copy = `${project}-copy`;
    cpSync(project, copy, { recursive: true, preserveTimestamps: true });
    const deck = join(copy, 'output/o/deck-1/deck-1.notes.md');
    writeFileSync(deck, 'by hand');
    expect(run(['build'], { cwd: copy }).code).toBe(3);
  });

  it('does not follow an output folder that became a link', () => {
    run(['build'], { cwd: project });
    renameSync(join(project, 'output'), join(scratch, 'moved'));
    symlinkSync(join(scratch, 'moved'), join(project, 'output'));
    const refused = run(['build'], { cwd: project });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('output-folder');
    rmSync(join(scratch, 'moved'), { recursive: true });
  });

  it('is found again behind a link to the project', () => {
    const link = `${project}-link`;
    symlinkSync(project, link);
    const first = run(['build', '--project', link, '--quiet'], { cwd: scratch });
    expect(first).toEqual({ code: 0, out: '', err: '' });
    expect(written(run(['build', '--project', link], { cwd: scratch }).out)).toEqual([]);
  });

  it('keeps records of a few ways of building, and no drafts', () => {
    mkdirSync(join(project, '.throughline'));
    for (let n = 0; n < 12; n++) {
      writeFileSync(join(project, `.throughline/build-0000000${n.toString(16)}.json`), '{}');
    }
    writeFileSync(join(project, '.throughline/x.new'), 'half');
    run(['build', '--quiet'], { cwd: project });
    const names = readdirSync(join(project, '.throughline'));
    expect(names.filter((name) => name.endsWith('.json')).length).toBe(8);
    expect(names.filter((name) => !/^build-[0-9a-f]{8}\.json$/.test(name))).toEqual(['.gitignore']);
  });

  it('does nothing of the sort where .throughline is a link', () => {
    const outside = join(scratch, `outside-${count}`);
    cpSync(join(project, 'content'), outside, { recursive: true });
    const before = hashesIn(outside);
    symlinkSync(outside, join(project, '.throughline'));
    expect(run(['build', '--quiet'], { cwd: project }).code).toBe(0);
    expect(run(['build', '--quiet'], { cwd: project }).code).toBe(0);
    expect(hashesIn(outside)).toEqual(before);
  });
});

/** Files that a build says it wrote, without the output folder. */
function written(account: string): string[] {
  const lines = account.split('\n').filter((line) => line !== '' && !/ (unchanged|removed)$/.test(line));
  return lines.map((line) => line.split(/\s{2,}/)[0]!.replace(/^.*?output\//, ''));
}
