import { describe, expect, it } from 'vitest';
import type { DeckBlock } from '../../src/deck/index.ts';
import { type PlacedShape, placeDeck } from '../../src/layout/index.ts';
import type { Run } from '../../src/markup/index.ts';
import {
  chart,
  deck,
  diagram,
  edge,
  list,
  node,
  paragraph,
  run,
  sampleTheme,
  slide,
  table,
} from './sample-deck.ts';

/** The shapes of a slide's one slot, from top to bottom. */
function place(...blocks: DeckBlock[]): readonly PlacedShape[] {
  const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: blocks })]), sampleTheme());
  const { shapes } = value!.placed.slides[0]!;
  return shapes.filter((shape) => /^(Text body|Diagram|Chart|Table)/.test(shape.name));
}

const gapBetween = ([upper, lower]: readonly PlacedShape[]) => lower!.box.y - upper!.box.y - upper!.box.h;

const pair = diagram(
  'pairs',
  [node('a', 'Ocean'), node('b', 'Air')],
  [edge('a', 'b', null, { directed: false, forward: 'evaporates into' })],
);

describe('the parts of a slot', () => {
  it('leave a pair no more height than it uses, so that what is said of it stands under it', () => {
    const [figure, text] = place(pair, list(['One thing.', 'Another thing.']));
    expect(figure!.box.h).toBeLessThan(1.6);
    expect(text!.box.y - figure!.box.y).toBeLessThan(2);
  });

  it('keep a caption nearer to its figure than other text', () => {
    const bars = chart('column', ['2020', '2021'], [{ name: 'A', values: [1, 2] }]);
    const caption = gapBetween(place(bars, paragraph('Counted by hand.', 'caption')));
    const text = gapBetween(place(bars, paragraph('It has doubled.')));
    expect(caption).toBeCloseTo(0.125);
    expect(text).toBeCloseTo(0.3);
  });

  it('hide the scale of columns that carry their values, and only theirs', () => {
    const scaleOf = (kind: 'column' | 'line', count: number) => {
      const values = Array.from({ length: count }, (_, i) => i + 1);
      const [placed] = place(chart(kind, values.map(String), [{ name: 'A', values }]));
      return placed?.kind === 'chart' ? [placed.values, placed.scaleHidden, placed.valueAxis?.max] : null;
    };
    expect(scaleOf('column', 5)).toEqual([true, true, 6]);
    expect(scaleOf('column', 40)?.slice(0, 2)).toEqual([false, undefined]);
    expect(scaleOf('line', 5)?.slice(0, 2)).toEqual([true, undefined]);
  });
});

describe('the columns of a table', () => {
  it('give width to the one that saves lines by it', () => {
    const numbers = '1–4, 10, 11, 15, 18–20, 24, 27, 29, 31, 33, 35, 37, 39, 41, 43, 45, 47';
    const rows = Array.from({ length: 8 }, (_, i) => [String(i), 'A title that is as long as titles are']);
    const [placed] = place(table([['No.', 'Source'], [numbers, 'A title'], ...rows]));
    if (placed?.kind !== 'table') throw new Error('no table');
    // Three lines in the width that it would have by the shares of what stands in the columns.
    expect(placed.rows[1]!.cells[0]!.paragraphs[0]!.lines).toHaveLength(2);
  });

  it('are equally wide in a grid of names', () => {
    const grid = table([
      ['Violin', 'Viola'],
      ['Violoncello', 'Double bass'],
    ]);
    const cells = {
      ...grid,
      rows: grid.rows.map((row) => ({
        ...row,
        header: false,
        cells: row.cells.map((cell) => ({ ...cell, header: false })),
      })),
    };
    const [placed] = place(cells);
    if (placed?.kind !== 'table') throw new Error('no table');
    expect(placed.columns[0]).toBeCloseTo(placed.columns[1]!);
    expect(placed.box.w).toBeCloseTo(11.933);
  });
});

describe('citation marks', () => {
  const marks = (numbers: string) => {
    const cite: Run = { text: numbers, cite: { type: 'statement', key: 'x' } };
    const [placed] = place(paragraph([run('It is so.'), cite]));
    return placed?.kind === 'text' ? placed.paragraphs[0]!.runs.at(-1)!.text : null;
  };

  it('stand as a range where three or more follow one another', () => {
    expect(marks('17, 18, 19, 20')).toBe('17–20');
    expect(marks('3, 17, 18, 19, 5')).toBe('3,\u00a017–19,\u00a05');
  });

  it('stand one by one where they do not', () => {
    expect(marks('4, 16, 5')).toBe('4,\u00a016,\u00a05');
    expect(marks('7, 8')).toBe('7,\u00a08');
    expect(marks('12')).toBe('12');
  });
});

describe('running text', () => {
  const sizeOf = (count: number) => {
    const items = Array.from(
      { length: count },
      (_, i) => `The keeper wrote down what was seen at hour ${i}.`,
    );
    const [text] = place(list(items));
    return text!.kind === 'text' ? text!.paragraphs[0]!.runs[0]!.size : 0;
  };

  it('grows where a slide has little of it, and stays below the title', () => {
    const { type } = sampleTheme();
    expect(sizeOf(3)).toBeGreaterThan(type.body);
    expect(sizeOf(3)).toBeLessThan(type.title * 0.9);
    expect(sizeOf(9)).toBeLessThan(sizeOf(3));
  });
});

describe('words beside a large number', () => {
  const captionOf = (value: string, over?: string) => {
    const slots = { number: [paragraph(value, 'big-number')], caption: [paragraph('faults in a year')] };
    const { value: made } = placeDeck(deck([slide('s', 'big-number', slots)]), sampleTheme(over));
    return made!.placed.slides[0]!.shapes.find(({ name }) => name === 'Text caption')!.box;
  };

  it('begin where it ends, and keep their end', () => {
    const [near, far] = [captionOf('61'), captionOf('1,234,567')];
    expect(near.x).toBeLessThan(far.x - 2);
    expect(near.x + near.w).toBeCloseTo(far.x + far.w, 2);
  });

  it('stay where something is drawn between the two', () => {
    const line = 'layouts: { big-number: { decorations: [{ x: 8.85, y: 2, w: 0.02, h: 3, fill: accent }] } }';
    expect(captionOf('61', line).x).toBeCloseTo(9, 2);
  });
});
