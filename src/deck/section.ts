/** A part of a deck, with a name. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** It stands behind all others, on no agenda, and its slides count by themselves. */
  readonly appendix?: true;
  /** Of what its entry says itself: a rank. */
  readonly ownMarking?: number;
}
