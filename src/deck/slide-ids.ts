/** `use` with the ids of its single-reference parameters: `pair-ocean-air`. Never the position. */
export function slideId(use: string, references: readonly string[]): string {
  return [use, ...references].join('-');
}
