import type { Inches, Points } from '../../theme/index.ts';
import { largestPlate } from './edge-labels.ts';
import { sketchFolded } from './folded-rows.ts';
import { layerNodes } from './layering.ts';
import { commonHeight, labelSizes } from './node-size.ts';
import { type DiagramContext, nodeGap, type Sketch, type SketchNode } from './sketch.ts';
import { linksOf } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

/** Nodes in layers by the direction of their edges: from top to bottom, or from left to right where that reads better. */
export function arrangeLayers(context: DiagramContext): readonly Sketch[] {
  const { nodes, edges } = context.diagram;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const { layers } = layerNodes(
    nodes.length,
    edges.map((edge) => [index.get(edge.from)!, index.get(edge.to)!] as const),
  );
  const connected = edges.length > 0 ? layers : rowsOf(nodes.length);
  const sketches: Sketch[] = context.snug
    ? sketchFolded(
        layers.flat().filter((node) => node >= 0),
        context,
      )
    : [];
  for (const down of [true, false]) {
    for (const size of labelSizes(context)) {
      const sketch = sketchLayers(connected, down, size, context);
      if (!sketch) continue;
      sketches.push(sketch);
      break;
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
  layers: readonly (readonly number[])[],
  down: boolean,
  size: Points,
  context: DiagramContext,
): Sketch | null {
  const { area, diagram, snug } = context;
  const labels = largestPlate(size, context, down ? [1.45] : [0.85, 1.1, 1.45]);
  const between = down
    ? Math.max(snug ? 0.28 : 0.4, labels.h + 0.15)
    : Math.max(snug ? 0.35 : 0.5, labels.w + (snug ? 0.3 : 0.4));
  const along = down ? area.w : area.h;
  const across = down ? area.h : area.w;
  const shares = layers.map((layer) => layer.reduce((sum, node) => sum + (node < 0 ? laneShare : 1), 0));
  const most = Math.max(...shares);
  let w: Inches;
  let h: Inches | null;
  if (down) {
    w = Math.min(2.6, along / most - (snug ? 0.12 : nodeGap));
    if (w < 0.9) return null;
    h = commonHeight(diagram.nodes, w, size, context);
    if (h === null || layers.length * h + (layers.length - 1) * between > across) return null;
  } else {
    w = Math.min(2.8, (across - (layers.length - 1) * between) / layers.length);
    if (w < 0.9) return null;
    h = commonHeight(diagram.nodes, w, size, context);
    if (h === null || most * (h + 0.06) - 0.06 > along) return null;
  }
  if (h > Math.max(w * (snug ? 1.5 : 1.1), 0.6)) return null;
  const thick = down ? h : w;
  const broad = down ? w : h;
  const gap =
    layers.length > 1
      ? Math.min((across - layers.length * thick) / (layers.length - 1), between * 1.7 + 0.2)
      : 0;
  const start = (across - layers.length * thick - (layers.length - 1) * gap) / 2;
  const placed: SketchNode[] = [];
  layers.forEach((layer, l) => {
    const pitch = Math.min(along / shares[l]!, broad * (down ? 1.7 : 2.2) + 0.2);
    let at = (along - shares[l]! * pitch) / 2;
    for (const index of layer) {
      const share = index < 0 ? laneShare : 1;
      const middle = at + (share * pitch) / 2;
      at += share * pitch;
      if (index < 0) continue;
      const offset = start + l * (thick + gap);
      const box = down
        ? { x: area.x + middle - w / 2, y: area.y + offset, w, h }
        : { x: area.x + offset, y: area.y + middle - h / 2, w, h };
      placed.push(sketchNode(diagram.nodes[index]!, box, context));
    }
  });
  // Reading order is the outline's, whatever the layers.
  const order = new Map(diagram.nodes.map((node, i) => [node.id, i]));
  placed.sort((a, b) => order.get(a.key)! - order.get(b.key)!);
  return { size, nodes: placed, links: linksOf(diagram.edges, context), texts: [] };
}
