import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInline, plainText, type Run } from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { processorSeconds } from '../processor-time.ts';
import { nastyText } from './arbitrary-text.ts';

/** Runs as a line: `s{strong} e{em} se{both} c{code} a(url){link} /` for a line break. */
function show(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.break) return '/';
      const marks = (['strong', 'em', 'code', 'strike', 'sup', 'sub'] as const)
        .map((look) =>
          run[look] ? { strong: 's', em: 'e', code: 'c', strike: '-', sup: '^', sub: '_' }[look] : '',
        )
        .join('');
      const title = run.linkTitle === undefined ? '' : ` "${run.linkTitle}"`;
      const link = run.link === undefined ? '' : `a(${run.link}${title})`;
      return marks || link ? `${marks}${link}{${run.text}}` : run.text;
    })
    .join('');
}

describe('emphasis', () => {
  test.each([
    ['plain', 'plain'],
    ['*a* b', 'e{a} b'],
    ['**a** b', 's{a} b'],
    ['***a*** b', 'se{a} b'],
    ['***a** b*', 'se{a}e{ b}'],
    ['***a* b**', 'se{a}s{ b}'],
    ['*a **b***', 'e{a }se{b}'],
    ['**a *b***', 's{a }se{b}'],
    ['*a**b**c*', 'e{a}se{b}e{c}'],
    ['**a*b*c**', 's{a}se{b}s{c}'],
    ['in*word*s', 'ine{word}s'],
    ['a * b * c', 'a * b * c'],
    ['2*3 = 6', '2*3 = 6'],
    ['**a', '**a'],
    ['a**', 'a**'],
    ['*a**', 'e{a}*'],
    ['**a*', '*e{a}'],
    ['**', '**'],
    ['****', '****'],
    ['_a_ __b__ a_b_c snake_case_name', 'e{a} s{b} a_b_c snake_case_name'],
    ['~~a~~ and ~~~b~~~', '-{a} and ~~~b~~~'],
    ['2 * 3 * 4, a < b, ~5 and [1]', '2 * 3 * 4, a < b, ~5 and [1]'],
    // CommonMark 0.31 examples 355, 359, 387, 405, 413.
    ['a*"foo"*', 'a*"foo"*'],
    ['*(*foo', '*(*foo'],
    ['foo*bar*', 'fooe{bar}'],
    ['**foo, *bar*, baz**', 's{foo, }se{bar}s{, baz}'],
    ['foo***bar***baz', 'foose{bar}baz'],
  ])('%s', (text, expected) => {
    expect(show(parseInline(text).runs)).toBe(expected);
  });
});

describe('emphasis next to East Asian text', () => {
  test.each([
    ['**人民安全**是', 's{人民安全}是'],
    ['《**x**》', '《s{x}》'],
    ['**人民安全。**是', 's{人民安全。}是'],
    ['坚持**“总体”**。', '坚持s{“总体”}。'],
    ['以**《国家安全法》**为', '以s{《国家安全法》}为'],
    ['*（一）*和**（二）**都', 'e{（一）}和s{（二）}都'],
    ['**(ASCII)**之后', 's{(ASCII)}之后'],
    ['한국어는**(괄호)**가', '한국어는s{(괄호)}가'],
    ['あ** い**', 'あ** い**'],
    ['𠀀**“x”**𠀀', '𠀀s{“x”}𠀀'],
  ])('%s', (text, expected) => {
    expect(show(parseInline(text).runs)).toBe(expected);
  });
});

describe('code, escapes, line breaks', () => {
  test.each([
    ['`a*b*`', 'c{a*b*}'],
    ['`` a`b ``', 'c{a`b}'],
    ['` `', 'c{ }'],
    ['`a', '`a'],
    ['``a`', '``a`'],
    ['`\\`', 'c{\\}'],
    ['\\*a\\*', '*a*'],
    ['\\`a`', '`a`'],
    ['\\a \\\\ C:\\', '\\a \\ C:\\'],
    ['a\nb', 'a b'],
    ['a \n  b', 'a b'],
    ['人民\n安全', '人民安全'],
    ['人民。”\n他说', '人民。”他说'],
    ['**人民**\n安全', 's{人民}安全'],
    ['人民\nx', '人民 x'],
    ['한국\n어', '한국 어'],
    ['a  \nb', 'a/b'],
    ['a\\\nb', 'a/b'],
    ['a\n', 'a'],
    ['\na  \n', 'a'],
    ['a  b', 'a  b'],
  ])('%j', (text, expected) => {
    expect(show(parseInline(text).runs)).toBe(expected);
  });
});

describe('links', () => {
  test.each([
    ['[a](https://x.org)', 'a(https://x.org){a}'],
    ['[a *b*](http://x.org/c_(d)) e', 'a(http://x.org/c_(d)){a }ea(http://x.org/c_(d)){b} e'],
    ['*[a](mailto:a@b.org)*', 'ea(mailto:a@b.org){a}'],
    ['[a](tel:+431234)', 'a(tel:+431234){a}'],
    ['[a](#store-ocean--2)', 'a(#store-ocean--2){a}'],
    ['[a](<https://x.org/b c>)', 'a(https://x.org/b%20c){a}'],
    ['[路](https://例え.jp/路)', 'a(https://xn--r8jz45g.jp/%E8%B7%AF){路}'],
    ['[a [b](http://x.org) c](tel:1)', '[a a(http://x.org){b} c](tel:1)'],
    ['[a]', '[a]'],
    ['[a] (tel:1)', '[a] (tel:1)'],
    ['[a](http://x.org "A *title*")', 'a(http://x.org "A *title*"){a}'],
    ["[a](http://x.org 'A\n&amp; \\'b\\'')", 'a(http://x.org "A & \'b\'"){a}'],
    ['[a][b] <http://x.org>', '[a][b] a(http://x.org){http://x.org}'],
    ['<a@b.org>', 'a(mailto:a@b.org){a@b.org}'],
    ['*a [b*](http://x.org)', '*a a(http://x.org){b*}'],
    ['[a`](http://x.org)`', '[ac{](http://x.org)}'],
    ['\\[a](b)', '[a](b)'],
  ])('%s', (text, expected) => {
    expect(parseInline(text).problems).toEqual([]);
    expect(show(parseInline(text).runs)).toBe(expected);
  });

  test.each([
    ['x [a](javascript:alert(1)) y', '"javascript:" links are not allowed', 2, 24],
    ['[a](JAVASCRIPT:x)', '"javascript:" links are not allowed', 0, 17],
    ['[a](data:text/html,x)', '"data:" links are not allowed', 0, 21],
    ['[a](file:///etc/passwd)', '"file:" links are not allowed', 0, 23],
    ['[a](notes.md)', '"notes.md" is not an absolute address', 0, 13],
    ['[a](//x.org)', '"//x.org" is not an absolute address', 0, 12],
    ['[a](http:x.org)', '"http:x.org" is not an address', 0, 15],
    ['[a](https://)', '"https://" is not an address', 0, 13],
    ['[a](#No Slide)', null, 0, 0],
    ['[a](#No-Slide)', '"#No-Slide" is not the id of a slide', 0, 14],
    ['[a]()', 'the link leads nowhere', 0, 5],
    ['[a](mailto:)', '"mailto:" names nobody', 0, 12],
  ])('%s is refused', (text, message, offset, length) => {
    const { runs, problems } = parseInline(text);
    expect(runs.every((run) => run.link === undefined)).toBe(true);
    if (message === null) expect(problems).toEqual([]);
    else expect(problems).toMatchObject([{ code: 'link-not-allowed', message, offset, length }]);
  });

  test('an image in running text stays as typed, with a warning', () => {
    const { runs, problems } = parseInline('a ![b *c* [d](http://x.org)](e.png) *f*');
    expect(show(runs)).toBe('a ![b *c* [d](http://x.org)](e.png) e{f}');
    expect(problems).toMatchObject([{ code: 'inline-image', offset: 2, length: 33 }]);
  });
});

describe('addresses without marks', () => {
  test.each([
    ['see http://x.org/a_b_c.', 'see a(http://x.org/a_b_c){http://x.org/a_b_c}.'],
    ['https://x.org/_a_/b c', 'a(https://x.org/_a_/b){https://x.org/_a_/b} c'],
    ['(www.x.org/a_(b))', '(a(http://www.x.org/a_(b)){www.x.org/a_(b)})'],
    ['**https://x.org**!', 'sa(https://x.org){https://x.org}!'],
    ['x.org, awww.x.org, www.x', 'x.org, awww.x.org, a(http://www.x){www.x}'],
    ['a.b+c@d-e.org, a@b, a@b.c_', 'a(mailto:a.b+c@d-e.org){a.b+c@d-e.org}, a@b, a@b.c_'],
    ['详见https://x.org/水。然后', '详见a(https://x.org/%E6%B0%B4){https://x.org/水}。然后'],
    ['在https://x.org上', '在a(https://x.org){https://x.org}上'],
    ['“https://x.org/a”', '“a(https://x.org/a){https://x.org/a}”'],
    ['[a https://x.org](tel:1)', 'a(tel:1){a https://x.org}'],
    ['`https://x.org` \\https\\://x.org', 'c{https://x.org} \\https://x.org'],
  ])('%s', (text, expected) => {
    expect(parseInline(text).problems).toEqual([]);
    expect(show(parseInline(text).runs)).toBe(expected);
  });
});

describe('character references and HTML', () => {
  test.each([
    ['&copy; &#35; &amp;lt; &nope; &', '© # &lt; &nope; &'],
    ['a<br>b<br/>c<BR />d', 'a/b/c/d'],
    ['H<sub>2</sub>O, x<sup>**2**</sup>', 'H_{2}O, xs^{2}'],
    ['<b>a</b> <I>b</I> <del>c</del> <kbd>d</kbd>', 's{a} e{b} -{c} c{d}'],
    ['a<!-- *b* -->c<wbr>d', 'acd'],
    ['a < b > c, x<y, 5<6', 'a < b > c, x<y, 5<6'],
  ])('%s', (text, expected) => {
    expect(parseInline(text).problems).toEqual([]);
    expect(show(parseInline(text).runs)).toBe(expected);
  });
});

describe('what has no meaning in a line of text', () => {
  test.each([
    ['a <span class="x">b</span>', '<span class="x">', 'a <span class="x">b</span>'],
    ['Vec<String> and </b>', '<String>', 'Vec<String> and </b>'],
    ['<sup>2', '<sup>', '<sup>2'],
    ['a [](http://x.org) b', '[](http://x.org)', 'a [](http://x.org) b'],
    ['<ftp://x.org/a>', '<ftp://x.org/a>', '<ftp://x.org/a>'],
    ['to ftp://x.org.', 'ftp://x.org', 'to ftp://x.org.'],
    ['H~2~O', '~', 'H~2~O'],
    ['a[^1] b', '[^1]', 'a[^1] b'],
    ['# A heading', '# A heading', '# A heading'],
    ['- one\n- two', '- one', '- one - two'],
    ['a\n===', 'a', 'a ==='],
    ['```\nx\n```', '```', null],
    ['> said', '> said', '> said'],
    ['| a |\n|---|\n| b |', '| a |', '| a | |---| | b |'],
    ['a\n\nb', 'b', 'a b'],
    ['[a]: http://x.org', '[a]: http://x.org', null],
    ['1. one\n2. two', '1. one', '1. one 2. two'],
  ])('%j is reported and stays', (text, place, expected) => {
    const { runs, problems } = parseInline(text);
    expect(problems[0]?.code).toBe('unsupported-markdown');
    expect(text.slice(problems[0]!.offset, problems[0]!.offset + problems[0]!.length)).toBe(place);
    if (expected !== null) expect(plainText(runs)).toBe(expected);
  });

  test.each([
    '1. Introduction',
    '> 50 %',
    '- 3 °C',
    '+ 5 points',
    '> €5',
    '#',
    '#1',
    '1986. A year',
    '-',
    '—',
  ])('%j only looks like a block', (text) => {
    expect(parseInline(text).problems).toEqual([]);
    expect(plainText(parseInline(text).runs)).toBe(text);
  });
});

describe('any text', () => {
  test('is read, and without marks it is what was typed', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const { runs } = parseInline(text);
        if (!/[\\`*_~&<[\n]/.test(text)) expect(plainText(runs)).toBe(text);
        for (const [i, run] of runs.entries()) {
          expect(run.text).not.toBe('');
          const { text: _, ...format } = run;
          const { text: __, ...before } = runs[i - 1] ?? { text: '', none: true };
          expect(format).not.toEqual(before);
        }
      }),
      { numRuns: howMany.markup },
    );
  });

  test('of the worst kind is read in linear time', () => {
    const worst = [
      '*a '.repeat(10_000),
      `${'a**b'.repeat(10_000)}c*`,
      '*a **b '.repeat(4_000) + 'c** d*'.repeat(4_000),
      '['.repeat(10_000) + ']'.repeat(10_000),
      '[a](b'.repeat(10_000),
      '![a](b) '.repeat(10_000),
      Array.from({ length: 300 }, (_, i) => '`'.repeat(i)).join(' '),
      '\\'.repeat(20_000),
      '[^a'.repeat(10_000),
      'www._'.repeat(10_000),
      'http://'.repeat(10_000),
      `http://a.b/${'('.repeat(10_000)}${')'.repeat(10_000)}`,
      '<b>'.repeat(10_000),
      '~a '.repeat(10_000),
      'a@b.'.repeat(10_000),
    ];
    for (const text of worst) {
      // A thousand times what it takes, and far less than if it grew with the square.
      expect(processorSeconds(() => parseInline(text))).toBeLessThan(15);
    }
  });
});
