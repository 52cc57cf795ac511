import { describe, expect, it } from 'vitest';
import type { FontFace } from '../../../src/fonts/index.ts';
import { withWholeSyllables } from '../../../src/formats/png/whole-syllables.ts';

/** Letters and the signs beside them are half an em wide, those above and below nothing. */
const face = {
  advanceOf: (code: number) =>
    code < 0x900 ? Number.NaN : /\p{Mn}/u.test(String.fromCodePoint(code)) ? 0 : 0.5,
} as FontFace;
const set = (svg: string) => withWholeSyllables(svg, [{ face }]);

describe('syllables for the renderer of pictures', () => {
  it('stand one by one, whole, in the room of their text', () => {
    expect(
      set('<text x="10" y="5" textLength="50" lengthAdjust="spacingAndGlyphs" font-size="20">हिन्दी</text>'),
    ).toBe('<text y="5" font-size="20"><tspan x="10">हि</tspan><tspan x="30">न्दी</tspan></text>');
  });

  it('keep their look and their links, and blanks are room', () => {
    expect(
      set(
        '<text><tspan x="0" y="5" textLength="40" fill="#123456">का का</tspan><tspan x="40" y="5">and</tspan></text>',
      ),
    ).toMatch(
      /^<text><tspan x="0" y="5" fill="#123456">का<\/tspan><tspan x="[\d.]+" y="5" fill="#123456">का<\/tspan><tspan x="40" y="5">and<\/tspan><\/text>$/,
    );
  });

  it('of a text that says no length take what the face gives them', () => {
    expect(set('<text x="50" y="5" font-size="20" text-anchor="middle">का&amp;का</text>')).toBe(
      '<text y="5" font-size="20"><tspan x="24">का</tspan><tspan x="44">&amp;</tspan><tspan x="56">का</tspan></text>',
    );
  });

  it.each([
    '<text x="10" y="5" textLength="50">Water</text>',
    '<text x="10" y="5" textLength="50">नमक</text>',
    '<text x="1 2" y="5">का</text>',
  ])('leave %s as it is', (svg) => {
    expect(set(svg)).toBe(svg);
  });
});
