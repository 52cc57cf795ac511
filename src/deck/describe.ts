import type { Element, Group, OutlineEvent, Relationship } from '../outline/index.ts';
import { labelAround, namesBoth, type Views } from '../template/index.ts';
import type { Text } from '../yaml/index.ts';

/**
 * A diagram in words, for those who cannot see it: its relationships, or its nodes where it has none. The words
 * between are the template set's.
 */
export function describeRelationships(
  edges: readonly Relationship[],
  nodes: readonly (Element | OutlineEvent | Group)[],
  views: Views,
  relabelled: (id: string) => Text | null,
): string {
  const label = (node: Element | OutlineEvent | Group): string =>
    views.plain(relabelled(node.id) ?? node.label);
  const separator = views.word('describe-separator');
  if (edges.length > 0) {
    const said = new Set(edges.flatMap((edge) => [edge.first.id, edge.second.id]));
    const alone = nodes.filter((node) => !said.has(node.id)).map(label);
    const relations = edges.map((edge) =>
      describeRelationship(edge, label(edge.first), label(edge.second), views),
    );
    const rest = alone.length > 0 ? [alone.join(views.word('list-separator'))] : [];
    return views.word('describe-diagram', { relations: [...relations, ...rest].join(separator) });
  }
  const members = nodes.map((node) =>
    node.type === 'event'
      ? views.word('describe-event', { date: views.date(node.date), label: label(node) })
      : label(node),
  );
  const list = members.join(
    nodes.some((node) => node.type === 'event') ? separator : views.word('list-separator'),
  );
  return views.word('describe-diagram', { relations: list });
}

function describeRelationship(edge: Relationship, first: string, second: string, views: Views): string {
  const label = views.plain(edge.label);
  if (edge.directed) return directed(first, label, second, views);
  const worded = [
    edge.forward && directed(first, views.plain(edge.forward), second, views),
    edge.backward && directed(second, views.plain(edge.backward), first, views),
  ].filter((each) => each !== null);
  if (worded.length > 0) return worded.join(views.word('describe-separator'));
  return namesBoth(label, first, second) ? label : views.word('describe-pair', { first, second, label });
}

function directed(from: string, label: string, to: string, views: Views): string {
  const around = labelAround(label);
  return around
    ? views.word('describe-around', { from, ...around, to })
    : views.word('describe-directed', { from, label, to });
}
