import type { Inches } from '../../theme/index.ts';
import type { Layering } from './layering.ts';

/**
 * Positions of nodes and lanes along their layers: each as near to its neighbours in the layers beside it as the order
 * and the distances of its layer allow; lanes most of all, so that long lines run straight. Gives the middle of each.
 */
export function alignLayers(
  { layers, links }: Layering,
  sizeOf: (index: number) => Inches,
  gap: Inches,
  room: Inches,
  isLane: (index: number) => boolean,
): ReadonlyMap<number, Inches> {
  const middles = new Map<number, Inches>();
  for (const layer of layers) {
    // To begin with, evenly around the middle.
    const width = layer.reduce((total, index) => total + sizeOf(index), 0);
    const between = Math.max(gap, (room - width) / (layer.length + 1));
    let at = (room - width - between * (layer.length - 1)) / 2;
    for (const index of layer) {
      middles.set(index, at + sizeOf(index) / 2);
      at += sizeOf(index) + between;
    }
  }
  const above = neighbours(links.map(([a, b]) => [b, a] as const));
  const below = neighbours(links);
  for (let sweep = 0; sweep < 24; sweep++) {
    const order = sweep % 2 === 0 ? layers : [...layers].reverse();
    for (const layer of order) {
      const wanted = layer.map((index) => {
        // A lane wants to be where its line ends; nodes want to be amid all that they are joined to.
        const beside = isLane(index)
          ? (below.get(index) ?? [])
          : [...(above.get(index) ?? []), ...(below.get(index) ?? [])];
        if (beside.length === 0) return middles.get(index)!;
        return beside.reduce((total, each) => total + middles.get(each)!, 0) / beside.length;
      });
      const settled = settle(
        wanted,
        layer.map((index) => (isLane(index) ? 4 : 1)),
        layer.map(sizeOf),
        gap,
        room,
      );
      layer.forEach((index, i) => {
        middles.set(index, settled[i]!);
      });
    }
  }
  return middles;
}

/** Middles nearest to the wanted ones at which nothing overlaps or leaves the room (pool adjacent violators). */
function settle(
  wanted: readonly Inches[],
  weights: readonly number[],
  sizes: readonly Inches[],
  gap: Inches,
  room: Inches,
): Inches[] {
  const offsets: Inches[] = [];
  sizes.forEach((size, i) => {
    offsets.push(i === 0 ? size / 2 : offsets[i - 1]! + sizes[i - 1]! / 2 + gap + size / 2);
  });
  const blocks: { sum: number; weight: number; count: number }[] = [];
  wanted.forEach((each, i) => {
    let block = { sum: (each - offsets[i]!) * weights[i]!, weight: weights[i]!, count: 1 };
    for (;;) {
      const last = blocks.at(-1);
      if (!last || last.sum / last.weight <= block.sum / block.weight) break;
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        count: last.count + block.count,
      };
    }
    blocks.push(block);
  });
  const most = room - offsets.at(-1)! - sizes.at(-1)! / 2;
  return blocks
    .flatMap(({ sum, weight, count }) =>
      Array.from({ length: count }, () => Math.max(0, Math.min(most, sum / weight))),
    )
    .map((each, i) => each + offsets[i]!);
}

function neighbours(links: readonly (readonly [number, number])[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [a, b] of links) found.set(a, [...(found.get(a) ?? []), b]);
  return found;
}
