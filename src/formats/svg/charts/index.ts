import type { PlacedChart } from '../../../layout/index.ts';
import { turnedOver } from '../outline-svg.ts';
import { type PointBox, type SvgWork, toPoints } from '../svg-element.ts';
import { axesSvg } from './axes-svg.ts';
import { circleSvg } from './circle-svg.ts';
import { legendSvg } from './legend-svg.ts';
import { radarSvg } from './radar-svg.ts';

/** A chart: its legend, and what its kind draws in the room that is left. */
export function chartSvg(chart: PlacedChart, work: SvgWork): string {
  const box = toPoints(chart.box);
  const { legend, room } = legendSvg(chart, box, work);
  const drawn = chartDrawers[chart.chart](chart, room, work) + legend;
  return chart.rightToLeft ? turnedOver(box, drawn) : drawn;
}

type ChartDrawer = (chart: PlacedChart, room: PointBox, work: SvgWork) => string;

/** What draws each kind of chart, in the room that its legend leaves. */
const chartDrawers: Readonly<Record<PlacedChart['chart'], ChartDrawer>> = {
  bar: axesSvg,
  column: axesSvg,
  line: axesSvg,
  combo: axesSvg,
  area: axesSvg,
  pie: (chart, room, work) => circleSvg(chart, room, 0, work),
  doughnut: (chart, room, work) => circleSvg(chart, room, 0.5, work),
  scatter: axesSvg,
  'stacked-columns': axesSvg,
  'stacked-share': axesSvg,
  'stacked-area': axesSvg,
  slope: axesSvg,
  waterfall: axesSvg,
  dumbbell: axesSvg,
  lollipop: axesSvg,
  histogram: axesSvg,
  'small-multiples': axesSvg,
  pictogram: axesSvg,
  'heat-map': axesSvg,
  'tree-map': axesSvg,
  'box-plot': axesSvg,
  bubble: axesSvg,
  radar: radarSvg,
};
