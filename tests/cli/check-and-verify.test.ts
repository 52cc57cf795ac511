import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseXml } from '../../src/xml/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runInProcess } from './run-in-process.ts';

const validReport = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8')),
);
let made: string;
const scratch = temporaryFolder('check-program');
let project: string;
let count = 0;
const outline = 'content/compost/outline.yaml';
const pptx = 'output/compost/introduction/introduction.pptx';

beforeAll(async () => {
  made = join(scratch, 'made');
  await runInProcess(['init', 'made'], scratch);
  expect((await runInProcess(['build'], made)).code).toBe(0);
});
beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  cpSync(made, project, { recursive: true });
});

describe('check', () => {
  it('says how each deck and its output stand, and ends with 0 where all is well', async () => {
    const { code, out, err } = await runInProcess(['check'], project);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^compost\/introduction {2}current {2}en: 6 slides, [\d.]+ of 5 min\n/);
    expect(out).toContain('compost: decks show elements 3 of 3, relationships 2 of 2, statements 3 of 3');
    expect(await runInProcess(['check', '--quiet'], project)).toEqual({ code: 0, out: '', err: '' });
  });

  it('prints the matrix of what each deck shows', async () => {
    const { code, out } = await runInProcess(['check', '--coverage', '--quiet'], project);
    expect(code).toBe(0);
    expect(out).toMatch(/^element +scraps +SN +Kitchen scraps$/m);
    expect(out).toMatch(/^term +turning +H +Turning$/m);
    expect(out).toContain('S on slides');
  });

  it('ends with 3 on drift, 1 on errors, 2 on misuse, and the graver one decides', async () => {
    rmSync(join(project, pptx));
    const drift = await runInProcess(['check'], project);
    expect([drift.code, drift.err]).toEqual([3, expect.stringContaining(`${pptx}: error[output-missing]`)]);
    expect((await runInProcess(['check', '--no-drift'], project)).code).toBe(0);
    edit(outline, 'members: [scraps, heap, soil]', 'members: [scraps, heap, soul]');
    expect((await runInProcess(['check'], project)).code).toBe(1);
    expect((await runInProcess(['check', 'nope'], project)).code).toBe(2);
    expect((await runInProcess(['check', '--format', 'pptx'], project)).code).toBe(2);
  });

  it('takes warnings for errors with --strict, and compares with any folder', async () => {
    edit(outline, 'role: Where it changes', 'role: Where we change it');
    await runInProcess(['build', '--out', 'elsewhere'], project);
    const loose = await runInProcess(['check', '--out', 'elsewhere'], project);
    expect([loose.code, loose.err]).toEqual([0, expect.stringContaining('warning[voice]: "we" speaks')]);
    expect((await runInProcess(['check', '--out', 'elsewhere', '--strict'], project)).code).toBe(1);
  });

  it('tells files of one deck that are stale once in GitHub, before and after in this order', async () => {
    edit(outline, 'headline: The heap needs air and water to work', 'headline: The heap needs air');
    const { code, err } = await runInProcess(['check', '--reporter', 'github'], project);
    expect(code).toBe(3);
    const told = err.split('\n').filter((line) => line.includes('output-stale'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('("The heap needs air and water to work" → "The heap needs air")');
    expect(told[0]).toContain('introduction.notes.md');
  });

  it('writes every report at once', async () => {
    edit(outline, 'role: Where it changes', 'role: Where we change it');
    const reports = ['json', 'sarif', 'github', 'junit', 'markdown', 'text'];
    const { code, err } = await runInProcess(
      ['check', ...reports.flatMap((name) => ['--reporter', `${name}=out/${name}`])],
      project,
    );
    expect([code, err]).toEqual([3, expect.stringContaining('slide 4 `element-heap`: text')]);
    const report = (name: string) => readFileSync(join(project, 'out', name), 'utf8');
    const json = JSON.parse(report('json'));
    expect([validReport(json), validReport.errors]).toEqual([true, null]);
    expect(json).toMatchObject({ version: 1, command: 'check', result: { complete: true } });
    expect(json.result.outputs.map(({ status }: { status: string }) => status)).toEqual([
      'current',
      'stale',
      'stale',
    ]);
    expect(json.result.coverage[0].things[0]).toMatchObject({
      type: 'element',
      id: 'scraps',
      orphan: false,
      decks: { 'compost/introduction': ['slides', 'notes'] },
    });
    const sarif = JSON.parse(report('sarif'));
    expect(sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'voice',
      'output-stale',
      'output-stale',
    ]);
    expect(report('github').split('\n')[0]).toMatch(
      /^::warning file=content\/compost\/outline\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=throughline voice::/,
    );
    parseXml(report('junit'));
    expect(report('markdown')).toContain('### Coverage of compost');
    expect(report('markdown')).toContain('| stale | slide 2');
    expect(report('text')).toContain('2 errors, 1 warning');
  });

  it('gives its result as one document on standard output', async () => {
    const { out, err } = await runInProcess(['check', '--reporter', 'json'], project);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      decks: [{ name: 'compost/introduction', sound: true, budget: 5 }],
    });
    expect(JSON.parse(err)).toMatchObject({ version: 1, diagnostics: [], command: 'check' });
  });

  it('writes nothing', async () => {
    rmSync(join(project, 'output'), { recursive: true });
    rmSync(join(project, '.throughline'), { recursive: true, force: true });
    expect((await runInProcess(['check'], project)).code).toBe(3);
    expect([existsSync(join(project, 'output')), existsSync(join(project, '.throughline'))]).toEqual([
      false,
      false,
    ]);
  });

  it('is listed with all that it checks', async () => {
    const { out } = await runInProcess(['list', 'checks'], scratch);
    for (const line of [
      /^voice +warning +\S/m,
      /^orphan +warning/m,
      /^low-contrast +error/m,
      /^unsourced-point +off/m,
      /^output-stale +error/m,
    ])
      expect(out).toMatch(line);
  });
});

describe('verify', () => {
  it('tells whose a file is and how it stands', async () => {
    expect(await runInProcess(['verify', pptx], project)).toEqual({
      code: 0,
      out: `${pptx}: 6 slides, made by Throughline from compost/introduction (en): current\n`,
      err: '',
    });
    const away = await runInProcess(['verify', join(project, pptx)], scratch);
    expect([away.code, away.out]).toEqual([0, expect.stringContaining(': current')]);
    cpSync(join(project, pptx), join(scratch, 'alone.pptx'));
    const alone = await runInProcess(['verify', 'alone.pptx'], scratch);
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('its project is not here')]);
    expect((await runInProcess(['verify', 'alone.pptx', '--project', project], scratch)).out).toContain(
      ': current',
    );
  });

  it('ends with 3 on drift, 1 on what is no presentation, 4 on what cannot be read, 2 on misuse', async () => {
    edit(outline, 'label: Soil', 'label: Dark soil');
    const stale = await runInProcess(['verify', pptx, '--reporter', 'json'], project);
    expect(stale.code).toBe(3);
    expect([validReport(JSON.parse(stale.err)), validReport.errors]).toEqual([true, null]);
    expect(JSON.parse(stale.out)).toMatchObject({
      slides: 6,
      own: {
        deck: 'compost/introduction',
        status: 'stale',
        differences: expect.arrayContaining([expect.objectContaining({ change: 'changed' })]),
      },
    });
    writeFileSync(join(project, 'no.pptx'), 'no');
    expect((await runInProcess(['verify', 'no.pptx'], project)).code).toBe(1);
    expect((await runInProcess(['verify', 'none.pptx'], project)).code).toBe(4);
    expect((await runInProcess(['verify'], project)).code).toBe(2);
    expect((await runInProcess(['verify', pptx, 'b.pptx'], project)).code).toBe(4);
  });
});

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(project, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(project, path), text.replace(from, to));
}
