import type { Arrangements, FigureShape } from './arrangement-model.ts';
import type { Choice } from './deck.ts';

interface ShownNode {
  readonly id: string;
  /** Days since 1970 where the date says them. */
  readonly date: { readonly start: number | null } | null;
  readonly pictured?: boolean;
}

interface ShownEdge {
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly label: unknown;
  readonly forward: unknown;
  readonly backward: unknown;
}

/** What a figure shows, as the model gives it: the same in every language. */
export function figureShape(
  nodes: readonly ShownNode[],
  edges: readonly ShownEdge[],
  about: Pick<FigureShape, 'hasCenter' | 'place' | 'grows'> & { readonly onlyRelationships: boolean },
): FigureShape {
  const ids = new Set(nodes.map((node) => node.id));
  const drawn = edges.filter((edge) => edge.from !== edge.to && ids.has(edge.from) && ids.has(edge.to));
  const directed = drawn.length > 0 && drawn.every((edge) => edge.directed);
  return {
    nodes: nodes.length,
    edges: drawn.length,
    dated: nodes.length > 0 && nodes.every((node) => node.date !== null),
    pairs: about.onlyRelationships && drawn.some((edge) => !edge.directed),
    // The label of a pair is its name: no line carries it.
    worded: drawn.filter(({ directed, label, forward, backward }) =>
      directed ? label !== null : (forward ?? backward) !== null,
    ).length,
    pictured: nodes.every((node) => node.pictured ?? false),
    uneven: isUneven(nodes.flatMap(({ date }) => (date?.start == null ? [] : [date.start]))),
    hasCenter: about.hasCenter,
    grows: about.grows,
    place: about.place,
    form: formOf(nodes, drawn, directed),
  };
}

function isUneven(days: readonly number[]): boolean {
  const inOrder = [...days].sort((a, b) => a - b);
  const gaps = inOrder.slice(1).map((day, i) => day - inOrder[i]!);
  return gaps.length > 0 && Math.max(...gaps) > 2 * Math.min(...gaps);
}

function formOf(
  nodes: readonly ShownNode[],
  edges: readonly ShownEdge[],
  directed: boolean,
): FigureShape['form'] {
  if (edges.length === 0) return 'none';
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const next = new Map<string, string>();
  const degree = new Map<string, number>();
  for (const { from, to } of edges) {
    out.set(from, (out.get(from) ?? 0) + 1);
    into.set(to, (into.get(to) ?? 0) + 1);
    next.set(from, to);
    for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  }
  const single = directed && nodes.every(({ id }) => (out.get(id) ?? 0) <= 1 && (into.get(id) ?? 0) <= 1);
  const roots = nodes.filter(({ id }) => !into.has(id));
  const reached = (start: string): number => {
    const seen = new Set<string>();
    for (let id: string | undefined = start; id !== undefined && !seen.has(id); id = next.get(id))
      seen.add(id);
    return seen.size;
  };
  if (single && edges.length === nodes.length && reached(nodes[0]!.id) === nodes.length) return 'ring';
  if (single && roots.length === 1 && reached(roots[0]!.id) === nodes.length) return 'chain';
  const joined = Math.max(...degree.values());
  if (edges.length === nodes.length - 1 && joined === edges.length && nodes.length > 2) return 'star';
  const isTree = directed && roots.length === 1 && edges.length === nodes.length - 1;
  if (isTree && nodes.every(({ id }) => (into.get(id) ?? 0) <= 1) && isConnected(roots[0]!.id, nodes, edges))
    return 'tree';
  return 'net';
}

function isConnected(root: string, nodes: readonly ShownNode[], edges: readonly ShownEdge[]): boolean {
  const seen = new Set([root]);
  for (const id of seen) for (const edge of edges) if (edge.from === id) seen.add(edge.to);
  return seen.size === nodes.length;
}

interface Wishes {
  /** Arrangements that the theme likes, the best first. */
  readonly preferred: readonly string[];
  /** That of the slide before. */
  readonly previous: string | null;
}

/**
 * The arrangement that suits a figure best: of those with the right number of things and room for all words first those
 * that the slide before does not have, then those that the theme likes, then in the order of the list.
 */
export function chooseArrangement(
  shape: FigureShape,
  arrangements: Arrangements,
  { preferred, previous }: Wishes,
): { readonly name: string; readonly choice: Choice } {
  const suiting = [...arrangements.values()].flatMap(({ name, suits }, place) => {
    const reason = suits?.(shape) ?? null;
    const wish = preferred.indexOf(name);
    return reason === null
      ? []
      : [{ name, reason, repeated: name === previous, wish: wish < 0 ? preferred.length : wish, place }];
  });
  suiting.sort((a, b) => Number(a.repeated) - Number(b.repeated) || a.wish - b.wish || a.place - b.place);
  const [first, second] = suiting;
  if (!first) {
    const name = arrangements.has('layers') ? 'layers' : [...arrangements.keys()][0]!;
    return { name, choice: { by: 'program', reason: 'no other arrangement suits what it shows' } };
  }
  const passed = suiting.find((each) => each.repeated);
  const why =
    first.wish < preferred.length && second && first.place > second.place
      ? { by: 'theme' as const, more: ', which the theme prefers' }
      : passed && passed.place < first.place
        ? { by: 'program' as const, more: `, and "${passed.name}" stands on the slide before` }
        : { by: 'program' as const, more: '' };
  return { name: first.name, choice: { by: why.by, reason: `${first.reason}${why.more}` } };
}
