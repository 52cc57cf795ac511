import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markup/index.ts';
import { type Diagnostic, formatLocation } from '../../src/source/index.ts';
import { Wordings } from '../../src/template/views/wordings.ts';
import { parseYaml, type Text, text } from '../../src/yaml/index.ts';

function textOf(yaml: string): Text {
  const ignore = (_: Diagnostic): void => {};
  return text({ block: true }).decode(parseYaml({ path: 'f', text: yaml }).value!, ignore)!;
}

function findings(wordings: Wordings): string[] {
  return wordings.diagnostics.map((d) => `${formatLocation(d.span!).slice(2)} ${d.code}`);
}

/** What is found when a text is printed, with its blocks, in a language. */
function print(yaml: string, language: string): string[] {
  const wordings = new Wordings(language, 'en');
  const wording = wordings.choose(textOf(yaml));
  wordings.report(parseMarkdown(wording.value).problems, wording);
  return findings(wordings);
}

test.each<[string, string, string[]]>([
  ['a plain text', 'see [it](file:x)', ['1:5 link-not-allowed']],
  ['a quoted text', '"\\u00e9 \\" [it](file:x)"', ['1:12 link-not-allowed']],
  [
    'a block',
    '|\n    <p>One\n\n    - two\n      [it](file:x)\n\n    a <u>b</u>\n',
    [
      '2:5 unsupported-markdown',
      '5:7 link-not-allowed',
      '7:7 unsupported-markdown',
      '7:11 unsupported-markdown',
    ],
  ],
  ['a wording', 'en: |\n  one\n\n  ~two~\n', ['4:3 unsupported-markdown']],
])('problems of %s stand where they are written', (_, yaml, expected) => {
  expect(print(yaml, 'en').sort()).toEqual([...expected].sort());
});

test('a text with a bad wording is not said to lack one', () => {
  expect(print('{ en: Lake, german: See }', 'de')).toEqual([]);
  expect(print('{ en: Lake }', 'de')).toEqual(['1:1 missing-translation']);
});
