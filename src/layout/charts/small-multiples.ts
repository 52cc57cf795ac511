import type { Chart } from '../../deck/index.ts';
import { figureOf, writeNumber } from '../../numbers/index.ts';
import { type Box, readableOn } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import type { PointLook } from '../placed-chart.ts';
import { valueAxis } from './chart-axes.ts';
import { chartColors } from './chart-colors.ts';
import { chartTextBox } from './chart-texts.ts';

/** Between panels, and for the head of each. */
const gap = 0.3;
const headHeight = 0.42;

type PlaceChart = (chart: Chart, box: Box, context: SlideContext) => readonly PlacedShape[];

/** A chart for each series, all on one scale: its name above, the first and the last column in full colour. */
export function smallMultiples(
  chart: Chart,
  box: Box,
  context: SlideContext,
  place: PlaceChart,
): readonly PlacedShape[] {
  const { theme, background } = context;
  const colors = chartColors(theme, background);
  const count = chart.series.length;
  const columns = count <= 3 ? count : Math.ceil(count / 2);
  const rows = Math.ceil(count / columns);
  const w = (box.w - gap * (columns - 1)) / columns;
  const h = (box.h - gap * (rows - 1)) / rows;
  const scale = valueAxis(
    chart.series.flatMap(({ values }) => values),
    {
      fromZero: true,
      points: false,
      ...chart.axis,
      level: false,
      room: 6,
      format: { type: null, currency: null, decimals: null },
    },
  );
  // One scale for all is what they are for: its ends are written.
  const axis = { min: scale.min, max: scale.max };
  return chart.series.flatMap((series, s): PlacedShape[] => {
    const own = {
      x: box.x + (s % columns) * (w + gap),
      y: box.y + Math.floor(s / columns) * (h + gap),
      w,
      h,
    };
    const color = colors.seriesOf(s);
    const size = theme.type.label;
    const words = [{ text: series.name, color: readableOn(theme, color, background), size, bold: true }];
    const head = { ...own, y: own.y + 0.06, h: headHeight - 0.06 };
    const change = changeOf(chart, s);
    const dark = readableOn(theme, { color: 'accent6' }, background);
    const panel: Chart = {
      ...chart,
      chart: 'column',
      series: [series],
      axis,
      xTitle: null,
      yTitle: null,
      emphasis: null,
      reference: null,
      note: [],
      noted: null,
      alt: chart.panels?.[s] ?? chart.alt,
    };
    const field = { ...own, y: own.y + headHeight, h: own.h - headHeight };
    return [
      chartTextBox({ name: 'Rule', box: { ...own, h: 0.03 }, lines: [], fill: color }, chart.origin, context),
      chartTextBox(
        { name: 'Panel', box: { ...head, w: w * 0.66 }, lines: [words], anchor: 'middle' },
        chart.origin,
        context,
      ),
      ...(change === null
        ? []
        : [
            chartTextBox(
              {
                name: 'Change',
                box: { ...head, x: head.x + w * 0.66, w: w * 0.34 },
                lines: [[{ text: change, color: dark, size: theme.type['label-min'] }]],
                anchor: 'middle',
                align: 'right',
              },
              chart.origin,
              context,
            ),
          ]),
      ...place(panel, field, context).map((shape) => {
        if (shape.kind !== 'chart') return shape;
        const last = series.values.length - 1;
        const points = new Map(
          series.values.flatMap((value, i): [number, PointLook][] => {
            if (value === null) return [];
            const strong = i === 0 || i === last;
            return [
              [i, { color: strong ? color : colors.dim(color), outline: strong ? null : color, strong }],
            ];
          }),
        );
        return { ...shape, series: shape.series.map((each) => ({ ...each, color, points })) };
      }),
    ];
  });
}

/** By how many per cent a series is more or less at its end than at its beginning; null where that says nothing. */
function changeOf({ series, numbers }: Chart, at: number): string | null {
  const known = series[at]!.values.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined || first <= 0) return null;
  const change = Math.round((last / first - 1) * 100);
  if (!figureOf(change)) return null;
  const text = writeNumber(change, { type: 'percent', currency: null, decimals: 0 }, numbers);
  return change > 0 ? `+${text}` : text;
}
