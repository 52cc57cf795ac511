import type { IconShape } from '../drawing/index.ts';
import type { Outcome, Span } from '../source/index.ts';

/** A sign that stands beside a word, of one colour. Its shapes are worked out when they are asked for. */
export interface Icon {
  readonly name: string;
  /** With full areas: for what is small. */
  readonly fill: IconShape;
  /** As an outline: for what is large. The project's own icons have one shape for both. */
  readonly regular: IconShape;
}

/** `from` is where the icon is named. Diagnostics: those of `iconCodes`, and what `Files` says of one's own. */
export type FindIcon = (name: string, from: Span | null) => Outcome<Icon>;

/** For those who look at no icons. */
export const noIcons: FindIcon = () => ({ diagnostics: [] });

/** An icon that may be named, and words by which it is found. */
export interface IconEntry {
  readonly name: string;
  readonly tags: readonly string[];
  /** Stands in the project's `icons` folder. */
  readonly own: boolean;
}
