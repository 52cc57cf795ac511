import type { PlacedChart } from '../../../layout/index.ts';
import type { PointBox, SvgWork } from '../svg-work.ts';
import { barsSvg } from './bars-svg.ts';
import { circleSvg } from './circle-svg.ts';
import { uprightSvg } from './upright-svg.ts';

export type ChartDrawer = (chart: PlacedChart, room: PointBox, work: SvgWork) => string;

/** What draws each kind of chart, in the room that its legend leaves. */
export const chartDrawers: Readonly<Record<PlacedChart['chart'], ChartDrawer>> = {
  bar: barsSvg,
  column: uprightSvg,
  line: uprightSvg,
  combo: uprightSvg,
  area: uprightSvg,
  pie: (chart, room, work) => circleSvg(chart, room, 0, work),
  doughnut: (chart, room, work) => circleSvg(chart, room, 0.5, work),
  scatter: uprightSvg,
};
