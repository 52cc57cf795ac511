import { describe, expect, it } from 'vitest';
import { type PlacedShape, placeDeck } from '../../src/layout/index.ts';
import { usualCharts, usualDiagrams } from '../../src/theme/index.ts';
import { chart, deck, diagram, edge, node, sampleTheme, slide } from '../layout/sample-deck.ts';

function shapesIn(over: string, block: ReturnType<typeof diagram> | ReturnType<typeof chart>) {
  const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [block] })]), sampleTheme(over));
  const flat = (shape: PlacedShape): PlacedShape[] =>
    shape.kind === 'group' ? [shape, ...shape.shapes.flatMap(flat)] : [shape];
  return value!.placed.slides[0]!.shapes.flatMap(flat);
}

describe('charts and diagrams of a theme', () => {
  it('look as usual where it says nothing', () => {
    const theme = sampleTheme();
    expect(theme.charts).toEqual(usualCharts);
    expect(theme.diagrams).toEqual(usualDiagrams);
    expect(sampleTheme('charts: { gap: 50 }\ndiagrams: { shape: rect }\n')).toMatchObject({
      charts: { ...usualCharts, gap: 0.5 },
      diagrams: { ...usualDiagrams, shape: 'rect' },
    });
  });

  it('have its lines, palette and legend', () => {
    const over =
      'charts: { grid: none, axis: accent2, axis-width: 2, gap: 30, legend: top, palette: [accent4, "#112233"] }\n';
    const [drawn] = shapesIn(
      over,
      chart('column', ['2019', '2020'], [{ name: 'Ships', values: [3, 5] }]),
    ).filter((shape) => shape.kind === 'chart');
    expect(drawn).toMatchObject({
      grid: null,
      axisLine: { color: { color: 'accent2' }, alpha: 1, width: 2 },
      gap: 0.3,
      legendAt: 'top',
      palette: [{ color: 'accent4' }, { color: '#112233' }],
    });
    expect(drawn?.kind === 'chart' && drawn.series[0]!.color).toEqual({ color: 'accent4' });
  });

  it('have its nodes, connectors and arrows', () => {
    const over =
      'diagrams: { shape: rect, fill: none, line-width: 3, connector: accent3, connector-width: 4, arrow: open, label-bold: true }\n';
    const figure = diagram('chain', [node('a', 'Sea'), node('b', 'Sky')], [edge('a', 'b', null)]);
    const shapes = shapesIn(over, figure);
    const boxes = shapes.filter((shape) => shape.kind === 'text' && /^Node /.test(shape.name));
    expect(boxes.length).toBeGreaterThan(1);
    for (const box of boxes) {
      expect(box).toMatchObject({ shape: 'rect', fill: { color: 'light1' }, line: { width: 3 } });
      expect(box.kind === 'text' && box.paragraphs[0]!.runs[0]!.bold).toBe(true);
    }
    const [line] = shapes.filter((shape) => shape.kind === 'connector');
    expect(line).toMatchObject({ line: { color: { color: 'accent3' }, width: 4 }, arrow: 'open' });
  });
});
