/** A point of a series: which of its values it is, and where it stands. */
export interface ChartPoint {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** The stretches of a series between its gaps. */
export function stretches(
  values: readonly (number | null)[],
  place: (value: number, index: number) => readonly [x: number, y: number],
): ChartPoint[][] {
  const found: ChartPoint[][] = [];
  let open: ChartPoint[] | null = null;
  values.forEach((value, i) => {
    if (value === null) {
      open = null;
      return;
    }
    const [x, y] = place(value, i);
    if (open) open.push({ value, x, y });
    else {
      open = [{ value, x, y }];
      found.push(open);
    }
  });
  return found;
}
