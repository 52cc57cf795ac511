/** A percentage of the transitional schemas (`90000`) or of the strict ones (`90%`), as a share; null for what is neither. */
export function shareOf(value: string | null): number | null {
  if (value === null || value.trim() === '') return null;
  const share = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value) / 100_000;
  return Number.isFinite(share) ? share : null;
}
