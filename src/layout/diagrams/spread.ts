/**
 * Positions as near to the wanted ones as can be with at least `pitch` between neighbours, between `low` and `high`;
 * null when there is no room. Wanted positions are in order (pool adjacent violators: least squares).
 */
export function spread(wanted: readonly number[], pitch: number, low: number, high: number): number[] | null {
  if (wanted.length === 0) return [];
  if ((wanted.length - 1) * pitch > high - low + 1e-6) return null;
  // Without the pitch, the rest must only not decrease.
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((each, i) => {
    let block = { sum: each - i * pitch, count: 1 };
    for (;;) {
      const last = blocks.at(-1);
      if (!last || last.sum / last.count <= block.sum / block.count) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  });
  const top = high - (wanted.length - 1) * pitch;
  const result: number[] = [];
  for (const { sum, count } of blocks) {
    const value = Math.min(top, Math.max(low, sum / count));
    for (let n = 0; n < count; n++) result.push(value + result.length * pitch);
  }
  return result;
}
