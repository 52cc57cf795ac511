import type { Chart, ChartSeries } from '../../deck/index.ts';
import { type FigureFormat, writeNumber } from '../../numbers/index.ts';
import type { Points } from '../../theme/index.ts';
import type { PlacedAbscissa, PlacedAxis, PlacedChart } from '../placed-chart.ts';
import { bubbleEnds } from './bubbles.ts';
import { dateText, ticksOf, timeAxis, valueAxis } from './chart-axes.ts';
import { drawnAs, type LinedChart } from './place-series.ts';

/** Room inside of the axes, about. */
export interface Room {
  readonly across: Points;
  readonly up: Points;
  readonly size: Points;
  readonly widthOf: (text: string) => Points;
}

export function isLevel({ chart }: Pick<Chart, 'chart'>): boolean {
  return chart === 'bar' || chart === 'stacked-share' || chart === 'lollipop';
}

export const stackings: Partial<Record<Chart['chart'], PlacedChart['stacking']>> = {
  'stacked-columns': 'stacked',
  'stacked-area': 'stacked',
  'stacked-share': 'percent',
  waterfall: 'stacked',
};

export function placeAbscissa(chart: Chart, room: Room): PlacedAbscissa {
  const { x } = chart;
  if (x.kind === 'names') return x;
  if (x.kind === 'time') return timeAxis(x, room.across, room.widthOf);
  const axis = valueAxis(x.at, {
    fromZero: false,
    points: true,
    min: null,
    max: null,
    ...(chart.chart === 'bubble' && bubbleEnds(x.at, chart, room.up / room.across)),
    level: true,
    room: room.across / (5 * room.size),
    format: plainFormat,
  });
  const text = (at: number) =>
    x.words ? dateText(at, 'day', x.words) : writeNumber(at, plainFormat, chart.numbers);
  return { ...x, axis, ticks: ticksOf(axis).map((at) => ({ at, text: text(at) })) };
}

export const plainFormat: FigureFormat = { type: null, currency: null, decimals: null };

export function axisOf(chart: LinedChart, second: boolean, room: Room) {
  const among = chart.series.filter((series) => series.second === second);
  const level = isLevel(chart);
  const stacking = stackings[chart.chart] ?? 'none';
  const radar = chart.chart === 'radar';
  const measured =
    radar ||
    among.some((series) => {
      const drawn = drawnAs(chart, series, chart.series.indexOf(series));
      return drawn === 'bars' || drawn === 'area';
    });
  const values =
    stacking === 'percent'
      ? [0, 100]
      : stacking === 'stacked'
        ? stackEnds(among)
        : among.flatMap((series) => series.values);
  const ends =
    chart.chart === 'bubble' ? bubbleEnds(null, chart, room.across / room.up) : { min: null, max: null };
  const options = {
    // Bars and areas that do not begin at zero lie about proportions.
    fromZero: measured,
    points: chart.x.kind === 'numbers',
    min: second ? null : (chart.axis.min ?? ends.min),
    max: stacking === 'percent' ? 100 : second ? null : (chart.axis.max ?? ends.max),
    level,
    room: level ? room.across / (5 * room.size) : room.up / ((radar ? 4.5 : 1.6) * room.size),
    format: formatOf(among),
  };
  return withErrors(valueAxis(values, options), among, (more) => valueAxis(values, { ...options, ...more }));
}

/** An axis on which there is room for how far off values may be: programs look at the values alone. */
function withErrors(
  axis: PlacedAxis,
  among: readonly ChartSeries[],
  again: (ends: { readonly min?: number; readonly max?: number }) => PlacedAxis,
): PlacedAxis {
  const reach = among.flatMap((series) => errorsOf(series).flatMap((each) => each ?? []));
  if (reach.length === 0) return axis;
  const { majorUnit, min, max } = axis;
  const low = reach.reduce((least, each) => Math.min(least, each), min);
  const high = reach.reduce((most, each) => Math.max(most, each), max);
  if (low >= min && high <= max) return axis;
  return again({
    ...(low < min && { min: Math.floor(low / majorUnit) * majorUnit }),
    ...(high > max && { max: Math.ceil(high / majorUnit) * majorUnit }),
  });
}

/** The least and the most that each value may be; null: nothing is said of it. */
export function errorsOf({
  values,
  beside = [],
}: Pick<ChartSeries, 'values' | 'beside'>): readonly (readonly [number, number] | null)[] {
  const of = (role: string, i: number) =>
    beside.find((each) => each.role === role || each.role === 'around')?.values[i] ?? null;
  if (!beside.some(({ role }) => role !== 'size')) return [];
  return values.map((value, i) => {
    const [below, above] = [of('below', i), of('above', i)];
    if (value === null || (below === null && above === null)) return null;
    return [value - (below ?? 0), value + (above ?? 0)];
  });
}

/** How far the stacks of all categories reach, up and down. */
function stackEnds(series: readonly ChartSeries[]): number[] {
  const stacked = series.filter(({ part }) => part !== 'top');
  return (series[0]?.values ?? []).flatMap((_, i) => {
    const own = stacked.map(({ values }) => values[i] ?? 0);
    const sum = (kept: (value: number) => boolean) => own.filter(kept).reduce((all, value) => all + value, 0);
    return [sum((value) => value > 0), sum((value) => value < 0)];
  });
}

/** What the columns of all series have in common; where all figures are written in per cent, that is it. */
function formatOf(series: readonly ChartSeries[]): FigureFormat {
  const formats = series.map(({ format: { type, currency }, figures }) => {
    const percent = type === null && figures.every((figure) => figure === null || figure.percent !== '');
    return {
      type: percent && figures.some((figure) => figure !== null) ? ('percent' as const) : type,
      currency,
    };
  });
  const first = formats[0];
  const same = formats.every(({ type, currency }) => type === first?.type && currency === first?.currency);
  return first && same ? { ...first, decimals: null } : plainFormat;
}
