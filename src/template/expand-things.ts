import {
  type Element,
  type Entity,
  expandAll,
  type Group,
  type Outline,
  type OutlineEvent,
  type Relationship,
  relationshipsAmong,
} from '../outline/index.ts';

/** A thing that relationships can join. */
export type Node = Element | OutlineEvent | Group;

/**
 * What a list of things amounts to when it is drawn or described: groups stand for their members, all the way down;
 * the nodes are what is named and the ends of named relationships; the edges are the named relationships, or else all
 * among the nodes.
 */
export function expandThings(
  outline: Outline,
  things: readonly Entity[],
): { readonly nodes: readonly Node[]; readonly edges: readonly Relationship[] } {
  const { elements, events, relationships } = expandAll(things);
  const ends = relationships.flatMap((each) => [each.first, each.second]);
  const nodes = [...new Set<Node>([...elements, ...events, ...ends])];
  return { nodes, edges: relationships.length > 0 ? relationships : relationshipsAmong(outline, nodes) };
}
