import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { openBrand, readBrand, themeOfBrand } from '../../../src/formats/pptx/brand/index.ts';
import { type DrawPptxInput, drawPptx } from '../../../src/formats/pptx/index.ts';
import { Inspection } from '../../../src/formats/pptx/verify/inspection.ts';
import type { PlacedShape, PlacedSlide } from '../../../src/layout/index.ts';
import { pngOf } from '../../fixtures/pictures.ts';
import { howMany, seed } from '../../how-many.ts';
import { deckOf, everything } from './everything.ts';
import { image, paragraph, run, slide, text, title } from './placed-pieces.ts';
import { plainTheme } from './plain-theme.ts';

afterEach(() => vi.restoreAllMocks());

/** What may change between two builds of a deck. */
type Edit = (deck: DrawPptxInput, at: number) => DrawPptxInput;

const withSlides = (deck: DrawPptxInput, slides: readonly PlacedSlide[]): DrawPptxInput => ({
  ...deck,
  placed: { ...deck.placed, slides },
  deck: { ...deckOf(slides), language: deck.deck.language },
});
const onSlide =
  (change: (slide: PlacedSlide, at: number) => PlacedSlide): Edit =>
  (deck, at) => {
    const { slides } = deck.placed;
    return withSlides(
      deck,
      slides.map((each, i) => (i === at % slides.length ? change(each, at) : each)),
    );
  };

function shown(width: number): PlacedShape {
  const bytes = pngOf(width, 1);
  const picture = {
    path: 'p.png',
    format: 'png',
    bytes,
    fallback: null,
    widthPx: width,
    heightPx: 1,
  } as const;
  return image('Shown', { x: 1, y: 1, w: 1, h: 1 }, picture);
}

const edits: Readonly<Record<string, Edit>> = {
  nothing: (deck) => deck,
  reword: onSlide((each, at) => ({
    ...each,
    shapes: [
      ...each.shapes,
      text(`More ${at}`, { x: 1, y: 6, w: 4, h: 0.4 }, [paragraph([run(`Words ${at}`)])]),
    ],
  })),
  hide: onSlide((each) => ({ ...each, hidden: !each.hidden })),
  'take away': (deck, at) => {
    const { slides } = deck.placed;
    return slides.length < 3
      ? deck
      : withSlides(
          deck,
          slides.filter((_, i) => i !== at % slides.length),
        );
  },
  move: (deck, at) => {
    const [first, ...rest] = deck.placed.slides;
    const place = at % (rest.length + 1);
    return withSlides(deck, [...rest.slice(0, place), first!, ...rest.slice(place)]);
  },
  add: (deck, at) => {
    const id = `added-${at}`;
    if (deck.placed.slides.some((each) => each.id === id)) return deck;
    const added = slide(id, 1, 'title-and-content', [title(`Added ${at}`)]);
    return withSlides(deck, [added, ...deck.placed.slides]);
  },
  // Called the same in the file, whatever it shows.
  'a picture': onSlide((each, at) => ({
    ...each,
    shapes: [...each.shapes.filter(({ name }) => name !== 'Shown'), shown(1 + (at % 3))],
  })),
  color: (deck, at) => ({
    ...deck,
    theme: { ...plainTheme, colors: { ...plainTheme.colors, accent1: `${100_000 + (at % 3)}` } },
  }),
  notes: (deck, at) => ({
    ...deck,
    deck: {
      ...deck.deck,
      slides: deck.deck.slides.map((each, i) => (i === at % 4 ? { ...each, notes: [] } : each)),
    },
  }),
  title: (deck, at) => ({ ...deck, deck: { ...deck.deck, title: [{ text: `Title ${at}` }] } }),
  day: (deck, at) => ({ ...deck, properties: { created: `2026-11-2${at % 8}T00:00:00.000Z` } }),
  language: (deck, at) => ({ ...deck, deck: { ...deck.deck, language: at % 2 ? 'de' : 'en' } }),
};

test(`a deck has the bytes that it has alone, whatever it was before (seed ${seed})`, async () => {
  const names = fc.constantFrom(...Object.keys(edits));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, fc.nat(40)), { minLength: 1, maxLength: 4 }), async (done) => {
      let deck = everything();
      let before = await draw(deck);
      for (const [name, at] of done) {
        deck = edits[name]!(deck, at);
        const alone = await draw(deck);
        expect(Buffer.compare(await draw({ ...deck, earlier: before }), alone)).toBe(0);
        before = alone;
      }
    }),
    { numRuns: howMany.earlierDecks, seed },
  );
}, 120_000);

test('a file that is damaged, or none of ours, changes nothing', async () => {
  const deck = everything();
  const alone = await draw(deck);
  const cut = alone.slice(0, alone.length >> 1);
  for (const earlier of [new Uint8Array(), Buffer.from('no zip file'), cut])
    expect(Buffer.compare(await draw({ ...deck, earlier }), alone)).toBe(0);
});

test('a deck that takes its own file for its brand, and gives it up again, has the bytes that it has alone', async () => {
  const deck = everything();
  const alone = await draw(deck);
  const file = openBrand(alone, 'own.pptx', null).value!;
  const theme = themeOfBrand(file, readBrand(file), deck.theme, null).value!;
  const branded = await draw({ ...deck, theme });
  expect(Buffer.compare(await draw({ ...deck, theme, earlier: alone }), branded)).toBe(0);
  expect(Buffer.compare(await draw({ ...deck, earlier: branded }), alone)).toBe(0);
});

test('a file of which all parts but one are said to be packed in another way changes nothing', async () => {
  const deck = everything();
  const alone = await draw(deck);
  const earlier = Buffer.from(alone);
  for (let at = earlier.readUInt32LE(earlier.length - 6); earlier.readUInt32LE(at) === 0x02014b50; ) {
    const name = earlier.toString('utf8', at + 46, at + 46 + earlier.readUInt16LE(at + 28));
    // What the deck was is still told.
    if (!name.startsWith('customXml/')) earlier.writeUInt16LE(99, at + 10);
    at += 46 + earlier.readUInt16LE(at + 28);
  }
  expect(Buffer.compare(await draw({ ...deck, earlier }), alone)).toBe(0);
});

test('a file whose directory leads out of it changes nothing', async () => {
  const deck = everything();
  const alone = await draw(deck);
  for (const [place, value] of [
    [-6, 0xffffffff],
    [-6, alone.length - 30],
    [-12, 0xffff],
  ] as const) {
    const earlier = Buffer.from(alone);
    earlier.writeUInt32LE(value, earlier.length + place);
    expect(Buffer.compare(await draw({ ...deck, earlier }), alone)).toBe(0);
  }
});

test('a file of which the contents of every part are damaged changes nothing', async () => {
  const deck = everything();
  const alone = await draw(deck);
  const earlier = Buffer.from(alone);
  const directory = earlier.readUInt32LE(earlier.length - 6);
  // Behind the name of each entry; the directory still says what was there.
  for (let at = directory; earlier.readUInt32LE(at) === 0x02014b50; ) {
    const local = earlier.readUInt32LE(at + 42);
    earlier.writeUInt16LE(0xffff, local + 30 + earlier.readUInt16LE(local + 26));
    at += 46 + earlier.readUInt16LE(at + 28);
  }
  expect(Buffer.compare(await draw({ ...deck, earlier }), alone)).toBe(0);
});

test('of slides that are as they were nothing is looked at again', async () => {
  const deck = everything();
  const before = await draw(deck);
  const look = vi.spyOn(Inspection.prototype, 'look');
  const seen = async (input: DrawPptxInput) => {
    look.mockClear();
    await draw({ ...input, earlier: before });
    return look.mock.calls.map(([name]) => name).filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name));
  };
  expect(await seen(deck)).toEqual([]);
  expect(await seen(edits.reword!(deck, 1))).toEqual(['ppt/slides/slide2.xml']);
  expect(await seen(edits.color!(deck, 1))).toHaveLength(deck.placed.slides.length);
});

async function draw(input: DrawPptxInput): Promise<Uint8Array> {
  const { value, diagnostics } = await drawPptx(input);
  expect(diagnostics).toEqual([]);
  return value!;
}
