import { describe, expect, it } from 'vitest';
import {
  blocksToMarkdown,
  parseInline,
  parseMarkdown,
  type Run,
  runsToMarkdown,
} from '../../src/markup/index.ts';

const show = ({ text, tex, display }: Run): string =>
  tex === undefined ? text : `${display ? '⟦⟦' : '⟦'}${tex}${display ? '⟧⟧' : '⟧'}`;
const read = (text: string): string => parseInline(text).runs.map(show).join('');
const codes = (text: string): string[] => parseInline(text).problems.map(({ code }) => code);

describe('a dollar', () => {
  it.each([
    ['$x$', '⟦x⟧'],
    ['the $n$th time', 'the ⟦n⟧th time'],
    ['$a_1$ and *b_1*', '⟦a_1⟧ and b_1'],
    ['$a<b$ and $c*d*e$', '⟦a<b⟧ and ⟦c*d*e⟧'],
    ['$$x^2$$', '⟦⟦x^2⟧⟧'],
    ['costs $5 and $x$ is', 'costs $5 and ⟦x⟧ is'],
    ['$\\text{\\$5}$', '⟦\\text{\\$5}⟧'],
  ])('opens a formula in %s', (typed, shown) => {
    expect(read(typed)).toBe(shown);
    expect(codes(typed)).toEqual([]);
  });

  it.each([
    'Costs $5, later $10',
    '$5 and $10',
    'US$ 3 to $ 4',
    '$ x $',
    '$x$2',
    '$HOME/$PATH',
    '$HOME/$\u007BPATH}',
    '$x$(y)',
    '$x$_y',
    '$$',
    '$$ $$',
    'a $ without end',
    'a $without end',
  ])('is text in %s', (typed) => {
    expect(read(typed)).toBe(typed);
    expect(codes(typed)).toEqual([]);
  });

  it('is text behind a backslash and in code', () => {
    expect(read('\\$x$ and `$x$`')).toBe('$x$ and $x$');
  });

  it('before an amount is text, with a warning', () => {
    expect(read('$5 and 10$')).toBe('$5 and 10$');
    expect(codes('$5 and 10$')).toEqual(['doubtful-formula']);
    expect(codes('$5 + x$')).toEqual([]);
  });

  it.each([
    ['$\\frac{a}{b', '$\\frac{'],
    ['so $ x^2 $ is', '$ x^2 $'],
    ['$\\left( \\frac{a}{b} $', '$\\left'],
    ['$2 + \\sqrt{x', '$2 + \\sqrt{'],
  ])('that does not end, or stands among blanks, is text with a warning: %s', (typed, told) => {
    expect(read(typed)).toBe(typed);
    const { problems } = parseInline(typed, true);
    expect(problems.map(({ code }) => code)).toEqual(['doubtful-formula']);
    expect(problems[0]!.message).toContain(`"${told}"`);
  });

  it.each([
    'It costs $ 5 and 10 $ more',
    'C:\\$HOME\\Desktop',
    'US$ {x}',
    '$HOME/bin',
    'a\\$\\frac{a}',
    'from $5 to $10 for x^2',
  ])('has no warning where it is none: %s', (typed) => {
    expect(codes(typed)).toEqual([]);
  });

  it('is text where there are no formulas', () => {
    expect(parseInline('$x$', false).runs).toEqual([{ text: '$x$' }]);
    const { blocks } = parseMarkdown('$$\nx\n$$\n\n```math\nx\n```', {}, false);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'code']);
  });
});

it('a formula is also readable text', () => {
  expect(parseInline('$x^2 + y_1 = \\frac{a+b}{2}$').runs).toEqual([
    { text: 'x² + y₁ = (a + b)/2', tex: 'x^2 + y_1 = \\frac{a+b}{2}' },
  ]);
});

it('what cannot be read is reported at its command, and stays as typed', () => {
  const text = 'It is $a + \\sped{v}$ here';
  const [problem] = parseInline(text).problems;
  expect(problem).toMatchObject({
    code: 'formula-syntax',
    offset: text.indexOf('\\sped'),
    length: '\\sped'.length,
  });
  expect(read(text)).toBe(text);
});

describe('formulas that are blocks', () => {
  const kinds = (text: string) =>
    parseMarkdown(text).blocks.map((block) =>
      block.kind === 'paragraph' ? block.runs.map(show).join('') : block.kind,
    );

  it.each([
    ['Before\n\n$$\na\n= b\n$$\n\nafter', ['Before', '⟦⟦a\n= b⟧⟧', 'after']],
    ['Before\n$$\n+ a\n$$\nafter', ['Before', '⟦⟦+ a⟧⟧', 'after']],
    ['$$a = b$$', ['⟦⟦a = b⟧⟧']],
    ['```math\na + b\n```', ['⟦⟦a + b⟧⟧']],
    ['$$\na\n\nb\n$$', ['$$ a', 'b $$']],
  ])('%j', (text, shown) => {
    expect(kinds(text)).toEqual(shown);
  });

  it('in items of lists', () => {
    const [list] = parseMarkdown('- a\n\n  $$\n  x\n  $$').blocks;
    expect(list).toMatchObject({
      items: [{ blocks: [{ runs: [{ text: 'a' }] }, { runs: [{ tex: 'x', display: true }] }] }],
    });
  });

  it('are reported at their command', () => {
    const text = 'One\n\n$$\na\n\\sped\n$$';
    expect(parseMarkdown(text).problems).toMatchObject([
      { code: 'formula-syntax', offset: text.indexOf('\\sped'), length: 5 },
    ]);
  });
});

describe('in Markdown', () => {
  it('a formula is what the author typed', () => {
    expect(runsToMarkdown(parseInline('Say *that* $a<b$ and $A \\& B$').runs)).toBe(
      'Say *that* $a<b$ and $A \\& B$',
    );
    expect(blocksToMarkdown(parseMarkdown('$$\na\n= b % note\n$$').blocks)).toBe('$$a = b$$');
  });

  it('a bar does not end a cell', () => {
    expect(runsToMarkdown(parseInline('$|a|\\|b\\|$').runs, 'cell')).toBe('$\\vert a\\vert\\Vert b\\Vert$');
  });

  it.each([
    '\\begin{array}{c|c} a & b \\\\ c & d \\end{array}',
    '\\begin{array}{|p{3em}|r|} a & b \\end{array} + |x|',
    'P = \\text{a|b, c|d} + \\left| x \\right|',
    '\\|x\\| \\\\ |y|',
  ])('a bar in a cell is the bar that it was: %s', (tex) => {
    const [run] = parseInline(`$${tex}$`).runs;
    const cell = runsToMarkdown([run!], 'cell');
    const [table] = parseMarkdown(`| A |\n|---|\n| ${cell} |`).blocks;
    const again = table?.kind === 'table' ? table.rows[1]!.cells.map(({ runs }) => runs) : [];
    expect(again).toMatchObject([[{ text: run!.text }]]);
    expect(again[0]![0]!.tex).toBeDefined();
    // Where nobody takes an escape back, no bar is left.
    const inline = runsToMarkdown([run!], 'inline');
    expect(inline).not.toContain('|');
    expect(parseInline(inline).runs).toMatchObject([{ text: run!.text }]);
  });

  it.each(['|', '\\|', 'a\\', '\\\\|', 'x|y\\', '`|`', 'a\\|b\\', '\\`|'])(
    'code in a cell is the code that it was: %s',
    (code) => {
      const cell = runsToMarkdown([{ text: code, code: true }], 'cell');
      const { blocks } = parseMarkdown(`| A | B |\n|---|---|\n| ${cell} | b |`);
      const [table] = blocks;
      const cells = table?.kind === 'table' ? table.rows[1]!.cells : [];
      expect(cells.map(({ runs }) => runs)).toMatchObject([[{ text: code, code: true }], [{ text: 'b' }]]);
    },
  );

  it.each(['a \\$x$ b', 'Costs \\$5 and 10$'])('a dollar that opens none does not open one: %s', (typed) => {
    const { runs } = parseInline(typed);
    expect(parseInline(runsToMarkdown(runs)).runs).toEqual(runs);
  });
});

it('a backslash that double quotes took is found', () => {
  expect(codes('$\theta$')).toEqual(['formula-syntax']);
  expect(codes('$a + \theta$')).toEqual(['formula-syntax']);
});
