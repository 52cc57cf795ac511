/** A deck in one language, as it was built. */
export interface Edition {
  readonly language: string;
  readonly slides: number;
  /** What its notes take to say. */
  readonly minutes: number;
  /** Names of its files. */
  readonly files: readonly string[];
}
