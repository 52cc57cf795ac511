import type { Chart } from '../../deck/index.ts';
import { sumFigures, writeFigure } from '../../numbers/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedText } from '../placed.ts';
import type { PlacedChart } from '../placed-chart.ts';
import { chartBars } from './chart-bars.ts';
import { chartField } from './chart-field.ts';
import { chartText } from './chart-text.ts';
import { chartTextBox } from './chart-texts.ts';
import { inInches, inPoints } from './direct-labels.ts';

/** Without the values that find no room in their piece of a stack. */
export function withoutSmallLabels(chart: Omit<PlacedChart, 'note'>): Omit<PlacedChart, 'note'> {
  if (!chart.plot || !chart.values || chart.series.every(({ labelAt }) => labelAt !== 'middle')) return chart;
  const bars = chartBars(chart, chartField(chart, inPoints(chart.plot)));
  const size = chart.textSize;
  return {
    ...chart,
    series: chart.series.map((series, s) => {
      if (series.labelAt !== 'middle') return series;
      const texts = series.literal ?? series.texts;
      const fits = texts.map((text, i) => {
        const bar = bars[s]![i];
        return bar && bar.h >= size * 1.1 && bar.w >= text.length * size * 0.55;
      });
      if (fits.every(Boolean)) return series;
      return { ...series, silent: new Set(fits.flatMap((fit, i) => (fit ? [] : [i]))) };
    }),
  };
}

/** The names of parts under the last row, and the sums of rows at their ends. */
export function shareNames(
  chart: PlacedChart,
  { origin }: Pick<Chart, 'origin'>,
  context: SlideContext,
): PlacedText[] {
  if (!chart.plot) return [];
  const { textSize: size, textColor: color } = chart;
  const text = chartText(context.typesetter, context.deck.language);
  const field = chartField(chart, inPoints(chart.plot));
  const bars = chartBars(chart, field);
  const last = chart.categories.length - 1;
  let free = field.box.x;
  const names = chart.series.flatMap((series, s): PlacedText[] => {
    const bar = bars[s]![last];
    if (!bar) return [];
    const x = Math.max(free, bar.x);
    const room = field.box.x + field.box.w + size * 6 - x;
    const line = text.linesOf(series.name, room, 1, size, s === 0)[0] ?? '';
    const w = text.widthOf(line, size, s === 0) + 2;
    free = x + w + size * 0.8;
    const box = inInches({ x, y: field.box.y + field.box.h + size * 0.2, w, h: size * 1.3 });
    const pieces = [{ text: line, color: series.labelColor, size, bold: s === 0 }];
    return [chartTextBox({ name: `Name ${s + 1}`, box, lines: [pieces] }, origin, context)];
  });
  const sums = chart.categories.flatMap((_, i): PlacedText[] => {
    const sum = sumFigures(chart.series.flatMap(({ figures }) => figures[i] ?? []));
    const bar = bars.map((own) => own[i]).find((each) => each);
    if (!sum || !bar) return [];
    const words = writeFigure(sum.figure, chart.series[0]!.format, chart.numbers);
    const box = inInches({ x: field.box.x + field.box.w + size * 0.5, y: bar.y, w: size * 5.4, h: bar.h });
    const lines = [[{ text: words, color, size }]];
    return [chartTextBox({ name: `Sum ${i + 1}`, box, lines, anchor: 'middle' }, origin, context)];
  });
  return [...names, ...sums];
}
