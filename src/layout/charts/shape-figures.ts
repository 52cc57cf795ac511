import type { Chart } from '../../deck/index.ts';
import { type Box, type ColorRef, readableOn, textOn, towardBackground } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedCell, PlacedGroup, PlacedShape, PlacedTable, PlacedText } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { boxPlot } from './box-plot.ts';
import { chartColors } from './chart-colors.ts';
import { chartText } from './chart-text.ts';
import { chartTextBox } from './chart-texts.ts';

/** Kinds that no program has as charts of its own in files that all of them read: shapes and tables. */
export const shapeFigures: Partial<
  Record<Chart['chart'], (chart: Chart, box: Box, context: SlideContext) => readonly PlacedShape[]>
> = {
  pictogram,
  'heat-map': heatMap,
  'tree-map': treeMap,
  'box-plot': (chart, box, context) => [grouped(chart, box, boxPlot(chart, box, context), context)],
};

/** More cannot be counted at a glance. */
const mostSigns = 20;

/** Rows of discs, as many as each figure says. */
function pictogram(chart: Chart, box: Box, context: SlideContext): readonly PlacedShape[] {
  const { theme, background, deck, typesetter } = context;
  const colors = chartColors(theme, background);
  const series = chart.series[0]!;
  const rows = chart.categories.length;
  const text = chartText(typesetter, deck.language);
  const size = theme.type.label;
  const most = series.values.reduce<number>(
    (most, value) => Math.max(most, Math.min(mostSigns, value ?? 0)),
    1,
  );
  const pitch = box.h / Math.max(1, rows);
  const names = chart.categories.map((name) => text.widthOf(name, size, true) / pointsPerInch);
  const nameWidth = Math.min(box.w * 0.32, names.reduce((a, b) => Math.max(a, b), 0) + 0.1);
  const left = box.x + nameWidth + 0.25;
  const step = Math.min(pitch * 0.9, (box.x + box.w - 1 - left) / most);
  const disc = step * 0.82;
  const dark = readableOn(theme, { color: 'dark1' }, background);
  const shapes = chart.categories.flatMap((name, i): PlacedText[] => {
    const strong = chart.emphasis?.kind === 'category' && chart.emphasis.at === i;
    const fill = strong ? colors.emphasis : colors.seriesOf(0);
    const color = strong ? readableOn(theme, colors.emphasis, background) : dark;
    const y = box.y + i * pitch;
    const value = Math.max(0, Math.min(mostSigns, Math.round(series.values[i] ?? 0)));
    const lines = text.linesOf(name, nameWidth * pointsPerInch, 2, size, true);
    const label = { box: { x: box.x, y, w: nameWidth, h: pitch }, anchor: 'middle', name: 'Row' } as const;
    const count = { x: left + most * step + 0.1, y, w: 0.9, h: pitch };
    return [
      chartTextBox(
        { ...label, lines: lines.map((line) => [{ text: line, color, size, bold: true }]) },
        chart.origin,
        context,
      ),
      ...Array.from({ length: value }, (_, n) => {
        const at = { x: left + n * step, y: y + (pitch - disc) / 2, w: disc, h: disc };
        return chartTextBox(
          { name: 'Sign', box: at, lines: [], shape: 'ellipse', fill },
          chart.origin,
          context,
        );
      }),
      chartTextBox(
        {
          name: 'Count',
          box: count,
          anchor: 'middle',
          lines: [
            [
              {
                text: series.texts[i] || deck.words('no-value'),
                color,
                size: Math.round(size * 1.6),
                bold: true,
              },
            ],
          ],
        },
        chart.origin,
        context,
      ),
    ];
  });
  return [grouped(chart, box, shapes, context)];
}

/** A table whose cells are as strong in colour as their figures are large. */
function heatMap(chart: Chart, box: Box, context: SlideContext): readonly PlacedShape[] {
  const { theme, background, deck, nameOf, typesetter } = context;
  const full = chartColors(theme, background).seriesOf(0);
  const known = chart.series.flatMap(({ values }) =>
    values.flatMap((value) => (value === null ? [] : [value])),
  );
  const low = known.reduce((a, b) => Math.min(a, b), known[0] ?? 0);
  const high = known.reduce((a, b) => Math.max(a, b), low);
  const shareOf = (value: number) => (high === low ? 1 : (value - low) / (high - low));
  const rows = chart.categories.length + 1;
  const height = Math.min(0.7, box.h / rows);
  const size = Math.max(8, Math.min(theme.type.table, (height * pointsPerInch) / 1.5));
  const text = chartText(typesetter, deck.language);
  const widest =
    chart.categories.reduce((most, name) => Math.max(most, text.widthOf(name, size, true)), 0) /
    pointsPerInch;
  const first = Math.min(box.w * 0.35, widest + 0.25);
  const column = (box.w - first) / Math.max(1, chart.series.length);
  const dark = readableOn(theme, { color: 'dark1' }, background);
  const cell = (
    column_: number,
    words: string,
    look: { color: ColorRef; fill: ColorRef | null; bold: boolean; width: number },
  ): PlacedCell => {
    const line = text.linesOf(words, (look.width - 0.12) * pointsPerInch, 1, size, look.bold)[0] ?? '';
    const pieces = [{ text: line, color: look.color, size, bold: look.bold }];
    const align = column_ === 0 ? 'left' : 'center';
    const { paragraphs } = chartTextBox(
      { name: 'Cell', box: { ...box, w: look.width }, lines: [pieces], align },
      chart.origin,
      { ...context, nameOf: (name) => name },
    );
    const side = 0.06;
    return {
      column: column_,
      colspan: 1,
      rowspan: 1,
      header: look.bold,
      paragraphs,
      fill: look.fill,
      anchor: 'middle',
      inset: { left: side, right: side, top: 0.02, bottom: 0.02 },
    };
  };
  const plain = { color: dark, fill: null, bold: true };
  const head = [
    cell(0, '', { ...plain, width: first }),
    ...chart.series.map(({ name }, s) => cell(s + 1, name, { ...plain, width: column })),
  ];
  const body = chart.categories.map((name, i) => [
    cell(0, name, { ...plain, width: first }),
    ...chart.series.map(({ values, texts }, s) => {
      const value = values[i] ?? null;
      const fill =
        value === null ? null : towardBackground(theme, full, background, 0.88 * (1 - shareOf(value)));
      const color = fill ? textOn(theme, fill) : dark;
      return cell(s + 1, value === null ? deck.words('no-value') : texts[i]!, {
        color,
        fill,
        bold: false,
        width: column,
      });
    }),
  ]);
  const table: PlacedTable = {
    kind: 'table',
    name: nameOf('Heat map'),
    box: { ...box, h: height * rows },
    alt: chart.alt,
    decorative: false,
    template: chart.origin.template,
    yaml: chart.origin.yaml,
    columns: [first, ...chart.series.map(() => column)],
    rows: [head, ...body].map((cells) => ({ height, cells })),
    headerRow: true,
    overflow: 0,
  };
  return [table];
}

/** Rectangles whose areas are the figures: the largest first, each row as near to squares as can be (Bruls et al. 2000). */
function treeMap(chart: Chart, box: Box, context: SlideContext): readonly PlacedShape[] {
  const { theme, background, deck, typesetter } = context;
  const colors = chartColors(theme, background);
  const series = chart.series[0]!;
  const text = chartText(typesetter, deck.language);
  const order = series.values
    .flatMap((value, i) => (value !== null && value > 0 ? [{ i, value }] : []))
    .sort((a, b) => b.value - a.value || a.i - b.i);
  const places = squarify(
    order.map(({ value }) => value),
    box,
  );
  const shapes = order.map(({ i }, n): PlacedText => {
    const at = places[n]!;
    const strong = chart.emphasis?.kind === 'category' && chart.emphasis.at === i;
    const own = colors.seriesOf(0);
    const fill = strong ? colors.emphasis : towardBackground(theme, own, background, Math.min(0.6, n * 0.12));
    const color = textOn(theme, fill);
    const size = theme.type.label;
    const room = (at.w - 0.16) * pointsPerInch;
    const fits = at.h > 0.6 && room > size * 3;
    const lines = fits
      ? [
          ...text
            .linesOf(chart.categories[i]!, room, 2, size, true)
            .map((line) => [{ text: line, color, size, bold: true }]),
          [{ text: series.texts[i]!, color, size }],
        ]
      : [];
    const gap = 0.03;
    const inner = {
      x: at.x + gap,
      y: at.y + gap,
      w: Math.max(0.02, at.w - 2 * gap),
      h: Math.max(0.02, at.h - 2 * gap),
    };
    return {
      ...chartTextBox(
        { name: 'Part', box: inner, lines, fill, anchor: 'middle', align: 'center' },
        chart.origin,
        context,
      ),
    };
  });
  return shapes.length === 0 ? [] : [grouped(chart, box, shapes, context)];
}

function squarify(values: readonly number[], box: Box): Box[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const places: Box[] = [];
  let free = { ...box };
  let rest = total;
  let at = 0;
  while (at < values.length) {
    const side = Math.min(free.w, free.h);
    const scale = (free.w * free.h) / rest;
    const worst = (count: number): number => {
      const areas = values.slice(at, at + count).map((value) => value * scale);
      const sum = areas.reduce((a, b) => a + b, 0);
      return Math.max(
        ...areas.map((area) =>
          Math.max((side * side * area) / (sum * sum), (sum * sum) / (side * side * area)),
        ),
      );
    };
    let count = 1;
    while (at + count < values.length && worst(count + 1) <= worst(count)) count += 1;
    const row = values.slice(at, at + count);
    const sum = row.reduce((a, b) => a + b, 0);
    const upright = free.w >= free.h;
    const depth = (sum * scale) / side;
    let along = upright ? free.y : free.x;
    for (const value of row) {
      const length = (value / sum) * side;
      places.push(
        upright ? { x: free.x, y: along, w: depth, h: length } : { x: along, y: free.y, w: length, h: depth },
      );
      along += length;
    }
    free = upright
      ? { ...free, x: free.x + depth, w: Math.max(1e-6, free.w - depth) }
      : { ...free, y: free.y + depth, h: Math.max(1e-6, free.h - depth) };
    rest -= sum;
    at += count;
  }
  return places;
}

/** Shapes that are one figure: its alt text speaks for all of them. */
function grouped(
  chart: Chart,
  box: Box,
  shapes: readonly PlacedText[],
  { nameOf }: SlideContext,
): PlacedGroup {
  return {
    kind: 'group',
    name: nameOf(`Figure ${chart.chart}`),
    box,
    alt: chart.alt,
    decorative: false,
    template: chart.origin.template,
    yaml: chart.origin.yaml,
    shapes,
  };
}
