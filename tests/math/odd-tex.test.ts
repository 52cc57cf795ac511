import { describe, expect, it } from 'vitest';
import { Formula, readFormula } from '../../src/math/index.ts';
import { isFault, readTex } from '../../src/math/read-tex.ts';
import { parseXml } from '../../src/xml/index.ts';

const style = { runProperties: (color: string | null) => `<c v="${color}"/>`, alignedAsTable: false };
const asTable = { ...style, alignedAsTable: true };

/** All that is made of a formula, without an end of the program. */
function made(tex: string, display = true): string {
  const read = readFormula(tex, display);
  if (!(read instanceof Formula)) return `fault: ${read.message}`;
  for (const xml of [read.omml(style), read.omml(asTable), read.mathml(), `<svg>${read.drawing.svg}</svg>`])
    expect(() => parseXml(xml)).not.toThrow();
  expect(read.runs === null || read.runs.length >= 0).toBe(true);
  const { width, height, depth } = read.drawing;
  expect([width, height + depth].every((each) => Number.isFinite(each) && each < 200)).toBe(true);
  return read.text;
}

describe('environments', () => {
  it.each([true, false])('of several lines are drawn and written as all others: display %s', (display) => {
    for (const name of ['gather', 'multline', 'multline*'])
      expect(made(`\\begin{${name}}a+b\\\\c\\end{${name}}`, display), name).toBe('a + b; c');
    for (const name of ['align', 'align*', 'flalign', 'flalign*'])
      expect(made(`\\begin{${name}}a&=b\\\\c&=d\\end{${name}}`, display), name).toBe('a = b; c = d');
    expect(made('\\begin{eqnarray}a&=&b\\end{eqnarray}', display)).not.toMatch(/^fault/);
    for (const name of ['alignat', 'xalignat', 'xxalignat'])
      expect(made(`\\begin{${name}}{2}a&=b&c&=d\\end{${name}}`, display)).toBe('a = b c = d');
    expect(made('a\\\\b', display)).toBe('a; b');
  });

  it('that fill a page have no empty columns in the equation, and room between pairs in the drawing', () => {
    const read = (name: string) => readFormula(`\\begin{${name}}{2}a&=b&c&=d\\end{${name}}`, true) as Formula;
    const [plain, spread] = [read('alignat'), read('xalignat')];
    expect(spread.omml(style)).toBe(plain.omml(style));
    expect(spread.drawing.width).toBeGreaterThan(plain.drawing.width + 1);
  });

  it('that cannot stand where they are end in words', () => {
    for (const tex of ['x = \\begin{multline}a\\\\b\\end{multline}', 'a\\\\\\begin{align}b&=c\\end{align}'])
      for (const display of [true, false]) expect(made(tex, display)).toMatch(/fault|[;]/);
  });
});

describe('comments and empty lines', () => {
  it.each([
    ['a % the first', 'a'],
    ['a % the first\n\n\n+ b', 'a\n+ b'],
    ['50\\% % half\n+ \\\\% b', '50\\% \n+ \\\\'],
    ['\\alpha%\nb', '\\alpha\nb'],
  ])('%j is %j', (tex, plain) => {
    expect((readFormula(tex, true) as Formula).tex.trim()).toBe(plain);
    expect(made(tex)).toBe(made(plain));
  });

  it('do not move the place of what is wrong', () => {
    expect(readFormula('a % b\n\n\\foo', true)).toMatchObject({ offset: 7, length: 4 });
  });
});

describe('what is nested deeply', () => {
  const wrapped = (open: string, close: string) => (n: number) => `${open.repeat(n)}x${close.repeat(n)}`;
  it.each<[string, (n: number) => string]>([
    ['brackets', wrapped('(', ')')],
    ['open brackets', wrapped('[', '')],
    ['braces', wrapped('{', '}')],
    ['tall brackets', wrapped('\\left(', '\\right)')],
    ['roots', wrapped('\\sqrt{', '}')],
    ['accents', wrapped('\\hat{', '}')],
    ['fractions', wrapped('\\frac{1}{', '}')],
    ['environments', wrapped('\\begin{matrix}', '\\end{matrix}')],
  ])('%s: is refused, and what is not is drawn', (_, of) => {
    expect(made(of(30))).not.toMatch(/^fault/);
    for (const n of [40, 50, 60, 74, 90, 150, 400]) made(of(n));
    expect(made(of(1500))).toMatch(/^fault/);
  });
});

describe('what a formula sets', () => {
  it.each([
    '\\definecolor{mine}{rgb}{1,0,0} \\color{mine} x',
    '\\DeclarePairedDelimiterX{\\abs}[1]{|}{|}{#1} \\abs{x}',
    '\\mathtoolsset{prescript-sub-format=\\mathbf} x',
    '\\newtagform{default}{[}{]} x',
    '\\renewtagform{default}{[}{]} x',
  ])('is not known to the next: %s', (tex) => {
    const others = ['\\color{mine} x', '\\abs{x}', '\\prescript{a}{b}{c}', '\\begin{align}a&=b\\end{align}'];
    const read = () =>
      others.map((other) => {
        const found = readTex(other, true);
        return isFault(found) ? found.message : new Formula(other, true, found).omml(style);
      });
    const before = read();
    readTex(tex, true);
    expect(read()).toEqual(before);
  });
});

describe('colours', () => {
  it.each([
    ['\\color{cyan} x', '00AEEF'],
    ['\\color{green} x', '008000'],
    ['\\textcolor{Magenta}{x}', 'EC008C'],
    ['\\color{#f80} x', 'FF8800'],
    ['\\color[RGB]{192,41,66} x', 'C02942'],
    ['\\definecolor{mine}{rgb}{1,0,0} \\color{mine} x', 'FF0000'],
    ['\\color{darkgray} \\frac{x}{y}', '404040'],
  ])('%s has the same in the equation and in its drawing', (tex, hex) => {
    const formula = readFormula(tex, true) as Formula;
    const written = [...formula.omml(style).matchAll(/<c v="([0-9A-F]{6})"/g)].map((match) => match[1]);
    const drawn = [...formula.drawing.svg.matchAll(/(?:fill|stroke)="(#[^"]*)"/g)].map((match) => match[1]);
    expect([...new Set(written)]).toEqual([hex]);
    expect([...new Set(drawn)]).toEqual([`#${hex}`]);
  });

  it('that nobody knows are refused at their place', () => {
    expect(readFormula('a + \\color{grean} x', true)).toMatchObject({
      message: 'there is no colour "grean" in formulas',
      hint: 'did you mean "green"?',
      offset: 11,
      length: 5,
    });
  });
});

describe('what is read out', () => {
  const words = (key: string, values: Readonly<Record<string, string>> = {}) =>
    `${key.slice('formula-'.length)}${Object.keys(values).length > 0 ? `(${Object.values(values).join('|')})` : ''}`;
  it.each([
    ['x^2 + y_1', 'squared(x) plus sub(y|1)'],
    ['\\frac{a}{b}', 'fraction(a|b)'],
    ['\\frac{a+b}{2}', 'fraction-long(a plus b|2)'],
    ['\\binom{n}{k}', 'choose(n|k)'],
    ['P(A \\mid B)', 'P (A given B)'],
    ['|x|', 'absolute(x)'],
    ["f'(x)", 'prime(f) (x)'],
    ['\\sum_{i=1}^n i', 'from-to(sum|i|i equals 1|n)'],
    ['\\int f', 'of(integral|f)'],
    ['\\sqrt[3]{x}', 'root-degree(x|3)'],
    ['\\hat x \\le \\infty', 'hat(x) at-most infinity'],
    ['n!', 'n factorial'],
    ['\\mathrm{constructor} + \\mathit{valueOf}', 'constructor plus valueOf'],
    ['\\begin{pmatrix}a & b\\end{pmatrix}', 'matrix(row(1|a, b))'],
    ['\\begin{vmatrix}a & b\\end{vmatrix}', 'determinant(row(1|a, b))'],
    ['\\begin{cases}a & \\text{if b}\\\\ c & d\\end{cases}', 'cases(a, if b; c, d)'],
    ['\\sum_{\\substack{i\\\\ j}} x', 'over(sum|x|i; j)'],
    ['\\ddot x', 'dot(dot(x))'],
    ['\\check x', 'x \u030c'],
    ['\\|x\\| + \\lfloor y \\rfloor + \\lceil z \\rceil', 'norm(x) plus floor(y) plus ceiling(z)'],
    ['A^\\top + 45^\\circ', 'transpose(A) plus 45°'],
    ['\\{x \\mid x > 0\\}', '{x such-that x greater 0}'],
    ['\\langle a | b \\rangle', '⟨a | b⟩'],
    ['\\lim_{x \\to 0} f', 'function(below(lim|x arrow 0)|f)'],
    ['A \\to B', 'A points-to B'],
    ['x² = √2', 'squared(x) equals root(2)'],
    ['{}_nC_k', 'n sub(C|k)'],
    ['f(x, y)', 'f (x, y)'],
    ['\\ce{^{14}_{6}C}', '14 6 C'],
  ])('%s', (tex, said) => {
    expect((readFormula(tex, true) as Formula).say(words)).toBe(said);
  });
});
