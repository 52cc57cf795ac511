import { beforeAll, describe, expect, it } from 'vitest';
import type { Deck } from '../../src/deck/index.ts';
import type { PlacedDeck, PlacedShape } from '../../src/layout/index.ts';
import { arrangementNames as arrangements } from '../../src/layout/index.ts';
import { chartKinds } from '../../src/markup/index.ts';
import type { Theme } from '../../src/theme/index.ts';
import { drawnKinds } from '../briefing/read-briefing.ts';
import { laidOutOnce } from './build-bundled.ts';

/** The gallery is a catalogue: what can be shown is in it, in every theme that ships. */
const galleries = ['', '-night', '-editorial', '-ministry', '-keynote', '-classroom', '-board'].map(
  (suffix) => `gallery/gallery${suffix}`,
);

interface LaidOut {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  readonly kinds: readonly string[];
}

describe.each(galleries)('%s', (name) => {
  let gallery: LaidOut;
  beforeAll(() => {
    gallery = layOut(name);
  });

  it('has every slide kind of the set that ships', () => {
    const used = new Set(gallery.deck.slides.map((slide) => slide.use));
    expect(gallery.kinds.length).toBeGreaterThan(20);
    expect(drawnKinds(gallery.kinds).filter((kind) => !used.has(kind))).toEqual([]);
  });

  it('has every layout of its theme', () => {
    const used = new Set(gallery.deck.slides.map((slide) => slide.layout));
    expect([...gallery.theme.layouts.keys()].filter((layout) => !used.has(layout))).toEqual([]);
  });

  it('has every arrangement, and every kind of chart once', () => {
    const blocks = blocksOf(gallery.deck);
    const arranged = new Set(blocks.flatMap((block) => (block.kind === 'diagram' ? [block.arrange] : [])));
    expect(arrangements.filter((each) => !arranged.has(each))).toEqual([]);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    expect([...charts].sort()).toEqual([...chartKinds].sort());
  });

  it('has every block, nested lists, spans, and pictures of all four formats', () => {
    const blocks = blocksOf(gallery.deck);
    const text = JSON.stringify(blocks, (key, value) =>
      key === 'yaml' || key === 'template' ? undefined : value,
    );
    for (const sign of [
      '"colspan":3',
      '"rowspan":2',
      '"align":"center"',
      '"kind":"blockquote"',
      '"sup":true',
      '"sub":true',
      '"code":true',
      '"big-number"',
      '"fit":"cover"',
      '"start":7',
    ])
      expect(text, sign).toContain(sign);
    const formats = shapesOf(gallery.placed).flatMap((shape) =>
      shape.kind === 'image' ? [shape.image.format] : [],
    );
    expect([...new Set(formats)].sort()).toEqual(['gif', 'jpeg', 'png', 'svg']);
  });

  it('has short notes on every slide', () => {
    const empty = gallery.deck.slides.filter((slide) => slide.notes.length === 0).map((slide) => slide.id);
    expect(empty).toEqual([]);
  });
});

it('shows the same slides in all themes', () => {
  const [first, ...others] = galleries.map((name) => layOut(name).deck.slides.map((slide) => slide.id));
  for (const other of others) expect(other).toEqual(first);
});

function layOut(name: string): LaidOut {
  const { editions, theme, templates } = laidOutOnce().get(name)!;
  const { deck, placed } = editions[0]!;
  return { deck, placed, theme, kinds: [...templates.slides.keys()] };
}

function blocksOf(deck: Deck): Deck['slides'][number]['slots'][number]['blocks'][number][] {
  return deck.slides.flatMap((slide) => slide.slots.flatMap((slot) => slot.blocks));
}

function shapesOf(placed: PlacedDeck): PlacedShape[] {
  return placed.slides.flatMap((slide) => slide.shapes);
}
