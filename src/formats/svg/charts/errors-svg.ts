import {
  type ChartField,
  type chartBars,
  errorsOf,
  type PlacedChart,
  type PlacedSeries,
} from '../../../layout/index.ts';
import { paintOf, type SvgWork, svgElement } from '../svg-element.ts';

/** Half the length of the line at each end. */
const cap = 4;

/** How far off values may be: lines through their marks, with a short line across at each end. */
export function errorsSvg(
  series: PlacedSeries,
  bars: ReturnType<typeof chartBars>[number],
  field: ChartField,
  chart: PlacedChart,
  work: SvgWork,
): string {
  return errorsOf(series)
    .map((reach, i) => {
      if (reach === null) return '';
      const [low, high] = reach.map((value) => field.up(value, series.second)) as [number, number];
      const bar = bars[i];
      const level = chart.level;
      const at = bar ? (level ? bar.y + bar.h / 2 : bar.x + bar.w / 2) : field.along(i);
      const path = level
        ? `M${low} ${at}H${high}M${low} ${at - cap}V${at + cap}M${high} ${at - cap}V${at + cap}`
        : `M${at} ${low}V${high}M${at - cap} ${low}H${at + cap}M${at - cap} ${high}H${at + cap}`;
      return svgElement('path', {
        d: path.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2)))),
        fill: 'none',
        stroke: paintOf(chart.textColor, work),
        'stroke-width': 1.5,
      });
    })
    .join('');
}
