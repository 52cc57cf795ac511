import type { Chart, ChartSeries, ChartX } from '../deck/index.ts';
import type { IconShape } from '../icons/index.ts';
import type { Run } from '../markup/index.ts';
import type { FigureFormat, NumberStyle } from '../numbers/index.ts';
import type { Span } from '../source/index.ts';
import type { Box, ColorRef, Ems, Gradient, Inches, LineDash, NodeShape, Points } from '../theme/index.ts';
import type { PlacedMotion } from './placed-motion.ts';

/**
 * Slides as geometry. Every visual format draws this and nothing else: no format measures, wraps or moves a thing.
 * All boxes are in inches on the slide, never relative to a group.
 */
export interface PlacedDeck {
  readonly language: string;
  readonly width: Inches;
  readonly height: Inches;
  readonly slides: readonly PlacedSlide[];
}

export interface PlacedSlide extends PlacedMotion {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly layout: string;
  /** Null: the layout's own. */
  readonly background: ColorRef | null;
  /** In z-order, which is also reading order; connectors come after the shapes that they join. */
  readonly shapes: readonly PlacedShape[];
  readonly hidden: boolean;
}

export type PlacedShape =
  | PlacedText
  | PlacedTable
  | PlacedChart
  | PlacedImage
  | PlacedIcon
  | PlacedConnector
  | PlacedGroup;

interface PlacedBase {
  /** Unique on its slide; letters, digits, spaces and `-/:`. PowerPoint shows it in the selection pane. */
  readonly name: string;
  readonly box: Box;
  /** For those who cannot see it; null: the text says it all. `decorative` shapes are skipped by readers. */
  readonly alt: string | null;
  readonly decorative: boolean;
  /** What wrote it: for click-to-source and for diagnostics. */
  readonly template: Span | null;
  readonly yaml: Span | null;
}

/** A box with text, a filled shape with or without text. */
export interface PlacedText extends PlacedBase {
  readonly kind: 'text';
  /** Which placeholder of the layout it fills; null: a shape of its own. */
  readonly placeholder: Placeholder | null;
  readonly shape: NodeShape;
  /** Of a gradient what stands for all of it. */
  readonly fill: ColorRef | null;
  readonly gradient?: Gradient;
  readonly line: PlacedLine | null;
  /** Of the corners of a `round-rect`, where it is not the usual one. */
  readonly radius?: Inches;
  readonly inset: Inset;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly paragraphs: readonly PlacedParagraph[];
  /** How far the text is taller than its box; 0 when it fits. */
  readonly overflow: Inches;
}

export interface Placeholder {
  readonly type: 'title' | 'center-title' | 'subtitle' | 'body' | 'footer' | 'date' | 'slide-number';
  readonly index: number;
}

export interface Inset {
  readonly left: Inches;
  readonly top: Inches;
  readonly right: Inches;
  readonly bottom: Inches;
}

export interface PlacedParagraph {
  readonly runs: readonly PlacedRun[];
  /** 0 to 8. */
  readonly level: number;
  readonly bullet: Bullet | null;
  /** Left edge of text after the bullet, and how far the bullet stands out from it. */
  readonly indent: Inches;
  readonly hanging: Inches;
  readonly align: 'left' | 'center' | 'right';
  readonly spaceBefore: Points;
  /** Height of a line as a share of the type size (1.2 = 120 %). */
  readonly lineSpacing: number;
  /** The same as a share of what the face has by itself, where the theme says so. */
  readonly ownSpacing?: number;
  /** The lines as we broke them: for SVG, and to compare with what others do. */
  readonly lines: readonly PlacedLineOfText[];
}

export type Bullet =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'number'; readonly start: number };

/** A run with everything about its looks decided. */
export interface PlacedRun extends Run {
  readonly size: Points;
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly font: 'heading' | 'body' | 'code';
  /** Room between letters, where it is not the face's own. */
  readonly spacing?: Ems;
  /** BCP 47: always there once placed. */
  readonly language: string;
}

export interface PlacedLineOfText {
  readonly text: string;
  readonly width: Inches;
  readonly height: Inches;
}

export interface PlacedLine {
  readonly color: ColorRef;
  readonly width: Points;
  readonly dash: LineDash;
}

export interface PlacedTable extends PlacedBase {
  readonly kind: 'table';
  readonly columns: readonly Inches[];
  readonly rows: readonly PlacedRow[];
  /** First row is a header. */
  readonly headerRow: boolean;
  readonly overflow: Inches;
}

export interface PlacedRow {
  readonly height: Inches;
  /** One for each cell that is not covered by a span. */
  readonly cells: readonly PlacedCell[];
}

export interface PlacedCell {
  /** Column of its left edge, from 0. */
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly paragraphs: readonly PlacedParagraph[];
  readonly fill: ColorRef | null;
  /** Under it; absent: none. */
  readonly rule?: PlacedLine;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly inset: Inset;
}

export interface PlacedChart extends PlacedBase {
  readonly kind: 'chart';
  readonly chart: Chart['chart'];
  /** Labels along the axis, or of the parts of a circle. */
  readonly categories: readonly string[];
  readonly x: PlacedAbscissa;
  readonly series: readonly PlacedSeries[];
  /** Of the values; null for circles, which have no axes. */
  readonly valueAxis: PlacedAxis | null;
  /** On the other side, of the series that are `second`; null without one. */
  readonly secondAxis: PlacedAxis | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly secondTitle: string | null;
  readonly values: boolean;
  /** Where there are too many: the value of each so many is written. 1: of all. */
  readonly valueEvery: number;
  /** Parts of a circle in per cent of the whole, with so many digits after the mark; null: their figures. */
  readonly percentDecimals: number | null;
  /** Bars lie, and categories stand one under the other. */
  readonly level: boolean;
  /** Bars and areas of a category stand on one another, or are parts of a whole. */
  readonly stacking: 'none' | 'stacked' | 'percent';
  /** Shares of a bar's width: between those of two categories, and over which those of one category lie. */
  readonly gap: number;
  readonly overlap: number;
  /** The field between the axes; null: where the program that shows it finds room beside a legend. */
  readonly plot: Box | null;
  /** What stands above the field instead of titles that are turned: the unit, and the series' names in their colours. */
  readonly head: readonly ChartHeadLine[];
  /** The same of the axis on the other side, at its end. */
  readonly secondHead: readonly ChartHeadLine[];
  readonly secondHeadWidth: Points;
  /** Lines above the field, with those that stand there beside the chart. */
  readonly headRows: number;
  /** What is said of one point. */
  readonly note: PlacedNote | null;
  /** Every mark carries its value: a scale with its gridlines would only say it again. */
  readonly scaleHidden?: true;
  /** Pieces of a circle carry their names over their values; nothing else says what they are. */
  readonly names?: boolean;
  readonly legend: boolean;
  /** How numbers are written in it. */
  readonly numbers: NumberStyle;
  readonly textSize: Points;
  readonly textColor: ColorRef;
}

export interface PlacedSeries extends ChartSeries {
  readonly drawn: 'bars' | 'line' | 'area' | 'points' | 'pieces';
  readonly color: ColorRef;
  /** Of its fill, from 0 to 1 where areas lie over one another; 1 unless said. */
  readonly opacity?: number;
  /** Whether each value has a sign of its own; lines of many points have none. */
  readonly marked: boolean;
  /** Of its line. */
  readonly width: Points;
  readonly dashed: boolean;
  /** Around its bars, where their fill alone is pale. */
  readonly outline: ColorRef | null;
  /** Points that look otherwise than their series. */
  readonly points: ReadonlyMap<number, PointLook>;
  /** Its name at its last point. */
  readonly end: PlacedEnd | null;
  /** Of the texts at its marks. */
  readonly labelColor: ColorRef;
}

export interface PointLook {
  readonly color: ColorRef;
  readonly outline: ColorRef | null;
  /** What is written at it is bold. */
  readonly strong: boolean;
}

/** The name of a series, with its value where `value` says so, right of a point. */
export interface PlacedEnd {
  readonly point: number;
  readonly text: string;
  readonly value: boolean;
  /** How far right of its point, in bands of the axis. */
  readonly across: number;
  /** How far below its point it stands, so that names do not touch. */
  readonly down: Points;
  readonly size: Points;
  readonly strong: boolean;
  readonly color: ColorRef;
}

/** Pieces of a line above a chart. */
export type ChartHeadLine = readonly { readonly text: string; readonly color: ColorRef }[];

/** A text at a point, and a line from it to there. */
export interface PlacedNote {
  readonly series: number;
  readonly category: number;
  /** The value of the point, and the name of its series where that would have stood there: above the text. */
  readonly head: string | null;
  readonly lines: readonly string[];
  /** Its citation marks, raised, behind the last line. */
  readonly marks: string;
  readonly size: Points;
  /** On the slide. */
  readonly box: Box;
  readonly point: { readonly x: Inches; readonly y: Inches };
}

/** What the marks stand on. */
export type PlacedAbscissa =
  | Extract<ChartX, { readonly kind: 'names' }>
  | (Extract<ChartX, { readonly kind: 'time' }> & {
      /** Which day, month or year of the axis each category stands on. */
      readonly slots: readonly number[];
      /** Distance of the labels, from the first date on. */
      readonly step: { readonly count: number; readonly unit: 'day' | 'month' | 'year' };
      readonly ticks: readonly PlacedTick[];
    })
  | (Extract<ChartX, { readonly kind: 'numbers' }> & {
      readonly axis: PlacedAxis;
      readonly ticks: readonly PlacedTick[];
    });

/** A label of an axis, at a slot or a number of it. */
export interface PlacedTick {
  readonly at: number;
  readonly text: string;
}

/** An axis of numbers as PowerPoint draws it, and what of that the file says; the rest is left to the program. */
export interface PlacedAxis {
  readonly min: number;
  readonly max: number;
  /** Distance of its ticks; the first stands at `min`. */
  readonly majorUnit: number;
  readonly written: { readonly min: number | null; readonly max: number | null };
  /** How its numbers are written: what its series have in common, with the digits of its ticks. */
  readonly format: FigureFormat;
}

export interface PlacedImage extends PlacedBase {
  readonly kind: 'image';
  readonly image: PlacedPicture;
  /** What is shown of it when it is pointed at. */
  readonly title?: string;
  /** Where a click on it leads: as of a run. */
  readonly link?: string;
  /** Share of the picture cut off at each side (0 to 1), for `fit="cover"`. */
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
}

export interface PlacedPicture {
  /** Of its file, as it was read. */
  readonly path: string;
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  /** PNG of the same picture, where the format is svg. */
  readonly fallback: Uint8Array | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A sign of one colour beside a word. It says nothing that the word does not say: always decorative. */
export interface PlacedIcon extends PlacedBase {
  readonly kind: 'icon';
  readonly shape: IconShape;
  readonly color: ColorRef;
}

/** A connector glued to two shapes of the same slide, which may be in groups. */
export interface PlacedConnector extends PlacedBase {
  readonly kind: 'connector';
  readonly geometry: 'straight' | 'elbow';
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
  readonly line: PlacedLine;
  readonly startArrow: boolean;
  readonly endArrow: boolean;
  /**
   * Where an elbow turns, as a share of its way (0.5: half way); below 0 or above 1 it turns beyond its ends. A way of
   * nothing (both ends in line, left on the same side) counts as 0.01 in. One between an upright and a level side
   * turns once, where both meet.
   */
  readonly bend: number;
}

export interface ConnectorEnd {
  /** Name of the shape. */
  readonly shape: string;
  readonly side: Side;
  /** The very point, on the shape's edge. */
  readonly x: Inches;
  readonly y: Inches;
}

export type Side = 'top' | 'left' | 'bottom' | 'right';

/** Shapes that move together. Its alt text speaks for all of them. */
export interface PlacedGroup extends PlacedBase {
  readonly kind: 'group';
  readonly shapes: readonly (PlacedText | PlacedImage | PlacedIcon | PlacedConnector | PlacedGroup)[];
}
