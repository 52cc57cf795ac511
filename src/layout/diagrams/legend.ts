import type { Box, Inches } from '../../theme/index.ts';
import { measureFlow, setText } from '../text/set-text.ts';
import { noWords } from './edge-wording.ts';
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
export function legendKinds({ diagram }: Pick<DiagramContext, 'diagram'>): {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
} {
  const several = (kinds: Iterable<string | null>) => {
    const named = new Set([...kinds].filter((kind) => kind !== null));
    return named.size > 1 ? [...named] : [];
  };
  return {
    // Around one thing with one neighbour or two there is nothing to sort.
    nodes:
      diagram.arrange === 'hub' && diagram.nodes.length <= 3
        ? []
        : several(diagram.nodes.map((node) => node.kind)),
    edges: several(diagram.edges.map((edge) => edge.kind)),
  };
}

/** Swatches and words, centred at the foot of a diagram's room, on as many lines as they take. */
export function drawLegend(room: Box, context: DiagramContext): Legend {
  const { nodes: nodeKinds, edges: edgeKinds } = legendKinds(context);
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
    const height = measureFlow(flow, 40, context.label.min).height;
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
