import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { classes } from './cases/index.ts';
import type { HostileCase } from './hostile-case.ts';
import { type CaseRun, type Laid, runCase, secret } from './run-case.ts';

const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
  throw new Error('a socket was opened');
});
const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
  throw new Error('something was fetched');
});
afterAll(() => {
  expect(connect).not.toHaveBeenCalled();
  expect(fetched).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe.each(classes)('$name', ({ cases }) => {
  it.each(cases)('$name', async (each) => {
    const { laid, run, before } = await runCase(each);
    try {
      holdPromises(run, laid);
      expectFindings(each, run, laid);
      // Nothing here takes a second, on a machine that is slow.
      expect(run.seconds).toBeLessThan(10);
      expect(run.code).toBe(each.exit ?? 1);
      // Nothing is written but outputs, and nothing at all after an error.
      expect(laid.written() === before).toBe(true);
      const hadOutput = Object.keys(each.files).some((path) => path.startsWith('output'));
      if (run.code !== 0 && !hadOutput) expect(existsSync(join(laid.project, 'output'))).toBe(false);
    } finally {
      laid.remove();
    }
  });
});

it('has cases of every class', () => {
  expect(classes.map((each) => each.cases.length).reduce((a, b) => a + b)).toBeGreaterThan(200);
  const names = classes.flatMap((each) => each.cases.map((one) => `${each.name}: ${one.name}`));
  expect(new Set(names).size).toBe(names.length);
});

beforeAll(() => {
  vi.stubEnv('NO_COLOR', '1');
});

/** What holds whatever is fed to the program. */
function holdPromises(run: CaseRun, laid: Laid): void {
  const streams = [run.out, run.err, ...run.reports.values()];
  for (const text of streams) {
    // Trouble with the disk is told with the whole path.
    if (run.code !== 4) expect(text).not.toContain(laid.scratch);
    expect(text).not.toContain(secret);
    // No stack trace, no value that was never filled in, no class of the program or its libraries.
    expect(text).not.toMatch(
      /^\s+at .*[(:]\d+|\bundefined\b|\[object |\bTypeError\b|\bRangeError\b|YAMLException/m,
    );
    // Line feeds are the only control characters; nothing reorders what a terminal shows.
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/,
    );
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  }
  // What a project says cannot begin a command to a CI system.
  const plain = [...run.reports].filter(([name]) => name !== 'github').map(([, text]) => text);
  for (const line of [run.out, run.err, ...plain].join('\n').split('\n')) {
    expect(line).not.toMatch(/^\s*(::|##\[|##vso)/);
  }
  for (const line of (run.reports.get('github') ?? '').split('\n'))
    expect(line).toMatch(/^$|^::(error|warning|notice|group|endgroup)\b/);
}

function expectFindings(each: HostileCase, run: CaseRun, laid: Laid): void {
  const said = run.findings.map(
    ({ code, severity, message, file, line, column }) =>
      `${file}:${line}:${column} ${severity}[${code}] ${message}`,
  );
  const codes = [...new Set(run.findings.map((finding) => finding.code))].sort();
  expect({ codes, said }).toEqual({ codes: [each.codes].flat().sort(), said });
  const [mark] = laid.marks;
  const wanted = [each.codes].flat()[0]!;
  const first =
    run.findings.find((finding) => finding.code === wanted && (!mark || finding.file === mark[0])) ?? null;
  if (mark) {
    const [file, place] = mark;
    expect({ file: first?.file, line: first?.line, said }).toEqual({ file, line: place.line, said });
    expect(Math.abs((first?.column ?? 0) - place.column), said.join('\n')).toBeLessThanOrEqual(1);
  }
  for (const words of [each.says ?? []].flat()) expect(`${first?.message}\n${first?.hint}`).toContain(words);
  for (const finding of run.findings) {
    // A text of hundreds of characters is cut where it is repeated.
    expect(finding.message.length, finding.message).toBeLessThan(400);
    expect(finding.file === null || finding.line !== null).toBe(true);
  }
}
