import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/codes.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { readDestinations } from '../../src/cli/report.ts';
import type { Diagnostic, Trouble } from '../../src/source/index.ts';

describe('words and options', () => {
  it('come in any order', () => {
    for (const line of [
      'build a o/b --out x --format pptx,md --strict',
      '--strict build --format pptx a --format md --out=x o/b',
      '--out x build a --strict o/b --format=pptx,md',
    ]) {
      const { value, diagnostics } = parseArguments(line.split(' '), commands);
      expect(diagnostics).toEqual([]);
      expect(value!.command.name).toBe('build');
      expect(value!.words).toEqual(['a', 'o/b']);
      expect(value!.texts.get('out')).toBe('x');
      expect(value!.lists.get('format')).toEqual(['pptx', 'md']);
      expect([...value!.flags]).toEqual(['strict']);
    }
  });

  it('keep words that look like numbers or flags of yargs as they are', () => {
    expect(parseArguments(['build', '007', '--out', '00501'], commands).value!.words).toEqual(['007']);
    expect(parseArguments(['build', '--out', '00501'], commands).value!.texts.get('out')).toBe('00501');
    expect(parseArguments(['build', '--', '--odd'], commands).value!.words).toEqual(['--odd']);
    expect(parseArguments(['--project', 'build', 'build'], commands).value!.texts.get('project')).toBe(
      'build',
    );
  });

  it('know --no-color, and no other negation', () => {
    expect(parseArguments(['build', '--no-color'], commands).value!.flags.has('no-color')).toBe(true);
    expect(codes(['build', '--no-strict'])).toEqual(['unknown-option']);
  });
});

it.each([
  ['', 'unknown-command', 'no command is given'],
  ['biuld', 'unknown-command', 'did you mean "build"?'],
  ['frobnicate', 'unknown-command', 'the commands are: init, '],
  ['--forse', 'unknown-option', '"--forse"'],
  ['build --forse', 'unknown-option', 'did you mean "--force"?'],
  ['build --keepGoing', 'unknown-option', '"--keepGoing"'],
  ['build -x', 'unknown-option', '"-x"'],
  ['list --force', 'unknown-option', 'list has no option "--force"'],
  ['build --out', 'invalid-argument', '--out needs a value'],
  ['build --out=', 'invalid-argument', '--out needs a value'],
  ['build --out --strict', 'invalid-argument', '--out needs a value'],
  ['build --out a --out b', 'invalid-argument', 'given 2 times'],
  ['build --format pptx,', 'invalid-argument', 'empty value'],
  ['build --strict=yes', 'invalid-argument', '--strict takes no value'],
  ['list deks', 'invalid-argument', 'did you mean "decks"?'],
  ['init a b', 'invalid-argument', 'init takes no "b"'],
  ['build __proto__ --__proto__ x', 'unknown-option', '--__proto__'],
  ['build --constructor', 'unknown-option', '--constructor'],
  ['constructor', 'unknown-command', 'constructor'],
])('refuses "%s"', (line, code, words) => {
  const { diagnostics } = parseArguments(line === '' ? [] : line.split(' '), commands);
  expect(diagnostics.map((d) => d.code)).toEqual([code]);
  expect(diagnostics[0]!.trouble).toBe('usage');
  expect(`${diagnostics[0]!.message} ${diagnostics[0]!.hint}`).toContain(words);
});

describe('reporters', () => {
  it('are text unless said, and text besides files', () => {
    expect(readDestinations([]).value).toEqual([{ name: 'text', file: null }]);
    expect(readDestinations(['json=a=b.json']).value).toEqual([
      { name: 'text', file: null },
      { name: 'json', file: 'a=b.json' },
    ]);
    expect(readDestinations(['json', 'text=a.txt']).value).toEqual([
      { name: 'json', file: null },
      { name: 'text', file: 'a.txt' },
    ]);
  });

  it.each([[['jsno']], [['toString']], [['json=']], [['json', 'text']]])('refuse %j', (values) => {
    expect(readDestinations(values).diagnostics.map((d) => d.code)).toEqual(['invalid-argument']);
  });
});

describe('exit code', () => {
  it.each<[Trouble[], number]>([
    [[], 0],
    [['input'], 1],
    [['usage', 'input'], 2],
    [['drift'], 3],
    [['drift', 'input'], 1],
    [['input', 'policy', 'drift'], 5],
    [['policy', 'io'], 4],
    [['io', 'usage'], 2],
    [['usage', 'bug', 'io'], 70],
  ])('of %j is %i', (troubles, expected) => {
    expect(exitCodeOf(troubles.map((trouble) => finding(trouble, 'error')))).toBe(expected);
  });

  it('of warnings is 0', () => {
    expect(exitCodeOf([finding('input', 'warning'), finding('drift', 'warning')])).toBe(0);
  });
});

function codes(argv: readonly string[]): string[] {
  return parseArguments(argv, commands).diagnostics.map((d) => d.code);
}

function finding(trouble: Trouble, severity: Diagnostic['severity']): Diagnostic {
  return { code: 'x', severity, message: '', span: null, hint: null, related: [], trouble };
}
