import type { Chart, ChartSeries, ChartX } from '../deck/index.ts';
import type { FigureFormat, NumberStyle } from '../numbers/index.ts';
import type { Box, ColorRef, Inches, LegendPlace, Points } from '../theme/index.ts';
import type { PlacedBase } from './placed-base.ts';

/** Of something whole, which is 1. */
type Share = number;

export interface PlacedChart extends PlacedBase {
  readonly kind: 'chart';
  readonly chart: Chart['chart'];
  /** It is drawn turned over about the middle of its box, `plot` and `note` with it. */
  readonly rightToLeft?: true;
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
  readonly gap: Share;
  readonly overlap: Share;
  /** The field between the axes; null: where the program that shows it finds room beside a legend. */
  readonly plot: Box | null;
  /** What stands above the field instead of titles that are turned: the unit, and the series' names in their colours. */
  readonly head: readonly ChartHeadLine[];
  readonly headWidth: Points;
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
  readonly legendAt: LegendPlace;
  /** Lines behind the data, and that on which they stand; null: none. */
  readonly grid: PlacedChartLine | null;
  readonly axisLine: PlacedChartLine | null;
  /** Of the pieces of a circle. */
  readonly palette: readonly ColorRef[];
  /** How numbers are written in it. */
  readonly numbers: NumberStyle;
  readonly textSize: Points;
  readonly textColor: ColorRef;
}

export interface PlacedChartLine {
  readonly color: ColorRef;
  /** How much it covers. */
  readonly alpha: Share;
  readonly width: Points;
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
  /** Draws nothing: what is written at it or stands on it is seen. */
  readonly hidden: boolean;
  /** Its signs are rings. */
  readonly hollow: boolean;
  /** Lines up from its points, so long as these say in figures of its axis; null: none. */
  readonly sticks: { readonly up: readonly (number | null)[]; readonly color: ColorRef } | null;
  /** What is written at its points instead of their values; null: these. Nothing where it is empty. */
  readonly literal: readonly string[] | null;
  /** Of bubbles: on which side each has its name. */
  readonly nameSides?: ReadonlyMap<number, NameSide>;
  /** Points whose values find no room. */
  readonly silent?: ReadonlySet<number>;
  /** Where its values stand. */
  readonly labelAt: 'beyond' | 'middle' | 'head' | 'right' | 'none';
  /** Its name at its ends. */
  readonly ends: readonly PlacedEnd[];
  /** Of the texts at its marks. */
  readonly labelColor: ColorRef;
}

/** Left of a point, right of it, above it, below it. */
export type NameSide = 'l' | 'r' | 't' | 'b';

export interface PointLook {
  readonly color: ColorRef;
  readonly outline: ColorRef | null;
  /** What is written at it is bold. */
  readonly strong: boolean;
}

/** The name of a series, with its value where `value` says so, beside a point. */
export interface PlacedEnd {
  readonly point: number;
  readonly left: boolean;
  readonly text: string;
  /** Behind the value. */
  readonly suffix: string;
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
