import type { DeckBlock } from '../../deck/index.ts';
import type { Blockquote, CodeBlock, Heading, List, Paragraph, Table } from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';

/** The smallest part of a slot that stays together on one slide. */
export interface Piece {
  readonly height: Inches;
  /** What it costs besides when it is the first of its block on a slide: a repeated header row. */
  readonly opening: Inches;
  /** Stands on the same slide as the next: a heading, a lead, the sentence before a list. */
  readonly keepNext: boolean;
  /** Lists and quotations that it is a part of, outermost first; only where these had to be cut. */
  readonly within: readonly Container[];
  /** Stands under it on every slide that has some of it. */
  readonly foot: Foot | null;
  readonly part: PiecePart;
}

/** The captions of a table. */
export interface Foot {
  readonly pieces: readonly Piece[];
}

export type Container =
  | { readonly kind: 'list'; readonly list: List; readonly index: number }
  | { readonly kind: 'blockquote'; readonly quote: Blockquote };

export type PiecePart =
  | { readonly kind: 'block'; readonly block: DeckBlock }
  | { readonly kind: 'item'; readonly list: List; readonly index: number }
  /** Lines of a text: from one place of its styled text to another. */
  | {
      readonly kind: 'lines';
      readonly block: Paragraph | Heading;
      readonly start: number;
      readonly end: number;
    }
  /** Lines of code, as they were written. */
  | { readonly kind: 'code'; readonly block: CodeBlock; readonly start: number; readonly end: number }
  /** `of` is the table as it was given; `table` may have its tallest rows parted. */
  | {
      readonly kind: 'rows';
      readonly table: Table;
      readonly of: Table;
      readonly start: number;
      readonly end: number;
    };

/** Sizes at which a slot's content is cut into slides. */
export interface CutSizes {
  readonly text: Points;
  readonly table: Points;
}
