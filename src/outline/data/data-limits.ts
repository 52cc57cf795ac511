/** The largest data that is read: what no table and no chart could show is most likely not what was meant. */
export const dataLimits = {
  rows: 20_000,
  columns: 500,
  /** Characters of a cell: as in Excel. */
  cell: 32_767,
  /** Beyond it, or closer to nothing, no axis can be drawn. */
  number: 1e100,
} as const;

export function isWithinReach(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size <= dataLimits.number && size >= 1 / dataLimits.number);
}
