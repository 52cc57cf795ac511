import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';

/** A thing in an organization, and what it is made of. */
export interface Branch {
  readonly node: DiagramNode;
  /** What leads to it. */
  readonly edge: DiagramEdge | null;
  readonly children: readonly Branch[];
}

/** From the focus, else from what nothing leads to; each once, under the first that leads to it. */
export function orgOf({ nodes, edges, focus }: Diagram): {
  readonly root: Branch;
  readonly rest: readonly DiagramNode[];
  readonly shown: ReadonlySet<DiagramEdge>;
} {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const led = new Set(edges.map(({ to }) => to));
  const first = byId.get(focus ?? '') ?? nodes.find(({ id }) => !led.has(id)) ?? nodes[0]!;
  const parents = new Map<string, DiagramEdge | null>([[first.id, null]]);
  const queue = [first.id];
  for (const id of queue) {
    for (const edge of edges) {
      if (edge.from !== id || parents.has(edge.to)) continue;
      parents.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  const branch = (id: string): Branch => ({
    node: byId.get(id)!,
    edge: parents.get(id)!,
    children: queue.filter((each) => parents.get(each)?.from === id).map(branch),
  });
  return {
    root: branch(first.id),
    rest: nodes.filter(({ id }) => !parents.has(id)),
    shown: new Set([...parents.values()].filter((edge) => edge !== null)),
  };
}

export function depthOf({ children }: Branch): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}

export function atDepth(branch: Branch, depth: number): Branch[] {
  return depth === 0 ? [branch] : branch.children.flatMap((child) => atDepth(child, depth - 1));
}

export function isLast({ children }: Branch): boolean {
  return children.length === 0;
}

/** Parents in the row before the last, and those further up all of whose children, several, are at the end. */
export function listedRows(root: Branch): Branch[] {
  const deepest = depthOf(root) - 2;
  const from = (branch: Branch, depth: number): Branch[] => {
    const { children } = branch;
    const least = depth === deepest ? 1 : 2;
    if (children.length >= least && children.every(isLast)) return [branch];
    return children.flatMap((child) => from(child, depth + 1));
  };
  return from(root, 0);
}
