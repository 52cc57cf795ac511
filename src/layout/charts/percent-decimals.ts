/**
 * How many digits after the mark parts of a whole are shown with. Each is rounded by itself, as programs do, and none is
 * bent to make the sum come out: the fewest digits are taken with which all add up to 100, no part is shown as 0, and none
 * as the whole. Where none of up to two do, one: then the sum may be a tenth off.
 */
export function percentDecimals(values: readonly (number | null)[]): number {
  const parts = values.filter((value) => value !== null && value > 0) as number[];
  // Sums of large parts may be infinite.
  const largest = parts.reduce((most, part) => Math.max(most, part), 0);
  const total = parts.reduce((sum, part) => sum + part / largest, 0);
  const shares = parts.map((part) => (part / largest / total) * 100);
  const fits = (decimals: number): boolean => {
    const unit = 10 ** decimals;
    const shown = shares.map((share) => Math.round(share * unit));
    const sum = shown.reduce((sum, each) => sum + each, 0);
    return (
      sum === 100 * unit && shown.every((each) => each > 0 && (each < 100 * unit || shares.length === 1))
    );
  };
  return [0, 1, 2].find(fits) ?? 1;
}
