import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { chartTextLines, chartTextSvg, chartTextWidth, numberText } from './chart-text.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

/** The field between the axes, with the axes drawn. */
export interface Plot {
  readonly box: PointBox;
  readonly scale: ValueScale;
  /** Gridlines, axes and their labels: drawn below the data. */
  readonly svg: string;
}

/** A field with categories along its foot and values up its side. */
export function uprightPlot(chart: PlacedChart, room: PointBox, work: SvgWork): Plot {
  const { textSize: size } = chart;
  const scale = valueScale(chart.valueAxis);
  const left =
    room.x +
    (chart.yTitle === null ? 0 : size * 1.6) +
    (chart.scaleHidden ? 0 : widestTick(scale, chart, work)) +
    size * 0.6;
  const w = Math.max(1, room.x + room.w - left - size * 0.5);
  const band = w / Math.max(chart.categories.length, 1);
  const labels = categoryLabels(chart, band, work);
  const foot = labels.height + size * 0.5 + (chart.xTitle === null ? 0 : size * 1.5);
  const top = room.y + size * 1.1;
  const box = { x: left, y: top, w, h: Math.max(1, room.y + room.h - foot - top) };
  const bottom = box.y + box.h;
  let svg = '';
  for (const tick of shownTicks(scale, chart)) {
    const y = bottom - scale.shareOf(tick) * box.h;
    svg += gridline(box.x, y, box.x + box.w, y, chart, work);
    svg += chartTextSvg(
      numberText(tick),
      { x: box.x - size * 0.5, y: y + size * 0.34, anchor: 'end' },
      chart,
      work,
    );
  }
  const zero = bottom - Math.min(1, Math.max(0, scale.shareOf(0))) * box.h;
  svg += axisLine(box.x, zero, box.x + box.w, zero, chart, work);
  chart.categories.forEach((_, i) => {
    if (i % labels.every !== 0) return;
    const x = box.x + (i + 0.5) * band;
    labels.lines[i]!.forEach((line, l) => {
      svg += chartTextSvg(line, { x, y: bottom + size * (1.3 + l * 1.15), anchor: 'middle' }, chart, work);
    });
  });
  return {
    box,
    scale,
    svg: svg + titlesSvg(chart, room, box, { below: chart.xTitle, beside: chart.yTitle }, work),
  };
}

/** A field with categories down its side, the first on top, and values along its foot. */
export function levelPlot(chart: PlacedChart, room: PointBox, work: SvgWork): Plot {
  const { textSize: size } = chart;
  const scale = valueScale(chart.valueAxis);
  const widest = Math.max(0, ...chart.categories.map((label) => chartTextWidth(label, chart, work)));
  const labelWidth = Math.min(widest, room.w * 0.36);
  const left = room.x + (chart.xTitle === null ? 0 : size * 1.6) + labelWidth + size * 0.8;
  const foot = size * (chart.scaleHidden ? 0.4 : 1.6) + (chart.yTitle === null ? 0 : size * 1.5);
  // Values stand behind the bars: the longest needs room for its own.
  const right = chart.values ? Math.max(size, widestTick(scale, chart, work) + size * 0.5) : size;
  const box = {
    x: left,
    y: room.y,
    w: Math.max(1, room.x + room.w - left - right),
    h: Math.max(1, room.h - foot),
  };
  const bottom = box.y + box.h;
  let svg = '';
  for (const tick of shownTicks(scale, chart)) {
    const x = box.x + scale.shareOf(tick) * box.w;
    svg += gridline(x, box.y, x, bottom, chart, work);
    svg += chartTextSvg(numberText(tick), { x, y: bottom + size * 1.3, anchor: 'middle' }, chart, work);
  }
  const zero = box.x + scale.shareOf(0) * box.w;
  svg += axisLine(zero, box.y, zero, bottom, chart, work);
  const band = box.h / Math.max(chart.categories.length, 1);
  const every = Math.max(1, Math.ceil((size * 1.15) / band));
  const most = Math.max(1, Math.floor(band / (size * 1.15)));
  chart.categories.forEach((label, i) => {
    if (i % every !== 0) return;
    const lines = chartTextLines(label, labelWidth + 0.5, most, chart, work);
    const first = box.y + (i + 0.5) * band + size * (0.34 - ((lines.length - 1) * 1.15) / 2);
    lines.forEach((line, l) => {
      svg += chartTextSvg(
        line,
        { x: left - size * 0.6, y: first + l * size * 1.15, anchor: 'end' },
        chart,
        work,
      );
    });
  });
  return {
    box,
    scale,
    svg: svg + titlesSvg(chart, room, box, { below: chart.yTitle, beside: chart.xTitle }, work),
  };
}

/** A field with values on both axes. */
export function pointPlot(
  chart: PlacedChart,
  room: PointBox,
  work: SvgWork,
): Plot & { readonly across: ValueScale } {
  const { textSize: size } = chart;
  const scale = valueScale(chart.valueAxis);
  const across = valueScale(chart.numberAxis);
  const left =
    room.x + (chart.yTitle === null ? 0 : size * 1.6) + widestTick(scale, chart, work) + size * 0.6;
  const foot = size * 1.7 + (chart.xTitle === null ? 0 : size * 1.5);
  const top = room.y + size * 1.1;
  const box = {
    x: left,
    y: top,
    w: Math.max(1, room.x + room.w - left - size),
    h: Math.max(1, room.y + room.h - foot - top),
  };
  const bottom = box.y + box.h;
  let svg = '';
  for (const tick of scale.ticks) {
    const y = bottom - scale.shareOf(tick) * box.h;
    svg += gridline(box.x, y, box.x + box.w, y, chart, work);
    svg += chartTextSvg(
      numberText(tick),
      { x: box.x - size * 0.5, y: y + size * 0.34, anchor: 'end' },
      chart,
      work,
    );
  }
  for (const tick of across.ticks) {
    const x = box.x + across.shareOf(tick) * box.w;
    svg += gridline(x, box.y, x, bottom, chart, work);
    svg += chartTextSvg(numberText(tick), { x, y: bottom + size * 1.3, anchor: 'middle' }, chart, work);
  }
  svg += axisLine(box.x, bottom, box.x + box.w, bottom, chart, work);
  svg += titlesSvg(chart, room, box, { below: chart.xTitle, beside: chart.yTitle }, work);
  return { box, scale, across, svg };
}

/** Labels under the axis: wrapped to the width of their band, and only each second, third… where they are too many. */
function categoryLabels(chart: PlacedChart, band: number, work: SvgWork) {
  const { textSize: size, categories } = chart;
  const word = Math.max(
    0,
    ...categories.map((label) =>
      Math.max(0, ...label.split(' ').map((each) => Math.min(chartTextWidth(each, chart, work), size * 6))),
    ),
  );
  const every = Math.max(1, Math.ceil((word + size * 0.4) / band));
  const lines = categories.map((label) => chartTextLines(label, band * every - size * 0.4, 3, chart, work));
  const most = Math.max(0, ...lines.filter((_, i) => i % every === 0).map((each) => each.length));
  return { every, lines, height: most * size * 1.15 + size * 0.4 };
}

function titlesSvg(
  chart: PlacedChart,
  room: PointBox,
  box: PointBox,
  titles: { readonly below: string | null; readonly beside: string | null },
  work: SvgWork,
): string {
  const { textSize: size } = chart;
  const middle = box.y + box.h / 2;
  const below = chartTextLines(titles.below ?? '', box.w, 1, chart, work)[0] ?? '';
  const beside = chartTextLines(titles.beside ?? '', box.h, 1, chart, work)[0] ?? '';
  return (
    chartTextSvg(
      below,
      { x: box.x + box.w / 2, y: room.y + room.h - size * 0.4, anchor: 'middle' },
      chart,
      work,
    ) + chartTextSvg(beside, { x: room.x + size, y: middle, anchor: 'middle', upright: true }, chart, work)
  );
}

function widestTick(scale: ValueScale, chart: PlacedChart, work: SvgWork): number {
  return Math.max(0, ...scale.ticks.map((tick) => chartTextWidth(numberText(tick), chart, work)));
}

function shownTicks(scale: ValueScale, chart: PlacedChart): readonly number[] {
  return chart.scaleHidden ? [] : scale.ticks;
}

function gridline(x1: number, y1: number, x2: number, y2: number, chart: PlacedChart, work: SvgWork): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 0.75, 'stroke-opacity': 0.18 }, chart, work);
}

function axisLine(x1: number, y1: number, x2: number, y2: number, chart: PlacedChart, work: SvgWork): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 1, 'stroke-opacity': 0.5 }, chart, work);
}

function axis(attributes: Readonly<Record<string, number>>, chart: PlacedChart, work: SvgWork): string {
  return svgElement('line', { ...attributes, stroke: paintOf(chart.textColor, work) });
}
