import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawPptx, readTheme, verifyFile } from '../../src/formats/pptx/index.ts';
import { type PlacedDeck, placeDeck } from '../../src/layout/index.ts';
import { decodeTheme, type LayoutText, type Theme } from '../../src/theme/index.ts';
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

  it('gives its theme back: size, colours, faces, layouts with their places', async () => {
    const read = readTheme(await draw(theme), otherwise(theme));
    expect(read.name).toBe(theme.name);
    expect(read.size).toEqual(theme.size);
    expect(Object.entries(read.colors).sort()).toEqual(Object.entries(theme.colors).sort());
    expect(JSON.stringify(read.fonts)).toBe(JSON.stringify(theme.fonts));
    expect(layoutsOf(read)).toEqual(layoutsOf(theme));
  });

  it('can be built again with the theme that it gives back: the same boxes, and a sound file', async () => {
    const read = readTheme(await draw(theme), theme);
    const placed = placeDeck(deck, read).value!;
    expect(boxesOf(placed.placed)).toEqual(boxesOf(placeDeck(deck, theme).value!.placed));
    const drawn = await drawPptx({ ...placed, theme: read, properties });
    expect(drawn.diagnostics).toEqual([]);
    expect(verifyFile(drawn.value!)).toEqual([]);
  });
});

const properties = { created: '2026-01-01T00:00:00Z' };

async function draw(theme: Theme): Promise<Uint8Array> {
  const placed = placeDeck(deck, theme).value!;
  return (await drawPptx({ ...placed, theme, properties })).value!;
}

/** The same kinds and sizes, and nothing else that could be read by mistake. */
function otherwise(theme: Theme): Theme {
  const colors = Object.fromEntries(Object.keys(theme.colors).map((color) => [color, '123456']));
  return {
    ...theme,
    name: 'Otherwise',
    size: { width: 1, height: 1 },
    colors: colors as Theme['colors'], // the same keys
    layouts: new Map(),
  };
}

/** Without the smallest sizes, which no file says, to a ten-thousandth of an inch. */
function layoutsOf(theme: Theme): unknown[] {
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  const place = (text: LayoutText | null) => {
    if (!text) return null;
    const { min: _, ...rest } = text;
    return { ...rest, x: rounded(text.x), y: rounded(text.y), w: rounded(text.w), h: rounded(text.h) };
  };
  return [...theme.layouts.values()].map((layout) => ({
    ...layout,
    title: place(layout.title),
    subtitle: place(layout.subtitle),
    kicker: place(layout.kicker),
    slots: [...layout.slots].map(([id, text]) => [id, place(text)]),
    citations: place(layout.citations),
    footer: place(layout.footer),
    date: place(layout.date),
    number: place(layout.number),
    // What lies over a picture stands on slides, not on the layout.
    decorations: layout.decorations
      .filter(({ over }) => over === null)
      .map((each) => ({ ...each, w: rounded(each.w), h: rounded(each.h) })),
  }));
}

function boxesOf(placed: PlacedDeck): unknown[] {
  const rounded = (value: number) => Math.round(value * 1000);
  return placed.slides.map((slide) => [
    slide.id,
    ...slide.shapes
      .filter(({ name }) => !name.startsWith('Over '))
      .map((shape) => {
        const { x, y, w, h } = shape.box;
        return [shape.kind, rounded(x), rounded(y), rounded(w), rounded(h)].join(' ');
      }),
  ]);
}
