/** What moves on a slide in a show. */
export interface PlacedMotion {
  readonly transition?: 'morph' | 'fade';
  /** Names of the shapes that a slide beside it has too, and that move from one to the other. */
  readonly moving?: ReadonlySet<string>;
  /** What appears with each click of a show; all else is there from the start. Pictures of the slide show all of it. */
  readonly steps?: readonly PlacedStep[];
}

/** Shapes that appear together, by their names, and paragraphs of a shape, from the first to the last. */
export interface PlacedStep {
  readonly shapes: readonly string[];
  readonly paragraphs: { readonly shape: string; readonly first: number; readonly last: number } | null;
}
