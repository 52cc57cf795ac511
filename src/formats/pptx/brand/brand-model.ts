import type { Box, BrandPlace, HexColor, LayoutArt } from '../../../theme/index.ts';
import type { Palette } from '../read/read-color.ts';

/** What is known of a brand file: its masters, and what each of their layouts has. */
export interface Brand {
  readonly size: { readonly width: number; readonly height: number };
  readonly masters: readonly BrandMaster[];
}

export interface BrandMaster {
  readonly part: string;
  /** Of its theme. */
  readonly name: string;
  readonly palette: Palette;
  readonly fonts: { readonly heading: BrandFonts; readonly body: BrandFonts };
  readonly layouts: readonly BrandLayout[];
}

export interface BrandFonts {
  readonly latin: string;
  readonly 'east-asian': string;
  readonly complex: string;
}

export interface BrandLayout {
  readonly part: string;
  readonly master: number;
  readonly name: string;
  readonly type: string | null;
  readonly places: readonly FoundPlace[];
  readonly background: Backdrop;
  /** From the lowest up. */
  readonly art: readonly LayoutArt[];
  readonly things: readonly Thing[];
  readonly palette: Palette;
  /** `tx1` → `lt1`, where the layout changes its master's map. */
  readonly override: ReadonlyMap<string, string> | null;
  /** How many of the file's own slides stand on it. */
  readonly used: number;
  /** What of its art no picture of ours shows. */
  readonly leftOut: readonly string[];
}

/** Colours that may stand behind text; none: nobody knows. */
export type Backdrop = readonly HexColor[];

/** A shape of a master or layout that is no placeholder. */
export interface Thing {
  readonly box: Box;
  /** What it covers what is behind it with; empty: with nothing, or with what nobody knows. */
  readonly covers: Backdrop;
  readonly opaque: boolean;
  readonly name: string;
}

export interface FoundPlace {
  readonly place: BrandPlace;
  /** With its insets. */
  readonly outer: Box;
  readonly name: string;
  /** The type of the placeholder; `obj` where it says none. */
  readonly type: string;
  /** Vertical, turned, off the slide, or one of several that cannot be told apart. */
  readonly unfit: string | null;
  readonly words: string | null;
  /** The face that its text is named to have, where that is none of the theme's two. */
  readonly latin: string | null;
  readonly eastAsian: string | null;
  readonly caps: boolean;
}
