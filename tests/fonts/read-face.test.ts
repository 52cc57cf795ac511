import { readFileSync } from 'node:fs';
import fc from 'fast-check';
// @ts-expect-error It comes without types.
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { type FontFace, FontFault, readFace } from '../../src/fonts/index.ts';

const file = (name: string) =>
  readFileSync(
    new URL(
      `../../node_modules/@fontsource/${/^(?:noto-sans-arabic|[a-z]+)/.exec(name)![0]}/files/${name}`,
      import.meta.url,
    ),
  );

/** What is asked of the other reader, which comes without types. */
interface KnownFont {
  readonly characterSet: readonly number[];
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly numGlyphs: number;
  hasGlyphForCodePoint(code: number): boolean;
  glyphForCodePoint(code: number): { readonly advanceWidth: number };
  getGlyph(id: number): { readonly path: { toSVG(): string } };
  layout(text: string, features: object): { readonly positions: readonly { readonly xAdvance: number }[] };
}
const open = (bytes: Uint8Array) => fontkit.create(Buffer.from(bytes)) as unknown as KnownFont;

function faceOf(bytes: Uint8Array): FontFace {
  const face = readFace(bytes);
  if (face instanceof FontFault) throw face;
  return face;
}

const features = { liga: false, clig: false, dlig: false, calt: false, kern: true };
const letters = [...'AVTWLYPFaeovwy.,-–’“ 1740'].map((each) => each.codePointAt(0)!);

describe.each([
  'arimo-latin-400-normal',
  'carlito-latin-700-italic',
  'caladea-latin-400-normal',
  'gelasio-latin-ext-700-normal',
  'noto-sans-arabic-arabic-400-normal',
])('%s', (name) => {
  const bytes = file(`${name}.woff2`);
  const face = faceOf(bytes);
  const known = open(bytes);

  it('has the widths that another reader finds, for the same characters', () => {
    const all = face.covers.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i),
    );
    // It reads one of the tables of characters only.
    const codes = all.filter((code) => code < 0xffff);
    expect(codes).toEqual(
      [...new Set(known.characterSet.filter((code) => code < 0xffff))].sort((a, b) => a - b),
    );
    for (const code of codes)
      expect(face.advanceOf(code)).toBeCloseTo(
        known.glyphForCodePoint(code).advanceWidth / known.unitsPerEm,
        9,
      );
    expect(face.advanceOf(0xe000)).toBeNaN();
  });

  it('is kerned as that reader kerns', () => {
    const rights = letters.filter((code) => known.hasGlyphForCodePoint(code));
    for (const left of rights) {
      const row = face.kernOf?.(left, rights) ?? rights.map(() => 0);
      rights.forEach((right, i) => {
        const run = known.layout(String.fromCodePoint(left, right), features);
        const kern = run.positions[0]!.xAdvance - known.glyphForCodePoint(left).advanceWidth;
        expect(row[i]! * known.unitsPerEm, String.fromCodePoint(left, right)).toBeCloseTo(kern, 2);
      });
    }
  });

  it('has the same outlines, names and rights as a plain file', () => {
    const plain = open(face.plain());
    expect(plain.numGlyphs).toBe(known.numGlyphs);
    for (let id = 0; id < plain.numGlyphs; id++)
      expect(plain.getGlyph(id).path.toSVG(), `glyph ${id}`).toBe(known.getGlyph(id).path.toSVG());
    const again = faceOf(face.plain());
    expect(again.family).toBe(face.family);
    expect([again.format, again.rights, again.pitch]).toEqual(['truetype', face.rights, face.pitch]);
    expect(face.pitch).toBeCloseTo((known.ascent - known.descent + known.lineGap) / known.unitsPerEm, 6);
  });
});

describe('a file that is no font to be used', () => {
  const whole = file('arimo-latin-400-normal.woff2');
  const plain = faceOf(whole).plain();

  it.each([
    ['nothing', Buffer.alloc(0), 'is no font'],
    ['a text', Buffer.from('no font, but a text'), 'is no font'],
    ['WOFF 1.0', file('arimo-latin-400-normal.woff'), 'is in the older form WOFF 1.0'],
    [
      'a collection',
      Buffer.concat([Buffer.from('ttcf'), plain.subarray(4)]),
      'is a collection of several fonts',
    ],
    ['half of one', whole.subarray(0, whole.length / 2), 'is cut off'],
    ['half of a plain one', plain.subarray(0, plain.length / 2), 'is cut off'],
  ])('%s', (_, bytes, problem) => {
    const face = readFace(bytes);
    expect(face).toBeInstanceOf(FontFault);
    expect((face as FontFault).message).toBe(problem);
  });

  it('is told whatever is wrong with its bytes, and nothing is thrown', () => {
    const bytes = fc.constantFrom(whole, plain);
    const change = fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(bytes, change, (font, changes) => {
        const damaged = Buffer.from(font);
        for (const [at, value] of changes) damaged[at] = value;
        const face = readFace(damaged);
        if (face instanceof FontFault) return;
        face.advanceOf(0x41);
        face.kernOf?.(0x41, [0x56]);
        face.plain();
      }),
      { numRuns: 60 },
    );
  });
});
