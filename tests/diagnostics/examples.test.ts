import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { styleCodes } from '../../src/checks/index.ts';
import { allCodeTables } from '../../src/cli/code-tables.ts';
import { type CaseRun, type Finding, layOut, runInProcess } from '../hostile/run-case.ts';
import { layOutExample, type RunnableExample, readExamples } from './read-examples.ts';

const examples = readExamples();
const codes = [...new Set(Object.values(allCodeTables).flatMap((table) => Object.keys(table)))];

it('every code has an example, or a reason why it has none', () => {
  expect(codes.filter((code) => !Object.hasOwn(examples, code))).toEqual([]);
  expect(Object.keys(examples).filter((code) => !codes.includes(code))).toEqual([]);
  const keys = ['in', 'with', 'before', 'command', 'whole', 'fails', 'passes', 'elsewhere'];
  for (const [code, example] of Object.entries(examples)) {
    expect(
      Object.keys(example).filter((key) => !keys.includes(key)),
      code,
    ).toEqual([]);
    const kinds = [
      example.elsewhere !== undefined,
      example.fails !== undefined && example.passes !== undefined,
    ];
    expect(kinds.filter(Boolean), code).toHaveLength(1);
    if (example.elsewhere !== undefined) expect(example.elsewhere, code).toMatch(/^[A-Z].*\.$/);
  }
});

describe.each(codes.filter((code) => examples[code]?.fails !== undefined))('%s', (code) => {
  const example = examples[code]!;
  it('is reported, and nothing else', async () => {
    const run = await runExample(example, 'fails');
    // Examples are short: of style much is to be said.
    const others = run.findings.filter((each) => each.code !== code && !Object.hasOwn(styleCodes, each.code));
    expect(others.map(describeFinding).join('\n')).toBe('');
    expect(run.findings.map((each) => each.code)).toContain(code);
  });
  it('is not reported where all is well', async () => {
    const run = await runExample(example, 'passes');
    const wrong = run.findings.filter((each) => each.severity === 'error' || each.code === code);
    expect(wrong.map(describeFinding).join('\n')).toBe('');
    expect(run.code).toBe(0);
  });
});

function describeFinding({ code, message, hint }: Finding): string {
  return `${code}: ${message} (${hint})`;
}

async function runExample(example: RunnableExample, side: 'fails' | 'passes'): Promise<CaseRun> {
  const { files, command } = layOutExample(example, side);
  const laid = layOut(files, {});
  try {
    for (const first of example.before ?? [])
      await runInProcess(first.split(' '), laid.project, join(laid.scratch, 'before'));
    return await runInProcess(command.split(' '), laid.project, join(laid.scratch, 'reports'));
  } finally {
    laid.remove();
  }
}
