import {
  type Box,
  type ColorRef,
  type Inches,
  readableOn,
  softFill,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import { boundsOf, boxAround, inflate, overlaps, type Point, sidePoint } from '../geometry.ts';
import { placeIcon } from '../place/place-icon.ts';
import { addInsets, noInset, setLines, wordless } from '../place/place-text.ts';
import type { Inset, PlacedConnector, PlacedIcon, PlacedText, Side } from '../placed.ts';
import { fits } from '../text/fit-size.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { yamlOf } from './draw-marks.ts';
import { edgeColor, fillOf, lineOf } from './node-paint.ts';
import { type Sign, setSign, signRoom } from './node-sign.ts';
import { nodeInset, shapeInset, textRoom } from './node-size.ts';
import type { Route } from './route-links.ts';
import type { DiagramContext, SketchNode, SketchText } from './sketch.ts';

/** How far a soft fill is from its full colour. */
const softShare = 0.86;

/** The same of what steps back behind what a slide is about. */
const backShare = 0.94;

/** Whether a slide is about another part of its figure. */
function stepsBack(id: string | null, { diagram }: DiagramContext): boolean {
  return diagram.emphasis !== undefined && id !== null && !diagram.emphasis.has(id);
}

/** A node as a shape, its text set in the shape's own text rectangle. */
export function drawNode(
  node: SketchNode,
  names: { readonly node: string; readonly icon: string },
  size: number,
  context: DiagramContext,
  sign: Sign | null,
): readonly (PlacedText | PlacedIcon)[] {
  const { theme, background } = context.slide;
  const full = edgeColor(node.color, context);
  const tint = softFill(theme, { color: node.color }, background, softShare);
  const { fill: themeFill } = theme.diagrams;
  const soft = node.fill !== 'soft' || themeFill === 'soft' ? tint : (themeFill ?? background);
  const back = stepsBack(node.node?.id ?? null, context);
  const about = context.diagram.emphasis !== undefined && !back;
  const fill: ColorRef = back
    ? towardBackground(theme, { color: node.color }, background, backShare)
    : fillOf(node.fill === 'soft' && about ? 'solid' : node.fill, { full, soft, background });
  const { paint } = node;
  const inset = insetOf(node);
  const room = textRoom(node.shape, node.box.w, node.box.h, signRoom(sign, size), node.adjust, inset);
  const { set, inset: spare } = node.flow
    ? setLines(node.flow, room.w, size, node.flow.paragraphs[0]?.align ?? 'center')
    : { set: null, inset: noInset };
  const own = paint && !back ? (paint.ink ?? (paint.fill ? textOn(theme, paint.fill) : 'own')) : null;
  const color =
    own === null || own === 'own' ? textOn(theme, node.fill === 'clear' ? background : fill) : own;
  const overflow = set ? set.height - room.h : 0;
  const origin = {
    template: context.diagram.origin.template,
    yaml: node.node?.yaml ?? context.diagram.origin.yaml,
  };
  const signed = sign && set && setSign(sign, textBox(node), set);
  const text: PlacedText = {
    kind: 'text',
    name: names.node,
    box: node.box,
    alt: null,
    decorative: false,
    ...origin,
    placeholder: null,
    shape: node.shape,
    ...(node.adjust === undefined ? {} : { adjust: node.adjust }),
    fill: paint && (!back || paint.fill === null) ? paint.fill : fill,
    ...(paint?.radius === undefined ? {} : { radius: paint.radius }),
    line:
      paint && (!back || paint.line === null)
        ? paint.line
        : back
          ? { color: edgeColor('accent6', context), width: 1, dash: 'solid' }
          : lineOf(node.fill, full, context),
    inset: !node.flow ? noInset : addInsets(inset, signed ? addInsets(signed.free, spare) : spare),
    anchor: node.anchor ?? 'middle',
    paragraphs: (set?.paragraphs ?? []).map((paragraph) => ({
      ...paragraph,
      runs: own === 'own' ? paragraph.runs : paragraph.runs.map((run) => ({ ...run, color })),
    })),
    overflow: overflow > 0.01 ? overflow : 0,
  };
  if (!sign || !signed) return [text];
  const ink = node.fill === 'soft' && !paint ? readableOn(theme, { color: node.color }, fill, 3) : color;
  return [text, placeIcon(sign.icon, signed.box, ink, { name: names.icon, ...origin })];
}

/** Whether a node has room for its label with a sign: not every arrangement sizes its nodes by them. */
export function hasRoomFor(
  sign: Sign,
  { shape, adjust, box, flow, inset }: SketchNode,
  size: number,
): boolean {
  return (
    flow !== null && fits(flow, textRoom(shape, box.w, box.h, signRoom(sign, size), adjust, inset), size)
  );
}

/** The part of a node in which its text stands. */
function textBox(node: SketchNode): Box {
  const { shape, adjust, box } = node;
  const inset = insetOf(node);
  const own = shapeInset(shape, box.w, box.h, adjust);
  const room = textRoom(shape, box.w, box.h, undefined, adjust, inset);
  const x = box.x + own.left + inset.left;
  const y = box.y + own.top + inset.top;
  return { x, y, ...room };
}

/** What its text keeps from the edges. */
function insetOf({ inset, pad = 0 }: SketchNode): Inset {
  return inset ?? addInsets(nodeInset, { left: pad, top: pad, right: pad, bottom: pad });
}

/** A label, or a text of its own. */
export function drawText(text: SketchText, name: string, context: DiagramContext): PlacedText {
  const { background } = context.slide;
  const align = text.flow.paragraphs[0]?.align ?? 'left';
  const { set, inset } = setLines(text.flow, Math.max(text.box.w, 0.1), text.size, align);
  return {
    kind: 'text',
    name,
    box: text.box,
    alt: null,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: yamlOf(text.of, context),
    placeholder: null,
    shape: 'rect',
    fill: text.plate ? background : null,
    line: null,
    inset,
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
  const color = edgeColor(stepsBack(link.edge?.id ?? null, context) ? 'accent6' : link.color, context);
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
      ...wordless,
      name: nameOf(`Turn ${id}`),
      box,
      fill: color,
      anchor: 'middle',
    }),
  );
  const shapeNames = [names.get(link.from)!, ...joints.map((joint) => joint.name), names.get(link.to)!];
  const last = cut.pieces.length - 1;
  const { arrow } = context.slide.theme.diagrams;
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
      ...(arrow !== 'triangle' && { arrow }),
      bend: piece.bend,
    };
  });
  return { connectors, joints };
}

/** A piece of a way that a presentation's connector can draw: straight, or with one corner, or two half way. */
interface RoutePiece {
  readonly geometry: Route['geometry'];
  readonly bend: number;
  readonly points: readonly Point[];
  readonly from: Side;
  readonly to: Side;
}

interface CutRoute {
  readonly pieces: readonly RoutePiece[];
  /** Between two pieces each: a joint as thick as the line, to which both are glued. */
  readonly joints: readonly Box[];
}

const shares = [0.5, 0.35, 0.65, 0.2, 0.8, ...Array.from({ length: 25 }, (_, i) => 0.02 + i * 0.04)];

/** Shorter than this there is no room for a joint. */
const shortest: Inches = 0.08;

/**
 * Cuts a way into connectors that every program draws alike. LibreOffice turns a glued connector with two corners half
 * way, wherever the file says; so others are cut on each stretch between two corners, where no label stands.
 */
function cutRoute(route: Route, width: Inches, taken: readonly Box[]): CutRoute {
  const { points, geometry, bend, from, to } = route;
  const whole = { pieces: [{ geometry, bend, points, from, to }], joints: [] };
  const corners = points.length - 2;
  const half = corners === 2 && bend === 0.5 && from !== to;
  if (corners < 2 || half) return whole;
  const inner = points.slice(1, -2).map((point, i) => [point, points[i + 2]!] as const);
  if (corners === 2 && inner.some(([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < shortest))
    return whole;
  const joints: Box[] = [];
  const pieces: RoutePiece[] = [];
  let start = { point: points[0]!, side: from };
  inner.forEach(([a, b], i) => {
    const places = shares.map((share) =>
      boxAround({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }, width, width),
    );
    const free = (box: Box) => [...taken, ...joints].every((each) => !overlaps(inflate(each, 0.005), box));
    const joint = places.find(free) ?? places[0]!;
    joints.push(joint);
    const level = Math.abs(a.y - b.y) < 1e-9;
    const onward = level ? b.x > a.x : b.y > a.y;
    const [entry, exit]: [Side, Side] = level
      ? onward
        ? ['left', 'right']
        : ['right', 'left']
      : onward
        ? ['top', 'bottom']
        : ['bottom', 'top'];
    const end = sidePoint(joint, entry);
    pieces.push(corner(start, points[i + 1]!, { point: end, side: entry }));
    start = { point: sidePoint(joint, exit), side: exit };
  });
  pieces.push(corner(start, points.at(-2)!, { point: points.at(-1)!, side: to }));
  return { pieces, joints };
}

interface End {
  readonly point: Point;
  readonly side: Side;
}

function corner(start: End, at: Point, end: End): RoutePiece {
  return {
    geometry: 'elbow',
    bend: 0.5,
    points: [start.point, at, end.point],
    from: start.side,
    to: end.side,
  };
}
