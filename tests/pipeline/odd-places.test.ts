import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { writeSmallProject } from '../faults/small-project.ts';

let scratch: string;
let project: string;
/** Beside everything that may be named. */
let reports: string;

beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-odd-')));
  project = join(scratch, 'project');
  reports = mkdtempSync(join(tmpdir(), 'throughline-odd-reports-'));
  writeSmallProject(project, 1, 'one');
  settings('');
  mkdirSync(join(project, '.git'));
  mkdirSync(join(project, 'real'));
  mkdirSync(join(scratch, 'outside'));
  writeFileSync(join(project, 'file'), 'mine');
  symlinkSync('real', join(project, 'link'));
  symlinkSync(join(scratch, 'outside'), join(project, 'link-out'));
  symlinkSync('nowhere', join(project, 'dangling'));
  symlinkSync('loop-b', join(project, 'loop-a'));
  symlinkSync('loop-a', join(project, 'loop-b'));
});
afterEach(() => {
  rmSync(reports, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

/** How a slide that is nearly empty looks is not asked here. */
function settings(output: string): void {
  writeFileSync(join(project, 'throughline.yaml'), `${output}checks: { style: off }\n`);
}

/** What is named, what is said of it, and the exit code. */
const odd: readonly (readonly [place: string, says: string | RegExp, code: number])[] = [
  ['file', 'file is a file, not a folder', 4],
  ['file/below', 'file/below: a part of its path is a file, not a folder', 4],
  ['n'.repeat(300), 'has a part of more than 255 bytes', 2],
  [`new/${'é'.repeat(130)}`, 'has a part of more than 255 bytes', 2],
  ['link', '"link" is a link: name the folder that it leads to', 2],
  ['link-out', '"link-out" is a link: name the folder that it leads to', 2],
  ['dangling', '"dangling" is a link that leads nowhere', 2],
  ['loop-a', '"loop-a" is a link to itself', 2],
  ['loop-a/below', 'a link on its path leads to itself', 4],
  ['content', '"content" is in "content", which is read from', 2],
  ['content/made', '"content/made" is in "content", which is read from', 2],
  ['Templates', '"Templates" is in "Templates", which is read from', 2],
  ['.git', '".git" is in ".git", which is read from', 2],
  ['.git/hooks', '".git/hooks" is in ".git", which is read from', 2],
  ['real/.git', '"real/.git" is in ".git", which is git’s own', 2],
  ['node_modules/x', '"node_modules/x" is in "node_modules", which is read from', 2],
  ['.', '"." is the project itself', 2],
  ['real/..', /^"[^"]*" is the project itself/, 2],
  [' ', '" " is empty', 2],
  ['~', '"~" begins with ~, which is a home folder to a shell alone', 2],
  ['~/decks', '"~/decks" begins with ~, which is a home folder to a shell alone', 2],
  ['a\tb', '"a\tb" holds a control character', 2],
  ['aux', '"aux" holds the reserved name "aux"', 2],
  ['made.', '"made." has a part that ends in a dot or a space', 2],
];

describe('an odd place for the output', () => {
  it.each(odd)('%j is refused alike by settings, command line and check', async (place, says, code) => {
    const before = readdirSync(project, { recursive: true }).sort();
    const named = await run(['build', '--out', place]);
    const checked = await run(['check', '--out', place]);
    settings(`output: ${JSON.stringify(place)}\n`);
    const set = await run(['build']);
    for (const each of [named, checked, set]) {
      expect([each.code, each.findings.length]).toEqual([code, 1]);
      if (typeof says === 'string') expect(each.findings[0]!.message).toContain(says);
      else expect(each.findings[0]!.message).toMatch(says);
      const text = each.err;
      expect(text).not.toContain(scratch);
      expect(text).not.toMatch(/\.throughline|\u001b|\u202e|\t/);
      // Ten seconds are what another build is waited for.
      expect(each.milliseconds).toBeLessThan(8000);
    }
    if (code === 2) expect(set.findings[0]).toEqual({ ...named.findings[0], ...placeIn(set) });
    expect(readdirSync(project, { recursive: true }).sort()).toEqual(before);
    expect(readdirSync(join(scratch, 'outside'))).toEqual([]);
  });

  it.each([
    ['a\u001b[31mb', 'a control character'],
    ['a\u202eb', 'an invisible character'],
  ])('may not hold what a terminal acts on: %j', async (place, what) => {
    const named = await run(['build', '--out', place]);
    expect([named.code, named.findings[0]!.message]).toEqual([2, `"${place}" holds ${what}`]);
    settings(`output: ${JSON.stringify(place)}\n`);
    const set = await run(['build']);
    expect(set.code).toBe(2);
    for (const { err } of [named, set]) expect(err).not.toMatch(/[\u001b\u202e]/);
  });

  it('outside of the project is for the command line alone', async () => {
    settings('output: ../elsewhere\n');
    expect((await run(['build'])).code).toBe(2);
    symlinkSync(join(scratch, 'outside'), join(project, 'way'));
    settings('output: way/out\n');
    const refused = await run(['build']);
    expect([refused.code, refused.findings[0]!.message]).toEqual([2, '"way/out" leads out of the project']);
    settings('');
    const built = await run(['build', '--out', '../elsewhere']);
    expect([built.code, built.out.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^\.\.\/elsewhere\/o\/deck-1\/deck-1\.notes\.md/),
    ]);
    expect(existsSync(join(scratch, 'elsewhere/o/deck-1/deck-1.pptx'))).toBe(true);
  });

  it('is what holds the project, too', async () => {
    const refused = await run(['build', '--out', '..']);
    expect([refused.code, refused.findings[0]!.message]).toEqual([2, '".." holds the project']);
  });

  it('does not count for a check that leaves the output alone', async () => {
    expect((await run(['check', '--no-drift', '--out', 'file'])).code).toBe(0);
  });

  it('with no value is a mistake of the command line', async () => {
    expect((await run(['build', '--out', ''])).code).toBe(2);
    expect((await run(['build', '--out='])).code).toBe(2);
  });

  it.skipIf(!existsSync('/proc/self'))('that takes no files says so at once', async () => {
    const refused = await run(['build', '--out', '/proc/made']);
    expect(refused.code).toBe(4);
    expect(refused.findings[0]!.message).toMatch(/^cannot write \/proc\/made/);
    expect(refused.milliseconds).toBeLessThan(8000);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read or written says so at once', async () => {
    for (const mode of [0o000, 0o500]) {
      chmodSync(join(project, 'real'), mode);
      const refused = await run(['build', '--out', 'real']);
      expect([refused.code, refused.findings[0]!.message]).toEqual([
        4,
        'cannot write real: permission is denied (EACCES)',
      ]);
    }
    chmodSync(join(project, 'real'), 0o700);
  });
});

interface Finding {
  readonly code: string;
  readonly message: string;
}

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

/** What says where a finding of the settings is. */
function placeIn({ findings }: Run): Partial<Finding> {
  const { file, line, column, endLine, endColumn } = findings[0] as unknown as Record<string, unknown>;
  return { file, line, column, endLine, endColumn } as Partial<Finding>;
}

async function run(args: readonly string[]): Promise<Run> {
  const report = join(reports, 'report.json');
  rmSync(report, { force: true });
  const begun = performance.now();
  const ran = await runInProcess([...args, '--reporter', 'text', '--reporter', `json=${report}`], project);
  const milliseconds = performance.now() - begun;
  const findings = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).diagnostics : [];
  return { ...ran, findings, milliseconds };
}
