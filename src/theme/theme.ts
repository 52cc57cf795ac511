import type { FontFace } from '../fonts/index.ts';
import type { Icon } from '../icons/index.ts';
import type { BrandFile, BrandPlace, LayoutOrigin } from './brand.ts';
import type { CardTheme } from './card-theme.ts';
import type { ChartStyle, DiagramStyle } from './figure-theme.ts';
import type { NodeShape } from './node-shapes.ts';

import type { ColorRef, Fill, Gradient, ThemeColor, ThemeRoles } from './paint.ts';
import type { Ems, Inches, Points } from './units.ts';

export * from './figure-theme.ts';
export * from './node-shapes.ts';
export * from './paint.ts';
export * from './units.ts';

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
  /** How text of each role is set besides its size. */
  readonly textStyles: Readonly<Record<TextRole, TextStyle>>;
  /** What frames, tables and figures are coloured with, by what they are for. */
  readonly roles: ThemeRoles;
  /** What boxes and cards are filled with whatever their kind: role `soft`; null: a tint of the colour of their kind. */
  readonly soft: ColorRef | null;
  readonly numbers: ThemeNumbers;
  /** Arrangements of diagrams that it takes first where a deck names none, the best first. */
  readonly prefers: readonly string[];
  readonly tables: TableStyle;
  readonly charts: ChartStyle;
  readonly diagrams: DiagramStyle;
  /** Whether a word that is wider than its line is parted at a syllable. */
  readonly hyphenate: boolean;
  /** Whether a quotation mark that a text set large opens with stands out at its left. */
  readonly hangQuotes: boolean;
  /** On every slide and on pages; null: none. */
  readonly logo: Pick<PictureDecoration, 'picture' | 'alt'> | null;
  readonly kinds: ReadonlyMap<string, KindStyle>;
  /** Inline `span` classes. */
  readonly classes: ReadonlyMap<string, ClassStyle>;
  readonly cards: CardTheme;
  /** By file name (`title-and-content`), in the order in which they are written to the deck. */
  readonly layouts: ReadonlyMap<string, ThemeLayout>;
  /** The presentation that it was made of, where that was one. */
  readonly brand?: BrandFile;
}

export interface ThemeFonts extends Readonly<Record<FontScript, string>> {
  /** Files of the project that stand for the faces: text is measured by them and drawn with them. */
  readonly files?: Readonly<Partial<Record<FontScript, FaceFiles>>>;
  /** Whether decks carry these files. */
  readonly embed?: boolean;
}

export const fontScripts = ['latin', 'east-asian', 'complex'] as const;
export type FontScript = (typeof fontScripts)[number];

export const fontStyles = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type FontStyle = (typeof fontStyles)[number];

/** A face in its styles; what lacks is made of the regular one by whoever shows it. */
export interface FaceFiles extends Readonly<Partial<Record<FontStyle, FontFace>>> {
  readonly regular: FontFace;
}

/** What text is for, and so how large it is. */
export const textRoles = [
  'title',
  'cover',
  'opener',
  'statement',
  'display',
  'figure',
  'numeral',
  'lead',
  'body',
  'table',
  'label',
  'chart',
  'axis',
  'caption',
  'sources',
  'section',
  'footer',
] as const;
export type TextRole = (typeof textRoles)[number];

/** Points by role: the normal size, and with `-min` the smallest. */
export type TypeScale = Readonly<Record<TextRole | `${TextRole}-min`, Points>>;

export interface TextStyle {
  /** Height of a line as a share of the type size; null: the face's own. */
  readonly leading: number | null;
  /** Between letters. */
  readonly spacing: Ems;
  readonly caps: boolean;
  /** Null: as its place has it. */
  readonly bold: boolean | null;
}

/** How figures of data are written, besides what their language and their columns say. */
export interface ThemeNumbers {
  /** Whether figures of five digits or more are grouped in columns without a type too. */
  readonly group: boolean;
  /** Digits after the decimal mark where a column of numbers, per cents or currency says none; null: as written. */
  readonly decimals: number | null;
}

/** A line of a table. */
export interface TableRule {
  readonly color: ColorRef;
  readonly width: Points;
}

export interface TableStyle {
  readonly headFill: ColorRef | null;
  /** Null: what can be read there. */
  readonly headColor: ColorRef | null;
  readonly headRule: TableRule | null;
  readonly rowRule: TableRule | null;
  /** Behind every second row. */
  readonly stripe: ColorRef | null;
}

export interface KindStyle {
  readonly color: ThemeColor | null;
  readonly shape: NodeShape | null;
  readonly line: LineDash | null;
  readonly icon: Icon | null;
}

export interface ClassStyle {
  readonly color: ThemeColor | null;
  readonly bold: boolean;
}

/** And those of figures, which no kind has: what points onward, and what grows narrower. */
export type FigureShape =
  | NodeShape
  | 'chevron'
  | 'home-plate'
  | 'trapezoid'
  | 'right-arrow'
  | 'left-arrow'
  | 'funnel';
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
  /** The colour behind everything; of a gradient the one that stands for all of it. */
  readonly background: ColorRef;
  readonly gradient: Gradient | null;
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
  /** The number of the section. */
  readonly numeral: (LayoutText & { readonly numerals: NumeralStyle }) | null;
  readonly tracker: Tracker | null;
  readonly motif: Motif | null;
  readonly decorations: readonly Decoration[];
  /**
   * How far under the last line of the title the slots begin that stand highest; null: where they are. They keep their
   * lower edges.
   */
  readonly bodyGap: Inches | null;
  /** The layout of a brand file that this one is. */
  readonly origin?: LayoutOrigin;
}

export const numeralStyles = ['arabic', 'roman', 'two-digit'] as const;
export type NumeralStyle = (typeof numeralStyles)[number];

/** A mark for each section, that of the slide in a colour of its own. */
export interface Tracker extends Box {
  readonly shape: 'bars' | 'dots';
  readonly gap: Inches;
  readonly past: ColorRef;
  readonly current: ColorRef;
  readonly rest: ColorRef;
  /** Numbers in the dots, or names under the bars. */
  readonly labels: LayoutText | null;
  readonly numerals: NumeralStyle;
}

/** A drawing made of what the model counts: a disc for each member of its first group, and two rings for each of its pairs. */
export interface Motif extends Box {
  readonly color: ColorRef;
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
  readonly style: TextStyle;
  /** Of the place itself, drawn where it is filled. */
  readonly fill: ColorRef | null;
  readonly outline: 'rect' | 'round-rect' | 'terminator';
  /** Under the title: for pictures that fill the slide. */
  readonly behind: boolean;
  /** What stands around the words: `— {n} —`; null: nothing. */
  readonly pattern: string | null;
  /** A line over it, where it is filled. */
  readonly rule: Rule | null;
  /** Whether the word for "Sources" stands before them. */
  readonly lead: boolean;
  /** The placeholder of a brand's layout that it is; of such a layout a place without one is a box of its own. */
  readonly brand?: BrandPlace;
  /** The colour that is behind it, where no decoration says so. */
  readonly ground?: ColorRef;
  /** What always stands there, unless a deck says that it does not. */
  readonly words?: string;
}

/** A line that begins where a place does. */
export interface Rule {
  readonly color: ColorRef;
  readonly w: Inches;
  readonly h: Inches;
  readonly above: Inches;
}

/** What a layout shows besides its places, from the lowest up. */
export type Decoration = ShapeDecoration | PictureDecoration;

export interface ShapeDecoration extends Box {
  readonly shape: 'rect' | 'round-rect' | 'ellipse' | 'line';
  readonly fill: Fill | null;
  readonly line: { readonly color: ColorRef; readonly width: Points } | null;
  /** Of the corners of a `round-rect`. */
  readonly radius: Inches;
  /** Drawn on the slide, over what the slot of this name holds; null: on the layout. */
  readonly over: string | null;
}

export interface PictureDecoration extends Box {
  readonly shape: 'picture';
  readonly picture: ThemePicture;
  /** For those who cannot see it; empty: it is passed by. */
  readonly alt: string;
  readonly link: string | null;
  readonly over: null;
}

/** A picture of a theme. Its bytes are there once it was read. */
export interface ThemePicture {
  /** From the project's root. */
  readonly path: string;
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  /** PNG of the same picture, where the format is svg. */
  readonly fallback: Uint8Array | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The corners in which a logo may stand. */
export const logoPlaces = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
