import type { DrawingElement, DrawingNode } from '../drawing-tree.ts';
import { writeNumber } from '../values/length.ts';

/** By how much browsers make capitals smaller where a face has no small ones of its own. */
const scale = 0.7;

/** A text in small capitals as spans of smaller capitals: the packaged faces have none of their own. */
export function setSmallCaps(text: string, fontSize: number, parent: DrawingElement): DrawingNode[] {
  const nodes: DrawingNode[] = [];
  for (const part of text.match(/\p{Ll}+|[^\p{Ll}]+/gu) ?? []) {
    if (!/^\p{Ll}/u.test(part)) {
      nodes.push({ kind: 'text', text: part, parent });
      continue;
    }
    const attributes = new Map([['font-size', writeNumber(fontSize * scale)]]);
    const span: DrawingElement = { kind: 'element', name: 'tspan', attributes, children: [], parent };
    span.children.push({ kind: 'text', text: part.toUpperCase(), parent: span });
    nodes.push(span);
  }
  return nodes;
}
