import type { Deck, Diagram } from '../../deck/index.ts';
import type { LineDash, NodeShape, Theme, ThemeColor } from '../../theme/index.ts';

/** How kinds look in diagrams: by colour and by a second sign, the same on every slide of an outline's decks. */
export interface KindStyles {
  readonly nodes: ReadonlyMap<string, { readonly color: ThemeColor; readonly shape: NodeShape }>;
  readonly edges: ReadonlyMap<string, { readonly color: ThemeColor; readonly dash: LineDash }>;
}

const colorOrder: readonly ThemeColor[] = ['accent1', 'accent3', 'accent2', 'accent4', 'accent5', 'accent6'];
const shapeOrder: readonly NodeShape[] = [
  'round-rect',
  'rect',
  'terminator',
  'snip-rect',
  'plaque',
  'folded-corner',
];
const dashOrder: readonly LineDash[] = ['solid', 'dash', 'dot', 'long-dash', 'dash-dot'];

/**
 * The theme's styles; kinds that it does not name get the next free colour and sign in the order in which the outline
 * first has them, so that what a deck leaves out changes nothing.
 */
export function styleKinds(deck: Deck, theme: Theme): KindStyles {
  const { elements, events, groups, relationships } = deck.outline;
  const drawn = diagramsOf(deck);
  const nodeKinds = kindsOf(
    [elements, events, groups].flatMap((each) => [...each.values()]),
    drawn.flatMap((diagram) => diagram.nodes),
  );
  const edgeKinds = kindsOf(
    [...relationships.values()],
    drawn.flatMap((diagram) => diagram.edges),
  );
  const own = (kind: string) => theme.kinds.get(kind);
  const nodeColors = pick(nodeKinds, colorOrder, (kind) => own(kind)?.color ?? null);
  const edgeColors = pick(edgeKinds, colorOrder, (kind) => own(kind)?.color ?? null);
  const shapes = pickSigns(nodeColors, shapeOrder, (kind) => own(kind)?.shape ?? null);
  const dashes = pickSigns(edgeColors, dashOrder, (kind) => own(kind)?.line ?? null);
  return {
    nodes: new Map([...nodeColors].map(([kind, color]) => [kind, { color, shape: shapes.get(kind)! }])),
    edges: new Map([...edgeColors].map(([kind, color]) => [kind, { color, dash: dashes.get(kind)! }])),
  };
}

type Kinded = readonly { readonly kind: string | null }[];

function kindsOf(...lists: readonly Kinded[]): ReadonlySet<string> {
  return new Set(lists.flat().flatMap(({ kind }) => (kind === null ? [] : [kind])));
}

function diagramsOf(deck: Deck): Diagram[] {
  return deck.slides.flatMap((slide) =>
    slide.slots.flatMap((slot) => slot.blocks.filter((block) => block.kind === 'diagram')),
  );
}

/** What the theme gives; for other kinds the next of an order that no kind was given, then the order again. */
function pick<T>(
  kinds: Iterable<string>,
  order: readonly T[],
  given: (kind: string) => T | null,
): ReadonlyMap<string, T> {
  const all = [...kinds];
  const taken = new Set(all.map(given));
  const free = order.filter((each) => !taken.has(each));
  let next = 0;
  return new Map(
    all.map((kind) => {
      const own = given(kind);
      if (own !== null) return [kind, own];
      const chosen = free[next] ?? order[next % order.length]!;
      next += 1;
      return [kind, chosen];
    }),
  );
}

/** As `pick`, but no two kinds of one colour get the same sign as long as there are others. */
function pickSigns<T>(
  colors: ReadonlyMap<string, ThemeColor>,
  order: readonly T[],
  given: (kind: string) => T | null,
): ReadonlyMap<string, T> {
  const used = new Map<ThemeColor, Set<T>>();
  const signs = new Map<string, T>();
  for (const [kind, first] of pick(colors.keys(), order, given)) {
    const color = colors.get(kind)!;
    const ofColor = used.get(color) ?? new Set();
    const from = order.indexOf(first);
    const others = [...order.slice(from), ...order.slice(0, from)];
    const sign = given(kind) ?? others.find((each) => !ofColor.has(each)) ?? first;
    used.set(color, ofColor.add(sign));
    signs.set(kind, sign);
  }
  return signs;
}
