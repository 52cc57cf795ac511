import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkupBlock, parseMarkdown, plainText, reportProblems } from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { nastyText } from './arbitrary-text.ts';

/** Blocks as an outline of words. */
function show(blocks: readonly MarkupBlock[]): string {
  return blocks.map(showBlock).join(' ');
}

function showBlock(block: MarkupBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `${block.class ?? 'p'}(${plainText(block.runs)})`;
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
      return `img(${[block.src, block.alt, ...(block.title ? [block.title] : [])].join(', ')})`;
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
    ['![](a.png)', 'img(a.png, )'],
    ['    four\tspaces\n\n    more', 'code(four\tspaces\n\nmore)'],
    ['```c# {2} x\n\ta\n\n```', 'codec#(\ta\n)'],
    ['[a]: http://x.org\n\n[see][a], [A]', 'p(see, A)'],
    ['# a #\n\nb\n===\n\nc\n---', 'h1(a) h1(b) h2(c)'],
    ['a\n\n***\n\n_ _ _', 'p(a) rule rule'],
    ['a &amp; b', 'p(a & b)'],
    ['- [ ] a\n- [x] b\n- [y] c\n- [X]d', 'ul(li(p(☐ a)) li(p(☑ b)) li(p([y] c)) li(p([X]d)))'],
    [
      'a[^1] b[^x]\n\n[^x]: *X* of[^1]\n[^1]: one\n\n    more',
      'p(aa bb) caption(a one) p(more) caption(b X ofa)',
    ],
    ['| a |\n|---|\n| b<br>c |\n\n: A *caption*', 'table(th(a); td(b\nc)) caption(A caption)'],
    ['Table: A caption\n\n| a |\n|---|\n| b |', 'caption(A caption) table(th(a); td(b))'],
    [': no table', 'p(: no table)'],
    ['a\n<!-- nothing\n\nto see -->\n\nb', 'p(a) p(b)'],
    ['![a][m]\n\n[m]: m.png "A map"', 'img(m.png, a, A map)'],
    ['> a\nlazy\n\n1. x\n   - y\n\n     z', 'quote(p(a lazy)) ol1(li(p(x) ul(li(p(y) p(z)))))'],
    ['#hashtag', 'p(#hashtag)'],
    ['1986\\. A year', 'p(1986. A year)'],
  ])('%j', (text, expected) => check(text, expected));

  test('HTML stays as typed, with a warning at its place', () => {
    const text = 'a\n\n- <div class="x">\n  *b*\n  </div>\n\nc <u>d</u>';
    const { blocks, problems } = parseMarkdown(text);
    expect(show(blocks)).toBe('p(a) ul(li(p(<div class="x">\n*b*\n</div>))) p(c <u>d</u>)');
    expect(problems.map(({ code, offset, length }) => [code, text.slice(offset, offset + length)])).toEqual([
      ['unsupported-markdown', '- <div class="x">\n  *b*\n  </div>'],
      ['unsupported-markdown', '<u>'],
      ['unsupported-markdown', '</u>'],
    ]);
  });

  test('footnotes that are not shown are reported where they stand', () => {
    const text = 'a[^b]\n\n[^c]: c\n\n> [^d]: d\n\n[^e]: e\n[^e]: f\n\ng[^e]';
    const { problems } = parseMarkdown(text);
    expect(problems.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '[^b]',
      '[^c]:',
      '[^d]:',
      '[^e]:',
    ]);
    expect(problems.at(-1)!.offset).toBe(text.lastIndexOf('[^e]:'));
  });

  test('the marks of footnotes go on after z', () => {
    const names = Array.from({ length: 28 }, (_, i) => `n${i}`);
    const text = `${names.map((name) => `x[^${name}]`).join(' ')}\n\n${names.map((name) => `[^${name}]: t`).join('\n')}`;
    const { blocks, problems } = parseMarkdown(text);
    expect(problems).toEqual([]);
    expect(show(blocks.slice(-2))).toBe('caption(aa t) caption(ab t)');
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
    const text =
      '> - a [b](x) and\n>   *b* [b](x)\n>   [c\n>   d](y)\nlazy [b](x)\n\n\t# [b](x)\n\n  [b](x)\n  ===';
    const { problems } = parseMarkdown(text);
    const places = [...text.matchAll(/\[b\]\(x\)/g)].map(({ index }) => index);
    expect(problems.map(({ offset }) => offset)).toEqual([
      places[0],
      places[1],
      text.indexOf('[c'),
      places[2],
      // The fourth is code.
      places[4],
    ]);
  });

  test('problems are found again in cells', () => {
    const text = '> | [b](x) | a\\|b [c](y) |\n> |---|---|\n> | [b](x) [d](z) | [b](x) |';
    const { problems } = parseMarkdown(text);
    expect(problems.map(({ offset, length }) => [offset, text.slice(offset, offset + length)])).toEqual(
      [...text.matchAll(/\[.\]\(.\)/g)].map((match) => [match.index, match[0]]),
    );
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
      { numRuns: howMany.markup },
    );
  });
});
