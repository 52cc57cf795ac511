import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Arrangement, type DiagramLoss, membersInParts } from '../diagrams/arrangement.ts';
import { labelSizes, shapeHeight, textRoom } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  plainLink,
  type Sketch,
  type SketchLink,
  type SketchNode,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { inflate, overlaps, spread } from '../geometry.ts';
import { allEdges, lossesOf } from './losses.ts';
import { datedFlow, eventFlow, widestLine } from './timeline-text.ts';

/** Events by their dates. */
export const timeline: Arrangement = {
  name: 'timeline',
  suits: ({ dated, nodes }) =>
    dated ? (nodes === 1 ? 'it is an event' : `all of the ${nodes} things have dates`) : null,
  byDate: true,
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeTimeline },
  heights: ({ nodes }, width) =>
    width / 4.5 > 1.5
      ? { least: 2.2, good: 3, most: Number.POSITIVE_INFINITY }
      : { least: nodes.length * 0.5, good: nodes.length * 0.7, most: Number.POSITIVE_INFINITY },
  members: membersInParts(7),
  losses: lossesOf(onlyOne, allEdges('timeline', 'between its events')),
};

function onlyOne({ nodes }: Diagram): readonly DiagramLoss[] {
  if (nodes.length !== 1) return [];
  const message = 'the timeline has one event, and no time between events to show';
  return [{ code: 'diagram-empty', message, hint: 'name more events, or say it in words' }];
}

/** Events on an axis by date: along it where there is width, down it where there is height. */
function arrangeTimeline(context: DiagramContext): readonly Sketch[] {
  if (context.tight) return [];
  const { area } = context;
  const events = inOrder(context.diagram.nodes);
  const ways = area.w / area.h > 1.5 ? [alongAxis, downAxis] : [downAxis, alongAxis];
  const sketches: Sketch[] = [];
  for (const way of ways) {
    for (const size of labelSizes(context)) {
      const sketch = way(events, size, context);
      if (!sketch) continue;
      sketches.push(sketch);
      break;
    }
  }
  return sketches;
}

/** By start, or by end for what is open to the past; undated ones keep their place behind the one before them. */
function inOrder(nodes: readonly DiagramNode[]): DiagramNode[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = nodes.map((node, i) => {
    const at = node.date?.start ?? node.date?.end ?? null;
    if (at !== null) last = at;
    return { node, i, at: at ?? last };
  });
  return keyed.sort((a, b) => a.at - b.at || a.i - b.i).map(({ node }) => node);
}

const dot: Inches = 0.16;
const axisHeight: Inches = 0.06;
const barHeight: Inches = 0.2;

/** Positions on the axis as shares: to scale where neighbours keep apart, else evenly. */
function positions(
  events: readonly DiagramNode[],
  least: number,
): { readonly at: readonly number[]; readonly end: readonly (number | null)[] } {
  const starts = events.map((event) => event.date?.start ?? event.date?.end ?? null);
  const ends = events.map((event) => (event.date?.start == null ? null : event.date.end));
  const even = events.map((_, i) => (events.length === 1 ? 0.5 : i / (events.length - 1)));
  const known = [...starts, ...ends].filter((each) => each !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (starts.some((each) => each === null) || high - low < 1) return { at: even, end: even.map(() => null) };
  const at = starts.map((each) => (each! - low) / (high - low));
  const crowded = at.some((each, i) => i > 0 && each - at[i - 1]! < least && each !== at[i - 1]!);
  const same = at.some((each, i) => i > 0 && each === at[i - 1]!);
  if (crowded || same) return { at: even, end: even.map(() => null) };
  const end = ends.map((each, i) =>
    each === null || each === starts[i] ? null : (each - low) / (high - low),
  );
  return { at, end };
}

function alongAxis(events: readonly DiagramNode[], size: Points, context: DiagramContext): Sketch | null {
  const { area } = context;
  const count = events.length;
  const onOneSide = Math.ceil(count / 2);
  // Cards above and below in turn: each side has room for half of them.
  const widest = count === 1 ? 4 : (area.w - (onOneSide - 1) * 0.2 - (count % 2 === 0 ? 0.3 : 0)) / onOneSide;
  const w = Math.min(widest, 2.75);
  if (w < 1.15) return null;
  const h = cardHeight(events, w, size, context);
  const stem = 0.35;
  if (h === null || 2 * (h + stem) + dot > area.h || h > Math.max(1.2, w * 1.1)) return null;
  const left = area.x + w / 2;
  const length = Math.max(0.01, area.w - w);
  const { at, end } = positions(events, 0.22 / length);
  const y = area.y + area.h / 2;
  const reach = Math.min(area.h / 2 - h, 0.9);
  const lift = Math.max(stem, Math.min(reach - dot / 2, 0.7));
  const marks = at.map((share, i) => {
    const start = left + share * length;
    const until = end[i] == null ? start : left + end[i]! * length;
    const stop = until - start > dot ? until : null;
    return { start, stop, middle: stop === null ? start : (start + stop) / 2 };
  });
  const cards: Box[] = [];
  for (const side of [0, 1]) {
    const members = events.map((_, i) => i).filter((i) => i % 2 === side);
    const lefts = spread(
      members.map((i) => marks[i]!.middle - w / 2),
      w + 0.18,
      area.x,
      area.x + area.w - w,
    );
    if (!lefts) return null;
    members.forEach((i, n) => {
      cards[i] = { x: lefts[n]!, y: side === 0 ? y - lift - h : y + lift, w, h };
    });
  }
  const nodes: SketchNode[] = [axisNode({ x: area.x, y: y - axisHeight / 2, w: area.w, h: axisHeight })];
  const links: SketchLink[] = [];
  const boxes = markBoxes(marks, y);
  events.forEach((event, i) => {
    nodes.push(markNode(event, boxes[i]!, marks[i]!.stop !== null, context));
  });
  events.forEach((event, i) => {
    nodes.push(card(event, cards[i]!, context));
    const sides = [i % 2 === 0 ? (['top', 'bottom'] as const) : (['bottom', 'top'] as const)];
    links.push(plainLink(markKey(event), event.id, context, { sides, width: 1, square: false }));
  });
  return { size, nodes, links, texts: [] };
}

/**
 * Dots for days and bars for ranges, on the axis. A range during which something else happens stands beside the axis,
 * on the side of its card, as a thinner bar.
 */
function markBoxes(
  marks: readonly { readonly start: Inches; readonly stop: Inches | null }[],
  y: Inches,
): Box[] {
  const boxes = marks.map(({ start, stop }): Box => {
    if (stop === null) return { x: start - dot / 2, y: y - dot / 2, w: dot, h: dot };
    return { x: start, y: y - barHeight / 2, w: stop - start, h: barHeight };
  });
  const beside: Box[] = [];
  return boxes.map((box, i) => {
    const stop = marks[i]!.stop;
    if (stop === null || !boxes.some((other, j) => j !== i && overlaps(inflate(other, 0.03), box)))
      return box;
    const thin = 0.08;
    for (let lane = 0; ; lane++) {
      const away = dot / 2 + 0.03 + lane * (thin + 0.03);
      const moved = { ...box, y: i % 2 === 0 ? y - away - thin : y + away, h: thin };
      if (lane < 2 && beside.some((other) => overlaps(other, moved))) continue;
      beside.push(moved);
      return moved;
    }
  });
}

/** The axis on the left, dates beside it, what happened to their right. */
function downAxis(events: readonly DiagramNode[], size: Points, context: DiagramContext): Sketch | null {
  const { area } = context;
  const dates = events.map((event) =>
    event.date === null ? null : context.textFlow(event.date.text, 'accent'),
  );
  const dateWidth = Math.min(
    area.w * 0.34,
    Math.max(0.5, ...dates.map((flow) => (flow ? widestLine(flow, size) : 0))) + 0.05,
  );
  const axis = area.x + dateWidth + 0.3;
  const x = axis + 0.35;
  const w = area.x + area.w - x;
  if (w < 1.3) return null;
  const flows = events.map((event) => eventFlow(event, context));
  let h = 0.38;
  for (const [i, flow] of flows.entries()) {
    const own = shapeHeight(flow, 'rect', w, size);
    const date = dates[i];
    const dateHeight = date ? date.measure(dateWidth, size) : null;
    if (own === null || dateHeight?.cut) return null;
    h = Math.max(h, own, dateHeight?.height ?? 0);
  }
  const gap = Math.min(0.3, events.length > 1 ? (area.h - events.length * h) / (events.length - 1) : 0);
  if (events.length > 1 && gap < 0.08) return null;
  if (events.length * h > area.h) return null;
  const pitch = h + gap;
  const top = area.y + (area.h - events.length * pitch + gap) / 2;
  const height = events.length * pitch - gap;
  const nodes: SketchNode[] = [axisNode({ x: axis - axisHeight / 2, y: top, w: axisHeight, h: height })];
  const links: SketchLink[] = [];
  const texts: SketchText[] = [];
  events.forEach((event, i) => {
    const y = top + i * pitch + h / 2;
    const ranged =
      event.date !== null &&
      event.date.start !== null &&
      event.date.end !== null &&
      event.date.end > event.date.start;
    const box = ranged
      ? { x: axis - barHeight / 2, y: y - h * 0.4, w: barHeight, h: h * 0.8 }
      : { x: axis - dot / 2, y: y - dot / 2, w: dot, h: dot };
    nodes.push(markNode(event, box, ranged, context));
    const flow = dates[i];
    if (flow) {
      const dateHeight = flow.measure(dateWidth, size).height;
      texts.push({
        name: `Date ${event.id}`,
        of: [event.id],
        flow,
        size,
        box: { x: area.x, y: y - dateHeight / 2, w: dateWidth, h: dateHeight },
        plate: false,
        anchor: 'middle',
      });
    }
  });
  events.forEach((event, i) => {
    const box = { x, y: top + i * pitch, w, h };
    nodes.push({ ...sketchNode(event, box, context, { shape: 'rect' }), flow: flows[i]! });
    links.push(plainLink(markKey(event), event.id, context, { sides: [['right', 'left']], width: 1 }));
  });
  return { size, nodes, links, texts };
}

function cardHeight(
  events: readonly DiagramNode[],
  w: Inches,
  size: Points,
  context: DiagramContext,
): Inches | null {
  let tallest = 0.4;
  for (const event of events) {
    const room = textRoom('rect', w, 1);
    const measured = datedFlow(event, context).measure(room.w, size);
    if (measured.cut) return null;
    const h = shapeHeight(datedFlow(event, context), 'rect', w, size);
    if (h === null) return null;
    tallest = Math.max(tallest, h);
  }
  return tallest;
}

function card(event: DiagramNode, box: Box, context: DiagramContext): SketchNode {
  return { ...sketchNode(event, box, context, { shape: 'rect' }), flow: datedFlow(event, context) };
}

function markKey(event: DiagramNode): string {
  return `mark ${event.id}`;
}

function markNode(event: DiagramNode, box: Box, range: boolean, context: DiagramContext): SketchNode {
  return {
    key: markKey(event),
    of: [event.id],
    node: null,
    flow: null,
    box,
    shape: range ? 'round-rect' : 'ellipse',
    color: context.styleOf(event).color,
    fill: 'bar',
    ...(range ? { passable: true } : {}),
  };
}

function axisNode(box: Box): SketchNode {
  return {
    key: 'axis',
    node: null,
    flow: null,
    box,
    shape: 'rect',
    color: 'accent6',
    fill: 'bar',
    passable: true,
  };
}
