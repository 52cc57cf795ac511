/** What an earlier build says of a slide that it placed on one page, and of which there was nothing to say. */
export interface KnownSlide {
  readonly id: string;
  readonly number: number;
  /** All that it was made from: see `SlideKeys`. */
  readonly key: string;
  /** What it shows, as a hash. */
  readonly digest: string;
  /** What stands at its foot, of `footer` and `date`. */
  readonly foot: readonly string[];
}

/** The slides of an earlier build, by id. `basis`: what all slides are made from besides the deck itself, as text. */
export interface KnownSlides {
  readonly basis: string;
  readonly slides: ReadonlyMap<string, KnownSlide>;
}
