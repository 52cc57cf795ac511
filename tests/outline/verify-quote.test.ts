import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyQuote } from '../../src/outline/verify-quote.ts';
import { type Diagnostic, positionAt, type SourceFile } from '../../src/source/index.ts';
import { howMany } from '../how-many.ts';

interface Looked {
  readonly line: number | null;
  readonly hint: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

const outline: SourceFile = { path: 'outline.yaml', text: 'quote' };

function look(
  stored: SourceFile,
  quote: string,
  at: string | null = null,
): Looked & { readonly found: boolean } {
  const diagnostics: Diagnostic[] = [];
  const span = { file: outline, start: 0, end: 5 };
  const found = verifyQuote(quote, at, stored, span, (diagnostic) => diagnostics.push(diagnostic));
  return {
    found: found !== null,
    line: found?.line ?? null,
    hint: diagnostics[0]?.hint ?? null,
    diagnostics,
  };
}

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('what a printer or a program put in does not count', () => {
  const pdf = file(
    'pdf.txt',
    [
      'The board decided that struc-',
      'tural reform comes first, with well-',
      'known pre- and post-',
      'war plans of 1990-',
      '2000 and this—',
      'that.',
      'Fig\u00ADures were co\u00AD',
      'pied. The o\uFB03ce con\uFB01rmed the e\uFB00ect, \uFB06ill \uFB02at.',
      'The cafe\u0301 was closed in A\u030Angstro\u0308m.',
      'Last line with\u200B zero\u2060 width\uFEFF, and\u00A0no-break\u202Fblanks\f',
      'over  a\t page.',
      '人民\n安全 是 大 事',
      '한국\u1112\u1161\u11AB',
    ].join('\n'),
  );

  test.each([
    ['struc-\ntural reform', 1],
    ['structural reform comes first', 1],
    ['struc-tural reform', 1],
    ['struc- tural reform', 1],
    ['with well-known pre- and', 2],
    ['with wellknown', 2],
    ['pre- and post-war plans', 3],
    ['1990-2000 and', 4],
    ['1990- 2000 and', 4],
    ['this—that.', 5],
    ['this— that.', 5],
    ['Figures were copied.', 7],
    ['Fig\u00ADures were copied.', 7],
    ['The office confirmed the effect, still flat.', 8],
    ['The o\uFB03ce', 8],
    ['The café was', 9],
    ['The cafe\u0301 was', 9],
    ['Ångström.', 9],
    ['\u212Bngström.', 9],
    ['with zero width, and no-break blanks over a page.', 10],
    ['with\u200B zero width', 10],
    ['人民安全是大事', 12],
    ['人民 安全', 12],
    ['한국한', 14],
  ])('%j', (quote, line) => expect(look(pdf, quote)).toMatchObject({ found: true, line, diagnostics: [] }));

  test.each([
    'structural Reform',
    'structurall',
    'The office, confirmed',
    '19902000',
    'wellknown pre-and',
    'pre-and post',
    'post—war',
    'this-that',
    'Figures were copied!',
    'cafe was',
    'no break blanks',
    'nobreak',
    'overapage',
    'zero–width',
    '人民、安全',
  ])('%j is something else', (quote) => {
    const { found, diagnostics } = look(pdf, quote);
    expect(found).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(['quote-not-found']);
  });

  test('a mark of spelling stays: the half-space of Persian', () => {
    const persian = file('p.txt', 'می\u200Cخواهم a\u200Cb');
    expect(look(persian, 'می\u200Cخواهم').found).toBe(true);
    expect(look(persian, 'میخواهم').found).toBe(false);
    expect(look(persian, 'ab').found).toBe(true);
  });

  test('Arabic letters as they are drawn are the letters', () => {
    expect(look(file('a.txt', '\uFEB3\uFEFC\uFEE1'), 'سلام').found).toBe(true);
  });

  test('any phrase is found in print, and none that differs in a letter, a digit or a sign', () => {
    const word = fc.constantFrom(
      'office',
      'flat',
      'café',
      'well-known',
      'No.',
      '1990',
      '人民',
      'a',
      'Ångström',
      '“so”',
    );
    const forms = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.normalize('NFD'),
      (text) => text.replace('ffi', '\uFB03').replace('fl', '\uFB02'),
      (text) => text.replace(/(\p{L})(\p{L})/u, '$1\u00AD$2'),
      (text) => text.replace(/(\p{Ll})(\p{Ll})/u, '$1-\n  $2'),
      (text) => text.replace('-', '-\n'),
      (text) => `\u200B${text}\uFEFF`,
    );
    const space = fc.constantFrom(' ', '\n', '\r\n', '  \t', '\u00A0', '\f\n');
    const changes = fc.constantFrom<(text: string) => string>(
      (text) => (/\p{L}/u.test(text) ? text.replace(/\p{L}/u, 'x') : `${text}x`),
      (text) => `${text}!`,
      (text) => `7${text}`,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, forms, space), { minLength: 1, maxLength: 8 }),
        changes,
        (words, change) => {
          const quote = words.map(([each]) => each).join(' ');
          const printed = words.map(([each, form, blank]) => form(each) + blank).join('');
          const stored = file('p.txt', `Before: ${printed}; after`);
          expect(look(stored, quote).found).toBe(true);
          expect(look(stored, change(quote)).found).toBe(false);
        },
      ),
      { numRuns: howMany.markup },
    );
  });
});

describe('Markdown and HTML are read as what they say', () => {
  const md = file(
    'page.md',
    '# Report\n\nThe **agency** [must](https://example.org "soon") act *at once*.\n\n> A quoted passage\n> over two lines.\n\n' +
      '| Year | Water |\n|---|---|\n| 1990 | a\\|b &amp; `x*y` |\n\n    code *stays*\n\nNo<br>break, snake_case, a&#8217;s \\*star\\* <b>bold</b>.\n\n' +
      '![Not this](a.png)\n\n<div>\nIn <i>HTML</i>\n<script>let x;</script>\n</div>\n\n[a]: http://x.org "nor this"\n\nNoted[^n].\n\n[^n]: At the foot.\n',
  );
  const html = file(
    'page.html',
    '<!DOCTYPE html>\n<title>Not this</title><style>p { margin: 0 }</style>\n<script>"The agency"; if (1<2) {}</script>\n' +
      '<p>The <b>agency</b> must act &amp; report&nbsp;daily.</p>\n<p>It&rsquo;s <!-- not --> late&shy;ly <span>two</span>\nlines.</p>' +
      '<ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>\n<p>A&#x20;line<br>break and <ruby>漢<rt>かん</rt>字</ruby>.',
  );

  test.each([
    ['Report The agency must act at once.', 1],
    ['The agency must act at once.', 3],
    ['A quoted passage over two lines.', 5],
    ['Year Water 1990 a|b & x*y', 8],
    ['code *stays*', 12],
    ['No break, snake_case, a’s *star* bold.', 14],
    ['In HTML', 19],
    ['Noted. At the foot.', 25],
  ])('in Markdown: %j', (quote, line) =>
    expect(look(md, quote)).toMatchObject({ found: true, line, diagnostics: [] }),
  );

  test.each(['**agency**', 'https://example.org', 'soon', 'Not this', 'nor this', 'let x', 'div'])(
    'Markdown does not say %j',
    (quote) => expect(look(md, quote).found).toBe(false),
  );

  test.each([
    ['The agency must act & report daily.', 4],
    ['It’s late', 5],
    ['lately two lines.', 5],
    ['One Two a b', 6],
    ['A line break and 漢字.', 7],
  ])('in HTML: %j', (quote, line) =>
    expect(look(html, quote)).toMatchObject({ found: true, line, diagnostics: [] }),
  );

  test.each(['Not this', 'margin', 'if (1', '&amp;', '<b>', 'not', 'OneTwo', 'かん'])(
    'HTML does not say %j',
    (quote) => expect(look(html, quote).found).toBe(false),
  );

  test('other endings: .htm, .xhtml, .markdown; a text file stays as it is', () => {
    expect(look(file('a.htm', '<b>a</b>b'), 'ab').found).toBe(true);
    expect(look(file('a.xhtml', '<p>a<br/>b</p><script/><![CDATA[c < d]]>'), 'a b c < d').found).toBe(true);
    expect(look(file('a.markdown', '*a*b'), 'ab').found).toBe(true);
    expect(look(file('a.txt', '<b>*a*</b>'), '<b>*a*</b>').found).toBe(true);
    expect(look(file('a.txt', '*a* b'), 'a b').found).toBe(false);
  });

  test('the nearest passage is shown where the file has it', () => {
    const { hint, diagnostics } = look(html, 'The agency must act and report daily.');
    expect(hint).toBe(
      'the nearest passage is "The agency must act & report daily.": it has "&" (U+0026) where the quote has "a" after "…gency must act "',
    );
    const { file: there, start } = diagnostics[0]!.related[0]!.span;
    expect(positionAt(there, start).line).toBe(4);
  });
});

describe('hints', () => {
  const pdf = file('pdf.txt', 'It was decided that struc-\ntural reform comes \uFB01rst of all.\n');

  test.each([
    ['structural reforms come first', 'it has a space where the quote has "s" after "…ructural reform"'],
    ['struc- tural reform comes last', 'it has "f" where the quote has "l" after "…l reform comes "'],
    ['decided that structural reform came', 'it has "o" where the quote has "a" after "…ctural reform c"'],
  ])('%j', (quote, said) => expect(look(pdf, quote).hint).toContain(said));

  test('nothing like it', () => {
    expect(look(pdf, 'xyz xyz xyz').hint).toContain('nothing like it stands there');
  });
});

describe('several places', () => {
  const stored = file('a.txt', 'first one\nsecond o\u00ADne\nthird o-\nne\n');

  test('are told apart by "at"', () => {
    expect(look(stored, 'one').diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['quote-ambiguous', 'this quote stands in a.txt 3 times'],
    ]);
    expect(look(stored, 'one', 'line 3')).toMatchObject({ line: 3, diagnostics: [] });
    expect(look(stored, 'o-ne')).toMatchObject({ line: 3, diagnostics: [] });
  });
});

test('many quotes that a large source does not have are each looked for in little of it', () => {
  // 2 MB; to go through all of it for every quote would take minutes.
  const words =
    'water ocean air land ice vapour cycle board report energy policy reform figures region'.split(' ');
  const line = (n: number) =>
    Array.from({ length: 14 }, (_, i) => words[(n * 7 + i * (n % 11) + i) % 14]).join(' ');
  const lines = Array.from({ length: 20_000 }, (_, n) => `${line(n)} ${n}`);
  const stored = file('large.txt', lines.join('\n'));
  for (let n = 0; n < 400; n++) {
    const { found, hint } = look(stored, `${lines[n * 41]!} and no more`);
    expect(found).toBe(false);
    expect(hint).toContain('the nearest passage is');
  }
});
