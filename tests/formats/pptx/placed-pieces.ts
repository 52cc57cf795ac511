import type {
  Bullet,
  PlacedAxis,
  PlacedChart,
  PlacedConnector,
  PlacedGroup,
  PlacedImage,
  PlacedParagraph,
  PlacedRun,
  PlacedSeries,
  PlacedShape,
  PlacedSlide,
  PlacedTable,
  PlacedText,
  Side,
} from '../../../src/layout/index.ts';
import { figureOf, plainNumberStyle } from '../../../src/numbers/index.ts';
import type { Box, ColorRef } from '../../../src/theme/index.ts';

const base = { alt: null, decorative: false, template: null, yaml: null } as const;
const noInset = { left: 0, top: 0, right: 0, bottom: 0 } as const;

export function run(text: string, more: Partial<PlacedRun> = {}): PlacedRun {
  return {
    text,
    size: 20,
    color: { color: 'dark1' },
    bold: false,
    italic: false,
    font: 'body',
    language: 'en',
    ...more,
  };
}

export function paragraph(
  runs: readonly PlacedRun[] | string,
  more: Partial<PlacedParagraph> = {},
): PlacedParagraph {
  return {
    runs: typeof runs === 'string' ? [run(runs)] : runs,
    level: 0,
    bullet: null,
    indent: 0,
    hanging: 0,
    align: 'left',
    spaceBefore: 0,
    lineSpacing: 1.2207,
    lines: [],
    ...more,
  };
}

export const dot: Bullet = { kind: 'character', character: '•' };

export function item(
  runs: readonly PlacedRun[] | string,
  more: Partial<PlacedParagraph> = {},
): PlacedParagraph {
  return paragraph(runs, { bullet: dot, indent: 0.25, hanging: 0.25, spaceBefore: 8, ...more });
}

export function text(
  name: string,
  box: Box,
  paragraphs: readonly PlacedParagraph[],
  more: Partial<PlacedText> = {},
): PlacedText {
  return {
    ...base,
    kind: 'text',
    name,
    box,
    placeholder: null,
    shape: 'rect',
    fill: null,
    line: null,
    inset: noInset,
    anchor: 'top',
    paragraphs,
    overflow: 0,
    ...more,
  };
}

export function node(name: string, box: Box, label: string, more: Partial<PlacedText> = {}): PlacedText {
  return text(name, box, [paragraph([run(label, { size: 16 })], { align: 'center' })], {
    shape: 'round-rect',
    fill: { color: 'accent1', tint: 0.8 },
    line: { color: { color: 'accent1' }, width: 1.5, dash: 'solid' },
    inset: { left: 0.1, top: 0.05, right: 0.1, bottom: 0.05 },
    anchor: 'middle',
    ...more,
  });
}

/** A connector between the middles of two sides. */
export function connector(
  name: string,
  from: PlacedText,
  fromSide: Side,
  to: PlacedText,
  toSide: Side,
  more: Partial<PlacedConnector> = {},
): PlacedConnector {
  const start = middleOf(from.box, fromSide);
  const end = middleOf(to.box, toSide);
  return {
    ...base,
    kind: 'connector',
    name,
    box: {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      w: Math.abs(start.x - end.x),
      h: Math.abs(start.y - end.y),
    },
    geometry: 'elbow',
    from: { shape: from.name, side: fromSide, ...start },
    to: { shape: to.name, side: toSide, ...end },
    line: { color: { color: 'accent6' }, width: 1.5, dash: 'dash' },
    startArrow: false,
    endArrow: true,
    bend: 0.5,
    ...more,
  };
}

export function middleOf({ x, y, w, h }: Box, side: Side): { x: number; y: number } {
  if (side === 'left') return { x, y: y + h / 2 };
  if (side === 'right') return { x: x + w, y: y + h / 2 };
  return { x: x + w / 2, y: side === 'top' ? y : y + h };
}

export function group(name: string, box: Box, shapes: PlacedGroup['shapes'], alt: string): PlacedGroup {
  return { ...base, kind: 'group', name, box, shapes, alt };
}

export function table(name: string, box: Box, rows: readonly (readonly string[])[]): PlacedTable {
  const columns = rows[0]!.map(() => box.w / rows[0]!.length);
  return {
    ...base,
    kind: 'table',
    name,
    box,
    alt: `Table ${name}`,
    columns,
    headerRow: true,
    overflow: 0,
    rows: rows.map((cells, r) => ({
      height: box.h / rows.length,
      cells: cells.map((label, c) => ({
        column: c,
        colspan: 1,
        rowspan: 1,
        header: r === 0,
        paragraphs: [paragraph([run(label, { size: 16, bold: r === 0 })])],
        fill:
          r === 0
            ? ({ color: 'dark2', tint: 0.85 } as const)
            : r % 2 === 0
              ? ({ color: 'light2' } as const)
              : null,
        anchor: 'middle' as const,
        inset: { left: 0.1, top: 0.05, right: 0.1, bottom: 0.05 },
      })),
    })),
  };
}

export function chart(
  name: string,
  box: Box,
  kind: PlacedChart['chart'],
  more: Partial<PlacedChart> = {},
): PlacedChart {
  const numeric = kind === 'scatter';
  return {
    ...base,
    kind: 'chart',
    name,
    box,
    alt: `Chart of ${kind}`,
    chart: kind,
    categories: numeric ? ['1', '2.5', '4'] : ['North & <South>', 'East', '西部'],
    x: numeric
      ? {
          kind: 'numbers',
          at: [1, 2.5, 4],
          words: null,
          axis: { ...openAxis, max: 4, majorUnit: 2 },
          ticks: [0, 2, 4].map((at) => ({ at, text: String(at) })),
        }
      : { kind: 'names' },
    series: [
      placedSeries(kind, 'First', [3, 0, 2.5], { color: 'accent1' }),
      ...(kind === 'pie' || kind === 'doughnut'
        ? []
        : [placedSeries(kind, 'Second "series"', [1, null, 4], { color: 'accent2', tint: 0.2 })]),
    ],
    valueAxis: kind === 'pie' || kind === 'doughnut' ? null : openAxis,
    secondAxis: null,
    xTitle: 'Regions & more',
    yTitle: 'How many',
    secondTitle: null,
    level: kind === 'bar',
    stacking: 'none',
    gap: 0.6,
    overlap: 0,
    plot: null,
    head: [[{ text: 'How many', color: { color: 'dark1' } }]],
    secondHead: [],
    headWidth: 0,
    secondHeadWidth: 0,
    headRows: 1,
    note: null,
    values: true,
    valueEvery: 1,
    percentDecimals: null,
    legend: true,
    legendAt: kind === 'pie' || kind === 'doughnut' ? 'right' : 'bottom',
    grid: { color: { color: 'dark1' }, alpha: 0.18, width: 0.75 },
    axisLine: { color: { color: 'dark1' }, alpha: 0.5, width: 1 },
    palette: [{ color: 'accent1' }, { color: 'accent2' }, { color: 'accent3' }, { color: 'accent4' }],
    numbers: plainNumberStyle,
    textSize: 12,
    textColor: { color: 'dark1' },
    ...more,
  };
}

/** An axis of which the file says its zero. */
export const openAxis: PlacedAxis = {
  min: 0,
  max: 5,
  majorUnit: 1,
  written: { min: 0, max: null },
  format: { type: null, currency: null, decimals: null },
};

const drawnAs = {
  bar: 'bars',
  column: 'bars',
  combo: 'bars',
  line: 'line',
  area: 'area',
  pie: 'pieces',
  doughnut: 'pieces',
  scatter: 'points',
  bubble: 'points',
  'stacked-columns': 'bars',
  'stacked-share': 'bars',
  'stacked-area': 'area',
  slope: 'line',
  waterfall: 'bars',
  dumbbell: 'line',
  lollipop: 'bars',
  histogram: 'bars',
  'small-multiples': 'bars',
  pictogram: 'bars',
  'heat-map': 'bars',
  'tree-map': 'bars',
  'box-plot': 'bars',
  radar: 'line',
} as const;

export function placedSeries(
  kind: PlacedChart['chart'],
  name: string,
  values: readonly (number | null)[],
  color: ColorRef,
  more: Partial<PlacedSeries> = {},
): PlacedSeries {
  return {
    name,
    values,
    figures: values.map((value) => (value === null ? null : figureOf(value))),
    texts: values.map((value) => (value === null ? '' : String(value))),
    format: openAxis.format,
    second: false,
    drawn: drawnAs[kind],
    color,
    marked: kind === 'line' || kind === 'scatter',
    width: 2.25,
    dashed: false,
    outline: null,
    points: new Map(),
    hidden: false,
    hollow: false,
    sticks: null,
    literal: null,
    labelAt: 'beyond',
    ends: [],
    labelColor: { color: 'dark1' },
    ...(kind === 'bubble' && { beside: [sizes(values)] }),
    ...more,
  };
}

/** Of bubbles that are as large as they are high. */
function sizes(values: readonly (number | null)[]): NonNullable<PlacedSeries['beside']>[number] {
  const figures = values.map((value) => (value === null ? null : figureOf(Math.abs(value))));
  const own = values.map((value) => (value === null ? null : Math.abs(value)));
  return {
    role: 'size',
    name: 'Size',
    values: own,
    figures,
    texts: own.map(String),
    format: openAxis.format,
  };
}

export function image(
  name: string,
  box: Box,
  picture: PlacedImage['image'],
  more: Partial<PlacedImage> = {},
): PlacedImage {
  return { ...base, kind: 'image', name, box, alt: `Picture ${name}`, image: picture, crop: null, ...more };
}

export function title(words: string, more: Partial<PlacedText> = {}): PlacedText {
  const runs = [run(words, { size: 30, bold: true, font: 'heading' })];
  return text('Title', { x: 0.7, y: 0.625, w: 11.933, h: 1.025 }, [paragraph(runs)], {
    placeholder: { type: 'title', index: 0 },
    ...more,
  });
}

export function slide(
  id: string,
  number: number,
  layout: string,
  shapes: readonly PlacedShape[],
): PlacedSlide {
  return { id, number, layout, background: null, shapes, hidden: false };
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export const gif = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="4" fill="#1F6FB2"/></svg>',
);
