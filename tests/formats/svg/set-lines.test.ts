import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/formats/svg/index.ts';
import { setLines } from '../../../src/formats/svg/set-lines.ts';
import {
  createTypesetter,
  type PlacedParagraph,
  type PlacedShape,
  placeDeck,
} from '../../../src/layout/index.ts';
import { attributeOf, type XmlElement } from '../../../src/xml/index.ts';
import { howMany } from '../../how-many.ts';
import * as sample from '../../layout/sample-deck.ts';
import { nastyRuns } from '../../markup/arbitrary-text.ts';
import { paragraph, run } from '../pptx/placed-pieces.ts';
import { elementsOf, number, textOf } from './read-svg.ts';

const themes = [sample.sampleTheme(), sample.sampleTheme(sample.darkTheme)];

/** Decks with texts of all sorts in all sorts of places, laid out as they would be. */
const placedDecks = fc
  .tuple(
    fc.array(nastyRuns, { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...themes),
    fc.constantFrom('en', 'zh'),
  )
  .map(([texts, theme, language]) => {
    const paragraphs = texts.map((runs) => sample.paragraph(runs));
    const words = texts.map((runs) => runs.map((run) => run.text).join(''));
    const blocks = [...paragraphs, sample.list(words, true)];
    const slides = [
      sample.slide('one', 'title-and-content', { body: blocks }, { title: texts[0]! }),
      sample.slide('two', 'two-content', { left: [sample.table([words, words])], right: blocks }),
    ];
    return { placed: placeDeck(sample.deck(slides, { language }), theme).value!.placed, theme };
  });

function paragraphsOf(shapes: readonly PlacedShape[]): PlacedParagraph[] {
  return shapes.flatMap((shape) => {
    if (shape.kind === 'group') return paragraphsOf(shape.shapes);
    if (shape.kind === 'text') return shape.paragraphs;
    if (shape.kind === 'table')
      return shape.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs));
    return [];
  });
}

describe('setLines', () => {
  it('takes lines that read alike each from its own place', () => {
    const words = paragraph([run('so '), run('so', { bold: true })], {
      lines: [
        { text: 'so', width: 0.3, height: 0.3 },
        { text: 'so', width: 0.3, height: 0.3 },
      ],
    });
    const bold = setLines(words, createTypesetter(themes[0]!), 'en').map((pieces) =>
      pieces.map((piece) => piece.run.bold),
    );
    expect(bold).toEqual([[false], [true]]);
  });

  it('gives every line back as layout broke it, and as wide', () => {
    fc.assert(
      fc.property(placedDecks, ({ placed, theme }) => {
        const typesetter = createTypesetter(theme);
        for (const paragraph of placed.slides.flatMap((slide) => paragraphsOf(slide.shapes))) {
          if (paragraph.runs.length === 0) continue;
          const lines = setLines(paragraph, typesetter, 'en');
          const drawn = lines.map((pieces) => pieces.map(({ text }) => text).join(''));
          // A soft hyphen at the end of a line is drawn.
          const broken = paragraph.lines.map((line) => line.text.replace(/\u00ad$/, '-'));
          // What is read from the right stands in pieces, from left to right.
          const units = (line: string) => line.split('').sort().join('');
          if (paragraph.runs.some(({ text }) => /[\u0590-\u08ff]/.test(text)))
            expect(drawn.map(units)).toEqual(broken.map(units));
          else expect(drawn).toEqual(broken);
          lines.forEach((pieces, i) => {
            const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
            expect(width / 72).toBeCloseTo(paragraph.lines[i]!.width, 3);
          });
        }
      }),
      { numRuns: howMany.svgLines },
    );
  });
});

describe('a drawn deck', () => {
  it('has no piece of text that begins before the one before it ends', () => {
    fc.assert(
      fc.property(placedDecks, ({ placed, theme }) => {
        for (const slide of placed.slides) {
          const lines = elementsOf(drawSvg(slide, placed, theme)).filter(({ name }) => name === 'text');
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) {
            const spans = line.children.filter((child) => child.kind === 'element');
            // What is read from the right stands as it is read, each piece at its place.
            if (spans.some((span) => attributeOf(span, 'text-anchor') === 'end')) continue;
            for (const [i, span] of spans.entries()) {
              const next = spans[i + 1];
              expect(textOf(span)).not.toBe('');
              const starts = startsOf(span);
              // Code has a start for each of its characters, all else a length.
              expect(starts.length === 1 || starts.length === textOf(span).length).toBe(true);
              expect(starts).toEqual([...starts].sort((a, b) => a - b));
              if (!next) continue;
              const step = starts.length > 1 ? starts[1]! - starts[0]! : number(span, 'textLength');
              expect(startsOf(next)[0]! - starts.at(-1)!).toBeGreaterThan(step - 0.03);
            }
          }
        }
      }),
      { numRuns: howMany.svgLines },
    );
  });
});

function startsOf(span: XmlElement): number[] {
  return span.attributes
    .find(({ name }) => name === 'x')!
    .value.split(' ')
    .map(Number);
}
