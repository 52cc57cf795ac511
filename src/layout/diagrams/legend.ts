import type { Deck, Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { type List, plainText, type Run } from '../../markup/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import { arrangementOf } from '../arrangements/index.ts';
import { Flow, setText } from '../text/set-text.ts';
import { type EdgeLabels, mapWords, noWords, wordEdges, wordingsIn } from './edge-wording.ts';
import type { DiagramContext, SketchLink, SketchNode, SketchText } from './sketch.ts';

export const legendHeight: Inches = 0.3;
const swatch = { w: 0.24, h: 0.16 } as const;
const gap: Inches = 0.1;
const itemGap: Inches = 0.35;

export interface Legend {
  readonly nodes: readonly SketchNode[];
  readonly links: readonly SketchLink[];
  readonly texts: readonly SketchText[];
  readonly height: Inches;
}

/** Kinds that a legend must explain: those of nodes where there are several, those of edges where there are several. */
export function legendKinds(diagram: Diagram): {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
} {
  const several = (kinds: Iterable<string | null>) => {
    const named = new Set([...kinds].filter((kind) => kind !== null));
    return named.size > 1 ? [...named] : [];
  };
  return {
    nodes:
      (arrangementOf(diagram).explainsNodes?.(diagram) ?? true)
        ? several(diagram.nodes.map((node) => node.kind))
        : [],
    edges: several(diagram.edges.map((edge) => edge.kind)),
  };
}

/** Swatches and words, centred at the foot of a diagram's room, on as many lines as they take. */
export function drawLegend(room: Box, context: DiagramContext): Legend {
  const { nodes: nodeKinds, edges: edgeKinds } = legendKinds(context.diagram);
  const items = [
    ...nodeKinds.map((kind) => ({ kind, edge: false })),
    ...edgeKinds.map((kind) => ({ kind, edge: true })),
  ].map((item) => {
    const flow = context.textFlow(context.diagram.kindNames?.get(item.kind) ?? item.kind, 'quiet');
    const swatchWidth = item.edge ? swatch.w * 2 : swatch.w;
    const width = Math.min(
      setText(flow, 40, context.label.min).width * 1.02 + 0.02,
      room.w - swatchWidth - gap,
    );
    return { ...item, flow, width, full: swatchWidth + gap + width };
  });
  const rows: { readonly items: typeof items; width: Inches }[] = [];
  for (const item of items) {
    const row = rows.at(-1);
    if (row && row.width + itemGap + item.full <= room.w) {
      row.items.push(item);
      row.width += itemGap + item.full;
    } else rows.push({ items: [item], width: item.full });
  }
  const height = rows.length * legendHeight;
  const top = room.y + room.h - height;
  const nodes: SketchNode[] = [];
  const links: SketchLink[] = [];
  const texts: SketchText[] = [];
  const placed = rows.flatMap(({ items: own, width }, r) => {
    let next = room.x + Math.max(0, (room.w - width) / 2);
    return own.map((item) => {
      const left = next;
      next += item.full + itemGap;
      return { ...item, left, middle: top + (r + 0.5) * legendHeight };
    });
  });
  for (const { kind, edge, flow, width, full, left, middle } of placed) {
    if (edge) {
      const style = context.slide.kinds.edges.get(kind)!;
      const dot = (key: string, at: number): SketchNode => ({
        key,
        node: null,
        flow: null,
        box: { x: at, y: middle - 0.03, w: 0.06, h: 0.06 },
        shape: 'ellipse',
        color: style.color,
        fill: 'bar',
      });
      nodes.push(dot(`legend ${kind} a`, left), dot(`legend ${kind} b`, left + swatch.w * 2 - 0.06));
      links.push({
        from: `legend ${kind} a`,
        to: `legend ${kind} b`,
        edge: null,
        backEdge: null,
        words: noWords,
        startArrow: false,
        endArrow: false,
        color: style.color,
        dash: style.dash,
        width: 1.5,
        sides: [['right', 'left']],
        square: false,
        plates: [],
      });
    } else {
      const style = context.slide.kinds.nodes.get(kind)!;
      const box = { x: left, y: middle - swatch.h / 2, w: swatch.w, h: swatch.h };
      nodes.push({ key: `legend ${kind}`, node: null, flow: null, box, ...style, fill: 'soft' });
    }
    const height = flow.measure(40, context.label.min).height;
    texts.push({
      name: `Legend ${kind}`,
      flow,
      size: context.label.min,
      box: { x: left + full - width, y: middle - height / 2, w: width, h: height },
      plate: false,
      anchor: 'middle',
    });
  }
  return { nodes, links, texts, height };
}

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

/** Numbers in the place of names, and of all else that is said of things. An icon never stands without its word. */
export function numberNodes(diagram: Diagram): Diagram {
  const nodes = diagram.nodes.map(({ icon: _, ...node }, i): DiagramNode => {
    const date = node.date && { ...node.date, text: '' };
    return { ...node, label: String(i + 1), detail: null, date };
  });
  return { ...diagram, nodes };
}

/** What the numbers on lines stand for, in a few lines at the foot of a diagram. */
export function keyText(words: EdgeLabels, box: Box, context: DiagramContext): SketchText {
  const text = wordingsOf(words)
    .map(([word], i) => `${i + 1}\u00a0${word}`)
    .join('   ');
  const flow = context.textFlow(text, 'plain');
  const size = context.label.min;
  const height: Inches = flow.measure(box.w, size).height;
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
  const flow = Flow.join(entries).with(paragraphs);
  const size = context.label.min;
  for (const share of keyShares) {
    const w = box.w * share;
    const measure = flow.measure(w, size);
    if (measure.cut || measure.height > box.h) continue;
    const { height } = measure;
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
