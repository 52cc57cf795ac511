import { describe, expect, test } from 'vitest';
import { formatLocation, type SourceFile } from '../../src/source/index.ts';
import { type Located, parseYaml, yamlLimits } from '../../src/yaml/index.ts';

function fileOf(text: string): SourceFile {
  return { path: 'f', text };
}

/** `line:col code` of everything that is reported. */
function findings(text: string): string[] {
  return parseYaml(fileOf(text)).diagnostics.map(
    (d) => `${formatLocation(d.span!).replace('f:', '')} ${d.code}`,
  );
}

function plain(node: Located): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

function readValue(text: string): unknown {
  const { value, diagnostics } = parseYaml(fileOf(text));
  expect(diagnostics).toEqual([]);
  return plain(value!);
}

describe('what stays text, what becomes a value', () => {
  test.each([
    ['NO', 'NO'],
    ['on', 'on'],
    ['yes', 'yes'],
    ['off', 'off'],
    ['2024-02-26', '2024-02-26'],
    ['12:30', '12:30'],
    ['1_000', '1_000'],
    ['1.2.3', '1.2.3'],
    ['"true"', 'true'],
    ["'7'", '7'],
    ['a: b'.replace(': ', ':'), 'a:b'],
    ['x#c', 'x#c'],
    ['true', true],
    ['False', false],
    ['~', null],
    ['null', null],
    ['', null],
    ['7', 7],
    ['+5', 5],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['0x1F', 31],
    ['0o17', 15],
    ['9007199254740991', 9007199254740991],
  ])('%s', (written, expected) => {
    expect(readValue(`a: ${written}`)).toEqual({ a: expected });
  });

  test('names of Object.prototype are ordinary keys', () => {
    expect(readValue('toString: 1\nhasOwnProperty: 2\nvalueOf: 3')).toEqual({
      toString: 1,
      hasOwnProperty: 2,
      valueOf: 3,
    });
  });

  test('an alias is the value that it points at', () => {
    expect(readValue('a: &x [1, 2]\nb: *x')).toEqual({ a: [1, 2], b: [1, 2] });
  });

  test('line ends of Windows', () => {
    expect(readValue('a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n')).toEqual({ a: 1, b: ['x\ny\n'] });
  });
});

describe('what is refused, and where', () => {
  test.each<[string, string, string[]]>([
    ['an empty file', '', ['1:1 empty-file']],
    ['only a comment', '# nothing\n', ['1:1 empty-file']],
    ['only a document mark', '---\n', ['1:1 empty-file']],
    ['a key twice', 'a: 1\nb:\n  c: 1\n  c: 2\n', ['4:3 duplicate-key']],
    ['a key twice, once quoted', 'a: 1\n"a": 2', ['2:1 duplicate-key']],
    ['__proto__', 'a:\n  __proto__: 1', ['2:3 unsafe-key']],
    ['constructor and prototype', 'constructor: 1\nprototype: 2', ['1:1 unsafe-key', '2:1 unsafe-key']],
    ['a list as a key', '? [a]\n: b', ['1:3 yaml-refused']],
    ['a map as a key', '? {a: 1}\n: b', ['1:3 yaml-refused']],
    ['no key', ': b', ['1:1 yaml-refused']],
    ['a merge key', 'a: &a {x: 1}\nb:\n  <<: *a', ['3:3 yaml-refused']],
    ['a binary', 'a: !!binary aGk=', ['1:4 yaml-refused']],
    ['a tag of its own', 'a:\n  - !thing x', ['2:5 yaml-refused']],
    ['a JavaScript tag', 'a: !!js/function x', ['1:4 yaml-refused']],
    ['a second document', '# first\n---\na: 1\n---\nb: 2', ['4:1 yaml-refused']],
    ['a second document after dots', 'a: 1\n...\nb: 2', ['2:1 yaml-refused']],
    ['an empty first document', '---\n---\nb: 2', ['2:1 yaml-refused']],
    ['dashes in a block are no second document', 'a: |\n  ---\nb: 1', []],
    ['a list in itself', 'a: &x\n  - 1\n  - *x', ['3:5 yaml-refused']],
    ['a map in itself', 'a: &x {b: *x}', ['1:11 yaml-refused']],
    ['an alias of nothing', 'a: *nope', ['1:4 yaml-syntax']],
    ['keys that look alike', 'é: 1\ne\u0301: 2', ['2:1 confusable-key']],
    ['a Cyrillic letter in a key', 'case: 1\nсase: 2', ['2:1 confusable-key']],
    ['a no-break hyphen in a key', 'as-is: 1\nas\u2011is: 2', ['2:1 confusable-key']],
    ['NUL', 'a: x\u0000y', ['1:5 forbidden-character']],
    [
      'several control characters',
      'a: x\u0007\nb: \u001B[31m',
      ['1:5 forbidden-character', '2:4 forbidden-character'],
    ],
    ['a noncharacter', 'a: \uFFFE', ['1:4 forbidden-character']],
    ['indentation by tab', 'a:\n\tb: 1', ['2:1 yaml-syntax']],
    ['a tab before a key', 'a:\n  b: 1\n\tc: 2', ['3:1 yaml-syntax']],
    ['an open quotation mark', 'x: 1\na: "open\nb: 2\nc: 3\n', ['2:4 yaml-syntax']],
    ['an open single quote', "x: 1\na: 'open\nb: 2\n", ['2:4 yaml-syntax']],
    ['an open bracket', 'x: 1\na: [1, 2', ['2:4 yaml-syntax']],
    ['an open brace', 'x: {a: 1}\ny: [{ b: 1', ['2:4 yaml-syntax']],
    ['a colon in a text', 'a: one: two', ['1:4 yaml-syntax']],
    ['a text that begins with @', 'a: @x', ['1:4 yaml-syntax']],
  ])('%s', (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test('the first of two equal keys is shown', () => {
    const [found] = parseYaml(fileOf('a: 1\nb: 2\na: 3')).diagnostics;
    expect(found!.related.map((r) => formatLocation(r.span))).toEqual(['f:1:1']);
  });

  test.each([
    ['a: one: two', 'put quotes around a text that holds ": "'],
    ['a: @x', 'put quotes around a text that begins with "@"'],
    ['a: *very* much', 'put quotes around a text that begins with "*"'],
    ['- "a" and more', /quotation mark must end with it/],
    ['a:\n\tb: 1', 'indent with spaces'],
    ['a: 1\nb：2\n', 'write ":" and a space, not "："'],
    ['a: "x\nb: 1', /close it/],
  ])('%s has a hint', (text, hint) => {
    const [found] = parseYaml(fileOf(text)).diagnostics;
    expect(found!.hint).toMatch(hint);
  });

  test('an error is told once, as an error, with no value', () => {
    const outcome = parseYaml(fileOf('a: 1\na: 2'));
    expect(outcome.value).toBeUndefined();
    expect(outcome.diagnostics.map((d) => d.severity)).toEqual(['error']);
  });

  test('a warning leaves the value', () => {
    const outcome = parseYaml(fileOf('é: 1\ne\u0301: 2'));
    expect(plain(outcome.value!)).toEqual({ é: 1, 'e\u0301': 2 });
    expect(outcome.diagnostics.map((d) => d.severity)).toEqual(['warning']);
  });
});

describe('limits', () => {
  test('depth', () => {
    const nested = (depth: number): string => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(findings(nested(yamlLimits.depth - 2))).toEqual([]);
    expect(findings(nested(yamlLimits.depth + 5))[0]).toMatch(/yaml-limit$/);
    expect(findings('['.repeat(200_000))[0]).toMatch(/yaml-limit$/);
    expect(findings('- '.repeat(50_000))[0]).toMatch(/yaml-limit$/);
  });

  test('number of aliases', () => {
    const text = (count: number): string => `a: &x 1\nb: [${Array(count).fill('*x').join(', ')}]`;
    expect(findings(text(yamlLimits.aliases))).toEqual([]);
    expect(findings(text(yamlLimits.aliases + 1)).map((f) => f.split(' ')[1])).toEqual(['yaml-limit']);
  });

  test('what aliases would grow to, told once', () => {
    const levels = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      levels.push(
        `b${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(findings(levels.join('\n')).map((f) => f.split(' ')[1])).toEqual(['yaml-limit']);
  });
});

describe('positions', () => {
  function spans(text: string): Record<string, string> {
    const root = parseYaml(fileOf(text)).value!;
    if (root.kind !== 'map') throw new Error('a map is needed');
    return Object.fromEntries(
      root.entries.map(({ key, value }) => [key, text.slice(value.span.start, value.span.end)]),
    );
  }

  test('a value is its characters, quotes included, without what surrounds it', () => {
    const text =
      'a:   plain text  # c\nb: "quo\\"ted"\nc: |\n    line\n    two\n\nd: [1, 2]\ne: { x: 1 }\nf: >-\n  z\n';
    expect(spans(text)).toEqual({
      a: 'plain text',
      b: '"quo\\"ted"',
      c: 'line\n    two',
      d: '[1, 2]',
      e: '{ x: 1 }',
      f: 'z',
    });
  });

  test('an absent value stands at its key', () => {
    expect(spans('a:\nb: 1')).toEqual({ a: 'a', b: '1' });
  });

  test('characters outside the Basic Multilingual Plane count as editors count them', () => {
    expect(findings('🦆: [🦆, @x]')).toEqual(['1:10 yaml-syntax']);
  });
});
