/** A node's place in a layered drawing: which layer, and its order in it. */
export interface Layering {
  /** Node indexes layer by layer, in order; indexes past the nodes stand for lanes that longer edges pass through. */
  readonly layers: readonly (readonly number[])[];
  /** Neighbours in layers next to each other, the upper one first. */
  readonly links: readonly (readonly [number, number])[];
}

/** So many layers and nodes in each are enough: where there is no room for more. */
interface LayerLimits {
  readonly layers: number;
  readonly nodes: number;
}

interface Slot {
  readonly node: number;
  position: number;
}

/**
 * Layers by longest path, edges that close a cycle turned round; then barycentre sweeps against crossings
 * (Sugiyama, Tagawa and Toda, 1981).
 */
export function layerNodes(
  count: number,
  edges: readonly (readonly [number, number])[],
  most: LayerLimits | null = null,
): Layering {
  const forward = breakCycles(count, edges);
  const longest = longestPaths(count, forward);
  const layerOf = most ? foldLayers(longest, forward, most) : longest;
  const depth = Math.max(0, ...layerOf) + 1;
  const layers: Slot[][] = Array.from({ length: depth }, () => []);
  const slots: Slot[] = [];
  for (let node = 0; node < count; node++) {
    const slot = { node, position: 0 };
    slots.push(slot);
    layers[layerOf[node]!]!.push(slot);
  }
  // Longer edges pass through a lane in every layer between.
  const links: [Slot, Slot][] = [];
  for (const [a, b] of forward) {
    // In folded layers some lines stay in theirs.
    if (layerOf[a] === layerOf[b]) continue;
    let last = slots[a]!;
    for (let layer = layerOf[a]! + 1; layer < layerOf[b]!; layer++) {
      const lane = { node: slots.length, position: 0 };
      slots.push(lane);
      layers[layer]!.push(lane);
      links.push([last, lane]);
      last = lane;
    }
    links.push([last, slots[b]!]);
  }
  orderLayers(layers, links);
  return {
    layers: layers.map((layer) => layer.map((slot) => slot.node)),
    links: links.map(([a, b]) => [a.node, b.node]),
  };
}

function breakCycles(count: number, edges: readonly (readonly [number, number])[]): [number, number][] {
  const out: number[][] = Array.from({ length: count }, () => []);
  const indegree = new Array<number>(count).fill(0);
  edges.forEach(([a, b], i) => {
    out[a]!.push(i);
    indegree[b]! += 1;
  });
  const state = new Uint8Array(count);
  const turned = new Set<number>();
  const visit = (node: number) => {
    state[node] = 1;
    for (const i of out[node]!) {
      const next = edges[i]![1];
      if (state[next] === 1) turned.add(i);
      else if (state[next] === 0) visit(next);
    }
    state[node] = 2;
  };
  // Sources first, so that only edges that really lead back are turned.
  for (let node = 0; node < count; node++) if (indegree[node] === 0 && state[node] === 0) visit(node);
  for (let node = 0; node < count; node++) if (state[node] === 0) visit(node);
  return edges
    .map(([a, b], i): [number, number] => (turned.has(i) ? [b, a] : [a, b]))
    .filter(([a, b]) => a !== b);
}

function longestPaths(count: number, edges: readonly (readonly [number, number])[]): number[] {
  const layer = new Array<number>(count).fill(0);
  for (let round = 0; round < count; round++) {
    let changed = false;
    for (const [a, b] of edges) {
      if (layer[b]! > layer[a]!) continue;
      layer[b] = layer[a]! + 1;
      changed = true;
    }
    if (!changed) break;
  }
  // Sources stand right above what they lead to.
  const hasIn = new Set(edges.map(([, b]) => b));
  for (let node = 0; node < count; node++) {
    const targets = edges.filter(([a]) => a === node).map(([, b]) => layer[b]!);
    if (!hasIn.has(node) && targets.length > 0) layer[node] = Math.min(...targets) - 1;
  }
  return layer;
}

/**
 * Neighbouring layers put together until there are few enough, then what is too many in one moved on to the next. No
 * edge comes to lead back; some come to lead from one node of a layer to another.
 */
function foldLayers(
  longest: readonly number[],
  edges: readonly (readonly [number, number])[],
  most: LayerLimits,
): number[] {
  const order = longest.map((_, node) => node).sort((a, b) => longest[a]! - longest[b]! || a - b);
  const joined = new Set(edges.flat());
  // What nothing leads to or from may stand anywhere: it fills up.
  const [tied, loose] = [order.filter((node) => joined.has(node)), order.filter((node) => !joined.has(node))];
  const depth = Math.max(...longest) + 1;
  const layer = new Array<number>(longest.length).fill(0);
  const filled: number[] = [];
  const put = (node: number, least: number) => {
    let at = least;
    while ((filled[at] ?? 0) >= most.nodes) at += 1;
    layer[node] = at;
    filled[at] = (filled[at] ?? 0) + 1;
  };
  tied.forEach((node, i) => {
    const wished =
      depth <= most.layers ? longest[node]! : Math.floor((i * most.layers) / Math.max(1, tied.length));
    const before = edges.filter(([, to]) => to === node).map(([from]) => layer[from]!);
    put(node, Math.max(wished, ...before));
  });
  for (const node of loose) put(node, 0);
  // No layer stays empty.
  const used = [...new Set(layer)].sort((a, b) => a - b);
  return layer.map((each) => used.indexOf(each));
}

function orderLayers(layers: Slot[][], links: readonly (readonly [Slot, Slot])[]): void {
  const above = new Map<Slot, Slot[]>();
  const below = new Map<Slot, Slot[]>();
  for (const [a, b] of links) {
    below.set(a, [...(below.get(a) ?? []), b]);
    above.set(b, [...(above.get(b) ?? []), a]);
  }
  number(layers);
  let best = layers.map((layer) => [...layer]);
  let bestCrossings = countCrossings(layers, below);
  for (let sweep = 0; sweep < 8 && bestCrossings > 0; sweep++) {
    const down = sweep % 2 === 0;
    const order = down ? layers : [...layers].reverse();
    for (const layer of order) {
      const neighbours = down ? above : below;
      const weight = new Map(layer.map((slot) => [slot, mean(neighbours.get(slot)) ?? slot.position]));
      layer.sort((a, b) => weight.get(a)! - weight.get(b)! || a.position - b.position);
      number([layer]);
    }
    const crossings = countCrossings(layers, below);
    if (crossings >= bestCrossings) continue;
    bestCrossings = crossings;
    best = layers.map((layer) => [...layer]);
  }
  best.forEach((layer, i) => {
    layers[i] = layer;
  });
  swapNeighbours(layers, below, bestCrossings);
}

/** What the sweeps could not see: neighbours that cross less the other way round (Gansner et al., 1993). */
function swapNeighbours(
  layers: readonly Slot[][],
  below: ReadonlyMap<Slot, Slot[]>,
  crossings: number,
): void {
  let fewest = crossings;
  for (let round = 0; round < 4 && fewest > 0; round++) {
    const before = fewest;
    for (const layer of layers) {
      for (let i = 1; i < layer.length; i++) {
        const [a, b] = [layer[i - 1]!, layer[i]!];
        [layer[i - 1], layer[i]] = [b, a];
        const swapped = countCrossings(layers, below);
        if (swapped < fewest) fewest = swapped;
        else [layer[i - 1], layer[i]] = [a, b];
      }
    }
    if (fewest === before) return;
  }
}

function number(layers: readonly (readonly Slot[])[]): void {
  for (const layer of layers) {
    layer.forEach((slot, i) => {
      slot.position = layer.length === 1 ? 0.5 : i / (layer.length - 1);
    });
  }
}

function mean(slots: readonly Slot[] | undefined): number | null {
  if (!slots || slots.length === 0) return null;
  return slots.reduce((sum, slot) => sum + slot.position, 0) / slots.length;
}

function countCrossings(layers: readonly (readonly Slot[])[], below: ReadonlyMap<Slot, Slot[]>): number {
  number(layers);
  let crossings = 0;
  for (const layer of layers) {
    const lines = layer.flatMap((slot) =>
      (below.get(slot) ?? []).map((to) => [slot.position, to.position] as const),
    );
    for (let i = 0; i < lines.length; i++) {
      for (let j = i + 1; j < lines.length; j++) {
        const [a, b] = [lines[i]!, lines[j]!];
        if ((a[0] - b[0]) * (a[1] - b[1]) < 0) crossings += 1;
      }
    }
  }
  return crossings;
}
