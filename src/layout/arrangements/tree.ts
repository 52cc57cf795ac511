import type { DiagramEdge } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Arrangement, planeHeights } from '../diagrams/arrangement.ts';
import { largestPlate } from '../diagrams/edge-labels.ts';
import { commonHeight, labelSizes, ownHeights } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linkOf,
  nodeGap,
  type Sketch,
  type SketchLink,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { sum } from '../geometry.ts';
import { generations } from './layers.ts';

/** What belongs to what. */
export const tree: Arrangement = {
  name: 'tree',
  suits: ({ form, nodes }) =>
    form === 'tree' && nodes <= 24
      ? `all of the ${nodes} things descend from one, each from one other`
      : null,
  draw: { kind: 'sketch', sketch: arrangeTree },
  heights: planeHeights,
};

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
function arrangeTree(context: DiagramContext): readonly Sketch[] {
  const tree = growTree(context);
  const place = context.tight ? placeOwn : placeEven;
  const sketches: Sketch[] = [];
  for (const down of [true, false]) {
    for (const size of labelSizes(context)) {
      const nodes = place(tree, down, size, context);
      if (!nodes) continue;
      sketches.push({ size, nodes, links: treeLinks(tree, down, context), texts: [] });
      // In need, smaller type may leave room for lines and their labels.
      if (!context.tight) break;
    }
  }
  if (!context.tight) return sketches;
  // Generations one under the other, whosever children they are: no leaf needs a column of its own.
  const { nodes } = context.diagram;
  const roots = new Set(tree.roots.map((root) => nodes[root.index]!.id));
  const pairs = tree.branches.flatMap((branch) =>
    branch.children.map((child) => [branch.index, child.index] as const),
  );
  const links = treeLinks(tree, null, context);
  for (const sketch of generations(pairs, context)) {
    const placed = sketch.nodes.map((node): SketchNode => {
      const root = roots.has(node.key) && tree.branches.length > tree.roots.length;
      return root ? { ...node, fill: 'solid' } : node;
    });
    sketches.push({ ...sketch, nodes: placed, links });
  }
  return sketches;
}

interface Tree {
  /** Breadth first. */
  readonly branches: readonly Branch[];
  readonly roots: readonly Branch[];
  readonly leaves: number;
  readonly depth: number;
  /** Edges that are branches. */
  readonly used: ReadonlySet<DiagramEdge>;
}

function growTree({ diagram }: DiagramContext): Tree {
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
  const depth = Math.max(0, ...branches.map((branch) => branch.depth)) + 1;
  return { branches, roots, leaves, depth, used };
}

/** Where a tree's nodes stand at a type size, in a direction; null where they find no room. */
type PlaceBranches = (
  tree: Tree,
  down: boolean,
  size: Points,
  context: DiagramContext,
) => SketchNode[] | null;

/** All nodes of one size. */
const placeEven: PlaceBranches = ({ branches, leaves, depth }, down, size, context) => {
  const { area, diagram } = context;
  const between = betweenLayers(down, size, context);
  const w = down
    ? Math.min(2.5, area.w / leaves - nodeGap * 0.6)
    : Math.min(2.8, (area.w - (depth - 1) * between) / depth);
  if (w < context.narrowest) return null;
  const h = commonHeight(diagram.nodes, w, size, context);
  if (h === null || h > Math.max(w * 1.1, 0.6)) return null;
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
  return branches.map((branch) => {
    const middle = first + branch.middle * pitch;
    const offset = start + branch.depth * (thick + gap);
    const box = down
      ? { x: area.x + middle - w / 2, y: area.y + offset, w, h }
      : { x: area.x + offset, y: area.y + middle - h / 2, w, h };
    return branchNode(branch, box, context);
  });
};

/** Nodes as tall as their labels: where little room is left, short labels make room for long ones. */
const placeOwn: PlaceBranches = ({ branches, roots, leaves, depth }, down, size, context) => {
  const { area, diagram } = context;
  const between = betweenLayers(down, size, context);
  const least = 0.09;
  const w = down
    ? Math.min(2.5, area.w / leaves - 0.1)
    : Math.min(4.5, (area.w - (depth - 1) * between) / depth);
  if (w < context.narrowest) return null;
  if (down) {
    const rows: Inches[] = [];
    for (let d = 0; d < depth; d++) {
      const row = branches.filter((branch) => branch.depth === d);
      // Not the largest of their own heights: round ends that grow with it leave a word less room.
      const h = commonHeight(
        row.map((branch) => diagram.nodes[branch.index]!),
        w,
        size,
        context,
      );
      if (h === null) return null;
      rows.push(h);
    }
    const spare = area.h - sum(rows);
    if (spare < (depth - 1) * between) return null;
    const gap = depth > 1 ? Math.min(spare / (depth - 1), between * 1.6) : 0;
    const top = area.y + (area.h - sum(rows) - (depth - 1) * gap) / 2;
    const pitch = area.w / leaves;
    return branches.map((branch) => {
      const y = top + sum(rows.slice(0, branch.depth)) + branch.depth * gap;
      const x = area.x + branch.middle * pitch - w / 2;
      return branchNode(branch, { x, y, w, h: rows[branch.depth]! }, context);
    });
  }
  const heights = ownHeights(diagram.nodes, w, size, context);
  if (!heights) return null;
  const heightOf = (branch: Branch) => heights[branch.index]!;
  const extent = (branch: Branch, gap: Inches): Inches =>
    Math.max(heightOf(branch), stack(branch.children, gap));
  const stack = (some: readonly Branch[], gap: Inches): Inches =>
    sum(some.map((each) => extent(each, gap))) + Math.max(0, some.length - 1) * gap;
  if (stack(roots, least) > area.h) return null;
  const gap = [0.3, 0.22, 0.15].find((each) => stack(roots, each) <= area.h) ?? least;
  const gapX = depth > 1 ? Math.min((area.w - depth * w) / (depth - 1), between * 1.6) : 0;
  const left = area.x + (area.w - depth * w - (depth - 1) * gapX) / 2;
  const nodes: SketchNode[] = [];
  const placeStack = (some: readonly Branch[], top: Inches) => {
    let y = top;
    for (const branch of some) {
      const room = extent(branch, gap);
      const h = heightOf(branch);
      const box = { x: left + branch.depth * (w + gapX), y: y + (room - h) / 2, w, h };
      nodes.push(branchNode(branch, box, context));
      placeStack(branch.children, y + (room - stack(branch.children, gap)) / 2);
      y += room + gap;
    }
  };
  placeStack(roots, area.y + (area.h - stack(roots, gap)) / 2);
  return nodes;
};

function branchNode({ index, depth, children }: Branch, box: Box, context: DiagramContext): SketchNode {
  const fill = depth === 0 && children.length > 0 ? 'solid' : 'soft';
  return sketchNode(context.diagram.nodes[index]!, box, context, { fill });
}

/** Room between layers for lines and their labels. */
function betweenLayers(down: boolean, size: Points, context: DiagramContext): Inches {
  const { tight } = context;
  const labels = largestPlate(size, context, down ? [1.45] : [0.85, 1.1, 1.45]);
  return down
    ? Math.max(tight ? 0.28 : 0.36, labels.h + 0.4)
    : Math.max(tight ? 0.3 : 0.4, labels.w + (tight ? 0.35 : 0.5));
}

function treeLinks({ branches, used }: Tree, down: boolean | null, context: DiagramContext): SketchLink[] {
  const { nodes, edges } = context.diagram;
  const links: SketchLink[] = [];
  for (const branch of branches) {
    if (!branch.edge) continue;
    const upward = branch.edge.from === nodes[branch.index]!.id;
    const way = down ? (['bottom', 'top'] as const) : (['right', 'left'] as const);
    const sides = down === null ? null : [upward ? ([way[1], way[0]] as const) : way];
    links.push(linkOf(branch.edge, context, { sides, square: down !== null }));
  }
  for (const edge of edges) {
    if (!used.has(edge) && edge.from !== edge.to)
      links.push(linkOf(edge, context, { dash: 'dash', width: 1 }));
  }
  return links;
}
