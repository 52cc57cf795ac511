import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { hyphenPoints } from '../../src/layout/text/hyphen-points.ts';
import { deck, paragraph, run, sampleTheme, slide, table } from './sample-deck.ts';

const narrow = (w: number, more = '') =>
  `${more}layouts:\n  title-and-content:\n    slots: { body: { x: 0.7, y: 1.75, w: ${w}, h: 4.6, size: 20, min: 16 } }\n`;

function place(blocks: Parameters<typeof slide>[2], theme: string, language = 'de') {
  const { value, diagnostics } = placeDeck(
    deck([slide('s', 'title-and-content', blocks)], { language }),
    sampleTheme(theme),
  );
  return { shapes: value!.placed.slides[0]!.shapes, codes: diagnostics.map(({ code }) => code) };
}

function bodyOf(text: string, theme: string, language = 'de') {
  const { shapes, codes } = place({ body: [paragraph([run(text)])] }, theme, language);
  const body = shapes.find((each): each is PlacedText => each.name === 'Text body')!;
  const [only] = body.paragraphs;
  return {
    codes,
    lines: only!.lines.map((line) => line.text),
    text: only!.runs.map((each) => each.text).join(''),
  };
}

const word = 'Grundstücksverkehrsgenehmigungszuständigkeit';

describe('a word that is wider than its line', () => {
  it.each([
    ['de', word],
    ['de', 'Es gilt die Übertragungsnetzbetreiberverantwortung hier'],
    ['es', 'interinstitucionalización'],
    ['fr', 'anticonstitutionnellement'],
    ['en', 'internationalization'],
  ])('is parted in %s with soft hyphens at the ends of lines and nowhere else', (language, text) => {
    const { lines, codes, text: written } = bodyOf(text, narrow(1.5), language);
    expect(codes).not.toContain('word-too-wide');
    expect(written).toContain('\u00ad');
    expect(written.replaceAll('\u00ad', '')).toBe(text);
    expect(lines.join(' ').replaceAll('\u00ad ', '')).toBe(text);
    expect(
      lines.filter((line) => line.includes('\u00ad')).every((line) => /^[^\u00ad]+\u00ad$/.test(line)),
    ).toBe(true);
    expect(written.split('\u00ad').length - 1).toBe(lines.filter((line) => line.endsWith('\u00ad')).length);
  });

  it('is parted nowhere where it fits, be it in smaller type', () => {
    expect(bodyOf('Übertragungsnetzbetreiber', narrow(2.8)).text).not.toContain('\u00ad');
  });

  it.each([
    ['the theme does not want it', word, narrow(1.9, 'hyphenate: false\n'), 'de'],
    ['its language is not known', word, narrow(1.9), 'fi'],
    ['it is in capitals', word.toUpperCase(), narrow(1.9), 'de'],
    ['no piece fits', 'Grundstücksverkehr', narrow(0.5), 'de'],
  ])('is still said where %s', (_, text, theme, language) => {
    expect(bodyOf(text, theme, language).codes).toContain('word-too-wide');
  });

  it('is parted in cells, whose columns keep what short words need', () => {
    const row = ['Aufgabe', word, word, word, word];
    const { shapes, codes } = place({ body: [table([row, row])] }, narrow(8));
    expect(codes).not.toContain('word-too-wide');
    const placed = shapes.find((each) => each.kind === 'table')!;
    const [first, second] = placed.kind === 'table' ? placed.rows[0]!.cells : [];
    expect(first!.paragraphs[0]!.lines).toHaveLength(1);
    expect(second!.paragraphs[0]!.runs[0]!.text).toContain('\u00ad');
  });

  it('has no piece of one or two letters', () => {
    for (const each of [word, 'Aberglaube', 'Eierlöffel', 'Öffentlichkeit'])
      for (const point of hyphenPoints(each, 'de-AT')) {
        expect(point).toBeGreaterThanOrEqual(3);
        expect(each.length - point).toBeGreaterThanOrEqual(3);
      }
  });
});
