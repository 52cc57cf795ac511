import { describe, expect, test } from 'vitest';
import {
  type Block,
  blocksToMarkdown,
  escapeMarkdown,
  isTextBlock,
  notesParagraphs,
  parseMarkdown,
  plainText,
  type Run,
  runsToMarkdown,
  tableGrid,
} from '../../src/markup/index.ts';
import { markdownParagraphs } from './common-mark.ts';

const origin = { template: null, yaml: null };

function blocksOf(markdown: string): Block[] {
  return parseMarkdown(markdown).blocks.filter(isTextBlock);
}

/** A line for each paragraph: indented by level, with its bullet. */
function lines(blocks: readonly Block[]): string[] {
  return notesParagraphs(blocks).map(({ runs, level, bullet }) => {
    const mark = bullet === null ? '' : bullet.ordered ? `${bullet.number}. ` : '• ';
    return `${'  '.repeat(level)}${mark}${plainText(runs)}`;
  });
}

describe('notes as paragraphs', () => {
  test.each([
    ['a\n\nb', ['a', 'b']],
    ['# a\n\n---\n\nb', ['a', '* * *', 'b']],
    ['- a\n\n  b\n  - c\n- d', ['• a', '  b', '  • c', '• d']],
    ['4. a\n5. b', ['4. a', '5. b']],
    ['- - a', ['  • a']],
    ['> a\n>\n> - b', ['  a', '  • b']],
    ['- > a\n  > b\n\n  c', ['• a b', '  c']],
    ['```\na\n\n\t b\n```', ['a', '', '\t b']],
    ['| a | b |\n|---|---|\n| c | |\n| | |', ['a | b', 'c | ']],
  ])('%j', (markdown, expected) => expect(lines(blocksOf(markdown))).toEqual(expected));

  test('citations read [1]; unnumbered ones are left out, and what then is empty', () => {
    const cite = { type: 'statement', key: 'a' } as const;
    const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', class: null, runs, origin });
    expect(
      lines([
        paragraph([{ text: 'a' }, { text: '2, 3', cite }]),
        paragraph([{ text: '', cite }]),
        {
          kind: 'list',
          ordered: true,
          start: 1,
          origin,
          items: [
            { origin, blocks: [paragraph([{ text: '', cite }])] },
            { origin, blocks: [paragraph([{ text: 'b' }])] },
          ],
        },
      ]),
    ).toEqual(['a[2, 3]', '1. b']);
  });

  test('cells that span leave empty places', () => {
    const cell = (text: string, colspan = 1, rowspan = 1) => ({
      header: false,
      runs: [{ text }],
      align: null,
      colspan,
      rowspan,
      origin,
    });
    const row = (...cells: ReturnType<typeof cell>[]) => ({ header: false, cells, origin });
    const table: Block = {
      kind: 'table',
      alt: null,
      origin,
      rows: [row(cell('a', 2), cell('b', 1, 2)), row(cell('c')), row(cell('d'), cell('e'))],
    };
    expect(tableGrid(table).columns).toBe(3);
    expect(lines([table])).toEqual(['a |  | b', 'c |  | ', 'd | e | ']);
    expect(blocksToMarkdown([table])).toBe(
      '|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c |  |  |\n| d | e |  |',
    );
  });
});

describe('blocks as Markdown', () => {
  test('read naturally', () => {
    const text = `A *first* paragraph, **strong**, \`code\`, [a link](https://example.org/a_b) and 3 > 2.\\
A line of its own.

- one
  - two
    1. three
- four

* another list

3. numbered

   more

> quoted
>
> - list

\`\`\`js
if (a) b;

  c
\`\`\`

| a | b |
| :--- | ---: |
| *c* | d\\|e |

## Title

___

![A map](images/map.png)`;
    expect(blocksToMarkdown(parseMarkdown(text).blocks)).toBe(text);
  });

  test.each<[Run[], string]>([
    [[{ text: '1986. A year' }], '1986\\. A year'],
    [[{ text: '# a' }], '\\# a'],
    [[{ text: 'a # b - c + d 1. e > f | g' }], 'a # b - c + d 1. e > f | g'],
    [[{ text: 'snake_case and _this_' }], 'snake_case and \\_this\\_'],
    [[{ text: 'AT&T &amp; R&D' }], 'AT&T \\&amp; R&D'],
    [[{ text: 'a <b> [c](d) *e*' }], 'a \\<b> \\[c\\](d) \\*e\\*'],
    [[{ text: 'Wow!' }, { text: 'x', link: 'https://x.org' }], 'Wow\\![x](https://x.org)'],
    [[{ text: '人民安全。', strong: true }, { text: '是' }], '**人民安全。**&#26159;'],
    [[{ text: '人民安全', strong: true }, { text: '是' }], '**人民安全**是'],
    [[{ text: 'a ', strong: true }, { text: 'b' }], '**a** b'],
    [
      [
        { text: 'a', em: true },
        { text: 'b', strong: true },
      ],
      '*a*__b__',
    ],
    [[{ text: 'a', em: true, strong: true }], '**_a_**'],
    [[{ text: 'x', link: 'javascript:alert(1)' }], 'x'],
    [[{ text: 'https://x.org/a', link: 'https://x.org/a' }], '<https://x.org/a>'],
    [[{ text: 'a', link: 'https://x.org/(b)' }], '[a](https://x.org/%28b%29)'],
    [[{ text: 'H' }, { text: '2', sub: true }, { text: 'O' }], 'H<sub>2</sub>O'],
    [[{ text: 'said' }, { text: '1', cite: { type: 'statement', key: 'a' } }], 'said\\[1\\]'],
    [[{ text: 'a`b', code: true }], '``a`b``'],
    [[{ text: '  a  ' }], '&#32; a &#32;'],
    [
      [{ text: 'See ' }, { text: 'the ', link: '#ocean' }, { text: 'ocean', link: '#ocean', em: true }],
      'See the *ocean*',
    ],
    [[{ text: 'a page', link: 'https://example.org/#ocean' }], '[a page](https://example.org/#ocean)'],
  ])('%j', (runs, expected) => expect(runsToMarkdown(runs, 'block')).toBe(expected));

  test('within a line of a template breaks and pipes are safe in cells too', () => {
    const runs: Run[] = [
      { text: 'a|b' },
      { text: '\n', break: true },
      { text: 'c|`d', code: true },
      { text: '!' },
    ];
    const inline = runsToMarkdown(runs);
    expect(inline).toBe('a\\|b<br><code>c&#124;&#96;d</code>\\!');
    expect(markdownParagraphs(inline)[0]!.text).toBe('a|b\nc|`d!');
    expect(markdownParagraphs(`| ${inline} | x |\n|---|---|`)[0]!.text).toBe('a|b\nc|`d! | x');
  });

  test('values never end their block', () => {
    expect(escapeMarkdown('a\n\n# b\n- c')).toBe('a # b - c');
    expect(escapeMarkdown('- a')).toBe('\\- a');
    expect(escapeMarkdown('<script>alert(1)</script>')).toBe('\\<script>alert(1)\\</script>');
    expect(escapeMarkdown('plain words, 3.5 % (of 7)')).toBe('plain words, 3.5 % (of 7)');
  });
});
