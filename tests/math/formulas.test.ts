import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Formula, type MathNode, readFormula } from '../../src/math/index.ts';
import { isFault, readTex } from '../../src/math/read-tex.ts';
import { parseXml } from '../../src/xml/index.ts';
import { equalSigns, ommlForm } from './omml-form.ts';

interface Known {
  readonly id: string;
  readonly tex: string;
  readonly form: string | null;
  readonly also?: readonly string[];
}

const { formulas }: { readonly formulas: readonly Known[] } = JSON.parse(
  readFileSync(new URL('formulas.json', import.meta.url), 'utf8'),
);

const style = { runProperties: () => '', alignedAsTable: false };

describe('formulas as Office has them', () => {
  it('have the structure that is right', () => {
    // \tag is refused: what numbers formulas is an entry's "number".
    const wrong = formulas
      .filter(({ id }) => id !== 'f275')
      .flatMap(({ id, tex, form, also }) => {
        const read = readFormula(tex, true);
        const own = read instanceof Formula ? ommlForm(read.omml(style)) : null;
        const right = [form, ...(also ?? [])].map((each) => (each === null ? null : equalSigns(each)));
        return right.includes(own)
          ? []
          : [`${id} ${tex}\n   ${own}\n   ${form}${read instanceof Formula ? '' : read.message}`];
      });
    expect(wrong).toEqual([]);
  });
});

describe('whatever is written of a formula', () => {
  const read = (tex: string): Formula => readFormula(tex, true) as Formula;
  const good = formulas.filter(({ id, form }) => form !== null && id !== 'f275').map(({ tex }) => read(tex));

  it('has every letter and digit of it', () => {
    const lost = good.flatMap((formula) => {
      const said = tokensOf(formula.tree);
      const omml = formula.omml(style).replace(/<[^>]*>/g, '');
      return [...said].every((sign) => omml.includes(sign)) ? [] : [formula.tex];
    });
    expect(lost).toEqual([]);
  });

  it('has no empty place, and is well-formed', () => {
    for (const formula of good) {
      const xml = formula.omml(style);
      expect(xml).not.toMatch(/<m:(e|num|den|lim|fName)(?:\/>|><\/m:\1>)/);
      expect(() => parseXml(xml)).not.toThrow();
    }
  });

  it('is the same whatever was read before', () => {
    const first = good.map((formula) => formula.omml(style) + formula.text + formula.drawing.svg);
    const again = [...good].reverse().map(({ tex }) => {
      const read = readTex(tex, true);
      const fresh = new Formula(tex, true, isFault(read) ? expect.fail(tex) : read);
      return fresh.omml(style) + fresh.text + fresh.drawing.svg;
    });
    expect(again.reverse()).toEqual(first);
  });

  it('is drawn with a size', () => {
    for (const { drawing, tex } of good) {
      expect(drawing.width, tex).toBeGreaterThan(0);
      expect(drawing.height + drawing.depth, tex).toBeGreaterThan(0);
      expect(() => parseXml(`<svg>${drawing.svg}</svg>`)).not.toThrow();
    }
  });
});

describe('a formula that is not read', () => {
  it.each([
    ['a + \\SI{5}{m}', 4, 3],
    ['\\def\\x{1} \\x', 0, 4],
    ['\\tag{1} a', 0, 4],
    ['\\begin{nothing} a', 6, 9],
  ])('%s: its place is said', (tex, offset, length) => {
    expect(readFormula(tex, false)).toMatchObject({ offset, length });
  });

  it.each(['{'.repeat(3000), 'x'.repeat(6000), '\\frac{a'])('%.12s … does not end the program', (tex) => {
    expect(readFormula(tex, false)).not.toBeInstanceOf(Formula);
  });
});

it.each([
  ['x^2 + y^2 = z^2', 'x² + y² = z²'],
  ['x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}', 'x = (−b ± √(b² − 4ac))/(2a)'],
  ['\\sum_{i=1}^n i', '∑_(i=1)^n i'],
  ['x_{\\text{max}}', 'x_max'],
  ['e^{2\\pi i x}', 'e^(2πix)'],
  ['V = \\frac{4}{3}\\pi r^3', 'V = (4/3)πr³'],
  ['\\ce{2H2 + O2 -> 2H2O}', '2 H₂ + O₂ ⟶ 2 H₂O'],
  ['\\ce{A <=>[x] B}', 'A⇌^xB'],
  ['\\ce{^{14}_{6}C}', '¹⁴₆C'],
  ['\\underbrace{a + b}_{n}', '⏟(a + b)_n'],
  ['\\frac{\\text{way in m}}{\\text{time}}', '(way in m)/time'],
  ['\\sin(2x) = 2\\sin x\\cos x', 'sin(2x) = 2 sin x cos x'],
])('%s reads %s', (tex, text) => {
  expect((readFormula(tex, true) as Formula).text).toBe(text);
});

describe('chemistry', () => {
  const arrows =
    'A -> B <- C <-> D <=> E <=>> F <<=> G <--> H ->[x][y] I <-[x] J <->[x] K <=>[x] L <=>>[x] M <<=>[x] N <-->[x] O';
  const bonds = 'A\\bond{~}B\\bond{~-}C\\bond{~--}D\\bond{-~-}E\\bond{...}F\\bond{->}G\\bond{<-}H';

  it.each([arrows, bonds, '^{227}_{90}Th+', 'SO4^2- + Ba^2+ -> BaSO4 v', 'CuSO4 * 5H2O'])(
    '%s has no sign that only one font knows',
    (of) => {
      const formula = readFormula(`\\ce{${of}}`, true) as Formula;
      expect(formula.omml(style) + formula.text + formula.mathml()).not.toMatch(/[\ue000-\uf8ff]/);
      expect(formula.drawing.svg).not.toContain('<text');
    },
  );

  it('has the numbers of a nuclide once', () => {
    const omml = (readFormula('\\ce{^{14}_{6}C}', true) as Formula).omml(style);
    expect(omml.match(/14/g)?.length).toBe(1);
    expect(omml).not.toContain('<m:phant>');
  });
});

/** What cannot be seen, and signs over letters, which are marks in Office, are left out. */
function tokensOf(node: MathNode): string {
  if (node.name === 'mphantom') return '';
  return node.text.replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '') + node.children.map(tokensOf).join('');
}
