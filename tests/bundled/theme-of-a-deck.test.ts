import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBrand, readBrand, themeOfBrand } from '../../src/formats/pptx/brand/index.ts';
import { drawPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import {
  decodeTheme,
  type LayoutText,
  resolveColor,
  type Theme,
  type ThemeLayout,
} from '../../src/theme/index.ts';
import { laidOutOnce } from './build-bundled.ts';

const deck = [...laidOutOnce().values()][0]!.editions[0]!.deck;
const themeFile = (set: string) => ({
  path: `${set}/theme.yaml`,
  text: readFileSync(new URL(`../../templates/${set}/theme.yaml`, import.meta.url), 'utf8'),
});
const themes = {
  briefing: decodeTheme([themeFile('briefing')]).value!,
  night: decodeTheme([themeFile('briefing'), themeFile('night')]).value!,
};

describe.each(Object.keys(themes) as (keyof typeof themes)[])('a deck in the theme %s', (name) => {
  const theme = themes[name];

  it('gives its theme back as a brand file: size, colours, faces, layouts with their places', async () => {
    const { size, masters } = readBrand(await openDrawn(theme));
    expect(size).toEqual(theme.size);
    expect(masters.map((each) => each.name)).toEqual([theme.name]);
    const [{ palette, fonts, layouts }] = masters as [(typeof masters)[number]];
    const own = Object.values(theme.colors).filter((hex) => ![...palette.theme.values()].includes(hex));
    expect(own).toEqual([]);
    expect(fonts.heading.latin).toBe(theme.fonts.heading.latin);
    expect(fonts.body.latin).toBe(theme.fonts.body.latin);
    const wanted = [...theme.layouts.values()];
    expect(layouts.map((each) => each.name)).toEqual(wanted.map((each) => each.name));
    for (const [i, layout] of wanted.entries()) {
      const places = layouts[i]!.places.map(({ place: { idx, box, anchor, levels } }) =>
        placeOf({ ...levels[0]!, ...box, anchor, index: Number(idx ?? 0) }, theme),
      );
      for (const text of textsOf(layout)) expect(places, layout.id).toContainEqual(placeOf(text, theme));
    }
  });

  it('can be the brand file of a deck: a sound file', async () => {
    const opened = await openDrawn(theme);
    const read = themeOfBrand(opened, readBrand(opened), theme, null).value!;
    const placed = placeDeck(deck, read).value!;
    const drawn = await drawPptx({ ...placed, theme: read, properties });
    expect(drawn.diagnostics).toEqual([]);
    expect(verifyFile(drawn.value!)).toEqual([]);
  });
});

const properties = { created: '2026-01-01T00:00:00Z' };

async function openDrawn(theme: Theme) {
  const placed = placeDeck(deck, theme).value!;
  const { value } = await drawPptx({ ...placed, theme, properties });
  return openBrand(value!, 'deck.pptx', null).value!;
}

function textsOf(layout: ThemeLayout): LayoutText[] {
  const { title, subtitle, kicker, slots, footer, date, number } = layout;
  return [title, subtitle, kicker, ...slots.values(), footer, date, number].filter((each) => each !== null);
}

type Place = Pick<
  LayoutText,
  'x' | 'y' | 'w' | 'h' | 'index' | 'anchor' | 'size' | 'bold' | 'font' | 'align' | 'color'
>;

/** To a ten-thousandth of an inch. */
function placeOf({ x, y, w, h, index, anchor, size, bold, font, align, color }: Place, theme: Theme) {
  const box = [x, y, w, h].map((each) => Math.round(each * 1e4) / 1e4);
  return { box, index, anchor, size, bold, font, align, color: resolveColor(theme, color) };
}
