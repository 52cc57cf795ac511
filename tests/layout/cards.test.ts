import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, Cards, Image } from '../../src/deck/index.ts';
import { type PlacedShape, type PlacedSlide, placeDeck } from '../../src/layout/index.ts';
import { type CardStyle, cardStyles, type Run } from '../../src/markup/index.ts';
import { howMany, seed } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { darkTheme, deck, list, origin, paragraph, run, sampleTheme, slide } from './sample-deck.ts';
import { brokenPromises } from './slide-promises.ts';

const latin = 'The lights of the bay answer to one watch room and a buoy tender keeps them lit'.split(' ');
const chinese = '湾里的五座灯塔都听从同一间值班室的安排，浮标船负责维护它们的光。';

const mark: Run = { text: '7', cite: { type: 'statement', key: 'a' } };

function words(count: number, language: string, from = 0): string {
  if (language === 'zh') return [...chinese.repeat(4)].slice(from, from + count * 2).join('');
  return Array.from({ length: count }, (_, i) => latin[(from + i) % latin.length]).join(' ');
}

function picture(): Image {
  const drawn = {
    path: 'a.png',
    format: 'png',
    bytes: new Uint8Array(),
    widthPx: 1600,
    heightPx: 900,
  } as const;
  return {
    kind: 'image',
    alt: 'A lamp',
    decorative: false,
    fit: 'cover',
    focus: [80, 20],
    picture: drawn,
    origin,
  };
}

/** A card as the kinds of slides fill it, with so many words in each part. */
function card(style: CardStyle, i: number, count: number, language: string): Card {
  const text = (n: number) => words(n, language, i);
  const base = {
    picture: null,
    value: [],
    head: [],
    detail: [],
    body: [],
    foot: [],
    icon: null,
    cardKind: null,
    state: null,
    bar: null,
    origin,
  };
  const figure = [run(`${(i + 1) * 17} %`)];
  const said = [paragraph([run(text(count)), mark])];
  switch (style) {
    case 'figures':
      return {
        ...base,
        value: figure,
        head: [run(text(3)), mark],
        body: [paragraph(text(Math.min(count, 8)))],
      };
    case 'heads':
      return { ...base, head: [run(text(2))], body: said };
    case 'columns':
      return {
        ...base,
        head: [run(text(2))],
        value: figure,
        detail: [run(text(2))],
        body: [list([text(count), text(count)])],
      };
    case 'voices':
      return { ...base, head: [run(text(2))], detail: [run('2024')], body: said, foot: [run(text(1))] };
    case 'terms':
      return { ...base, head: [run(text(2))], body: said, foot: [run(text(3))] };
    case 'answers':
      return { ...base, head: [run(text(2))] };
    case 'pictures':
      return { ...base, picture: picture(), head: [run(text(2))], detail: [run(text(4)), mark] };
    case 'rows':
      return { ...base, value: figure, body: said };
  }
}

function cards(style: CardStyle, n: number, count: number, language: string): Cards {
  return {
    kind: 'cards',
    style,
    cards: Array.from({ length: n }, (_, i) => card(style, i, count, language)),
    origin,
  };
}

function place(block: Cards, language: string, theme = sampleTheme()) {
  const given = slide('s', 'title-and-content', { body: [block] });
  const outcome = placeDeck(deck([given], { language }), theme);
  return { given, theme, slides: outcome.value!.placed.slides, diagnostics: outcome.diagnostics };
}

const cardsOf = (each: PlacedSlide) => each.shapes.filter((shape) => shape.kind === 'group');

describe.each(cardStyles.map((style) => [style] as const))('cards of the style "%s"', (style) => {
  it(`stand whole and apart, one to twelve of them (${howMany.cards} decks, seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 3, max: 14 }),
        fc.constantFrom('en', 'zh'),
        fc.boolean(),
        (n, count, language, dark) => {
          const theme = sampleTheme(dark ? darkTheme : undefined);
          const { given, slides, diagnostics } = place(cards(style, n, count, language), language, theme);
          expect(diagnostics).toEqual([]);
          const layout = theme.layouts.get(given.layout)!;
          expect(brokenPromises(given, slides, layout, theme.size)).toEqual([]);
          expect(slides.flatMap(cardsOf)).toHaveLength(n);
        },
      ),
      { numRuns: howMany.cards },
    );
  });

  it('fill at least three quarters of the height that there is', () => {
    for (const n of [3, 4, 5]) {
      const { slides, theme } = place(cards(style, n, 8, 'en'), 'en');
      const slot = theme.layouts.get('title-and-content')!.slots.get('body')!;
      const bottom = Math.max(...slides.flatMap(cardsOf).map(({ box }) => box.y + box.h));
      expect((bottom - slot.y) / slot.h).toBeGreaterThanOrEqual(0.75);
    }
  });

  it('say all that is in them to those who cannot see it', () => {
    const { slides } = place(cards(style, 3, 8, 'en'), 'en');
    for (const shape of slides.flatMap(cardsOf)) {
      const texts = flatten(shape).slice(1).flatMap(wordsOf);
      // Lines of a head may be ended by a break.
      for (const text of texts) expect(shape.alt?.replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' '));
    }
  });
});

describe('cards of one row', () => {
  it('are of one height, and their bodies begin at one height', () => {
    const { slides } = place(cards('heads', 4, 9, 'en'), 'en');
    const groups = slides.flatMap(cardsOf);
    expect(new Set(groups.map(({ box }) => box.h.toFixed(4))).size).toBe(1);
    const bodies = groups.flatMap((group) => flatten(group).filter(({ name }) => name.includes(' body')));
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies.map(({ box }) => box.y.toFixed(4))).size).toBe(1);
  });

  it('go on where they are too many, each once, and count on', () => {
    const { slides } = place(cards('voices', 7, 8, 'en'), 'en');
    expect(slides.map((each) => cardsOf(each).length)).toEqual([4, 3]);
    expect(slides.flatMap(cardsOf).map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => `Card ${n}`),
    );
  });

  it('part their points where one slide cannot hold them', () => {
    const long = cards('columns', 3, 8, 'en');
    const many = Array.from({ length: 12 }, (_, i) => words(12, 'en', i));
    const { slides, diagnostics } = place(
      { ...long, cards: long.cards.map((each) => ({ ...each, body: [list(many)] })) },
      'en',
    );
    expect(diagnostics).toEqual([]);
    expect(slides.length).toBeGreaterThan(1);
    expect(slides.every((each) => cardsOf(each).length === 3)).toBe(true);
  });

  it('say so at their place when not even one fits', () => {
    const [one] = cards('voices', 1, 9, 'en').cards;
    const block = {
      ...cards('voices', 1, 9, 'en'),
      cards: [{ ...one!, body: [paragraph(words(900, 'en'))] }],
    };
    const { diagnostics } = place(block, 'en');
    expect(diagnostics.map(({ code }) => code)).toEqual(['text-overflow']);
    expect(diagnostics[0]!.span).not.toBeNull();
  });
});

describe('a picture that fills its place', () => {
  it('keeps its focus in sight, and cuts no more than it must', () => {
    const { slides } = place(cards('pictures', 5, 4, 'en'), 'en');
    for (const shape of slides.flatMap((each) => each.shapes.flatMap(flatten))) {
      if (shape.kind !== 'image') continue;
      const { left, right, top, bottom } = shape.crop!;
      // Upright places of a lying picture: its height is whole, and its right side is shown.
      expect([top, bottom]).toEqual([0, 0]);
      expect(left).toBeGreaterThan(right);
      expect(left).toBeLessThanOrEqual(0.8);
      expect(1 - right).toBeGreaterThanOrEqual(0.8);
      const ratio = ((1 - left - right) * 1600) / 900;
      expect(ratio).toBeCloseTo(shape.box.w / shape.box.h);
    }
  });
});

describe('a card without a picture', () => {
  it('has its head in the place of the picture, beside cards that have one', () => {
    const block = cards('heads', 3, 6, 'en');
    const mixed = {
      ...block,
      cards: block.cards.map((each, i) => (i === 0 ? { ...each, picture: picture() } : each)),
    };
    const groups = cardsOf(place(mixed, 'en').slides[0]!);
    const [own, ...bare] = groups.map((group) => flatten(group).filter(({ kind }) => kind !== 'group'));
    const image = own!.find(({ kind }) => kind === 'image')!;
    expect(bare).toHaveLength(2);
    for (const shapes of bare) {
      expect(shapes.filter(({ name }) => name.includes('Blank'))).toEqual([]);
      const head = shapes.find(({ name }) => / head$/.test(name))!;
      expect(head.box.y).toBeCloseTo(image.box.y, 1);
      expect(head.box.h).toBeGreaterThan(image.box.h);
    }
  });
});

function wordsOf(shape: PlacedShape): string[] {
  if (shape.kind === 'image') return shape.alt === null ? [] : [shape.alt];
  if (shape.kind !== 'text') return [];
  return shape.paragraphs.flatMap(({ runs }) =>
    runs.filter((each) => !each.cite).map(({ text }) => text.trim()),
  );
}
