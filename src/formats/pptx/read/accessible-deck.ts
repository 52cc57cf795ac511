import type { Points } from '../../../theme/index.ts';

/**
 * What accessibility asks of a presentation, whoever made it: read from a .pptx, or told of a deck before it is drawn.
 * Colours are six hex digits, of a gradient behind a text the one at its middle; null wherever the file does not say, or says
 * it with a picture or with what can be seen through.
 */
export interface AccessibleDeck {
  readonly slides: readonly AccessibleSlide[];
  /** Names of sections in order. */
  readonly sections: readonly string[];
}

export interface AccessibleSlide {
  /** From 1. */
  readonly number: number;
  /** The slide's id in a deck of ours; else empty. */
  readonly id: string;
  /** Null where there is no title placeholder. */
  readonly title: string | null;
  /** In reading order, groups before their contents. */
  readonly shapes: readonly AccessibleShape[];
}

export interface AccessibleShape {
  readonly name: string;
  readonly kind: 'text' | 'picture' | 'table' | 'chart' | 'diagram' | 'group' | 'connector' | 'other';
  readonly isTitle: boolean;
  /** Footer, date or number of the slide. */
  readonly isFurniture: boolean;
  readonly alt: string;
  readonly decorative: boolean;
  /** A picture that texts lie on: it can stand nowhere but in front of them in the order of reading, which is the order of painting. */
  readonly isGround: boolean;
  /** A group around it has an alternative text, which speaks for it too. */
  readonly described: boolean;
  readonly texts: readonly AccessibleText[];
  /** Lines and marks that carry meaning. */
  readonly marks: readonly AccessibleMark[];
  readonly table: { readonly headerRow: boolean; readonly merged: number; readonly rows: number } | null;
  readonly chart: { readonly keyedByColor: boolean; readonly keys: number } | null;
}

export interface AccessibleText {
  readonly text: string;
  readonly size: Points | null;
  readonly bold: boolean;
  readonly color: string | null;
  readonly behind: string | null;
  readonly link: boolean;
  /** BCP 47; empty where none is said. */
  readonly language: string;
}

export interface AccessibleMark {
  readonly what: string;
  readonly color: string | null;
  readonly behind: string | null;
}
