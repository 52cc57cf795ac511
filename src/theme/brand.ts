import type { ColorRef, Fill, ThemeColor } from './paint.ts';

type Inches = number;
type Points = number;

interface Box {
  readonly x: Inches;
  readonly y: Inches;
  readonly w: Inches;
  readonly h: Inches;
}

/** Inches at the sides of a place, or shares of a picture. */
export interface BrandSides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Align = 'left' | 'center' | 'right';
type Anchor = 'top' | 'middle' | 'bottom';

/** A presentation whose masters, layouts, colours and art a deck stands on: a theme that is not written in theme.yaml. */
export interface BrandFile {
  /** From the project's root. */
  readonly path: string;
  /** What its masters, layouts and notes master need, by name, as it stands in the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Content types of these parts. */
  readonly types: ReadonlyMap<string, string>;
  /** The presentation itself: its place in the package, and its text without slides. */
  readonly main: string;
  readonly presentation: string;
  readonly relationships: readonly BrandRelationship[];
  readonly notesMaster: string | null;
  /** Which colour of the file's scheme (`dk1`) each name of ours means: of its accents those that stand out on its pages. */
  readonly map: ReadonlyMap<ThemeColor, string>;
  /** What slides write for the names that they have for these: by the master's colour map (`tx1`), and past any (`dk1`). */
  readonly names: ReadonlyMap<string, string>;
  readonly slots: ReadonlyMap<string, string>;
  /** Faces that its places name besides those of its theme: what we add says them too. */
  readonly faces: { readonly heading: BrandFace | null; readonly body: BrandFace | null };
}

export interface BrandRelationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface BrandFace {
  readonly latin: string;
  readonly 'east-asian': string | null;
}

/** The layout of a brand file that slides of a layout of ours stand on. */
export interface LayoutOrigin {
  readonly part: string;
  /** Its name in the file. */
  readonly name: string;
  /** Colours by name where the layout changes the master's map: `tx1` → `lt1`; null: it does not. */
  readonly override: ReadonlyMap<string, string> | null;
  /** From the lowest up: what master and layout draw themselves. */
  readonly art: readonly LayoutArt[];
  /** Of a title that is not shown: null where the layout has no place for one. */
  readonly title: BrandPlace | null;
}

/** Something that a master or layout of a brand file draws. */
export type LayoutArt =
  | {
      readonly kind: 'path';
      /** SVG path data in inches on the slide. */
      readonly path: string;
      readonly box: Box;
      readonly fill: Fill | null;
      readonly line: { readonly color: `#${string}`; readonly width: Points } | null;
      /** It is the background. */
      readonly behind?: boolean;
    }
  | {
      readonly kind: 'picture';
      readonly box: Box;
      /** Degrees, clockwise. */
      readonly turn: number;
      readonly picture: { readonly format: 'png' | 'jpeg' | 'gif' | 'svg'; readonly bytes: Uint8Array };
      /** Shares cut off at the sides. */
      readonly crop: BrandSides;
      readonly behind?: boolean;
    }
  | {
      readonly kind: 'text';
      readonly box: Box;
      readonly lines: readonly string[];
      readonly size: Points;
      readonly color: `#${string}`;
      readonly bold: boolean;
      readonly align: Align;
      readonly anchor: Anchor;
      readonly behind?: boolean;
    };

/** A placeholder of a brand's layout, with what text in it inherits. */
export interface BrandPlace {
  /** Attributes of `p:ph`, as the layout has them. */
  readonly type: string | null;
  readonly idx: string | null;
  readonly orient: string | null;
  readonly sz: string | null;
  /** Without its insets: where its text may stand. */
  readonly box: Box;
  readonly inset: BrandSides;
  readonly anchor: Anchor;
  /** Nine. */
  readonly levels: readonly BrandLevel[];
  /** Nothing is written in it on its layout: LibreOffice then forgets how its text looks. */
  readonly silent?: boolean;
  /** Nor is it said in any style how it looks: its levels are what a sample in it looks like, which nobody inherits. */
  readonly bare?: boolean;
}

/** What text of a level inherits. Null: what nothing in the file says, and so each program decides. */
export interface BrandLevel {
  readonly size: Points;
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly font: 'heading' | 'body';
  readonly align: Align;
  readonly indent: Inches;
  readonly hanging: Inches;
  readonly bullet: string | null;
  readonly spaceBefore: Points;
  /** Of what the face has by itself; null: exactly that. */
  readonly lineSpacing: number | null;
}
