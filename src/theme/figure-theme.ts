import type { NodeShape } from './node-shapes.ts';
import { type ColorRef, type ThemeColor, themeColors } from './paint.ts';
import type { Points } from './units.ts';

/** Of something whole, which is 1. */
type Share = number;

/** A line of a chart; without a colour of its own it has that of the text, as faint as its kind of line is. */
export interface ChartLine {
  readonly color: ColorRef | null;
  readonly width: Points;
}

export const legendPlaces = ['bottom', 'top', 'right'] as const;
export type LegendPlace = (typeof legendPlaces)[number];

/** How charts look. */
export interface ChartStyle {
  /** Null: none are drawn. */
  readonly grid: ChartLine | null;
  readonly axis: ChartLine | null;
  /** Between the bars of two categories, as a share of a bar's width; null: as each kind of chart has it. */
  readonly gap: Share | null;
  /** Whether values stand at the marks where a chart does not say; null: where there is room. */
  readonly values: boolean | null;
  /** Null: below, of circles right. */
  readonly legend: LegendPlace | null;
  /** Of series and pieces. */
  readonly palette: readonly ColorRef[];
}

/** Heads of lines: `a:tailEnd` of ECMA-376 has all of them. */
export const arrowShapes = ['triangle', 'stealth', 'open'] as const;
export type ArrowShape = (typeof arrowShapes)[number];

/** How diagrams look. */
export interface DiagramStyle {
  /** Of nodes whose kind has none. */
  readonly shape: NodeShape;
  /** Of nodes that are not drawn full; `soft`: a tint of the colour of their kind; null: the page. */
  readonly fill: ColorRef | 'soft' | null;
  /** Of the outlines of nodes. */
  readonly lineWidth: Points;
  /** Of connectors whose kind has none. */
  readonly connector: ThemeColor;
  readonly connectorWidth: Points;
  readonly arrow: ArrowShape;
  /** Null: where a detail stands below. */
  readonly labelBold: boolean | null;
}

const accents: readonly ColorRef[] = themeColors
  .filter((color) => color.startsWith('accent'))
  .map((color) => ({ color }));

/** Where a theme says nothing. */
export const usualCharts: ChartStyle = {
  grid: { color: null, width: 0.75 },
  axis: { color: null, width: 1 },
  gap: null,
  values: null,
  legend: null,
  palette: accents,
};

export const usualDiagrams: DiagramStyle = {
  shape: 'round-rect',
  fill: 'soft',
  lineWidth: 1.25,
  connector: 'accent6',
  connectorWidth: 1.5,
  arrow: 'triangle',
  labelBold: null,
};
