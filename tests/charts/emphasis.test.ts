import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeDeck } from '../../src/layout/index.ts';
import { attributeOf, descendants, firstChild, textContent } from '../../src/xml/index.ts';
import { chart, deck, sampleTheme, slide } from '../layout/sample-deck.ts';
import { cached, cellsOf, chartOf, textsOf, valuesOf } from './chart-of.ts';

const faults =
  'Year,Power,Lamp,Other\n2020,29,44,17\n2021,31,38,15\n2022,34,26,19\n2023,37,17,21\n2024,32,11,18\n';
const days = 'What,Days\nRepairs,38\nBuoys,61\nSurvey,29.5\nVisits,4.25\nTests,3.5\n';

describe('what stands out', () => {
  it('is a thicker line in the colour of emphasis, and all others are quiet', async () => {
    const { drawn, findings } = await chartOf(faults, 'kind: line, emphasis: Power');
    expect(findings).toEqual([]);
    const widths = drawn!.placed.series.map(({ width }) => width);
    expect(widths[0]).toBeGreaterThan(widths[1]! * 2);
    expect(new Set(drawn!.placed.series.map(({ color }) => JSON.stringify(color))).size).toBe(3);
  });
  it('may be a category: others are held back, with an outline', async () => {
    const { drawn } = await chartOf(days, 'kind: bar, emphasis: Buoys');
    const points = descendants(drawn!.root, 'c:dPt');
    expect(points.map((each) => descendants(each, 'a:ln').length)).toEqual([1, 0, 1, 1, 1]);
  });
  it('that is not there is an error with what is there', async () => {
    const { findings, drawn } = await chartOf(days, 'kind: bar, emphasis: Buoy');
    expect(findings[0]).toMatch(/^error\[chart-option\].*"Buoy"/);
    expect(drawn).toBeNull();
  });
});

describe('names', () => {
  it('stand at the ends of up to four lines, in the file too, and there is no legend', async () => {
    const { drawn } = await chartOf(faults, 'kind: line');
    expect(descendants(drawn!.root, 'c:legend')).toEqual([]);
    const named = descendants(drawn!.root, 'c:dLbl').filter(
      (each) => attributeOf(firstChild(each, 'c:showSerName')!, 'val') === '1',
    );
    expect(named.map((each) => attributeOf(firstChild(each, 'c:idx')!, 'val'))).toEqual(['4', '4', '4']);
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Power 32', 'Lamp 11', 'Other 18']),
    );
  });
  it('of five series are in a legend', async () => {
    const { drawn } = await chartOf('M,A,B,C,D,E\nJan,1,2,3,4,5\nFeb,2,3,4,5,6\n', 'kind: line');
    expect(descendants(drawn!.root, 'c:legend')).toHaveLength(1);
  });
  it('do not touch, and stay on the slide, whatever the figures', () => {
    const figures = fc.array(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 5 }),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(figures, (rows) => {
        const series = rows.map((values, s) => ({ name: `Series ${s}`, values }));
        const one = deck([
          slide('one', 'title-and-content', {
            body: [chart('line', ['a', 'b', 'c', 'd', 'e'], series, { values: false })],
          }),
        ]);
        const placed = placeDeck(one, sampleTheme()).value!.placed.slides[0]!.shapes.find(
          (shape) => shape.kind === 'chart',
        );
        if (placed?.kind !== 'chart' || !placed.plot || !placed.valueAxis) return;
        const { plot, valueAxis } = placed;
        const at = placed.series.flatMap(({ ends, values }) =>
          ends.map(({ point, down }) => {
            const share = (values[point]! - valueAxis.min) / (valueAxis.max - valueAxis.min);
            return (plot.y + (1 - share) * plot.h) * 72 + down;
          }),
        );
        at.sort((a, b) => a - b);
        for (const [i, y] of at.entries())
          if (i > 0) expect(y - at[i - 1]!).toBeGreaterThanOrEqual(12 - 1e-6);
        expect(plot.x + plot.w).toBeLessThan(placed.box.x + placed.box.w);
      }),
      { numRuns: 30 },
    );
  });
});

describe('notes', () => {
  const said = 'annotate: { at: "2022", statement: "Power passes lamps" }';
  it('are a label of their point, with what it says and a line to it', async () => {
    const { drawn, findings } = await chartOf(faults, `kind: line, emphasis: Power, ${said}`);
    expect(findings).toEqual([]);
    const note = drawn!.placed.note!;
    expect([note.series, note.category, note.lines.join(' ')]).toEqual([0, 2, 'Power passes lamps']);
    const label = descendants(drawn!.root, 'c:dLbl').find((each) => descendants(each, 'c:rich').length > 0)!;
    expect(textContent(firstChild(label, 'c:tx')!)).toContain('Power passes lamps');
    expect(drawn!.svg).toContain('Power passes lamps');
    const { box } = drawn!.placed;
    expect(note.box.x).toBeGreaterThanOrEqual(box.x);
    expect(note.box.x + note.box.w).toBeLessThanOrEqual(box.x + box.w + 1e-6);
  });
  it('of a point that is not there are an error', async () => {
    const { findings } = await chartOf(faults, 'kind: line, annotate: { at: "2030", statement: "No" }');
    expect(findings[0]).toMatch(/^error\[chart-option\].*no point "2030"/);
  });
});

it('a line across is a dashed series of the workbook', async () => {
  const { drawn } = await chartOf(days, 'kind: column, reference: 25, reference-label: Target');
  expect(valuesOf(drawn!.root, 'prstDash')).toEqual([]);
  expect(descendants(drawn!.root, 'a:prstDash')).toHaveLength(1);
  expect(cached(drawn!.root, 'val')[1]!.map(([, value]) => value)).toEqual(['25', '25', '25', '25', '25']);
  expect(cellsOf(drawn!.workbook)).toMatchObject({ C1: 'Target' });
  expect((await chartOf(days, 'kind: pie, reference: 25')).findings[0]).toMatch(/no line across/);
});

it('categories stand in the order that is asked for, and the rest is added up digit for digit', async () => {
  const { drawn } = await chartOf(days, 'kind: bar, sort: descending, top: 2');
  expect(drawn!.placed.categories).toEqual(['Buoys', 'Repairs', 'Others']);
  expect(drawn!.placed.series[0]!.texts).toEqual(['61', '38', '37.25']);
  const { drawn: rising } = await chartOf(days, 'kind: column, sort: ascending');
  expect(rising!.placed.categories[0]).toBe('Tests');
});

it('figures below zero have another colour where there is one series', async () => {
  const { drawn } = await chartOf('Q,N\na,3\nb,-2\nc,4\n', 'kind: column');
  expect(
    descendants(drawn!.root, 'c:dPt').map((each) => attributeOf(firstChild(each, 'c:idx')!, 'val')),
  ).toEqual(['1']);
});
