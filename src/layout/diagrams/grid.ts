import type { DiagramContext, Sketch, SketchNode } from './sketch.ts';
import { sketchNode } from './sketch-nodes.ts';

/**
 * The last resort: all nodes in rows, at the smallest size, whether or not their labels fit. Without lines: they would
 * run through nodes and say what is not so.
 */
export function gridSketch(context: DiagramContext): Sketch {
  const { area, diagram, label } = context;
  const count = diagram.nodes.length;
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * area.w) / (area.h * 2.2))));
  const rows = Math.max(1, Math.ceil(count / columns));
  const gap = 0.15;
  const w = (area.w - gap * (columns - 1)) / columns;
  const h = (area.h - gap * (rows - 1)) / rows;
  const nodes = diagram.nodes.map((node, i): SketchNode => {
    const box = {
      x: area.x + (i % columns) * (w + gap),
      y: area.y + Math.floor(i / columns) * (h + gap),
      w,
      h,
    };
    return sketchNode(node, box, context);
  });
  return { size: label.min, nodes, links: [], texts: [] };
}
