import {
  type ChartField,
  chartField,
  chartText,
  fieldBox,
  footLabels,
  levelLabelWidth,
  type PlacedChart,
} from '../../../layout/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgNumber, toPoints } from '../svg-element.ts';
import { chartTextLines, chartTextSvg, chartTextWidth } from './chart-text.ts';

/** The field between the axes, with the axes drawn. */
export interface Plot {
  readonly field: ChartField;
  /** Gridlines, axes and their labels: drawn below the data. */
  readonly svg: string;
}

/** A field with its axes: values up its sides and names, times or numbers along its foot, or turned by a quarter. */
export function plotSvg(chart: PlacedChart, room: PointBox, work: SvgWork): Plot {
  const text = chartText(work.typesetter, work.language);
  const box = chart.plot ? toPoints(chart.plot) : fieldBox(chart, room, text);
  const field = chartField(chart, box);
  const axes = chart.level ? levelAxes(chart, field, room, work) : uprightAxes(chart, field, room, work);
  return { field, svg: headsSvg(chart, field, room, work) + axes };
}

function uprightAxes(chart: PlacedChart, field: ChartField, room: PointBox, work: SvgWork): string {
  const { textSize: size } = chart;
  const { box, scale, second, across } = field;
  const labels = footLabels(chart, across, box.w, chartText(work.typesetter, work.language));
  const bottom = box.y + box.h;
  const end = box.x + box.w;
  const textAt = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end') =>
    chartTextSvg(text, { x, y, anchor }, chart, work);
  let svg = '';
  for (const { value, text } of chart.scaleHidden ? [] : scale.ticks) {
    const y = bottom - scale.shareOf(value) * box.h;
    svg += gridline([box.x, y], [end, y], chart, work);
    svg += textAt(text, box.x - size * 0.5, y + size * 0.34, 'end');
  }
  for (const { value, text } of chart.secondAxis ? second.ticks : []) {
    const y = bottom - second.shareOf(value) * box.h;
    svg += textAt(text, end + size * 0.5, y + size * 0.34, 'start');
  }
  if (chart.x.kind === 'numbers' && (chart.chart === 'scatter' || chart.chart === 'bubble')) {
    for (const { share } of across.labels) {
      const x = box.x + share * box.w;
      svg += gridline([x, box.y], [x, bottom], chart, work);
    }
  }
  if (chart.chart === 'slope') {
    labels.shown.forEach(({ share, lines }) => {
      const x = box.x + share * box.w;
      svg += gridline([x, box.y], [x, bottom], chart, work);
      svg += textAt(lines.join(' '), x, box.y - size * 0.8, 'middle');
    });
    return svg;
  }
  const zero = bottom - scale.shareWithin(0) * box.h;
  svg += axisLine([box.x, zero], [end, zero], chart, work);
  for (const { share, lines } of labels.shown) {
    lines.forEach((line, l) => {
      svg += textAt(line, box.x + share * box.w, bottom + size * (1.3 + l * 1.15), 'middle');
    });
  }
  const title = chartTextLines(chart.xTitle ?? '', box.w, 1, chart, work)[0] ?? '';
  return svg + textAt(title, box.x + box.w / 2, room.y + room.h - size * 0.4, 'middle');
}

function levelAxes(chart: PlacedChart, field: ChartField, room: PointBox, work: SvgWork): string {
  const { textSize: size } = chart;
  const { box, scale } = field;
  const bottom = box.y + box.h;
  let svg = '';
  for (const { value, text } of chart.scaleHidden ? [] : scale.ticks) {
    const x = box.x + scale.shareOf(value) * box.w;
    svg += gridline([x, box.y], [x, bottom], chart, work);
    svg += chartTextSvg(text, { x, y: bottom + size * 1.3, anchor: 'middle' }, chart, work);
  }
  const zero = box.x + scale.shareWithin(0) * box.w;
  svg += axisLine([zero, box.y], [zero, bottom], chart, work);
  const band = box.h / Math.max(chart.categories.length, 1);
  const every = Math.max(1, Math.ceil((size * 1.15) / band));
  const most = Math.max(1, Math.floor(band / (size * 1.15)));
  const labelWidth = levelLabelWidth(chart, room.w, chartText(work.typesetter, work.language));
  chart.categories.forEach((label, i) => {
    if (i % every !== 0) return;
    const lines = chartTextLines(label, labelWidth + 0.5, most, chart, work);
    const first = box.y + (i + 0.5) * band + size * (0.34 - ((lines.length - 1) * 1.15) / 2);
    lines.forEach((line, l) => {
      const at = { x: box.x - size * 0.6, y: first + l * size * 1.15, anchor: 'end' } as const;
      svg += chartTextSvg(line, at, chart, work);
    });
  });
  const title = chartTextLines(chart.xTitle ?? '', box.h, 1, chart, work)[0] ?? '';
  const at = { x: room.x + size, y: box.y + box.h / 2, anchor: 'middle', upright: true } as const;
  return svg + chartTextSvg(title, at, chart, work);
}

/** The unit and names above the field. */
function headsSvg(chart: PlacedChart, { box }: ChartField, room: PointBox, work: SvgWork): string {
  const { textSize: size } = chart;
  const widthOf = (text: string) => chartTextWidth(text, chart, work);
  let svg = '';
  for (const [lines, atEnd] of [
    [chart.head, false],
    [chart.secondHead, true],
  ] as const) {
    lines.forEach((line, l) => {
      const whole = widthOf(line.map(({ text }) => text).join(''));
      let x = atEnd ? box.x + box.w - whole : room.x;
      for (const { text, color } of line) {
        svg += chartTextSvg(
          text,
          { x, y: room.y + size * (1 + l * 1.35), anchor: 'start', color },
          chart,
          work,
        );
        x += widthOf(text);
      }
    });
  }
  return svg;
}

function gridline(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return chartLine({ x1, y1, x2, y2 }, chart.grid, work);
}

function axisLine(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return chartLine({ x1, y1, x2, y2 }, chart.axisLine, work);
}

function chartLine(ends: Readonly<Record<string, number>>, line: PlacedChart['grid'], work: SvgWork): string {
  return line ? svgElement('line', { ...ends, ...strokeOf(line, work) }) : '';
}

export function strokeOf({ color, alpha, width }: NonNullable<PlacedChart['grid']>, work: SvgWork) {
  return {
    'stroke-width': width,
    ...(alpha < 1 && { 'stroke-opacity': alpha }),
    stroke: paintOf(color, work),
  };
}

/** What reaches beyond the field is cut at its edge, as programs do where an axis leaves something out. */
export function clipped(svg: string, { x, y, w, h }: PointBox): string {
  return svgElement(
    'svg',
    { x, y, width: w, height: h, viewBox: [x, y, w, h].map(svgNumber).join(' ') },
    svg,
  );
}
