import { bubbleRadii, type ChartField, type PlacedChart, type PlacedSeries } from '../../../layout/index.ts';
import { paintOf, type SvgWork, svgElement } from '../svg-element.ts';
import { chartTextSvg } from './chart-text.ts';

/** Discs as large as their sizes; what lies behind them is seen. */
export function bubblesSvg(
  series: PlacedSeries,
  chart: PlacedChart,
  field: ChartField,
  work: SvgWork,
): string {
  const radii = bubbleRadii(chart, series, Math.min(field.box.w, field.box.h));
  return series.values
    .map((value, i) => {
      if (value === null) return '';
      const { color, outline } = series.points.get(i) ?? series;
      return svgElement('circle', {
        cx: field.along(i),
        cy: field.up(value, series.second),
        r: radii[i] ?? 0,
        fill: paintOf(color, work),
        'fill-opacity': series.opacity ?? null,
        stroke: paintOf(outline ?? color, work),
        'stroke-width': 1,
      });
    })
    .join('');
}

/** Their names, beside them. */
export function bubbleNamesSvg(
  series: PlacedSeries,
  noted: number,
  chart: PlacedChart,
  field: ChartField,
  work: SvgWork,
): string {
  const radii = bubbleRadii(chart, series, Math.min(field.box.w, field.box.h));
  const size = chart.textSize;
  return [...(series.nameSides ?? [])]
    .map(([i, side]) => {
      const value = series.values[i] ?? null;
      if (value === null || i === noted) return '';
      const away = (radii[i] ?? 0) + size * 0.25;
      const [x, y] = [field.along(i), field.up(value, series.second)];
      const bold = series.points.get(i)?.strong ?? false;
      const at =
        side === 'r' || side === 'l'
          ? {
              x: side === 'r' ? x + away : x - away,
              y: y + size * 0.34,
              anchor: side === 'r' ? 'start' : 'end',
            }
          : { x, y: side === 't' ? y - away - size * 0.2 : y + away + size, anchor: 'middle' };
      return chartTextSvg(
        series.literal?.[i] ?? '',
        { ...at, bold } as Parameters<typeof chartTextSvg>[1],
        chart,
        work,
      );
    })
    .join('');
}
