import type { Chart } from '../../deck/index.ts';
import { type Box, type ColorRef, readableOn, type ThemeColor } from '../../theme/index.ts';
import type { PlacedChart } from '../placed.ts';
import type { SlideContext } from './slide-context.ts';

const seriesColors: readonly ThemeColor[] = [
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];

/** A chart in its box, its series in the theme's colours, with values and legend where they help. */
export function placeChart(chart: Chart, box: Box, context: SlideContext): PlacedChart {
  const { theme, background, nameOf } = context;
  const round = chart.chart === 'pie' || chart.chart === 'doughnut';
  const marks = chart.categories.length * chart.series.length;
  const enoughRoom = marks <= (round ? 8 : box.w > 7 ? 16 : 10);
  return {
    kind: 'chart',
    name: nameOf('Chart'),
    box,
    alt: chart.alt,
    decorative: false,
    template: chart.origin.template,
    yaml: chart.origin.yaml,
    chart: chart.chart,
    categories: chart.categories,
    series: chart.series.map((series, i) => ({
      name: series.name,
      values: series.values,
      color: colorOf(i),
    })),
    xTitle: chart.xTitle,
    yTitle: chart.yTitle,
    values: chart.values ?? (chart.chart !== 'scatter' && enoughRoom),
    legend: chart.series.length > 1 || round,
    textSize: box.w > 6 && box.h > 3 ? Math.min(14, theme.type.label) : theme.type['label-min'],
    textColor: readableOn(theme, { color: 'dark1' }, background),
  };
}

function colorOf(index: number): ColorRef {
  const color = seriesColors[index % seriesColors.length]!;
  const round = Math.floor(index / seriesColors.length);
  return round === 0 ? { color } : { color, tint: Math.min(0.6, round * 0.3) };
}
