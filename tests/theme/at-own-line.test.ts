import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { writeSmallProject } from '../faults/small-project.ts';

let project: string;

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-own-line-')));
  writeSmallProject(project, 1, 'one');
  mkdirSync(join(project, 'templates/briefing'), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

it.each([
  ['theme.yaml', '# mine\ntype: { body: 10 }\n', 2, 'theme-type-range'],
  ['theme.yaml', '# mine\ntype: { title: 12 }\n', 2, 'theme-type-range'],
  ['theme.yaml', 'name: Mine\ntype: { body-min: 40 }\n', 2, 'theme-type-range'],
  [
    'theme.yaml',
    'name: Mine\nlayouts:\n  title-and-content:\n    slots: { body: { x: 20 } }\n',
    4,
    'theme-outside-slide',
  ],
  ['strings.yaml', '# mine\nsay-welcome: "Hello {oops}"\n', 2, 'helper-arguments'],
  ['strings.yaml', '# mine\nsay-welcome: { en: "Hello {oops}" }\n', 2, 'helper-arguments'],
])('what is laid over the shipped set is told at its own line: %s %j', async (name, text, line, code) => {
  writeFileSync(join(project, 'templates/briefing', name), text);
  const built = await runInProcess(['build'], project);
  expect(built.code).toBe(1);
  expect(built.err).toMatch(new RegExp(`^templates/briefing/${name}:${line}:\\d+: error\\[${code}\\]`, 'm'));
  expect(built.err).not.toMatch(/^package:.*(error|warning)\[/m);
});
