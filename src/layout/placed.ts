import type { Media } from '../deck/index.ts';
import type { IconShape } from '../icons/index.ts';
import type { Run } from '../markup/index.ts';
import type {
  ArrowShape,
  ColorRef,
  Ems,
  FigureShape,
  Gradient,
  Inches,
  LayoutArt,
  LineDash,
  Points,
  ThemePicture,
} from '../theme/index.ts';
import type { KnownSlide } from './known-slide.ts';
import type { PlacedBase } from './placed-base.ts';
import type { PlacedChart } from './placed-chart.ts';
import type { PlacedMotion } from './placed-motion.ts';

/**
 * Slides as geometry. Every visual format draws this and nothing else: no format measures, wraps or moves a thing.
 * All boxes are in inches on the slide, never relative to a group.
 */
export interface PlacedDeck {
  readonly language: string;
  readonly width: Inches;
  readonly height: Inches;
  /** Its language is written from right to left: everything stands turned over, and the theme's layouts are to. */
  readonly rightToLeft?: true;
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
  /** What it was placed from; left out: nobody asked, or more than that has a say in it. */
  readonly key?: string;
  /** It is as it was when it was built before, and placed only when its shapes are asked for. */
  readonly stands?: KnownSlide;
  /** Of another presentation: there it stands as it is, and its shapes are for pictures of it. */
  readonly taken?: PlacedTaken;
}

export interface PlacedTaken {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** In its file, from 1. */
  readonly number: number;
  /** What is drawn under its texts, from the lowest up. */
  readonly art: readonly LayoutArt[];
  /** Who may see it: over all else, there too. */
  readonly banners: readonly PlacedText[];
}

export type PlacedShape =
  | PlacedText
  | PlacedTable
  | PlacedChart
  | PlacedImage
  | PlacedIcon
  | PlacedConnector
  | PlacedGroup;

/** A box with text, a filled shape with or without text. */
export interface PlacedText extends PlacedBase {
  readonly kind: 'text';
  /** Which placeholder of the layout it fills; null: a shape of its own. */
  readonly placeholder: Placeholder | null;
  readonly shape: FigureShape;
  /** Of a figure's shape: how far its point or slope reaches in, as a share of its shorter side. */
  readonly adjust?: number;
  /** Its shape points to the left. */
  readonly flipped?: true;
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
  /** Where text after the bullet begins, from the side from which it is read, and how far the bullet stands out from it. */
  readonly indent: Inches;
  readonly hanging: Inches;
  /** It is read from right to left. */
  readonly rightToLeft?: true;
  readonly align: 'left' | 'center' | 'right';
  readonly spaceBefore: Points;
  /** Height of a line as a share of the type size (1.2 = 120 %). */
  readonly lineSpacing: number;
  /** The same as a share of what the face has by itself, where the theme says so. */
  readonly ownSpacing?: number;
  /** Its lines are exactly so high in every program: what stands behind them is drawn apart. */
  readonly exact?: true;
  /** A formula: its number, which stands at the margin as a text of its own. */
  readonly number?: string;
  /** The lines as we broke them: for SVG, and to compare with what others do. */
  readonly lines: readonly PlacedLineOfText[];
}

export type Bullet =
  | { readonly kind: 'character'; readonly character: string; readonly aside?: ColorRef }
  /** `aside`: the number of a line of code, or what marks one: in the face of code and a colour of its own, without a point. */
  | { readonly kind: 'number'; readonly start: number; readonly aside?: ColorRef };

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
  /** Parts of its height that it has for a formula in it, above and below its letters. */
  readonly above?: Inches;
  readonly below?: Inches;
}

export interface PlacedLine {
  readonly color: ColorRef;
  readonly width: Points;
  readonly dash: LineDash;
}

export interface PlacedTable extends PlacedBase {
  readonly kind: 'table';
  /** Its first column stands at the right. */
  readonly rightToLeft?: true;
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
  /** Its lines run upwards. */
  readonly turned?: true;
}

export interface PlacedImage extends PlacedBase {
  readonly kind: 'image';
  readonly image: PlacedPicture;
  /** What is shown of it when it is pointed at. */
  readonly title?: string;
  /** Where a click on it leads: as of a run. */
  readonly link?: string;
  /** What plays in its place. */
  readonly media?: Media;
  /** Share of the picture cut off at each side (0 to 1), for `fit="cover"`. */
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
}

/** Of its file, as it was read. */
export type PlacedPicture = ThemePicture;

/** A sign of one colour beside a word. It says nothing that the word does not say: always decorative. */
export interface PlacedIcon extends PlacedBase {
  readonly kind: 'icon';
  readonly shape: IconShape;
  readonly color: ColorRef;
  /** A part of a figure, such as a curved arrow, which is turned over with it. */
  readonly onward?: true;
  /** It is turned over. */
  readonly flipped?: true;
}

/** A connector glued to two shapes of the same slide, which may be in groups; ends that somebody drew by hand may be loose. */
export interface PlacedConnector extends PlacedBase {
  readonly kind: 'connector';
  readonly geometry: 'straight' | 'elbow';
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
  readonly line: PlacedLine;
  readonly startArrow: boolean;
  /** Of its heads; absent: filled triangles. */
  readonly arrow?: ArrowShape;
  readonly endArrow: boolean;
  /**
   * Where an elbow turns, as a share of its way (0.5: half way); below 0 or above 1 it turns beyond its ends. A way of
   * nothing (both ends in line, left on the same side) counts as 0.01 in. One between an upright and a level side
   * turns once, where both meet.
   */
  readonly bend: number;
}

export interface ConnectorEnd {
  /** Name of the shape; empty: none. */
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
