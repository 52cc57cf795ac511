import type { PlacedChart } from '../../../layout/index.ts';
import { chartDrawers } from '../charts/index.ts';
import { legendSvg } from '../charts/legend-svg.ts';
import { type SvgWork, toPoints } from '../svg-work.ts';

/** A chart: its legend, and what its kind draws in the room that is left. */
export function chartSvg(chart: PlacedChart, work: SvgWork): string {
  const { legend, room } = legendSvg(chart, toPoints(chart.box), work);
  return chartDrawers[chart.chart](chart, room, work) + legend;
}
