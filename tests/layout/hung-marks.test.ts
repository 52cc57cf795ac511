import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { openingMarks } from '../../src/layout/text/opening-marks.ts';
import { deck, list, paragraph, run, sampleTheme, slide } from './sample-deck.ts';

const layouts = (more: string) =>
  `layouts:\n  quote:\n    slots: { body: { x: 3, y: 1.75, w: 8, h: 4.6, size: 40, min: 24, bullets: false${more} } }\n`;

function placed(text: string, { theme = layouts(''), language = 'en' } = {}): PlacedText {
  const slides = [slide('s', 'quote', { body: [paragraph([run(text)]), paragraph([run('Who said it')])] })];
  const { value } = placeDeck(deck(slides, { language }), sampleTheme(theme));
  return value!.placed.slides[0]!.shapes.find((each): each is PlacedText => each.name === 'Text body')!;
}

const words = 'We heard the bell in the fog long before anybody saw the light of the house';

describe('a quotation mark at the head of large text', () => {
  it.each(['“', '„', '«\u00a0', '‚', '“‘', '"', '»'])('%s stands left of where the text begins', (mark) => {
    const shape = placed(`${mark}${words}.`);
    const [first, second] = shape.paragraphs;
    expect(first!.hanging).toBeGreaterThan(0.05);
    expect(first!.indent).toBe(first!.hanging);
    expect(shape.box.x).toBeCloseTo(3 - first!.hanging);
    expect(shape.box.x + shape.box.w).toBeCloseTo(11);
    // What follows begins where the words do.
    expect(second).toMatchObject({ indent: first!.indent, hanging: 0 });
    // Its lines are those of the same words without it.
    const plain = placed(`${words}.`).paragraphs[0]!;
    expect(first!.lines.map(({ text }) => text.slice(text.startsWith(mark) ? mark.length : 0))).toEqual(
      plain.lines.map(({ text }) => text),
    );
  });

  it.each(['「', '『', '《', '“'])('%s hangs beside Chinese words as one square', (mark) => {
    const { hanging, runs } = placed(`${mark}雾里先听见钟声`, { language: 'zh' }).paragraphs[0]!;
    expect(hanging).toBeCloseTo(runs[0]!.size / 72, 3);
  });

  it('stands in line where programs differ about its width', () => {
    expect(placed('“Fog', { language: 'zh' }).paragraphs[0]!.hanging).toBe(0);
  });

  it.each([
    ['the text is centred', layouts(', align: center')],
    ['it ends at the right', layouts(', align: right')],
    ['the theme does not want it', `hang-quotes: false\n${layouts('')}`],
    ['there is no room', layouts('').replace('x: 3', 'x: 0.2')],
    [
      'a line stands beside it',
      layouts('').replace(
        'slots',
        'decorations: [{ x: 2.8, y: 1, w: 0.05, h: 5, fill: accent1 }]\n    slots',
      ),
    ],
  ])('stands in line where %s', (_, theme) => {
    expect(placed(`“${words}”`, { theme }).paragraphs[0]!.hanging).toBe(0);
  });

  it('stands in line in points and ordinary titles', () => {
    const slides = [
      slide(
        's',
        'title-and-content',
        { body: [list(['“Fog” is a word'])] },
        { title: [run('“Fog” it was')] },
      ),
    ];
    const { value } = placeDeck(deck(slides), sampleTheme());
    const title = value!.placed.slides[0]!.shapes.find((each): each is PlacedText => each.name === 'Title')!;
    expect(title.paragraphs[0]!.hanging).toBe(0);
  });

  it('is no mark of nothing', () => {
    expect(['“', '', 'word', '“ '].map(openingMarks)).toEqual([0, 0, 0, 0]);
  });
});
