import { describe, expect, it } from 'vitest';
import { checkPng, drawPng } from '../../../src/formats/png/index.ts';
import { readPng } from './read-png.ts';

const svg = (content: string, attributes = 'width="100" height="50"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="100" height="50" fill="#FFFFFF"/>${content}</svg>`;
const words = (text: string, attributes = '') =>
  svg(
    `<text x="5" y="30" font-size="8" font-family="${attributes || 'Calibri,Carlito,sans-serif'}">${text}</text>`,
  );
const marksOf = async (picture: string) => readPng(await drawPng(picture, { width: 400 })).marked();

describe('drawing', () => {
  it('is as wide as asked and as high as follows', async () => {
    const drawn = readPng(
      await drawPng(svg('<rect x="50" width="50" height="50" fill="#1F6FB2"/>'), { width: 300 }),
    );
    expect([drawn.width, drawn.height]).toEqual([300, 150]);
    expect(drawn.at(10, 75)).toEqual([255, 255, 255, 255]);
    expect(drawn.at(290, 75)).toEqual([0x1f, 0x6f, 0xb2, 255]);
  });

  it('is the same bytes each time, also several at once', async () => {
    const each = await Promise.all([1, 2, 3].map(() => drawPng(words('Same 同样'), { width: 200 })));
    expect(each[1]).toEqual(each[0]);
    expect(each[2]).toEqual(each[0]);
  });

  it('refuses what is no drawing', async () => {
    await expect(
      drawPng('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', { width: 10 }),
    ).rejects.toThrow();
  });
});

describe('text', () => {
  it.each([
    ['Latin', 'Harbour light'],
    ['accents', 'Žďár été ß'],
    ['Greek', 'Φάρος'],
    ['Cyrillic', 'Маяк'],
    ['Vietnamese', 'Hải đăng ở'],
    ['Chinese', '灯塔与港口'],
    ['traditional characters', '燈塔與國家'],
    ['full-width marks', '《》、。：'],
    ['arrows and marks', '→←↔★●■✓①⑩≥≈∞'],
  ])('in %s is drawn, every character', async (_, text) => {
    expect(checkPng(words(text), 'the picture', null)).toEqual([]);
    // More marks with each further character: none of them is left out.
    const counts = await Promise.all([...text].map((_, i) => marksOf(words(text.slice(0, i + 1)))));
    for (const [i, count] of counts.entries())
      if (text[i] !== ' ') expect(count, text.slice(0, i + 1)).toBeGreaterThan(i === 0 ? 0 : counts[i - 1]!);
  });

  it('is drawn in packaged faces only, whatever this machine has', async () => {
    const named = await drawPng(words('Same face', "'DejaVu Sans Mono',sans-serif"), { width: 300 });
    expect(named).toEqual(await drawPng(words('Same face', 'Arimo'), { width: 300 }));
    expect(named).not.toEqual(await drawPng(words('Same face', 'Gelasio'), { width: 300 }));
  });

  it('has its weight and slant, in Chinese its weight', async () => {
    const styled = (text: string, style: string) =>
      drawPng(svg(`<text x="5" y="30" font-family="'Noto Sans SC',Carlito" ${style}>${text}</text>`), {
        width: 400,
      });
    expect(await styled('灯塔', 'font-weight="bold"')).not.toEqual(await styled('灯塔', ''));
    const marked = async (style: string) => readPng(await styled('灯塔', style)).marked();
    expect(await marked('font-weight="bold"')).toBeGreaterThan((await marked('')) * 1.1);
    const slanted = svg('<text x="5" y="30" font-family="Carlito" font-style="italic">light</text>');
    const upright = slanted.replace('italic', 'normal');
    expect(await drawPng(slanted, { width: 400 })).not.toEqual(await drawPng(upright, { width: 400 }));
  });

  it('keeps its face where a single sign comes from another one', async () => {
    // The words that follow the arrow have an f and an i, which some faces join.
    const alone = await marksOf(words('where to find'));
    const arrow = await marksOf(words('←'));
    const both = await marksOf(words('← where to find'));
    expect(Math.abs(both - alone - arrow)).toBeLessThan(0.12 * both);
  });

  it('is there in drawings that a drawing holds', async () => {
    const inner = (text: string) => Buffer.from(words(text)).toString('base64');
    const outer = (text: string) =>
      svg(`<image href="data:image/svg+xml;base64,${inner(text)}" width="100" height="50"/>`);
    expect(await marksOf(outer(''))).toBe(0);
    expect(await marksOf(outer('Harbour'))).toBeGreaterThan(500);
    expect(await marksOf(outer('灯塔'))).toBeGreaterThan(200);
  });

  it('is spread to the width that it was measured with', async () => {
    const spread = (length: string) =>
      svg(`<text x="0" y="30" font-size="20" font-family="Carlito" ${length}>llllllll</text>`);
    const edgeOf = async (picture: string) => {
      const drawn = readPng(await drawPng(picture, { width: 400 }));
      for (let x = drawn.width - 1; x > 0; x--) if (drawn.at(x, 90)[0]! < 200) return x;
      return 0;
    };
    expect(await edgeOf(spread('textLength="90" lengthAdjust="spacingAndGlyphs"'))).toBeGreaterThan(340);
    expect(await edgeOf(spread(''))).toBeLessThan(200);
  });
});

describe('what will be missing', () => {
  it('is said with the characters', () => {
    const [found, ...more] = checkPng(words('Light 등대 \u{1F6A2}'), 'the picture "Harbour"', null);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'picture-characters', severity: 'warning' });
    expect(found!.message).toBe('the picture "Harbour": no font for pictures has 대 등 \u{1F6A2}');
  });

  it('is looked for in drawings inside drawings, and behind entities', () => {
    const inner = Buffer.from(words('등')).toString('base64');
    const outer = svg(`<image href="data:image/svg+xml;base64,${inner}" width="9" height="9"/>`);
    expect(checkPng(outer, 'the picture', null)).toHaveLength(1);
    expect(checkPng(words('&#xB4F1;'), 'the picture', null)).toHaveLength(1);
    expect(checkPng(words('&#46321;'), 'the picture', null)).toHaveLength(1);
  });

  it('is nothing where what lacks a font is not shown', () => {
    expect(checkPng(svg('<title>등대</title><!-- 등대 -->'), 'the picture', null)).toEqual([]);
    expect(checkPng(words('a\u200b\u00ad\ufe0f'), 'the picture', null)).toEqual([]);
  });
});
