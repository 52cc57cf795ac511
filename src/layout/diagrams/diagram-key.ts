import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { type List, plainText, type Run } from '../../markup/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import { measureFlow } from '../text/set-text.ts';
import { wordEdges } from './edge-wording.ts';
import type { DiagramContext, SketchText } from './sketch.ts';

/** Numbers instead of wordings on lines, beginning after some; equal wordings share a number. */
export function numberEdges(
  words: ReadonlyMap<DiagramEdge, string>,
  after: number,
): ReadonlyMap<DiagramEdge, string> {
  const numbers = new Map<string, number>();
  for (const word of words.values()) if (!numbers.has(word)) numbers.set(word, after + numbers.size + 1);
  return new Map([...words].map(([edge, word]) => [edge, String(numbers.get(word))]));
}

export function numberNodes(nodes: readonly DiagramNode[]): ReadonlyMap<DiagramNode, string> {
  return new Map(nodes.map((node, i) => [node, String(i + 1)]));
}

/** What the numbers on lines stand for, in a few lines at the foot of a diagram. */
export function keyText(
  words: ReadonlyMap<DiagramEdge, string>,
  numbers: ReadonlyMap<DiagramEdge, string>,
  box: Box,
  context: DiagramContext,
): SketchText {
  const entries = new Map<string, string>();
  for (const [edge, word] of words) entries.set(numbers.get(edge)!, word);
  const text = [...entries].map(([number, word]) => `${number}\u00a0${word}`).join('   ');
  const flow = context.textFlow(text, 'plain');
  const size = context.label.min;
  const height: Inches = measureFlow(flow, box.w, size).height;
  return { name: 'Key', flow, size, box: { ...box, h: height }, plate: false, anchor: 'top' };
}

/** The widths that a key beside its diagram may take, as shares of their slot. */
const keyShares = [0.36, 0.45, 0.54];

/** What the numbers in a diagram stand for, in a column at its right; null where there is no room. */
export function keyBeside(diagram: Diagram, box: Box, context: DiagramContext): SketchText | null {
  const words = keyList(diagram, true).items.flatMap((item) =>
    item.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.runs)] : [])),
  );
  const entries = words.map((text) => context.textFlow(text, 'plain'));
  const paragraphs = entries.flatMap(({ paragraphs: [first] }, i) =>
    first
      ? [
          {
            ...first,
            align: 'left' as const,
            bullet: { kind: 'number', start: i + 1 } as const,
            indent: words.length > 9 ? 1.75 : 1.25,
            hanging: words.length > 9 ? 1.75 : 1.25,
            spaceBefore: 0.15,
          },
        ]
      : [],
  );
  const flow = {
    paragraphs,
    measured: entries.flatMap((each) => each.measured),
    pitches: entries.flatMap((each) => each.pitches),
  };
  const size = context.label.min;
  for (const share of keyShares) {
    const w = box.w * share;
    const { height, cut } = measureFlow(flow, w, size);
    if (cut || height > box.h) continue;
    const y = box.y + (box.h - height) / 2;
    return {
      name: 'Key',
      flow,
      size,
      box: { x: box.x + box.w - w, y, w, h: height },
      plate: false,
      anchor: 'middle',
    };
  }
  return null;
}

/** What numbers in a diagram stand for, as a list for a slide of its own: the nodes, then the lines. */
export function keyList(diagram: Diagram, nodes: boolean): List {
  const { origin } = diagram;
  const item = (text: string, yaml: DiagramNode['yaml']) => {
    const runs: Run[] = [{ text, ...(yaml ? { yaml } : {}) }];
    const place = { ...origin, yaml: yaml ?? origin.yaml };
    return { blocks: [{ kind: 'paragraph', class: null, runs, origin: place } as const], origin: place };
  };
  const named = nodes
    ? diagram.nodes.map((node) =>
        item(node.detail === null ? node.label : `${node.label}: ${node.detail}`, node.yaml),
      )
    : [];
  const wordings = new Map<string, DiagramEdge>();
  for (const [edge, word] of wordEdges(diagram)) if (!wordings.has(word)) wordings.set(word, edge);
  const lines = [...wordings].map(([word, edge]) => item(word, edge.yaml));
  return { kind: 'list', ordered: true, start: 1, items: [...named, ...lines], origin };
}
