import type { Deck, Diagram } from '../../deck/index.ts';
import type { LineDash, NodeShape, Theme, ThemeColor } from '../../theme/index.ts';

/** How kinds look in a deck's diagrams: by colour and by a second sign, the same on every slide. */
export interface KindStyles {
  readonly nodes: ReadonlyMap<string, { readonly color: ThemeColor; readonly shape: NodeShape }>;
  readonly edges: ReadonlyMap<string, { readonly color: ThemeColor; readonly dash: LineDash }>;
}

const colorOrder: readonly ThemeColor[] = ['accent1', 'accent3', 'accent2', 'accent4', 'accent5', 'accent6'];
const shapeOrder: readonly NodeShape[] = [
  'round-rect',
  'rect',
  'snip-rect',
  'terminator',
  'folded-corner',
  'plaque',
];
const dashOrder: readonly LineDash[] = ['solid', 'dash', 'dot', 'long-dash', 'dash-dot'];

/** The theme's styles; kinds that it does not name get the next free colour and sign in order of appearance. */
export function styleKinds(deck: Deck, theme: Theme): KindStyles {
  const nodeKinds = new Set<string>();
  const edgeKinds = new Set<string>();
  for (const diagram of diagramsOf(deck)) {
    for (const { kind } of diagram.nodes) if (kind !== null) nodeKinds.add(kind);
    for (const { kind } of diagram.edges) if (kind !== null) edgeKinds.add(kind);
  }
  const nodeColors = pick(nodeKinds, colorOrder, (kind) => theme.kinds.get(kind)?.color ?? null);
  const shapes = pick(nodeKinds, shapeOrder, (kind) => theme.kinds.get(kind)?.shape ?? null);
  const edgeColors = pick(edgeKinds, colorOrder, (kind) => theme.kinds.get(kind)?.color ?? null);
  const dashes = pick(edgeKinds, dashOrder, (kind) => theme.kinds.get(kind)?.line ?? null);
  return {
    nodes: new Map(
      [...nodeKinds].map((kind) => [kind, { color: nodeColors.get(kind)!, shape: shapes.get(kind)! }]),
    ),
    edges: new Map(
      [...edgeKinds].map((kind) => [kind, { color: edgeColors.get(kind)!, dash: dashes.get(kind)! }]),
    ),
  };
}

function diagramsOf(deck: Deck): Diagram[] {
  return deck.slides.flatMap((slide) =>
    slide.slots.flatMap((slot) => slot.blocks.filter((block) => block.kind === 'diagram')),
  );
}

function pick<T>(
  kinds: ReadonlySet<string>,
  order: readonly T[],
  given: (kind: string) => T | null,
): ReadonlyMap<string, T> {
  const taken = new Set<T>();
  for (const kind of kinds) {
    const own = given(kind);
    if (own !== null) taken.add(own);
  }
  const free = order.filter((each) => !taken.has(each));
  let next = 0;
  return new Map(
    [...kinds].map((kind) => {
      const own = given(kind);
      if (own !== null) return [kind, own];
      const chosen = next < free.length ? free[next]! : order[next % order.length]!;
      next += 1;
      return [kind, chosen];
    }),
  );
}
