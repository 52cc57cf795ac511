import { readFileSync } from 'node:fs';
import fc from 'fast-check';
// @ts-expect-error: the package has no types
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { faceMetrics } from '../../src/layout/measure/face-metrics.ts';
import { measureParagraph } from '../../src/layout/measure/measure-paragraph.ts';
import { wrapParagraph } from '../../src/layout/measure/wrap-paragraph.ts';

function measured(text: string, eastAsian = false) {
  return measureParagraph([
    { text, metrics: faceMetrics('carlito', 'regular'), scale: 1, eastAsian, fixed: null, spacing: 0 },
  ]);
}

describe('measureParagraph', () => {
  const path = 'node_modules/@fontsource/carlito/files/carlito-latin-400-normal.woff2';
  // The package has no types; only `layout` is used.
  const font = fontkit.create(readFileSync(path)) as unknown as {
    unitsPerEm: number;
    layout(text: string, features: Record<string, boolean>): { advanceWidth: number };
  };
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:()-’“”éüñç'];

  it("agrees with the font's own shaping, kerning included", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const shaped = font.layout(text, { liga: false, clig: false, dlig: false, calt: false }).advanceWidth;
        const own = measured(text).offsets.at(-1)!;
        // Tables are rounded to thousandths of an em: each advance, and what each pair is moved.
        const rounding = 0.0005 * (2 * text.length - 1);
        expect(Math.abs(own - shaped / font.unitsPerEm)).toBeLessThan(rounding + 1e-6);
      }),
    );
  });
  it('counts ideographs as one em, marks as nothing', () => {
    expect(measured('安全').offsets.at(-1)).toBe(2);
    expect(measured('e\u0301').offsets.at(-1)).toBe(measured('e').offsets.at(-1));
  });
  it('counts arrows as one em where the face has none', () => {
    const run = {
      metrics: faceMetrics('arimo', 'regular'),
      scale: 1,
      eastAsian: false,
      fixed: null,
      spacing: 0,
    };
    expect(measureParagraph([{ ...run, text: '→' }]).offsets.at(-1)).toBe(1);
  });
  it('takes quotation marks of a Chinese text as full width', () => {
    expect(measured('“安”', true).offsets.at(-1)).toBe(3);
    expect(measured('“安”').offsets.at(-1)).toBeLessThan(2);
  });
});

describe('wrapParagraph', () => {
  const alphabet = [
    'word',
    'a',
    'longer-word',
    ' ',
    ' ',
    '安',
    '全',
    '，',
    '。',
    '（',
    '）',
    '“',
    '”',
    '👍🏽',
    '\n',
    'e\u0301',
    '1.5',
    '\u00a0',
  ];
  const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }).map((parts) => parts.join(''));

  it('makes lines that are no wider than asked, and loses nothing but white space at their ends', () => {
    fc.assert(
      fc.property(texts, fc.double({ min: 2, max: 30, noNaN: true }), (text, width) => {
        const paragraph = measured(text);
        const { lines } = wrapParagraph(paragraph, width);
        let at = 0;
        for (const line of lines) {
          expect(text.slice(at, line.start).trim()).toBe('');
          at = line.end;
          // A full-width comma or stop may hang over the edge.
          const hung = /[、。，．]$/.test(text.slice(line.start, line.end)) ? 1 : 0;
          expect(line.width).toBeLessThanOrEqual(width + hung + 1e-9);
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
  it('breaks the same lines again into themselves', () => {
    fc.assert(
      fc.property(texts, fc.double({ min: 2, max: 30, noNaN: true }), (text, width) => {
        for (const line of wrapParagraph(measured(text), width).lines) {
          const part = text.slice(line.start, line.end);
          expect(wrapParagraph(measured(part), width + 1e-9).lines).toHaveLength(1);
        }
      }),
    );
  });
  it('cuts a word between signs as readers see them', () => {
    const signs = ['e\u0301', 'k', '\u{10330}', '\u0915\u093f', 'a\u200d\u0301'];
    const text = signs.join('').repeat(9);
    for (let width = 1; width < 6; width += 0.1) {
      const { lines, cutWord } = wrapParagraph(measured(text), width);
      expect(cutWord?.text).toBe(text);
      for (const { start, end } of lines) {
        let rest = text.slice(start, end);
        for (let found: string | undefined = ''; found !== undefined; rest = rest.slice(found?.length ?? 0))
          found = signs.find((sign) => rest.startsWith(sign));
        expect(rest).toBe('');
      }
    }
  });
  it('says which word it had to cut', () => {
    const { lines, cutWord } = wrapParagraph(measured('a incomprehensibilities b'), 4);
    expect(cutWord?.text).toBe('incomprehensibilities');
    expect(lines.length).toBeGreaterThan(2);
  });
  it('starts no line with a closing mark', () => {
    const text = '文件指出，安全（包括核安全）很重要。';
    for (let width = 2; width < 12; width++) {
      for (const line of wrapParagraph(measured(text), width).lines.slice(1)) {
        expect('，。）').not.toContain(text[line.start]);
      }
    }
  });
});
