import {
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
import { writeSmallProject } from '../faults/small-project.ts';
import { runInProcess } from './run-in-process.ts';

let scratch: string;
let project: string;

beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-report-files-')));
  project = join(scratch, 'project');
  writeSmallProject(project, 1, 'one');
  mkdirSync(join(scratch, 'outside'));
  mkdirSync(join(project, 'kept'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

describe('a report that would be written', () => {
  const outline = 'content/o/outline.yaml';
  it.each([
    ['over an outline', outline, null, 'would write into content'],
    ['over an outline, by a detour', `kept/../${outline}`, null, 'would write into content'],
    [
      'through a folder that is a link',
      'reports/o/outline.yaml',
      ['reports', 'content'],
      'would write into content',
    ],
    [
      'through a file that is a link',
      'kept/r.json',
      ['kept/r.json', `../${outline}`],
      'would write into content',
    ],
    [
      'through a link to the settings',
      'kept/r.json',
      ['kept/r.json', '../throughline.yaml'],
      'is a link that leads nowhere',
    ],
    ['into the output', 'reports/r.json', ['reports', 'output'], 'would write into output'],
    ['into git’s folder', '.git/hooks/pre-commit', null, 'would write into .git'],
    [
      'out of the project',
      'reports/r.json',
      ['reports', '../outside'],
      'leads out of the project through a link',
    ],
    [
      'out of the project, as a file',
      'r.json',
      ['r.json', '../outside/r.json'],
      'is a link that leads nowhere',
    ],
    ['through a link that leads nowhere', 'r.json', ['r.json', 'nowhere'], 'is a link that leads nowhere'],
    ['through a link to itself', 'r.json', ['r.json', 'r.json'], 'is a link that leads nowhere'],
    [
      'from outside over an outline',
      '../outside/r.json',
      ['../outside/r.json', `../project/${outline}`],
      'would write into content',
    ],
    ['with a name for a terminal', 'r\u001b[31m.json', null, 'holds a control character'],
  ] as const)('%s is refused', async (_, file, link, says) => {
    mkdirSync(join(project, 'output'));
    if (link) symlinkSync(link[1], join(project, link[0]));
    const before = readFileSync(join(project, outline), 'utf8');
    const refused = await runInProcess(['check', '--no-drift', '--reporter', `json=${file}`], project);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(says)]);
    expect(refused.err).not.toContain('\u001b');
    expect(readFileSync(join(project, outline), 'utf8')).toBe(before);
    expect(readdirSync(join(scratch, 'outside')).filter((name) => name !== 'r.json')).toEqual([]);
    expect(existsSync(join(scratch, 'outside/r.json'))).toBe(file.startsWith('../outside'));
    expect(existsSync(join(project, 'throughline.yaml'))).toBe(false);
  });

  it.each([
    ['in a new folder', 'reports/deep/r.json', null, 'reports/deep/r.json'],
    ['through a link that stays in the project', 'reports/r.json', ['reports', 'kept'], 'kept/r.json'],
    ['outside, where it was named', '../outside/r.json', null, '../outside/r.json'],
  ] as const)('%s is written', async (_, file, link, real) => {
    if (link) symlinkSync(link[1], join(project, link[0]));
    writeFileSync(join(project, 'throughline.yaml'), 'checks: { style: off }\n');
    const checked = await runInProcess(['check', '--no-drift', '--reporter', `json=${file}`], project);
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(project, real), 'utf8')).version).toBe(1);
    expect(readdirSync(join(project, real, '..'))).toEqual(['r.json']);
  });

  it.skipIf(!existsSync('/dev/null'))('to a device is written there', async () => {
    writeFileSync(join(project, 'throughline.yaml'), 'checks: { style: off }\n');
    const checked = await runInProcess(['check', '--no-drift', '--reporter', 'json=/dev/null'], project);
    expect([checked.code, checked.err]).toEqual([0, '']);
  });
});
