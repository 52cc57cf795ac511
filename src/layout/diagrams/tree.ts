import type { DiagramEdge } from '../../deck/index.ts';
import type { Points } from '../../theme/index.ts';
import { largestPlate } from './edge-labels.ts';
import { sketchFolded } from './folded-rows.ts';
import { commonHeight, labelSizes } from './node-size.ts';
import { type DiagramContext, nodeGap, type Sketch, type SketchLink, type SketchNode } from './sketch.ts';
import { linkOf } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

interface Branch {
  readonly index: number;
  readonly depth: number;
  readonly children: Branch[];
  /** Edge that leads here; null for a root. */
  readonly edge: DiagramEdge | null;
  /** Middle of its leaves, in leaves. */
  middle: number;
}

/** A tree by breadth-first search from the focus; edges that are not part of it are dashed. */
export function arrangeTree(context: DiagramContext): readonly Sketch[] {
  const { branches, leaves, depth, used } = growTree(context);
  const order = branches.map((branch) => branch.index);
  const sketches: Sketch[] = context.snug ? sketchFolded(order, context) : [];
  for (const down of [true, false]) {
    for (const size of labelSizes(context)) {
      const nodes = placeBranches(branches, leaves, depth, down, size, context);
      if (!nodes) continue;
      sketches.push({ size, nodes, links: treeLinks(branches, used, down, context), texts: [] });
      break;
    }
  }
  return sketches;
}

function growTree({ diagram }: DiagramContext): {
  branches: Branch[];
  leaves: number;
  depth: number;
  used: ReadonlySet<DiagramEdge>;
} {
  const { nodes, edges } = diagram;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const seen = new Set<number>();
  const used = new Set<DiagramEdge>();
  const branches: Branch[] = [];
  const roots: Branch[] = [];
  const grow = (start: number) => {
    const root: Branch = { index: start, depth: 0, children: [], edge: null, middle: 0 };
    roots.push(root);
    seen.add(start);
    const queue = [root];
    for (let branch = queue.shift(); branch; branch = queue.shift()) {
      branches.push(branch);
      const id = nodes[branch.index]!.id;
      for (const edge of edges) {
        const other = edge.from === id ? edge.to : edge.to === id ? edge.from : null;
        const next = other === null ? undefined : index.get(other);
        if (next === undefined || seen.has(next)) continue;
        seen.add(next);
        used.add(edge);
        const child: Branch = { index: next, depth: branch.depth + 1, children: [], edge, middle: 0 };
        branch.children.push(child);
        queue.push(child);
      }
    }
  };
  const focus = diagram.focus === null ? undefined : index.get(diagram.focus);
  if (focus !== undefined) grow(focus);
  // Nodes that nothing leads to are roots; in what is left over, the first in order.
  const led = new Set(edges.filter((edge) => edge.directed).map((edge) => edge.to));
  nodes.forEach((node, i) => {
    if (!seen.has(i) && !led.has(node.id)) grow(i);
  });
  nodes.forEach((_, i) => {
    if (!seen.has(i)) grow(i);
  });
  let leaves = 0;
  const settle = (branch: Branch) => {
    if (branch.children.length === 0) {
      branch.middle = leaves + 0.5;
      leaves += 1;
      return;
    }
    for (const child of branch.children) settle(child);
    branch.middle = (branch.children[0]!.middle + branch.children.at(-1)!.middle) / 2;
  };
  for (const root of roots) settle(root);
  return { branches, leaves, depth: Math.max(0, ...branches.map((branch) => branch.depth)) + 1, used };
}

function placeBranches(
  branches: readonly Branch[],
  leaves: number,
  depth: number,
  down: boolean,
  size: Points,
  context: DiagramContext,
): SketchNode[] | null {
  const { area, diagram, snug } = context;
  const labels = largestPlate(size, context, down ? [1.45] : [0.85, 1.1, 1.45]);
  const between = down
    ? Math.max(snug ? 0.28 : 0.36, labels.h + 0.4)
    : Math.max(snug ? 0.3 : 0.4, labels.w + (snug ? 0.35 : 0.5));
  const w = down
    ? Math.min(2.5, area.w / leaves - (snug ? 0.1 : nodeGap * 0.6))
    : Math.min(snug ? 4.5 : 2.8, (area.w - (depth - 1) * between) / depth);
  if (w < 0.9) return null;
  const h = commonHeight(diagram.nodes, w, size, context);
  if (h === null || h > Math.max(w * (snug ? 1.5 : 1.1), 0.6)) return null;
  const thick = down ? h : w;
  const across = down ? area.h : area.w;
  const along = down ? area.w : area.h;
  const broad = down ? w : h;
  if (depth * thick + (depth - 1) * between > across + 1e-6) return null;
  if (!down && leaves * (h + 0.05) - 0.05 > along) return null;
  const gap = depth > 1 ? Math.min((across - depth * thick) / (depth - 1), between * 1.6) : 0;
  const start = (across - depth * thick - (depth - 1) * gap) / 2;
  const pitch = Math.min(along / leaves, broad * 1.5 + nodeGap);
  const first = (along - leaves * pitch) / 2;
  const placed = branches.map((branch) => {
    const middle = first + branch.middle * pitch;
    const offset = start + branch.depth * (thick + gap);
    const box = down
      ? { x: area.x + middle - w / 2, y: area.y + offset, w, h }
      : { x: area.x + offset, y: area.y + middle - h / 2, w, h };
    const fill = branch.depth === 0 && branch.children.length > 0 ? 'solid' : 'soft';
    return sketchNode(diagram.nodes[branch.index]!, box, context, { fill });
  });
  return placed;
}

function treeLinks(
  branches: readonly Branch[],
  used: ReadonlySet<DiagramEdge>,
  down: boolean,
  context: DiagramContext,
): SketchLink[] {
  const { nodes, edges } = context.diagram;
  const links: SketchLink[] = [];
  for (const branch of branches) {
    if (!branch.edge) continue;
    const upward = branch.edge.from === nodes[branch.index]!.id;
    const way = down ? (['bottom', 'top'] as const) : (['right', 'left'] as const);
    const sides = [upward ? ([way[1], way[0]] as const) : way];
    links.push(linkOf(branch.edge, context, { sides, square: true }));
  }
  for (const edge of edges) {
    if (!used.has(edge) && edge.from !== edge.to)
      links.push(linkOf(edge, context, { dash: 'dash', width: 1 }));
  }
  return links;
}
