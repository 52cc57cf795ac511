/** Chinese needs a little more room between its lines. */
const wideLeading = 0.1;

/** What programs give a line by themselves: about 1.2 of the size, with Chinese faces a third. */
export function measuredPitch(wide: boolean): number {
  return wide ? 1.32 : 1.2;
}

export function leadingOf(leading: number, wide: boolean): number {
  return wide ? leading + wideLeading : leading;
}
