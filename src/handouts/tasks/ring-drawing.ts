import { nameSvg } from './rows-drawing.ts';
import {
  blankSvg,
  type Drawing,
  ink,
  overlap,
  type Pen,
  type Pixels,
  type Rect,
  rectSvg,
  round,
} from './task-drawing.ts';

export interface RingEdge {
  readonly from: number;
  readonly to: number;
  readonly directed: boolean;
  /** What belongs into the box on its line. */
  readonly word: string;
  readonly letter: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const size = 16;

/** Names around a middle, with arrows between them that carry empty boxes. */
export function drawRing(
  names: readonly string[],
  edges: readonly RingEdge[],
  width: number,
  height: number,
  pen: Pen,
): Drawing {
  const boxes = sizesOf(names, pen);
  const order = bestOrder(names.length, edges, boxes, width, height);
  const nodes = placeNodes(order, boxes, width, height);
  const lines = edges.map((edge, i) => lineOf(edge, nodes, edges, i));
  const blanks = placeBlanks(edges, lines, nodes, blankWidth(edges, pen), width);
  const content =
    lines.map((line, i) => arrowSvg(line, edges[i]!.directed)).join('') +
    nodes
      .map(
        (box, i) =>
          rectSvg(box, `rx="8" fill="#ffffff" stroke="${ink}" stroke-width="2"`) +
          nameSvg(names[i]!, box, pen),
      )
      .join('') +
    blanks.map((box, i) => blankSvg(box, edges[i]!.letter, pen)).join('');
  const alt = edges
    .map(
      ({ from, to, letter, directed }) =>
        `${names[from]} — (${letter}) ____ ${directed ? '→' : '—'} ${names[to]}`,
    )
    .join('\n');
  return pen.drawing(width, height, content, alt);
}

function sizesOf(names: readonly string[], pen: Pen): readonly { readonly w: Pixels; readonly h: Pixels }[] {
  return names.map((name) => {
    const whole = pen.widthOf(name, size, true);
    const w = Math.min(168, Math.max(76, whole + 26));
    return { w, h: whole + 14 > 168 ? 54 : 38 };
  });
}

function blankWidth(edges: readonly RingEdge[], pen: Pen): number {
  const widest = Math.max(...edges.map(({ word }) => pen.widthOf(word, size)));
  // Handwriting takes more room than print.
  return Math.min(170, Math.max(104, widest * 1.25 + 26));
}

/** Centres on a curve between an ellipse and its frame: names in the corners leave room for words in the middle. */
function placeNodes(
  order: readonly number[],
  boxes: readonly { readonly w: Pixels; readonly h: Pixels }[],
  width: number,
  height: number,
): Rect[] {
  const count = order.length;
  const turn = count === 2 ? Math.PI : count % 2 === 0 ? -Math.PI / 2 - Math.PI / count : -Math.PI / 2;
  const placed: Rect[] = [];
  order.forEach((node, place) => {
    const { w, h } = boxes[node]!;
    const angle = turn + (place * 2 * Math.PI) / count;
    const bend = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.55;
    const x = width / 2 + bend(round3(Math.cos(angle))) * (width / 2 - w / 2 - 2);
    const y = height / 2 + bend(round3(Math.sin(angle))) * (height / 2 - h / 2 - 2);
    placed[node] = { x: x - w / 2, y: y - h / 2, w, h };
  });
  return placed;
}

/** What differs by the last digits of a cosine is the same everywhere. */
function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The order around the middle in which the fewest lines cross and no line runs behind a name. */
function bestOrder(
  count: number,
  edges: readonly RingEdge[],
  boxes: readonly { readonly w: Pixels; readonly h: Pixels }[],
  width: number,
  height: number,
): readonly number[] {
  const costOf = (order: readonly number[]): number => {
    const nodes = placeNodes(order, boxes, width, height);
    const lines = edges.map(({ from, to }) => ({ from: centre(nodes[from]!), to: centre(nodes[to]!) }));
    let cost = 0;
    lines.forEach((line, i) => {
      cost += Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) / 1000;
      for (const other of lines.slice(i + 1)) if (cross(line, other)) cost += 10;
      nodes.forEach((box, n) => {
        if (n !== edges[i]!.from && n !== edges[i]!.to && hits(line, box)) cost += 20;
      });
    });
    return cost;
  };
  let best = Array.from({ length: count }, (_, i) => i);
  let least = costOf(best);
  for (const rest of permutations(best.slice(1))) {
    const order = [0, ...rest];
    const cost = costOf(order);
    if (cost < least - 1e-6) [best, least] = [order, cost];
  }
  return best;
}

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length <= 1) yield [...items];
  for (let i = 0; i < items.length && items.length > 1; i++)
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)]))
      yield [items[i]!, ...rest];
}

interface Line {
  readonly from: Point;
  readonly to: Point;
}

function centre({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

function cross(a: Line, b: Line): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  const same = (p: Point, q: Point): boolean => p.x === q.x && p.y === q.y;
  if ([b.from, b.to].some((point) => same(point, a.from) || same(point, a.to))) return false;
  return (
    side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
    side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  );
}

function hits({ from, to }: Line, box: Rect, air = 6): boolean {
  for (let t = 0; t <= 1; t += 0.025) {
    const x = from.x + (to.x - from.x) * t;
    const y = from.y + (to.y - from.y) * t;
    if (x > box.x - air && x < box.x + box.w + air && y > box.y - air && y < box.y + box.h + air) return true;
  }
  return false;
}

/** From edge to edge of the boxes; two lines between the same names stand beside each other. */
function lineOf(edge: RingEdge, nodes: readonly Rect[], edges: readonly RingEdge[], index: number): Line {
  const [a, b] = [nodes[edge.from]!, nodes[edge.to]!];
  let [from, to] = [centre(a), centre(b)];
  const twins = edges.flatMap((each, i) =>
    (each.from === edge.from && each.to === edge.to) || (each.from === edge.to && each.to === edge.from)
      ? [i]
      : [],
  );
  if (twins.length > 1) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    // Measured from the first of them, so that they move to different sides whichever way they point.
    const turned = edges[twins[0]!]!.from === edge.from ? 1 : -1;
    const shift = (twins.indexOf(index) - (twins.length - 1) / 2) * 22 * turned;
    const [dx, dy] = [(-(to.y - from.y) / length) * shift, ((to.x - from.x) / length) * shift];
    from = { x: from.x + dx, y: from.y + dy };
    to = { x: to.x + dx, y: to.y + dy };
  }
  return { from: leave(from, to, a), to: leave(to, from, b) };
}

/** Where a line from inside of a box leaves it. */
function leave(inside: Point, outside: Point, box: Rect): Point {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const exits = [
    dx > 0 ? (box.x + box.w - inside.x) / dx : dx < 0 ? (box.x - inside.x) / dx : Number.POSITIVE_INFINITY,
    dy > 0 ? (box.y + box.h - inside.y) / dy : dy < 0 ? (box.y - inside.y) / dy : Number.POSITIVE_INFINITY,
  ];
  const t = Math.min(1, ...exits);
  return { x: inside.x + dx * t, y: inside.y + dy * t };
}

function arrowSvg({ from, to }: Line, directed: boolean): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const head = directed ? 13 : 0;
  const end = { x: to.x - ux * head, y: to.y - uy * head };
  const line = `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(end.x)}" y2="${round(end.y)}" stroke="${ink}" stroke-width="2.5"/>`;
  if (!directed) return line;
  const corner = (side: number): string =>
    `${round(to.x - ux * 15 - uy * 6.5 * side)},${round(to.y - uy * 15 + ux * 6.5 * side)}`;
  return `${line}<polygon points="${round(to.x)},${round(to.y)} ${corner(1)} ${corner(-1)}" fill="${ink}"/>`;
}

const steps = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

/** A box on each line, away from names, from other boxes and from other lines, as far as there is room. */
function placeBlanks(
  edges: readonly RingEdge[],
  lines: readonly Line[],
  nodes: readonly Rect[],
  w: number,
  width: number,
): Rect[] {
  const h = 30;
  const placed: Rect[] = [];
  edges.forEach((_, i) => {
    const { from, to } = lines[i]!;
    let best: Rect | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [rank, t] of steps.entries())
      for (const aside of [0, -0.5, 0.5]) {
        const x = from.x + (to.x - from.x) * t + aside * (w - 24);
        const y = from.y + (to.y - from.y) * t;
        const box = { x: Math.min(width - w - 1, Math.max(12, x - w / 2)), y: y - h / 2, w, h };
        const seen = { ...box, x: box.x - 11, w: w + 11 };
        const cost =
          rank +
          Math.abs(aside) * 6 +
          [...nodes, ...placed.map((each) => ({ ...each, x: each.x - 11, w: each.w + 11 }))].reduce(
            (sum, each) => sum + overlap(seen, each, 5),
            0,
          ) *
            2 +
          lines.filter((line, j) => j !== i && hits(line, seen, 2)).length * 60;
        if (cost < least) [best, least] = [box, cost];
      }
    placed.push(best!);
  });
  return placed;
}
