import type { Deck, Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { type List, plainText, type Run } from '../../markup/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import { measureFlow } from '../text/set-text.ts';
import { type EdgeLabels, mapWords, wordEdges, wordingsIn } from './edge-wording.ts';
import type { DiagramContext, SketchText } from './sketch.ts';

/** Numbers instead of wordings on lines, beginning after some; equal wordings share a number. */
export function numberEdges(words: EdgeLabels, after: number): EdgeLabels {
  const numbers = new Map(wordingsOf(words).map(([text], i) => [text, String(after + i + 1)]));
  return new Map([...words].map(([edge, each]) => [edge, mapWords(each, (text) => numbers.get(text)!)]));
}

/** Every wording of a diagram's lines once, with the first edge that has it. */
function wordingsOf(words: EdgeLabels): readonly (readonly [string, DiagramEdge])[] {
  const found = new Map<string, DiagramEdge>();
  for (const [edge, each] of words)
    for (const text of wordingsIn(each)) if (!found.has(text)) found.set(text, edge);
  return [...found];
}

export function numberNodes(nodes: readonly DiagramNode[]): ReadonlyMap<DiagramNode, string> {
  return new Map(nodes.map((node, i) => [node, String(i + 1)]));
}

/** What the numbers on lines stand for, in a few lines at the foot of a diagram. */
export function keyText(words: EdgeLabels, box: Box, context: DiagramContext): SketchText {
  const text = wordingsOf(words)
    .map(([word], i) => `${i + 1}\u00a0${word}`)
    .join('   ');
  const flow = context.textFlow(text, 'plain');
  const size = context.label.min;
  const height: Inches = measureFlow(flow, box.w, size).height;
  return { name: 'Key', flow, size, box: { ...box, h: height }, plate: false, anchor: 'top' };
}

/** The widths that a key beside its diagram may take, as shares of their slot. */
const keyShares = [0.36, 0.45, 0.54];

/** What the numbers in a diagram stand for, in a column at its right; null where there is no room. */
export function keyBeside(diagram: Diagram, box: Box, context: DiagramContext): SketchText | null {
  const words = keyList(diagram, true, context.slide.deck).items.flatMap((item) =>
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
export function keyList(diagram: Diagram, nodes: boolean, deck: Deck): List {
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
  const lines = wordingsOf(wordEdges(diagram, deck)).map(([word, edge]) => item(word, edge.yaml));
  return { kind: 'list', ordered: true, start: 1, items: [...named, ...lines], origin };
}
