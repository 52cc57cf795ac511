import type { Inches, Points } from '../../theme/index.ts';
import { largestPlate } from './edge-labels.ts';
import { commonHeight, labelSizes, roomyHeight } from './node-size.ts';
import type { DiagramContext, Sketch, SketchNode } from './sketch.ts';
import { linksOf } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

/**
 * For graphs too deep or too broad for their slot: nodes in reading order, row by row, by an order in which edges lead
 * onward. Lines keep to the lanes between them as far as they can.
 */
export function sketchFolded(order: readonly number[], context: DiagramContext): Sketch[] {
  const { diagram } = context;
  const sketches: Sketch[] = [];
  const sizes = labelSizes(context);
  for (const size of sizes) {
    // Besides the largest type that fits the smallest: its nodes leave the most room for lines.
    if (sketches.length > 0 && size !== sizes.at(-1)) continue;
    for (let columns = 2; columns <= Math.min(6, order.length); columns++) {
      const nodes = placeRows(order, columns, size, context);
      if (!nodes) continue;
      sketches.push({ size, nodes, links: linksOf(diagram.edges, context), texts: [], handicap: 4 });
    }
  }
  return sketches;
}

function placeRows(
  order: readonly number[],
  columns: number,
  size: Points,
  context: DiagramContext,
): SketchNode[] | null {
  const { area, diagram } = context;
  const labels = largestPlate(size, context, [0.85, 1.1, 1.45]);
  const rows = Math.ceil(order.length / columns);
  const laneX: Inches = Math.max(0.35, labels.w + 0.3);
  const laneY: Inches = Math.max(0.3, labels.h + 0.2);
  const w = Math.min(2.6, (area.w - (columns - 1) * laneX) / columns);
  if (w < 0.9) return null;
  const least = commonHeight(diagram.nodes, w, size, context);
  if (least === null || least > Math.max(w * 1.5, 0.6)) return null;
  if (rows * least + (rows - 1) * laneY > area.h) return null;
  const most = Math.max(least, (area.h - (rows - 1) * Math.max(laneY, 0.5)) / rows);
  const h = roomyHeight(diagram.nodes, w, least, most, size, context);
  const gapX = columns > 1 ? Math.min((area.w - columns * w) / (columns - 1), laneX * 2) : 0;
  const gapY = rows > 1 ? Math.min((area.h - rows * h) / (rows - 1), laneY * 2.5) : 0;
  const left = area.x + (area.w - columns * w - (columns - 1) * gapX) / 2;
  const top = area.y + (area.h - rows * h - (rows - 1) * gapY) / 2;
  return diagram.nodes.map((node, index) => {
    const at = order.indexOf(index);
    const x = left + (at % columns) * (w + gapX);
    const y = top + Math.floor(at / columns) * (h + gapY);
    return sketchNode(node, { x, y, w, h }, context);
  });
}
