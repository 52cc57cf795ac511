import { beforeAll, describe, expect, it } from 'vitest';
import { toEmu, toEmuBox } from '../../src/formats/pptx/drawing-ml.ts';
import { type PlacedShape, type PlacedSlide, placeDeck } from '../../src/layout/index.ts';
import { laidOutOnce } from '../bundled/build-bundled.ts';
import { flatten } from '../layout/placed-checks.ts';

/** All that the gallery shows, in words that are as wide in every language: from right to left it is its own mirror. */

// The theme of the stage parts the letters of its footers, as no Arabic is written.
const galleries = ['', '-ministry', '-board'].map((suffix) => `gallery/gallery${suffix}`);

describe.each(galleries)('%s from right to left', (name) => {
  let straight: readonly PlacedSlide[];
  let turned: readonly PlacedSlide[];
  let compared: readonly (readonly [PlacedSlide, PlacedSlide])[];
  let width: number;

  beforeAll(() => {
    const { theme, editions } = laidOutOnce().get(name)!;
    const { deck } = editions[0]!;
    const placed = (language: string) => placeDeck({ ...deck, language }, theme).value!.placed.slides;
    straight = placed('en');
    turned = placed('ar');
    width = toEmu(theme.size.width);
    compared = straight.flatMap((one, i) =>
      isPlain(one) && !own.has(one.id) ? [[one, turned[i]!] as const] : [],
    );
  }, 120_000);

  it('has the same slides, with the same things on them', () => {
    expect(turned.map(({ id }) => id)).toEqual(straight.map(({ id }) => id));
    for (const [one, other] of compared) expect(namesOf(other), one.id).toEqual(namesOf(one));
  });

  it('stands mirrored to the EMU', () => {
    expect(compared.length).toBeGreaterThan(straight.length * 0.6);
    const wrong = compared.flatMap(([one, other]) => {
      const expected = one.shapes.flatMap(flatten).map(({ name, box }) => {
        const { x, cx, ...rest } = toEmuBox(box);
        return JSON.stringify([name, { x: width - x - cx, cx, ...rest }]);
      });
      const found = other.shapes.flatMap(flatten).map(({ name, box }) => {
        const { x, cx, ...rest } = toEmuBox(box);
        return JSON.stringify([name, { x, cx, ...rest }]);
      });
      return found.flatMap((each, i) =>
        each === expected[i] ? [] : [`${one.id}: ${each}, not ${expected[i]}`],
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** What stands on a picture stays where it is on it; the marks of quotes hang at the left only. */
const own: ReadonlySet<string> = new Set(['scene', 'quote-bell-first', 'bell-quote']);

function namesOf({ shapes }: PlacedSlide): readonly string[] {
  return shapes.flatMap(flatten).map(({ name }) => name);
}

/** Stress is italics from left to right, bold from right to left: its words are of another width. */
function isPlain({ shapes }: PlacedSlide): boolean {
  const italic = (shape: PlacedShape): boolean =>
    (shape.kind === 'text' ? [shape.paragraphs] : shape.kind === 'table' ? cellsOf(shape) : [])
      .flat()
      .some(({ runs }) => runs.some((run) => run.italic || run.spacing));
  return !shapes.flatMap(flatten).some(italic);
}

function cellsOf({ rows }: Extract<PlacedShape, { kind: 'table' }>) {
  return rows.flatMap(({ cells }) => cells.map(({ paragraphs }) => paragraphs));
}
