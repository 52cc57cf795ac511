import type { Diagram, DiagramEdge } from '../../deck/index.ts';

/** What is written on a diagram's edges; nothing where it would only repeat the names of both ends. */
export function wordEdges(diagram: Diagram): ReadonlyMap<DiagramEdge, string> {
  const words = new Map<DiagramEdge, string>();
  if (diagram.labels === false) return words;
  const labels = new Map(diagram.nodes.map((node) => [node.id, node.label]));
  for (const edge of diagram.edges) {
    if (edge.label === null || edge.label === '') continue;
    if (repeatsEnds(edge.label, labels.get(edge.from) ?? '', labels.get(edge.to) ?? '')) continue;
    words.set(edge, edge.label);
  }
  return words;
}

/** "Ocean and air" between Ocean and Air says nothing new: what is left of it is a word or two to join them. */
export function repeatsEnds(label: string, from: string, to: string): boolean {
  const known = new Set([...wordsOf(from), ...wordsOf(to)]);
  const words = wordsOf(label);
  const left = words.filter((word) => !known.has(word));
  return left.length < words.length && left.length <= 2 && left.join('').length <= 4;
}

function wordsOf(text: string): string[] {
  // Ideographs count one by one.
  return text.toLowerCase().match(/[\u2e80-\ua4cf\uf900-\ufaff]|[\p{L}\p{N}]+/gu) ?? [];
}
