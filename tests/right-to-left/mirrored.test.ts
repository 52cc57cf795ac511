import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slide } from '../../src/deck/index.ts';
import { toEmu, toEmuBox } from '../../src/formats/pptx/drawing-ml.ts';
import { layoutPlaces } from '../../src/formats/pptx/finish/layout-places.ts';
import { type PlacedShape, type PlacedSlide, placeDeck } from '../../src/layout/index.ts';
import { mirrorTheme, type Theme } from '../../src/theme/index.ts';
import { howMany } from '../how-many.ts';
import { flatten } from '../layout/placed-checks.ts';
import { slides } from '../layout/random-slides.ts';
import { chart, deck, list, sampleTheme, slide, table } from '../layout/sample-deck.ts';
import { brokenPromises } from '../layout/slide-promises.ts';

const night = readFileSync(new URL('../../templates/night/theme.yaml', import.meta.url), 'utf8');
const themes = { briefing: sampleTheme(), night: sampleTheme(night) };

function placed(given: readonly Slide[], language: string, theme: Theme): readonly PlacedSlide[] {
  const { value } = placeDeck(deck(given, { language }), theme);
  return value?.placed.slides ?? [];
}

/** Texts that are as wide in every language: stress is italics in English, bold in Arabic. */
function isPlain(given: readonly PlacedSlide[]): boolean {
  const italic = (shape: PlacedShape): boolean =>
    shape.kind === 'text' &&
    shape.paragraphs.some(({ runs }) => runs.some((run) => run.italic || run.spacing));
  return !given.some((each) => each.shapes.flatMap(flatten).some(italic));
}

describe.each(Object.entries(themes))('a deck from right to left in the theme %s', (_, theme) => {
  const width = toEmu(theme.size.width);

  it('stands as the same from left to right does in a mirror, to the EMU', () => {
    let compared = 0;
    fc.assert(
      fc.property(slides(theme), (given) => {
        const straight = placed([given], 'en', theme);
        const turned = placed([given], 'ar', theme);
        if (!isPlain(straight) || !isPlain(turned)) return;
        compared += 1;
        const boxesOf = (each: PlacedSlide) =>
          each.shapes.flatMap(flatten).map(({ name, box }) => [name, toEmuBox(box)] as const);
        const mirrored = straight.map((each) =>
          boxesOf(each).map(([name, { x, cx, ...rest }]) => [name, { x: width - x - cx, cx, ...rest }]),
        );
        expect(turned.map(boxesOf)).toEqual(mirrored);
        expect(turned.map(({ id }) => id)).toEqual(straight.map(({ id }) => id));
      }),
      { numRuns: howMany.blocks },
    );
    expect(compared).toBeGreaterThan(howMany.blocks / 4);
  });

  it('keeps every promise that slides make', () => {
    const turned = mirrorTheme(theme);
    fc.assert(
      fc.property(slides(theme), (given) => {
        const { value, diagnostics } = placeDeck(deck([given], { language: 'he' }), theme);
        if (diagnostics.length > 0) return;
        const layout = turned.layouts.get(given.layout)!;
        expect(brokenPromises(given, value!.placed.slides, layout, theme.size)).toEqual([]);
      }),
      { numRuns: howMany.blocks },
    );
  });

  it('fills places where the mirrored layout has them', () => {
    const [one] = placed([slide('one', 'title-and-content', { body: [list(['a', 'b'])] })], 'ar', theme);
    const places = layoutPlaces(mirrorTheme(theme).layouts.get('title-and-content')!, theme);
    const body = one!.shapes.find((shape) => shape.kind === 'text' && shape.placeholder?.type === 'body')!;
    const own = toEmuBox(body.box);
    const place = toEmuBox(places.find(({ name }) => name === 'Body')!.box);
    expect([own.x, own.cx]).toEqual([place.x, place.cx]);
  });
});

describe('what is turned', () => {
  const theme = themes.briefing;
  const shapes = (given: Slide, language = 'ar') => placed([given], language, theme)[0]!.shapes;

  it('is a table, whose columns stay in their order', () => {
    const given = slide('one', 'title-and-content', {
      body: [
        table([
          ['a', '1'],
          ['b', '2'],
        ]),
      ],
    });
    const found = shapes(given).find((each) => each.kind === 'table')!;
    expect(found).toMatchObject({ rightToLeft: true });
    expect(found.kind === 'table' && found.rows.map(({ cells }) => cells.map((cell) => cell.column))).toEqual(
      [
        [0, 1],
        [0, 1],
      ],
    );
  });

  it('is a chart as a whole: what is in it is turned by who draws it', () => {
    const given = slide('one', 'title-and-content', {
      body: [chart('column', ['a', 'b'], [{ name: 'one', values: [1, 2] }])],
    });
    const [straight, turned] = ['en', 'ar'].map((language) => {
      const found = shapes(given, language).find((each) => each.kind === 'chart')!;
      if (found.kind !== 'chart') throw new Error('no chart');
      return found;
    });
    expect(turned!.rightToLeft).toBe(true);
    expect(turned!.plot!.x - turned!.box.x).toBeCloseTo(straight!.plot!.x - straight!.box.x, 9);
  });

  it('is no code: it runs from the left at the left', () => {
    const code = { kind: 'code', language: null, text: 'let x = 1;' } as const;
    const found = shapes(
      slide('one', 'title-and-content', { body: [{ ...code, origin: slide('x', 'y', {}).origin } as never] }),
    )
      .flatMap(flatten)
      .flatMap((each) => (each.kind === 'text' ? each.paragraphs : []))
      .filter(({ runs }) => runs.some((run) => run.font === 'code'));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatchObject({ align: 'left' });
    for (const each of found) expect(each.rightToLeft).toBeUndefined();
  });

  it('is a paragraph in a language of its own only where it stands in a list', () => {
    const english = { text: 'In English.', language: 'en' };
    const given = slide('one', 'title-and-content', {
      body: [{ kind: 'paragraph', class: null, runs: [english], origin: slide('x', 'y', {}).origin }],
    });
    const own = shapes(given).flatMap((each) => (each.kind === 'text' ? each.paragraphs : []));
    const found = own.find(({ runs }) => runs.some(({ text }) => text === english.text))!;
    expect(found.rightToLeft).toBeUndefined();
    const arabic = { ...english, text: 'بالعربية.', language: 'ar' };
    const other = {
      ...given,
      slots: [
        {
          ...given.slots[0]!,
          blocks: [{ kind: 'paragraph', class: null, runs: [arabic], origin: given.origin }],
        },
      ],
    };
    const inEnglish = shapes(other as Slide, 'en').flatMap((each) =>
      each.kind === 'text' ? each.paragraphs : [],
    );
    expect(inEnglish.find(({ runs }) => runs.some(({ text }) => text === arabic.text))!.rightToLeft).toBe(
      true,
    );
  });
});
