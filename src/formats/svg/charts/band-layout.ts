/** Where the bars of a band stand: as a deck has them, with gaps between bands and a little one between bars. */
export interface BandLayout {
  /** Width of a bar. */
  readonly bar: number;
  /** From the start of the band to the start of a series' bar. */
  readonly startOf: (series: number) => number;
}

export function bandLayout(band: number, series: number): BandLayout {
  const count = Math.max(series, 1);
  // Shares of a bar's width: between the bars of a band, and on both sides of the band together.
  const between = count > 1 ? 0.1 : 0;
  const around = count > 1 ? 0.8 : 0.6;
  const bar = band / (count + (count - 1) * between + around);
  return { bar, startOf: (index) => (bar * around) / 2 + index * bar * (1 + between) };
}
