/**
 * How much of something a project may hold: far above what people write, below what would keep them waiting or fill a
 * machine. docs/formats.md lists these. What is beyond them is an error at its place.
 */
export const formatLimits = {
  /** Characters of one text or key, in UTF-16 code units. */
  text: 250_000,
  /** Characters of a label, a role or the wording of a relationship: what stands in a box or on a line. */
  label: 2000,
  /** Groups within groups. */
  groupDepth: 100,
  /** Slides of a deck, those that `each` makes among them. */
  slides: 3000,
  /** Languages of a deck. */
  languages: 50,
  /** Files that a deck includes, each as often as it is included. */
  includes: 500,
} as const;
