import type { Points } from '../../theme/index.ts';
import type { ChartField, ChartShape } from './chart-field.ts';
import type { PointBox } from './chart-text.ts';

/** The bars of each series, by category; null where there is none. */
export function chartBars(
  chart: ChartShape,
  { box, scale, across, along }: ChartField,
): (PointBox | null)[][] {
  const own = chart.series.filter(({ drawn }) => drawn === 'bars');
  const stacked = chart.stacking !== 'none';
  const length = chart.level ? box.h : box.w;
  const { bar, startOf } = bandLayout(across.band * length, stacked ? 1 : own.length, chart);
  const rect = (from: number, to: number, start: Points): PointBox => {
    const [low, high] = [scale.shareWithin(Math.min(from, to)), scale.shareWithin(Math.max(from, to))];
    return chart.level
      ? { x: box.x + low * box.w, y: start, w: (high - low) * box.w, h: bar }
      : { x: start, y: box.y + (1 - high) * box.h, w: bar, h: (high - low) * box.h };
  };
  const stacks = chart.categories.map(() => ({ above: 0, below: 0 }));
  return chart.series.map((series) =>
    series.values.map((value, i) => {
      if (series.drawn !== 'bars' || value === null) return null;
      const middle = along(i) - (across.band * length) / 2;
      if (!stacked) return rect(0, value, middle + startOf(own.indexOf(series)));
      const size = chart.stacking === 'percent' ? shareOf(chart, value, i) : value;
      const stack = stacks[i]!;
      const from = size < 0 ? stack.below : stack.above;
      if (size < 0) stack.below += size;
      else stack.above += size;
      return rect(from, from + size, middle + startOf(0));
    }),
  );
}

interface Valued {
  readonly series: readonly { readonly values: readonly (number | null)[] }[];
}

/** The part that a value is of its category, in hundredths as the axis counts. */
export function shareOf(chart: Valued, value: number, category: number): number {
  const total = chart.series.reduce((sum, { values }) => sum + Math.abs(values[category] ?? 0), 0);
  return total === 0 ? 0 : (value / total) * 100;
}

/** Where the bars of a band stand: as a deck has them, with gaps between bands. */
interface BandLayout {
  /** Width of a bar. */
  readonly bar: Points;
  /** From the start of the band to the start of a series' bar. */
  readonly startOf: (series: number) => Points;
}

function bandLayout(band: Points, series: number, { gap, overlap }: ChartShape): BandLayout {
  const count = Math.max(series, 1);
  const step = 1 - (count > 1 ? overlap : 0);
  const bar = band / (1 + (count - 1) * step + gap);
  return { bar, startOf: (index) => (bar * gap) / 2 + index * bar * step };
}
