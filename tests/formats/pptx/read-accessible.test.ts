import { beforeAll, describe, expect, it } from 'vitest';
import { accessibleDeckOf } from '../../../src/checks/accessibility/placed-accessibility.ts';
import { type AccessibleShape, drawPptx, readAccessible } from '../../../src/formats/pptx/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { laidOutOnce } from '../../bundled/build-bundled.ts';

const decks = ['gallery', 'gallery-night', 'policy-briefing', 'how-the-list-grew', 'ten-minutes'];

/**
 * Two readers that share nothing look at the same decks: one at the placed slides, before anything is drawn, the other
 * at the finished file, with all that placeholders, layouts, masters and the theme hand down.
 */
describe.each(decks)('the deck %s', (name) => {
  let slides: { id: string; file: readonly AccessibleShape[]; placed: readonly AccessibleShape[] }[];
  const titles: (readonly [string | null, string | null])[] = [];
  const sections: (readonly string[])[] = [];

  beforeAll(async () => {
    const { editions, theme } = [...laidOutOnce()].find(([each]) => each.endsWith(`/${name}`))![1];
    const { deck, placed } = editions[0]!;
    const drawn = await drawPptx({ deck, placed, theme, properties: { created: '2026-01-01T00:00:00Z' } });
    const file = readAccessible(readZip(drawn.value!).parts);
    const expected = accessibleDeckOf({ deck, placed, theme });
    slides = expected.slides.map((slide, i) => {
      titles.push([file.slides[i]!.title, slide.title]);
      return { id: slide.id, file: file.slides[i]!.shapes, placed: slide.shapes };
    });
    sections.push(file.sections, expected.sections);
  });

  it('has the same titles and sections', () => {
    expect(slides.length).toBeGreaterThan(10);
    expect(titles.filter(([file, placed]) => file !== placed)).toEqual([]);
    expect(sections[0]).toEqual(sections[1]);
  });

  it('has texts of the same size, weight and colour on the same ground', () => {
    const looks = (shape: AccessibleShape) => [
      ...new Set(
        shape.texts
          .filter(({ text, language }) => text.trim() !== '' && language !== 'und')
          .map(({ size, bold, color, behind, link }) => [size, bold, color, behind, link].join(' ')),
      ),
    ];
    const differ = both().flatMap(([id, file, placed]) => {
      const [a, b] = [looks(file).sort(), looks(placed).sort()];
      return a.join() === b.join() ? [] : [{ id, shape: placed.name, file: a, placed: b }];
    });
    expect(differ).toEqual([]);
  });

  it('has the same tables, charts, lines and alternative texts', () => {
    const rest = ({ table, chart, alt, decorative, described, isTitle, marks, kind }: AccessibleShape) => ({
      table,
      chart,
      alt,
      decorative,
      described,
      isTitle,
      // Series of charts are looked at before they are drawn.
      marks: kind === 'chart' ? [] : marks,
    });
    for (const [id, file, placed] of both()) expect([id, rest(file)]).toEqual([id, rest(placed)]);
  });

  function both(): (readonly [string, AccessibleShape, AccessibleShape])[] {
    return slides.flatMap(({ id, file, placed }) =>
      placed.map((shape) => {
        const found = file.find((each) => each.name === shape.name);
        if (!found) throw new Error(`${id}: no shape "${shape.name}"`);
        return [id, found, shape] as const;
      }),
    );
  }
});
