import type { Chart } from '../../deck/index.ts';
import type { Points } from '../../theme/index.ts';
import { clip, overlaps } from '../geometry.ts';
import type { PlacedChart, PlacedEnd, PlacedSeries } from '../placed-chart.ts';
import { chartBars } from './chart-bars.ts';
import { type ChartField, chartField, endText } from './chart-field.ts';
import type { ChartText, PointBox } from './chart-text.ts';
import { inInches, inPoints } from './direct-labels.ts';

/** The chart with what is said of one of its points, where it covers as little as can be. */
export function placeNote(
  chart: Omit<PlacedChart, 'note'>,
  { note, noted }: Pick<Chart, 'note' | 'noted'>,
  text: ChartText,
): PlacedChart {
  if (!noted || !chart.plot) return { ...chart, note: null };
  const { series, category } = noted;
  const field = chartField(chart, inPoints(chart.plot));
  const point = pointAt(chart, field, series, category);
  if (!point) return { ...chart, note: null };
  const size = chart.textSize;
  const said = note
    .map((run) => (run.cite ? '' : run.text))
    .join('')
    .trim();
  const marks = note.map((run) => (run.cite ? run.text : '')).join('');
  const { ends, texts } = chart.series[series]!;
  const value = texts[category] ?? '';
  const end = ends.find((each) => each.point === category && !each.left);
  const head = end ? endText(end, texts) : chart.values ? value : null;
  const lines = text.linesOf(said, Math.min(field.box.w * 0.42, size * 19), 5, size);
  const behind = marks === '' ? 0 : text.widthOf(marks, size * 0.66);
  const widths = lines.map((line, i) => text.widthOf(line, size) + (i === lines.length - 1 ? behind : 0));
  const w = Math.max(...widths, head === null ? 0 : text.widthOf(head, size, true));
  const h = (lines.length + (head === null ? 0 : 1)) * size * 1.2;
  const box = freePlace(chart, field, point, w, h);
  return {
    ...chart,
    series: chart.series.map((each, i) => (i === series && end ? without(each, end) : each)),
    note: {
      series,
      category,
      head,
      lines,
      marks,
      size,
      box: inInches(box),
      point: { x: point.x / 72, y: point.y / 72 },
    },
  };
}

function without(series: PlacedSeries, end: PlacedEnd): PlacedSeries {
  return { ...series, ends: series.ends.filter((other) => other !== end) };
}

interface Place {
  readonly x: Points;
  readonly y: Points;
}

/** Where a point stands, or the end of its bar. */
function pointAt(
  chart: Omit<PlacedChart, 'note'>,
  field: ChartField,
  series: number,
  category: number,
): Place | null {
  const { drawn, values, second } = chart.series[series]!;
  const value = values[category];
  if (value === null || value === undefined) return null;
  if (drawn !== 'bars') return { x: field.along(category), y: field.up(value, second) };
  const bar = chartBars(chart, field)[series]![category];
  if (!bar) return null;
  if (chart.stacking !== 'none') return { x: bar.x + bar.w / 2, y: bar.y + bar.h / 2 };
  if (chart.level) return { x: value < 0 ? bar.x : bar.x + bar.w, y: bar.y + bar.h / 2 };
  return { x: bar.x + bar.w / 2, y: value < 0 ? bar.y + bar.h : bar.y };
}

/** Of the places around a point the one that covers least, and of these the nearest. */
function freePlace(
  chart: Omit<PlacedChart, 'note'>,
  field: ChartField,
  point: Place,
  w: Points,
  h: Points,
): PointBox {
  const size = chart.textSize;
  const { box } = field;
  const taken = occupied(chart, field);
  const segments = segmentsOf(chart, field);
  const tried: { readonly place: PointBox; readonly cost: number }[] = [];
  for (const up of [-1, 1]) {
    for (const across of [0.5, 0, 1, -0.35, 1.35]) {
      for (const far of [1.8, 2.8, 4, 5.5, 7.5, 10]) {
        const x = within(point.x - w * across, box.x, box.x + box.w - w);
        const y = up < 0 ? point.y - far * size - h : point.y + far * size;
        const place = { x, y, w, h };
        const grown = { x: x - size * 0.3, y: y - size * 0.25, w: w + size * 0.6, h: h + size * 0.5 };
        const outside = y < box.y - size || y + h > box.y + box.h ? 20 : 0;
        const covers = taken.filter((each) => overlaps(each, grown)).length;
        const crosses = segments.filter(([a, b]) => clip(a, b, grown) > 0).length;
        tried.push({
          place,
          cost: outside + (covers + crosses) * 5 + far * 0.3 + Math.abs(across - 0.5) * 0.2,
        });
      }
    }
  }
  return tried.reduce((best, each) => (each.cost < best.cost ? each : best)).place;
}

function within(value: Points, low: Points, high: Points): Points {
  return Math.max(low, Math.min(value, high));
}

/** Bars, and the values and points in the field. */
function occupied(chart: Omit<PlacedChart, 'note'>, field: ChartField): PointBox[] {
  const size = chart.textSize;
  const bars = chartBars(chart, field)
    .flat()
    .filter((each) => each !== null);
  const labels = chart.series.flatMap(({ drawn, values, second }, s) =>
    values.flatMap((value, i): PointBox[] => {
      if (value === null) return [];
      const at = pointAt(chart, field, s, i);
      if (!at) return [];
      const sign = drawn === 'bars' ? [] : [{ x: at.x - 5, y: field.up(value, second) - 5, w: 10, h: 10 }];
      const label = chart.values
        ? [{ x: at.x - size, y: at.y - size * 1.5, w: size * 2, h: size * 1.4 }]
        : [];
      return [...sign, ...label];
    }),
  );
  return [...bars, ...labels];
}

function segmentsOf(chart: Omit<PlacedChart, 'note'>, field: ChartField): [Place, Place][] {
  return chart.series.flatMap(({ drawn, values, second }): [Place, Place][] => {
    if (drawn !== 'line' && drawn !== 'area') return [];
    const points = values.map((value, i) =>
      value === null ? null : { x: field.along(i), y: field.up(value, second) },
    );
    return points.flatMap((to, i): [Place, Place][] => {
      const from = points[i - 1];
      return from && to ? [[from, to]] : [];
    });
  });
}
