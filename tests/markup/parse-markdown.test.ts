import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkupBlock, parseMarkdown, plainText, reportProblems } from '../../src/markup/index.ts';
import { nastyText } from './arbitrary-text.ts';

/** Blocks as an outline of words. */
function show(blocks: readonly MarkupBlock[]): string {
  return blocks.map(showBlock).join(' ');
}

function showBlock(block: MarkupBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `p(${plainText(block.runs)})`;
    case 'heading':
      return `h${block.level}(${plainText(block.runs)})`;
    case 'rule':
      return 'rule';
    case 'list':
      return `${block.ordered ? `ol${block.start}` : 'ul'}(${block.items.map((item) => `li(${show(item.blocks)})`).join(' ')})`;
    case 'blockquote':
      return `quote(${show(block.blocks)})`;
    case 'code':
      return `code${block.language ?? ''}(${block.text})`;
    case 'table':
      return `table(${block.rows
        .map((row) =>
          row.cells
            .map((cell) => `${cell.header ? 'th' : 'td'}${cell.align ?? ''}(${plainText(cell.runs)})`)
            .join(' '),
        )
        .join('; ')})`;
    case 'image':
      return `img(${block.src}, ${block.alt})`;
    default:
      return block.kind;
  }
}

function check(text: string, expected: string, codes: readonly string[] = []): void {
  const { blocks, problems } = parseMarkdown(text);
  expect(show(blocks)).toBe(expected);
  expect(problems.map((problem) => problem.code)).toEqual(codes);
}

describe('block text', () => {
  test.each([
    ['', ''],
    ['  \n\n ', ''],
    ['One.', 'p(One.)'],
    ['One\ntwo.\n\n  Three\n \t \nfour', 'p(One two.) p(Three) p(four)'],
    ['人民\n安全', 'p(人民安全)'],
    ['a  \nb\\\nc', 'p(a\nb\nc)'],
    ['- a\n- b\n  - c\n- d', 'ul(li(p(a)) li(p(b) ul(li(p(c)))) li(p(d)))'],
    ['3. a\n4. b', 'ol3(li(p(a)) li(p(b)))'],
    ['1) a\n\n   more', 'ol1(li(p(a) p(more)))'],
    ['+ a\n\n* b', 'ul(li(p(a))) ul(li(p(b)))'],
    ['- \n- a', 'ul(li(p(a)))'],
    ['> a\n> b\n>\n> - c', 'quote(p(a b) ul(li(p(c))))'],
    ['```js\nlet *a*;\n\n  b\n```', 'codejs(let *a*;\n\n  b)'],
    ['~~~\n\n~~~', 'code()'],
    [
      '| a | b |\n|:--|--:|\n| *c* | d\\|e |\n| f |',
      'table(thleft(a) thright(b); tdleft(c) tdright(d|e); tdleft(f) tdright())',
    ],
    ['![A *map*](images/map.png)', 'img(images/map.png, A map)'],
    ['![](a.png)', 'img(a.png, null)'],
    ['    four spaces', 'p(four spaces)'],
    ['<b>\n\nx', 'p(<b>) p(x)'],
    ['[a]: http://x.org', 'p([a]: http://x.org)'],
    ['a\n===', 'p(a ===)'],
    ['a &amp; b', 'p(a &amp; b)'],
    ['#hashtag', 'p(#hashtag)'],
    ['1986\\. A year', 'p(1986. A year)'],
  ])('%j', (text, expected) => check(text, expected));

  test('headings and rules only where they are asked for', () => {
    const text = '## Title ##\n\ntext\n\n***';
    const { blocks, problems } = parseMarkdown(text, { headings: true });
    expect(show(blocks)).toBe('h2(Title) p(text) rule');
    expect(problems).toEqual([]);
    check('a\n# b', 'p(a) p(# b)', ['unsupported-markdown']);
    check('a\n\n---\n\nb', 'p(a) p(---) p(b)', ['unsupported-markdown']);
  });

  test('an image among words stays as typed, with a warning at its place', () => {
    const text = 'one\n\n- see ![a](b.png) there\n';
    const { blocks, problems } = parseMarkdown(text);
    expect(show(blocks)).toBe('p(one) ul(li(p(see ![a](b.png) there)))');
    expect(problems.map(({ code, offset, length }) => [code, text.slice(offset, offset + length)])).toEqual([
      ['inline-image', '![a](b.png)'],
    ]);
  });

  test('problems are found again in indented text', () => {
    const text = '> - a\n>   [b](x) and\n>   [c\n>   d](y)';
    const { problems } = parseMarkdown(text);
    expect(problems.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '[b](x)',
      '[c',
    ]);
  });

  test('headings and rules that cannot stand there are found on their own lines', () => {
    const text = '# One\n\ntext\n\n  ## Two\n\n- a\n- b\n\n---\n\n> # Three';
    const { problems } = parseMarkdown(text);
    expect(problems.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '# One',
      '## Two',
      '---',
      '> # Three',
    ]);
    expect(problems.map(({ offset }) => text.slice(0, offset).split('\n').length)).toEqual([1, 5, 10, 12]);
  });

  test('each problem is reported where the text is written', () => {
    const file = { path: 'f', text: 'abcdef' };
    const { problems } = parseMarkdown('[a](x) ![b](y)');
    const placed = reportProblems(problems, (start, length) => ({ file, start, end: start + length }));
    expect(placed.map(({ code, span }) => [code, span!.start, span!.end])).toEqual([
      ['link-not-allowed', 0, 6],
      ['inline-image', 7, 14],
    ]);
    expect(reportProblems(problems, null).map(({ span }) => span)).toEqual([null, null]);
  });

  test('cells without a column are not lost in silence', () => {
    const text = '> | a | b |\n> |---|---|\n> | c\\|d | e |\n> f | g | [h](x)';
    const { problems } = parseMarkdown(text);
    expect(problems.map(({ code, message, offset }) => [code, message, offset])).toEqual([
      [
        'unsupported-markdown',
        "this row has more cells than the table's header, which has 2",
        text.indexOf('> f'),
      ],
    ]);
    check('| a |\n|---|\n| [b](x) |', 'table(th(a); td(b))', ['link-not-allowed']);
  });

  test('nesting without end is refused, not cut off', () => {
    const { problems } = parseMarkdown(`${'> '.repeat(500)}a`);
    expect(problems.map((problem) => problem.code)).toEqual(['markdown-limit']);
  });

  test('blocks and runs say whose text they are', () => {
    const span = { file: { path: 'a.yaml', text: 'x' }, start: 0, end: 1 };
    const owner = { type: 'element', id: 'ocean' } as const;
    const { blocks } = parseMarkdown('a *b*', { span, owner, language: 'zh' });
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        class: null,
        origin: { template: null, yaml: span },
        runs: [
          { text: 'a ', yaml: span, owner, language: 'zh' },
          { text: 'b', em: true, yaml: span, owner, language: 'zh' },
        ],
      },
    ]);
  });

  test('the short way for plain paragraphs gives what the long way gives', () => {
    const line = fc
      .tuple(fc.constantFrom('', ' ', '  ', '\t'), fc.array(nastyText, { maxLength: 2 }))
      .map(([a, b]) => a + b.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.join('\n');
        // A list at the end makes sure of the long way.
        const long = parseMarkdown(`${text}\n\n- end`).blocks;
        const short = parseMarkdown(text).blocks;
        if (!/^[ \t]*(?:`{3}|~{3})/m.test(text) && long.at(-1)?.kind === 'list') {
          if (short.at(-1)?.kind !== 'list') expect(show(short)).toBe(show(long.slice(0, -1)));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
