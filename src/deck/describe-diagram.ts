import type { Element, Group, OutlineEvent, Relationship } from '../outline/index.ts';
import { labelAround, namesBoth, type Views } from '../template/index.ts';
import type { Text } from '../yaml/index.ts';
import type { DiagramField } from './deck.ts';

export type DiagramThing = Element | OutlineEvent | Group;

/** What a diagram, or the part of it on one slide, shows. */
export interface DescribedDiagram {
  readonly byDate: boolean;
  readonly nodes: readonly DiagramThing[];
  readonly edges: readonly Relationship[];
  readonly fields: readonly DiagramField[];
}

/**
 * A diagram in words, for those who cannot see it: its relationships, then what none of them joins; of what is
 * arranged by date its events in their order first, of what has parts these. The words between are the template set's.
 */
export function describeDiagram(
  { byDate, nodes, edges, fields }: DescribedDiagram,
  views: Views,
  relabelled: (id: string) => Text | null,
): string {
  const label = (node: DiagramThing): string => views.plain(relabelled(node.id) ?? node.label);
  const name = (node: DiagramThing): string =>
    node.type === 'event'
      ? views.word('describe-event', { date: views.date(node.date), label: label(node) })
      : label(node);
  const separator = views.word('describe-separator');
  const list = (some: readonly DiagramThing[]): string[] => {
    if (some.length === 0) return [];
    const dated = some.some((node) => node.type === 'event');
    return [some.map(name).join(dated ? separator : views.word('list-separator'))];
  };
  const relations = edges.map((edge) =>
    describeRelationship(edge, label(edge.first), label(edge.second), views),
  );
  const said = new Set(edges.flatMap((edge) => [edge.first.id, edge.second.id]));
  const shown = new Map(nodes.map((node) => [node.id, node]));
  const named = fields.flatMap(({ heading, ids }) => {
    const members = ids.flatMap((id) => shown.get(id) ?? []).map(name);
    for (const id of ids) said.add(id);
    return members.length === 0
      ? []
      : [views.word('describe-part', { part: heading, members: members.join(views.word('list-separator')) })];
  });
  const parts = byDate
    ? [...list(inOrder(nodes)), ...relations]
    : [...named, ...relations, ...list(nodes.filter((node) => !said.has(node.id)))];
  return views.word('describe-diagram', { relations: parts.join(separator) });
}

/** By start, or by end for what is open to the past; what has no date keeps its place behind the one before it. */
function inOrder(nodes: readonly DiagramThing[]): DiagramThing[] {
  let last = 0;
  const keyed = nodes.map((node) => {
    const date = node.type === 'event' ? (node.date.start ?? node.date.end) : null;
    const late = node.type === 'event' && !node.date.start;
    if (date)
      last = date.year * 10_000 + (date.month ?? (late ? 12 : 1)) * 100 + (date.day ?? (late ? 31 : 1));
    return { node, at: last };
  });
  return keyed.sort((a, b) => a.at - b.at).map(({ node }) => node);
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
