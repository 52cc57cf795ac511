/** How cards look in all their styles. */
export interface CardTheme {
  /** Of their corners, in inches; null: as each style has it. */
  readonly radius: number | null;
  /** Whether each has a colour of its own, where its style lets it. */
  readonly colors: 'each' | 'one';
}
