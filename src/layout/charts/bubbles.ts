import type { Chart, ChartSeries } from '../../deck/index.ts';
import type { Points } from '../../theme/index.ts';
import { overlaps } from '../geometry.ts';
import type { NameSide, PlacedChart, PlacedSeries } from '../placed-chart.ts';
import { chartField } from './chart-field.ts';
import type { ChartText, PointBox } from './chart-text.ts';
import { inPoints } from './direct-labels.ts';

/** How wide the largest bubble is, as a share of the shorter side of the field: as programs draw it. */
const largest = 0.25;

/** Many bubbles are drawn smaller, in per cent of that. */
export function bubbleScale({ categories }: Pick<Chart, 'categories'>): number {
  return categories.length > 24 ? 40 : categories.length > 12 ? 60 : 100;
}

function sizesOf({ beside = [] }: Pick<ChartSeries, 'beside'>): readonly (number | null)[] {
  return beside.find(({ role }) => role === 'size')?.values ?? [];
}

type Sized = Pick<Chart, 'categories'> & {
  readonly series: readonly Pick<ChartSeries, 'values' | 'beside'>[];
};

/** The radius of each bubble of a series in a field whose shorter side is so long: areas are as large as sizes. */
export function bubbleRadii(chart: Sized, series: Pick<ChartSeries, 'beside'>, side: number): number[] {
  const sizes = chart.series.flatMap(sizesOf).map((size) => size ?? 0);
  const most = sizes.reduce((a, b) => Math.max(a, b), Number.MIN_VALUE);
  const full = (side * largest * bubbleScale(chart)) / 200;
  return sizesOf(series).map((size) => full * Math.sqrt((size ?? 0) / most));
}

/**
 * Where an axis begins and ends so that no bubble is cut: of what stands along the foot, or (null) of the values. Programs
 * leave such room by rules of their own, so these ends are written. `across`: how long the other axis is by this one.
 */
export function bubbleEnds(
  at: readonly number[] | null,
  chart: Sized,
  across: number,
): { readonly min: number | null; readonly max: number | null } {
  const points = chart.series.flatMap((series) => {
    const radii = bubbleRadii(chart, series, Math.min(1, across));
    return series.values.flatMap((value, i) =>
      value === null ? [] : [{ value: at?.[i] ?? value, radius: radii[i] ?? 0 }],
    );
  });
  if (points.length === 0) return { min: null, max: null };
  const low = points.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = points.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let range = high - low || Math.abs(high) || 1;
  let [from, to] = [low, high];
  // The longer the axis, the more of it a bubble takes.
  for (let round = 0; round < 4; round++) {
    const room = ({ radius }: (typeof points)[number]) => radius * range * 1.25;
    from = points.reduce((least, each) => Math.min(least, each.value - room(each)), low);
    to = points.reduce((most, each) => Math.max(most, each.value + room(each)), high);
    range = to - from || range;
  }
  const step = 10 ** Math.floor(Math.log10(range / 4));
  const unit = [1, 2, 5, 10].map((each) => each * step).find((each) => range / each <= 8) ?? step * 10;
  const clean = (value: number) => Number(value.toPrecision(12)) + 0;
  return {
    min: clean(Math.floor(from / unit + 1e-9) * unit),
    max: clean(Math.ceil(to / unit - 1e-9) * unit),
  };
}

/** Sides of a bubble on which its name may stand, the most wanted first. */
const sides: readonly NameSide[] = ['r', 'l', 't', 'b'];

/** The names of bubbles, each beside its own and clear of the others; one that finds no room is left out. */
export function namedBubbles(chart: Omit<PlacedChart, 'note'>, text: ChartText): Omit<PlacedChart, 'note'> {
  const { plot, textSize: size } = chart;
  if (chart.chart !== 'bubble' || !plot || !chart.values) return chart;
  const field = chartField(chart, inPoints(plot));
  const side = Math.min(field.box.w, field.box.h);
  const discs = chart.series.map((series) => {
    const radii = bubbleRadii(chart, series, side);
    return series.values.map((value, i): Disc | null =>
      value === null ? null : { x: field.along(i), y: field.up(value, series.second), r: radii[i] ?? 0 },
    );
  });
  const all = discs.flat().filter((disc) => disc !== null);
  const taken: PointBox[] = [];
  const series = chart.series.map((each, s): PlacedSeries => {
    const at = new Map<number, NameSide>();
    const silent = new Set<number>();
    // The largest first: their names are looked for.
    const order = discs[s]!.flatMap((disc, i) => (disc ? [{ disc, i }] : []));
    order.sort((a, b) => b.disc.r - a.disc.r || a.i - b.i);
    for (const { disc, i } of order) {
      const w = text.widthOf(each.literal?.[i] ?? '', size, false);
      if (w === 0) continue;
      const free = sides.find((way) => {
        const box = nameBox(disc, way, w, size);
        const { x, y, w: wide, h } = field.box;
        const within =
          box.x >= x && box.x + box.w <= x + wide + size && box.y >= y - size && box.y + box.h <= y + h;
        return (
          within &&
          taken.every((other) => !overlaps(box, other)) &&
          all.every((other) => other === disc || !touches(other, box))
        );
      });
      if (!free) {
        silent.add(i);
        continue;
      }
      at.set(i, free);
      taken.push(nameBox(disc, free, w, size));
    }
    return { ...each, nameSides: at, ...(silent.size > 0 && { silent }) };
  });
  return { ...chart, series };
}

interface Disc {
  readonly x: Points;
  readonly y: Points;
  readonly r: Points;
}

function nameBox({ x, y, r }: Disc, way: NameSide, w: Points, size: Points): PointBox {
  const h = size * 1.2;
  const away = r + size * 0.25;
  if (way === 'r') return { x: x + away, y: y - h / 2, w, h };
  if (way === 'l') return { x: x - away - w, y: y - h / 2, w, h };
  if (way === 't') return { x: x - w / 2, y: y - away - h, w, h };
  return { x: x - w / 2, y: y + away, w, h };
}

function touches({ x, y, r }: Disc, box: PointBox): boolean {
  const [dx, dy] = [Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.y - y, 0, y - box.y - box.h)];
  return Math.hypot(dx, dy) < r;
}
