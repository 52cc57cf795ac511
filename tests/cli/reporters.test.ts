import { describe, expect, it } from 'vitest';
import { reporters, summarize } from '../../src/cli/reporters/index.ts';
import { type Diagnostic, reporterFor, type SourceFile } from '../../src/source/index.ts';

const report = reporterFor({
  wrong: { severity: 'error', summary: '' },
  odd: { severity: 'warning', summary: '' },
});

describe('text', () => {
  it('shows the place, the line before it, carets, and the hint', () => {
    const file = { path: 'content/water/outline.yaml', text: 'evaporation:\n  from: sun\n  to: ocaen\n' };
    expect(text(at(file, 'ocaen', 'no element "ocaen"', { hint: 'did you mean "ocean"?' }))).toBe(
      [
        'content/water/outline.yaml:3:7: error[wrong]: no element "ocaen"',
        '    2 |   from: sun',
        '  > 3 |   to: ocaen',
        '      |       ^^^^^',
        '  hint: did you mean "ocean"?',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  it('puts carets under wide characters and after tabs', () => {
    expect(frame({ path: 'a', text: 'a: 人民安全 x' }, 'x')).toEqual([
      '  > 1 | a: 人民安全 x',
      '      |             ^',
    ]);
    expect(frame({ path: 'a', text: '安全' }, '全')).toEqual(['  > 1 | 安全', '      |   ^^']);
    expect(frame({ path: 'a', text: 'a\tx' }, 'x')).toEqual(['  > 1 | a   x', '      |     ^']);
    expect(frame({ path: 'a', text: 'e\u0301 x' }, 'x')).toEqual(['  > 1 | e\u0301 x', '      |   ^']);
  });

  it('cuts long lines around the place', () => {
    const [line, carets] = frame({ path: 'a', text: `${'x'.repeat(300)}HERE${'y'.repeat(300)}` }, 'HERE');
    expect(line!.length).toBeLessThan(125);
    expect(line!.indexOf('HERE')).toBe(carets!.indexOf('^^^^'));
    expect(line).toMatch(/\.\.\. x+HEREy+ \.\.\.$/);
  });

  it('marks a span of several lines on its first', () => {
    expect(frame({ path: 'a', text: 'one\ntwo' }, 'e\ntw')).toEqual(['  > 1 | one', '      |   ^']);
  });

  it('marks a point, and the end of a file', () => {
    const file = { path: 'a', text: 'one' };
    const diagnostic = report('wrong', { file, start: 3, end: 3 }, 'm');
    expect(text(diagnostic).split('\n').slice(1, 3)).toEqual(['  > 1 | one', '      |    ^']);
  });

  it('tells fifty of one kind, and how many there are besides', () => {
    const file = { path: 'a', text: 'x\n'.repeat(200) };
    const many = (code: 'wrong' | 'odd', count: number) =>
      Array.from({ length: count }, (_, i) => report(code, { file, start: i * 2, end: i * 2 + 1 }, `m${i}`));
    const all = [...many('wrong', 120), ...many('odd', 50)];
    const [shown, github, markdown] = (['text', 'github', 'markdown'] as const).map((name) =>
      reporters[name]!(all, { color: false }),
    );
    for (const each of [shown!, github!, markdown!]) {
      expect(each.match(/\bm\d+\b/g)).toHaveLength(100);
      expect(each.match(/more of this kind/g)).toHaveLength(1);
    }
    expect(shown).toContain('\nerror[wrong]: and 70 more of this kind\n');
    expect(shown).toMatch(/\n120 errors, 50 warnings\n$/);
    expect(github).toContain('::error title=throughline wrong::and 70 more of this kind\n');
    expect(markdown).toContain('| error | | and 70 more of this kind | `wrong` |');
    expect(JSON.parse(reporters.json!(all, { color: false })).diagnostics).toHaveLength(170);
    expect(JSON.parse(reporters.sarif!(all, { color: false })).runs[0].results).toHaveLength(170);
    expect(reporters.junit!(all, { color: false }).match(/<testcase/g)).toHaveLength(170);
  });

  it('a frame of a line without end is as short as any', () => {
    const text = `${'x '.repeat(300_000)}HERE${' y'.repeat(300_000)}`;
    const [line, carets] = frame({ path: 'a', text }, 'HERE');
    expect(line!.length).toBeLessThan(125);
    expect(line!.indexOf('HERE')).toBe(carets!.indexOf('^^^^'));
  });

  it('never lets a control character through', () => {
    const file = { path: 'a\u001B[2J', text: 'x \u001B[31m\u202E y' };
    const shown = text(at(file, 'y', 'bad \u0007 \u001B]0;t\u0007', { hint: '\u009B1m' }));
    expect(shown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(shown).toContain('\\u001b');
  });

  it('shows related places with their own frames', () => {
    const file = { path: 'a', text: 'one two' };
    const related = [{ message: 'first used here', span: { file, start: 0, end: 3 } }];
    expect(text(at(file, 'two', 'again', { related }))).toContain(
      'note: a:1:1: first used here\n  > 1 | one two',
    );
  });

  it('shows findings without a place, and says nothing about none', () => {
    expect(text(report('odd', null, 'strange'))).toBe('warning[odd]: strange\n\n1 warning\n');
    expect(reporters.text!([], { color: false })).toBe('');
  });

  it('colours only where it may', () => {
    const diagnostic = report('wrong', null, 'm');
    expect(reporters.text!([diagnostic], { color: true })).toContain('\u001B[31merror[wrong]\u001B[0m');
  });
});

describe('json', () => {
  it('is one document with places from 1 and a summary', () => {
    const file = { path: 'a.yaml', text: 'x: 1\ny: bad\n' };
    const document = JSON.parse(
      reporters.json!([at(file, 'bad', 'm'), report('odd', null, 'n')], { color: true }),
    );
    expect(document).toEqual({
      version: 1,
      diagnostics: [
        {
          code: 'wrong',
          severity: 'error',
          message: 'm',
          file: 'a.yaml',
          line: 2,
          column: 4,
          endLine: 2,
          endColumn: 7,
          hint: null,
          related: [],
          trouble: 'input',
        },
        {
          code: 'odd',
          severity: 'warning',
          message: 'n',
          file: null,
          line: null,
          column: null,
          endLine: null,
          endColumn: null,
          hint: null,
          related: [],
          trouble: 'input',
        },
      ],
      summary: { errors: 1, warnings: 1 },
    });
  });

  it('is a document when there is nothing to say', () => {
    expect(JSON.parse(reporters.json!([], { color: false })).summary).toEqual({ errors: 0, warnings: 0 });
  });

  it('escapes what JSON itself would let through to a terminal', () => {
    const shown = reporters.json!([report('odd', null, '\u009B1m\u202E')], { color: false });
    expect(shown).not.toMatch(/[\u0080-\u009F\u202E]/);
    expect(JSON.parse(shown).diagnostics[0].message).toBe('\u009B1m\u202E');
  });
});

it.each([
  [0, 0, ''],
  [1, 0, '1 error'],
  [2, 1, '2 errors, 1 warning'],
  [0, 2, '2 warnings'],
])('summarizes %i errors and %i warnings', (errors, warnings, expected) => {
  const all = [
    ...Array.from({ length: errors }, () => report('wrong', null, '')),
    ...Array.from({ length: warnings }, () => report('odd', null, '')),
  ];
  expect(summarize(all)).toBe(expected);
});

function at(
  file: SourceFile,
  word: string,
  message: string,
  detail: Parameters<typeof report>[3] = {},
): Diagnostic {
  const start = file.text.lastIndexOf(word);
  return report('wrong', { file, start, end: start + word.length }, message, detail);
}

function text(diagnostic: Diagnostic): string {
  return reporters.text!([diagnostic], { color: false });
}

/** The quoted line and the carets under it. */
function frame(file: SourceFile, word: string): string[] {
  return text(at(file, word, 'm'))
    .split('\n')
    .slice(1, 3);
}
