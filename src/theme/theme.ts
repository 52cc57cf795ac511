/**
 * What slides look like: colours, faces, sizes, layouts. Read from theme.yaml, or one day from a brand's own .pptx:
 * nothing outside this room may ask where it came from.
 */
export interface Theme {
  readonly name: string;
  readonly size: { readonly width: Inches; readonly height: Inches };
  /** Six hex digits each, upper case, no `#`. */
  readonly colors: Readonly<Record<ThemeColor, string>>;
  readonly fonts: { readonly heading: ThemeFonts; readonly body: ThemeFonts };
  readonly type: TypeScale;
  readonly numbers: ThemeNumbers;
  readonly kinds: ReadonlyMap<string, KindStyle>;
  /** Inline `span` classes. */
  readonly classes: ReadonlyMap<string, ClassStyle>;
  /** By file name (`title-and-content`), in the order in which they are written to the deck. */
  readonly layouts: ReadonlyMap<string, ThemeLayout>;
}

export type Inches = number;
export type Points = number;
/** Of the size of the type. */
export type Ems = number;

export const themeColors = [
  'dark1',
  'light1',
  'dark2',
  'light2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hyperlink',
  'followed-hyperlink',
] as const;
export type ThemeColor = (typeof themeColors)[number];

/** A theme colour, perhaps made lighter or darker as PowerPoint does it (HSL luminance: lumMod and lumOff). */
export interface ColorRef {
  readonly color: ThemeColor;
  /** 0 to 1: share of the way to white. */
  readonly tint?: number;
  /** 0 to 1: share of the way to black. */
  readonly shade?: number;
}

export interface ThemeFonts {
  readonly latin: string;
  readonly 'east-asian': string;
  readonly complex: string;
}

export interface TypeScale {
  readonly title: Points;
  readonly 'title-min': Points;
  readonly body: Points;
  readonly 'body-min': Points;
  readonly table: Points;
  readonly 'table-min': Points;
  readonly caption: Points;
  readonly label: Points;
  readonly 'label-min': Points;
}

/** How figures of data are written, besides what their language and their columns say. */
export interface ThemeNumbers {
  /** Whether figures of five digits or more are grouped in columns without a type too. */
  readonly group: boolean;
  /** Digits after the decimal mark where a column of numbers, per cents or currency says none; null: as written. */
  readonly decimals: number | null;
}

export interface KindStyle {
  readonly color: ThemeColor | null;
  readonly shape: NodeShape | null;
  readonly line: LineDash | null;
}

export interface ClassStyle {
  readonly color: ThemeColor | null;
  readonly bold: boolean;
}

/** Shapes that a node may have: all with connection sites on their four sides. */
export const nodeShapes = [
  'rect',
  'round-rect',
  'ellipse',
  'diamond',
  'hexagon',
  'snip-rect',
  'plaque',
  'terminator',
  'folded-corner',
] as const;
export type NodeShape = (typeof nodeShapes)[number];
export const lineDashes = ['solid', 'dash', 'dot', 'dash-dot', 'long-dash'] as const;
export type LineDash = (typeof lineDashes)[number];

export interface Box {
  readonly x: Inches;
  readonly y: Inches;
  readonly w: Inches;
  readonly h: Inches;
}

export interface ThemeLayout {
  /** `title-and-content` */
  readonly id: string;
  /** PowerPoint's own name: `Title and Content`. */
  readonly name: string;
  /** ST_SlideLayoutType of ECMA-376 (19.7.15): `title`, `obj`, `secHead`, `twoObj`, `titleOnly`, `blank`, … `cust`. */
  readonly type: string;
  readonly background: ColorRef;
  /** Null only for layouts whose title is not shown; every slide has one all the same (then hidden off the slide). */
  readonly title: LayoutText | null;
  readonly subtitle: LayoutText | null;
  /** The section's name above the title; null where the layout shows none. */
  readonly kicker: LayoutText | null;
  /** Content places by name: `body`, `left`, `right`, `caption`, `picture`. Order is reading order. */
  readonly slots: ReadonlyMap<string, LayoutText>;
  /** Short sources of what the slide cites; null where the layout shows none. */
  readonly citations: LayoutText | null;
  readonly footer: LayoutText | null;
  readonly date: LayoutText | null;
  readonly number: LayoutText | null;
  readonly decorations: readonly Decoration[];
}

/** A place for text on a layout, with how text in it looks. */
export interface LayoutText extends Box {
  /** Index of the placeholder (`p:ph@idx`); unique on its layout. The title has 0. */
  readonly index: number;
  readonly size: Points;
  readonly min: Points;
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly font: 'heading' | 'body';
  /** Whether its paragraphs begin as items of a list when somebody types there. */
  readonly bullets: boolean;
}

export interface Decoration extends Box {
  readonly shape: 'rect' | 'round-rect' | 'ellipse' | 'line';
  readonly fill: ColorRef;
}
