import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program, run } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('tour');

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const tour = readme.slice(readme.indexOf('## A tour'), readme.indexOf('## Where to read on'));
const commands = [...tour.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!);

it('the tour of the README runs as it stands', () => {
  expect(commands.length).toBeGreaterThanOrEqual(3);
  const shell = `set -e\nthroughline() { "${process.execPath}" "${program}" "$@"; }\n${commands.join('\n')}`;
  const result = spawnSync('bash', ['-c', shell], { cwd: scratch, encoding: 'utf8' });
  expect(result.stderr).not.toMatch(/error\[/);
  expect(result.status).toBe(0);
  const slides = /introduction\.pptx +(\d+) slides/g;
  expect([...result.stdout.matchAll(slides)].map((match) => Number(match[1]))).toEqual([6, 8, 9]);
  const notes = readFileSync(
    join(scratch, 'garden/output/compost/introduction/introduction.notes.md'),
    'utf8',
  );
  expect(notes).toContain('Who turns the heap?');
});

it('the mistake at its end is shown as the README shows it', () => {
  const project = join(scratch, 'garden');
  expect(existsSync(project)).toBe(true);
  const path = join(project, 'content/compost/outline.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Once a month', 'Once a mouth'));
  const { code, err } = run(['build'], { cwd: project });
  expect(code).toBe(1);
  const shown = /```console\n([\s\S]*?)```/.exec(tour)![1]!;
  expect(err).toContain(shown);
});

it.each([
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/formats.md',
  'docs/output.md',
  'docs/command-line.md',
])('links of %s lead somewhere', (name) => {
  const page = new URL(`../../${name}`, import.meta.url);
  const text = readFileSync(page, 'utf8');
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!);
  const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(new URL(link, page)));
  expect(missing).toEqual([]);
});
