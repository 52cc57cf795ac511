/** The greatest of some numbers, `least` where there is none above it: there may be more of them than a call has room for. */
export function mostOf(numbers: Iterable<number>, least: number): number {
  let most = least;
  for (const each of numbers) if (each > most) most = each;
  return most;
}
