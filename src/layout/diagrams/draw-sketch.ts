import {
  type Box,
  type ColorRef,
  readableOn,
  type ThemeColor,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import { noInset } from '../place/place-text.ts';
import type { PlacedConnector, PlacedText } from '../placed.ts';
import { pointsPerInch, setText } from '../text/set-text.ts';
import { cutRoute } from './cut-route.ts';
import { boundsOf } from './geometry.ts';
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

/** A way as connectors, and joints between them where one connector cannot draw it. */
export function drawRoute(
  route: Route,
  nameOf: (wanted: string) => string,
  names: ReadonlyMap<string, string>,
  taken: readonly Box[],
  context: DiagramContext,
): { readonly connectors: readonly PlacedConnector[]; readonly joints: readonly PlacedText[] } {
  const { link } = route;
  const id = link.edge?.id ?? `${link.from}-${link.to}`;
  const color = edgeColor(link.color, context);
  const base = {
    alt: null,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: link.edge?.yaml ?? context.diagram.origin.yaml,
  };
  const cut = cutRoute(route, link.width / pointsPerInch, taken);
  const joints = cut.joints.map(
    (box): PlacedText => ({
      ...base,
      kind: 'text',
      name: nameOf(`Turn ${id}`),
      box,
      placeholder: null,
      shape: 'rect',
      fill: color,
      line: null,
      inset: noInset,
      anchor: 'middle',
      paragraphs: [],
      overflow: 0,
    }),
  );
  const shapeNames = [names.get(link.from)!, ...joints.map((joint) => joint.name), names.get(link.to)!];
  const last = cut.pieces.length - 1;
  const connectors = cut.pieces.map(({ points, ...piece }, i): PlacedConnector => {
    const [start, end] = [points[0]!, points.at(-1)!];
    return {
      ...base,
      kind: 'connector',
      name: nameOf(i === 0 ? `Connector ${id}` : `Connector ${id} on`),
      box: boundsOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))),
      geometry: piece.geometry,
      from: { shape: shapeNames[i]!, side: piece.from, x: start.x, y: start.y },
      to: { shape: shapeNames[i + 1]!, side: piece.to, x: end.x, y: end.y },
      line: { color, width: link.width, dash: link.dash },
      startArrow: link.startArrow && i === 0,
      endArrow: link.endArrow && i === last,
      bend: piece.bend,
    };
  });
  return { connectors, joints };
}

/** Edges and marks carry meaning: 3:1 against what is behind them (WCAG 2.2, 1.4.11). */
function edgeColor(color: ThemeColor, { slide }: DiagramContext): ColorRef {
  return readableOn(slide.theme, { color }, slide.background, 3);
}
