import { type ColorRef, readableOn, type ThemeColor, textOn, towardBackground } from '../../theme/index.ts';
import { noInset } from '../place/place-text.ts';
import type { PlacedConnector, PlacedText } from '../placed.ts';
import { setText } from '../text/set-text.ts';
import { nodeInset, textRoom } from './node-size.ts';
import type { Route } from './route-links.ts';
import type { DiagramContext, SketchNode, SketchText } from './sketch.ts';

/** How far a soft fill is from its full colour. */
const softShare = 0.86;

/** A node as a shape, its text set in the shape's own text rectangle. */
export function drawNode(node: SketchNode, name: string, size: number, context: DiagramContext): PlacedText {
  const { theme, background } = context.slide;
  const full = edgeColor(node.color, context);
  const soft = towardBackground(theme, { color: node.color }, background, softShare);
  const fill: ColorRef = node.fill === 'soft' ? soft : full;
  const room = textRoom(node.shape, node.box.w, node.box.h);
  const set = node.flow ? setText(node.flow, room.w, size) : null;
  const color = textOn(theme, fill);
  const overflow = set ? set.height - room.h : 0;
  return {
    kind: 'text',
    name,
    box: node.box,
    alt: null,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: node.node?.yaml ?? context.diagram.origin.yaml,
    placeholder: null,
    shape: node.shape,
    fill,
    line: node.fill === 'soft' ? { color: full, width: 1.25, dash: 'solid' } : null,
    inset: node.flow ? nodeInset : noInset,
    anchor: 'middle',
    paragraphs: (set?.paragraphs ?? []).map((paragraph) => ({
      ...paragraph,
      runs: paragraph.runs.map((run) => ({ ...run, color })),
    })),
    overflow: overflow > 0.01 ? overflow : 0,
  };
}

/** A label, or a text of its own. */
export function drawText(text: SketchText, name: string, context: DiagramContext): PlacedText {
  const { background } = context.slide;
  const set = setText(text.flow, text.plate ? text.box.w : Math.max(text.box.w, 0.1), text.size);
  return {
    kind: 'text',
    name,
    box: text.box,
    alt: null,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: context.diagram.origin.yaml,
    placeholder: null,
    shape: 'rect',
    fill: text.plate ? background : null,
    line: null,
    inset: noInset,
    anchor: text.anchor,
    paragraphs: set.paragraphs,
    overflow: set.height - text.box.h > 0.01 ? set.height - text.box.h : 0,
  };
}

export function drawRoute(
  route: Route,
  name: string,
  names: ReadonlyMap<string, string>,
  context: DiagramContext,
): PlacedConnector {
  const { link, points } = route;
  const start = points[0]!;
  const end = points.at(-1)!;
  const left = Math.min(...points.map((point) => point.x));
  const top = Math.min(...points.map((point) => point.y));
  const box = {
    x: left,
    y: top,
    w: Math.max(...points.map((point) => point.x)) - left,
    h: Math.max(...points.map((point) => point.y)) - top,
  };
  return {
    kind: 'connector',
    name,
    box,
    alt: null,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: link.edge?.yaml ?? context.diagram.origin.yaml,
    geometry: route.geometry,
    from: { shape: names.get(link.from)!, side: route.from, x: start.x, y: start.y },
    to: { shape: names.get(link.to)!, side: route.to, x: end.x, y: end.y },
    line: { color: edgeColor(link.color, context), width: link.width, dash: link.dash },
    startArrow: link.startArrow,
    endArrow: link.endArrow,
    bend: route.bend,
  };
}

/** Edges and marks carry meaning: 3:1 against what is behind them (WCAG 2.2, 1.4.11). */
function edgeColor(color: ThemeColor, { slide }: DiagramContext): ColorRef {
  return readableOn(slide.theme, { color }, slide.background, 3);
}
