import { describe, expect, test } from 'vitest';
import {
  type Diagnostic,
  didYouMean,
  escapeControls,
  findSuspectCharacters,
  formatLocation,
  hasErrors,
  lineText,
  positionAt,
  reporterFor,
  sortDiagnostics,
  suggest,
} from '../../src/source/index.ts';

describe('positions', () => {
  const file = { path: 'f', text: 'ab\ncd\r\n\re🦆f' };

  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [5, 2, 3],
    [7, 3, 1],
    [8, 4, 1],
    [9, 4, 2],
    [11, 4, 4],
    [12, 4, 5],
    [99, 4, 92],
  ])('offset %i is %i:%i', (offset, line, column) => {
    expect(positionAt(file, offset)).toEqual({ line, column });
  });

  test('lines have no line breaks', () => {
    expect([1, 2, 3, 4, 5].map((line) => lineText(file, line))).toEqual(['ab', 'cd', '', 'e🦆f', '']);
  });

  test('an empty file has a first line', () => {
    expect(positionAt({ path: 'f', text: '' }, 0)).toEqual({ line: 1, column: 1 });
    expect(formatLocation({ file, start: 3, end: 4 })).toBe('f:2:1');
  });
});

describe('suggestions', () => {
  test.each([
    ['ocaen', 'ocean'],
    ['Ocean', 'ocean'],
    ['oceans', 'ocean'],
    ['rian', 'rain'],
    ['usgs-water', 'usgs-waters'],
    ['xyz', null],
    ['', null],
    ['a', null],
  ])('%s: %s', (word, expected) => {
    expect(suggest(word, ['ocean', 'rain', 'usgs-waters', 'land'])).toBe(expected);
  });

  test('the nearest wins, the first among equals', () => {
    expect(suggest('reef', ['leaf', 'reel', 'beef'])).toBe('reel');
    expect(didYouMean('ocaen', ['ocean'])).toBe('did you mean "ocean"?');
    expect(didYouMean('zzz', ['ocean'])).toBeNull();
  });
});

describe('characters', () => {
  test.each<[string, string[]]>([
    ['plain, 水, emoji 👩‍👩‍👧 and a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿', []],
    ['tab\tand line\r\nbreak', []],
    ['שלום', []],
    ['a\u0000', ['1 U+0000 refused']],
    ['\u001B[31m', ['0 U+001B refused']],
    ['\uFFFE', ['0 U+FFFE refused']],
    ['\uD83E', ['0 U+D83E refused']],
    ['\uDD86', ['0 U+DD86 refused']],
    ['x\u202Ey', ['1 U+202E suspect']],
    ['x\u200By', ['1 U+200B suspect']],
    ['x\uFEFF', ['1 U+FEFF suspect']],
    ['\u0085\u0007', ['0 U+0085 suspect', '1 U+0007 refused']],
  ])('%j', (text, expected) => {
    expect(findSuspectCharacters(text).map((c) => `${c.offset} ${c.name} ${c.verdict}`)).toEqual(expected);
  });

  test('controls are shown as escapes', () => {
    expect(escapeControls('a\u001B[31m\u202E\uD83E🦆\n\r\t')).toBe(
      'a\\u001b[31m\\u202e\\ud83e🦆\n\\u000d\\u0009',
    );
  });
});

describe('diagnostics', () => {
  const report = reporterFor({
    bad: { severity: 'error', summary: '' },
    odd: { severity: 'warning', summary: '' },
    far: { severity: 'error', summary: '', trouble: 'policy' },
  });
  const file = { path: 'f', text: 'abc' };
  const at = (start: number, path = 'f') => ({
    file: path === 'f' ? file : { path, text: '' },
    start,
    end: start,
  });

  test('have the severity and the trouble of their code', () => {
    expect(report('bad', null, 'm')).toEqual({
      code: 'bad',
      severity: 'error',
      message: 'm',
      span: null,
      hint: null,
      related: [],
      trouble: 'input',
    });
    expect(report('far', null, 'm', { hint: 'h' })).toMatchObject({ trouble: 'policy', hint: 'h' });
    expect(hasErrors([report('odd', null, 'm')])).toBe(false);
    expect(hasErrors([report('odd', null, 'm'), report('bad', null, 'm')])).toBe(true);
  });

  test('are sorted by file, offset and code, and told once', () => {
    const all: Diagnostic[] = [
      report('odd', at(2), 'm'),
      report('bad', at(2), 'm'),
      report('bad', at(10), 'm'),
      report('bad', at(1, 'e'), 'm'),
      report('bad', at(2), 'm'),
      report('bad', at(2), 'l'),
    ];
    expect(
      sortDiagnostics(all).map((d) => `${d.span!.file.path}${d.span!.start} ${d.code} ${d.message}`),
    ).toEqual(['e1 bad m', 'f2 bad l', 'f2 bad m', 'f2 odd m', 'f10 bad m']);
  });
});
