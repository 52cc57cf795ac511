import { describe, expect, test } from 'vitest';
import { formatLocation } from '../../src/source/index.ts';
import { parseYaml, spanInText } from '../../src/yaml/index.ts';

/** The scalar that is the value of the file's first key. */
function scalarOf(text: string) {
  const { value, diagnostics } = parseYaml({ path: 'f', text });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  if (value?.kind !== 'map') throw new Error('the file holds no map');
  const node = value.entries[0]!.value;
  if (node.kind !== 'scalar') throw new Error('its value is no scalar');
  return node;
}

/** `line:column typed` of the part of the value that says MARK, and of its length. */
function placeOf(text: string, part = 'MARK', trim = false): string {
  const node = scalarOf(text);
  const value = trim ? node.text.trim() : node.text;
  const offset = value.indexOf(part);
  expect(offset).toBeGreaterThanOrEqual(0);
  const span = spanInText(node.span, value, offset, part.length);
  return `${formatLocation(span).slice(2)} ${span.file.text.slice(span.start, span.end)}`;
}

describe('a part of a value stands', () => {
  test.each<[string, string, string]>([
    ['in a plain scalar', 'a: one MARK', '1:8 MARK'],
    ['in a plain scalar of several lines', 'a: one\n  two\n\n  three MARK', '4:9 MARK'],
    ['in double quotes', 'a: "one MARK"', '1:9 MARK'],
    ['behind escapes', 'a: "\\u00e9\\x41\\t\\"\\U0001F986 \\\\ MARK"', '1:33 MARK'],
    ['behind an escaped line break', 'a: "one \\\n    two MARK"', '2:9 MARK'],
    ['behind a folded line break', 'a: "one\n\n    two MARK"', '3:9 MARK'],
    ['in single quotes', "a: 'it''s MARK'", '1:11 MARK'],
    ['in a block', 'a: |\n    one\n\n      two\n    MARK\n', '5:5 MARK'],
    ['in a block that begins with a quotation mark', 'a: |\n  "one" two\n  MARK\n', '3:3 MARK'],
    ['in a block that is quoted altogether', 'a: |\n  "one\n  MARK"\n', '3:3 MARK'],
    ['in a block that begins with empty lines', 'a: |\n\n\n  one\n  MARK\n', '5:3 MARK'],
    ['in a block of a given indentation', 'a: |2\n    one\n  MARK\n', '3:3 MARK'],
    ['in a folded block', 'a: >\n  one\n  two\n\n  MARK three\n', '5:3 MARK'],
    ['in a file with other line ends', 'a: |\r\n  one\r\n\r\n  MARK\r\n', '4:3 MARK'],
    ['behind a word that it repeats', 'a: |\n  MAR MARKER MAR\n  xMARK\n', '2:7 MARK'],
  ])('%s', (_, text, expected) => {
    expect(placeOf(text)).toBe(expected);
    expect(placeOf(text, 'MARK', true)).toBe(expected);
  });

  test('over several lines', () => {
    expect(placeOf('a: |\n  one MA\n  RK two\n', 'MA\nRK')).toBe('2:7 MA\n  RK');
  });

  test('where what is escaped stands', () => {
    expect(placeOf('a: "one \\u00e9 two"', 'é')).toBe('1:9 \\u00e9');
  });

  test('somewhere in it when the value is another', () => {
    const node = scalarOf('a: "one two"');
    expect(spanInText(node.span, 'other', 1, 2)).toBe(node.span);
  });
});
