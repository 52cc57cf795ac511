import type { Inches, Points } from '../../theme/index.ts';
import { type Arrangement, planeHeights } from '../diagrams/arrangement.ts';
import { largestPlate } from '../diagrams/edge-labels.ts';
import { commonHeight, labelSizes, ownHeights } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linksOf,
  nodeGap,
  type Sketch,
  type SketchLink,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { sum } from '../geometry.ts';
import { alignLayers } from './align-layers.ts';
import { type Layering, layerNodes } from './layering.ts';

/** What leads to what, layer by layer. */
export const layers: Arrangement = {
  name: 'layers',
  suits: ({ edges, nodes, pairs, dated }) =>
    (edges > 0 || nodes <= 12) && !pairs && !dated
      ? edges > 0
        ? `${edges} ${edges === 1 ? 'relationship joins' : 'relationships join'} ${nodes} things in the order in which they lead`
        : `${nodes} things without relationships stand in rows`
      : null,
  draw: { kind: 'sketch', sketch: arrangeLayers },
  heights: planeHeights,
};

/** Nodes in layers by the direction of their edges: from top to bottom, or from left to right where that reads better. */
function arrangeLayers(context: DiagramContext): readonly Sketch[] {
  const { nodes, edges } = context.diagram;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const pairs = edges.map((edge) => [index.get(edge.from)!, index.get(edge.to)!] as const);
  const layering: Layering =
    edges.length === 0 ? { layers: rowsOf(nodes.length), links: [] } : layerNodes(nodes.length, pairs);
  const sketches: Sketch[] = [];
  for (const down of [true, false]) {
    for (const size of labelSizes(context)) {
      const sketch = sketchLayers(layering, down, size, context);
      if (!sketch) continue;
      sketches.push(sketch);
      // In need, smaller type may leave room for lines and their labels.
      if (!context.tight) break;
    }
  }
  if (context.tight) sketches.push(...foldedLayers(pairs, context));
  return sketches;
}

/** Each node in the layer after that of the one that leads to it, as it is or folded. */
export function generations(
  pairs: readonly (readonly [number, number])[],
  context: DiagramContext,
): readonly Sketch[] {
  const layering = layerNodes(context.diagram.nodes.length, pairs);
  const sketches: Sketch[] = [];
  for (const down of [true, false]) {
    for (const size of [context.label.max, context.label.min]) {
      const sketch = sketchLayers(layering, down, size, context);
      if (sketch) sketches.push({ ...sketch, handicap: 1 });
    }
  }
  return [...sketches, ...foldedLayers(pairs, context)];
}

/** By how much larger type a drawing in folded layers must earn its place, and for each layer that it does without. */
const foldHandicap: Points = 2;
const layerHandicap: Points = 4;

/** What layers that many lines run between keep apart, besides what all do. */
const corridors: readonly Inches[] = [0.5, 0.25, 0];

/** Sketches in fewer or shorter layers than the edges alone would make: wide boxes, and lines within layers, too. */
function foldedLayers(
  pairs: readonly (readonly [number, number])[],
  context: DiagramContext,
): readonly Sketch[] {
  const count = context.diagram.nodes.length;
  const depth = layerNodes(count, pairs).layers.length;
  const sketches: Sketch[] = [];
  const seen = new Set<string>();
  for (const layers of [2, 3, 4, 5, 6]) {
    const folded = layerNodes(count, pairs, { layers, nodes: Math.ceil(count / layers) });
    const handicap = foldHandicap + layerHandicap * Math.max(0, depth - folded.layers.length);
    const key = JSON.stringify(folded.layers);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const down of [true, false]) {
      for (const corridor of corridors) {
        const tried = labelSizes(context).map((size) => sketchLayers(folded, down, size, context, corridor));
        const sketch = tried.find((each) => each !== null);
        if (sketch) sketches.push({ ...sketch, handicap });
      }
    }
  }
  return sketches;
}

/** Without edges there are no layers: rows in reading order. */
function rowsOf(count: number): number[][] {
  const columns = Math.ceil(Math.sqrt(count * 1.6));
  const rows: number[][] = [];
  for (let i = 0; i < count; i += columns) {
    rows.push(Array.from({ length: Math.min(columns, count - i) }, (_, c) => i + c));
  }
  return rows;
}

/** Share of a place that a lane takes: a line needs less room than a node. */
const laneShare = 0.35;

function sketchLayers(
  layering: Layering,
  down: boolean,
  size: Points,
  context: DiagramContext,
  corridor: Inches = 0,
): Sketch | null {
  const { area, diagram, tight } = context;
  const { layers } = layering;
  const { nodes } = diagram;
  const isLane = (index: number) => index >= nodes.length;
  const labels = largestPlate(size, context, down ? [1.45] : [0.85, 1.1, 1.45]);
  const needed = down
    ? Math.max(tight ? 0.28 : 0.4, labels.h + 0.15)
    : Math.max(tight ? 0.35 : 0.5, labels.w + (tight ? 0.3 : 0.4));
  const between = needed + corridor;
  const along = down ? area.w : area.h;
  const across = down ? area.h : area.w;
  const shares = layers.map((layer) =>
    layer.reduce((total, index) => total + (isLane(index) ? laneShare : 1), 0),
  );
  const w = down
    ? Math.min(2.6, along / Math.max(...shares) - (tight ? 0.12 : nodeGap))
    : Math.min(tight ? 4.5 : 2.8, (across - (layers.length - 1) * between) / layers.length);
  if (w < context.narrowest) return null;
  const heights = heightsIn(layering, down, w, size, context);
  if (!heights) return null;
  // Rows have one height each; in columns each node may have its own.
  const thick = layers.map((layer) => (down ? Math.max(...layer.map((index) => heights[index] ?? 0)) : w));
  const spare = across - sum(thick);
  if (spare < (layers.length - 1) * between) return null;
  const gap = layers.length > 1 ? Math.min(spare / (layers.length - 1), between * 1.7 + 0.2) : 0;
  const start = (across - sum(thick) - (layers.length - 1) * gap) / 2;
  const offsetOf = (layer: number) => start + sum(thick.slice(0, layer)) + layer * gap;
  const usual = down ? w : sum(heights) / heights.length;
  const sizeOf = (index: number) => (isLane(index) ? laneShare * usual : down ? w : heights[index]!);
  const least = tight ? 0.08 : down ? nodeGap * 0.6 : 0.06;
  if (layers.some((layer) => sum(layer.map(sizeOf)) + (layer.length - 1) * least > along + 1e-6)) return null;
  const wished = Math.min(0.6, ...layers.map((layer) => (along - sum(layer.map(sizeOf))) / layer.length));
  const middles = alignLayers(layering, sizeOf, Math.max(least, wished), along, isLane);
  const shift = centring(layering, middles, sizeOf, along);
  const placed: SketchNode[] = [];
  layers.forEach((layer, l) => {
    for (const index of layer) {
      if (isLane(index)) continue;
      const from = middles.get(index)! + shift - sizeOf(index) / 2;
      const box = down
        ? { x: area.x + from, y: area.y + offsetOf(l), w, h: thick[l]! }
        : { x: area.x + offsetOf(l), y: area.y + from, w, h: heights[index]! };
      placed.push(sketchNode(nodes[index]!, box, context));
    }
  });
  // Reading order is the outline's, whatever the layers.
  const order = new Map(nodes.map((node, i) => [node.id, i]));
  placed.sort((a, b) => order.get(a.key)! - order.get(b.key)!);
  const links = linksOf(diagram.edges, context).map((link): SketchLink => {
    const [a, b] = [link.from, link.to].map((id) =>
      layers.findIndex((each) => each.includes(order.get(id)!)),
    );
    if (Math.abs(a! - b!) < 2) return link;
    // A long line turns between the first two layers that it joins, or between the last two.
    const middleOf = (upper: number) => offsetOf(upper + 1) - gap / 2;
    const [first, last] = [Math.min(a!, b!), Math.max(a!, b!)];
    const from = offsetOf(first) + thick[first]!;
    const way = offsetOf(last) - from;
    const turns = [middleOf(first), middleOf(last - 1)].map((at) => (at - from) / way);
    return { ...link, bends: a! < b! ? turns : turns.map((each) => 1 - each) };
  });
  return { size, nodes: placed, links, texts: [] };
}

/** Heights of nodes: one for all, or in need one for each row, or each its own in columns. Null: no room. */
function heightsIn(
  { layers }: Layering,
  down: boolean,
  w: Inches,
  size: Points,
  context: DiagramContext,
): readonly Inches[] | null {
  const { nodes } = context.diagram;
  if (!context.tight) {
    const h = commonHeight(nodes, w, size, context);
    // Towers of one-word lines are no better than slabs.
    return h === null || h > Math.max(w * 1.1, 0.6) ? null : nodes.map(() => h);
  }
  const own = ownHeights(nodes, w, size, context);
  if (!own || !down) return own;
  const rows = [...own];
  for (const layer of layers) {
    const members = layer.filter((index) => index < nodes.length);
    const h = commonHeight(
      members.map((index) => nodes[index]!),
      w,
      size,
      context,
    );
    if (h === null) return null;
    for (const index of members) rows[index] = h;
  }
  return rows;
}

/** What brings the drawing to the middle of its room. */
function centring(
  { layers }: Layering,
  middles: ReadonlyMap<number, Inches>,
  sizeOf: (index: number) => Inches,
  room: Inches,
): Inches {
  const all = layers.flat();
  const low = Math.min(...all.map((index) => middles.get(index)! - sizeOf(index) / 2));
  const high = Math.max(...all.map((index) => middles.get(index)! + sizeOf(index) / 2));
  return (room - low - high) / 2;
}
