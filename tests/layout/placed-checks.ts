import {
  type ConnectorEnd,
  type PlacedConnector,
  type PlacedIcon,
  type PlacedShape,
  type PlacedSlide,
  type PlacedText,
  type Side,
  shapeInset,
} from '../../src/layout/index.ts';
import type { Box } from '../../src/theme/index.ts';

/** What must hold of every placed slide, as a list of what does not. */
export function findFaults(slide: PlacedSlide, size: { width: number; height: number }): string[] {
  const faults: string[] = [];
  const all = slide.shapes.flatMap(flatten);
  const names = new Set<string>();
  for (const shape of all) {
    if (names.has(shape.name)) faults.push(`two shapes are called "${shape.name}"`);
    names.add(shape.name);
    if (!/^[A-Za-z0-9 \-/:]+$/.test(shape.name)) faults.push(`"${shape.name}" is no name`);
    const numbers = [shape.box.x, shape.box.y, shape.box.w, shape.box.h];
    if (!numbers.every(Number.isFinite)) faults.push(`"${shape.name}" is nowhere`);
    const offSlide = shape.kind === 'text' && shape.placeholder?.type === 'title' && shape.box.y < 0;
    if (!offSlide && !inside({ x: 0, y: 0, w: size.width, h: size.height }, shape.box)) {
      faults.push(`"${shape.name}" leaves the slide`);
    }
  }
  // Siblings: what stands on the slide itself.
  for (const [i, a] of slide.shapes.entries()) {
    for (const b of slide.shapes.slice(i + 1)) {
      if (liesUnder(a, b, size)) continue;
      if (overlap(a.box, b.box)) faults.push(`"${a.name}" and "${b.name}" overlap`);
    }
  }
  for (const shape of slide.shapes)
    if (shape.kind === 'group') {
      const inner = flatten(shape).slice(1);
      faults.push(...(shape.name.startsWith('Card ') ? cardFaults(shape.box, inner) : diagramFaults(inner)));
    }
  return faults;
}

/** A picture that bleeds, what is drawn over it for the words on it, and a chart whose names stand in its frame. */
function liesUnder(a: PlacedShape, b: PlacedShape, size: { width: number; height: number }): boolean {
  if (a.name.startsWith('Over picture')) return true;
  // The panel of code, and the bands behind its lines.
  if (a.decorative && /^Code (panel|highlight|edge)/.test(a.name)) return true;
  if (a.name === 'Chart' && /^Chart (names|notes?|unit)/.test(b.name)) return true;
  if (/^Number of the formula/.test(b.name)) return leavesRoom(a, b.box);
  const edges = [
    a.box.x <= 0.01,
    a.box.y <= 0.01,
    a.box.x + a.box.w >= size.width - 0.01,
    a.box.y + a.box.h >= size.height - 0.01,
  ];
  return a.kind === 'image' && edges.filter(Boolean).length >= 2;
}

/** The number of a formula stands at the end of its line, and the formula keeps out of its way. */
function leavesRoom(text: PlacedShape, number: Box): boolean {
  if (text.kind !== 'text') return false;
  const numbered = text.paragraphs.filter((paragraph) => paragraph.number !== undefined);
  const widest = Math.max(...numbered.flatMap(({ lines }) => lines.map(({ width }) => width)));
  return numbered.length > 0 && text.box.x + (text.box.w + widest) / 2 <= number.x;
}

/** The parts of a card keep apart and inside of it; what is behind them has no words. */
function cardFaults(box: Box, shapes: readonly PlacedShape[]): string[] {
  const parts = shapes.filter(
    (shape) =>
      shape.kind === 'image' ||
      shape.kind === 'icon' ||
      (shape.kind === 'text' && shape.paragraphs.length > 0),
  );
  return [
    ...shapes.filter((shape) => !inside(box, shape.box)).map(({ name }) => `"${name}" leaves its card`),
    ...parts.flatMap((a, i) =>
      parts
        .slice(i + 1)
        .flatMap((b) => (overlap(a.box, b.box) ? [`"${a.name}" and "${b.name}" overlap`] : [])),
    ),
  ];
}

/** Nodes and labels of a diagram keep apart; connectors end on the edges of what they join. */
export function diagramFaults(shapes: readonly PlacedShape[]): string[] {
  const faults: string[] = [];
  const boxes = shapes.filter(
    // What is drawn under others has no words.
    (shape): shape is PlacedText =>
      shape.kind === 'text' &&
      !isGround(shape) &&
      !(shape.name.startsWith('Node ground ') && shape.paragraphs.length === 0),
  );
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      // Where a line is cut may lie under a label, as the line itself does.
      if (isTurn(a) !== isTurn(b) && !a.name.startsWith('Node ') && !b.name.startsWith('Node ')) continue;
      if (isTurn(a) && isTurn(b)) continue;
      // A point stands in the notch of the next.
      if (isPointed(a) && isPointed(b) && Math.abs(a.box.x - b.box.x) > a.box.w - 0.31) continue;
      if (overlap(a.box, b.box)) faults.push(`"${a.name}" and "${b.name}" overlap`);
    }
  }
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  for (const icon of shapes)
    if (icon.kind === 'icon' && icon.name.startsWith('Icon ')) faults.push(...iconFaults(icon, byName));
  for (const connector of shapes) {
    if (connector.kind !== 'connector') continue;
    for (const end of [connector.from, connector.to]) {
      const target = byName.get(end.shape);
      if (!target) faults.push(`"${connector.name}" ends at "${end.shape}", which is not there`);
      else if (!isSidePoint(target.box, end.side, end.x, end.y) && !isOnCurve(target, end, connector))
        faults.push(`"${connector.name}" misses "${end.shape}"`);
    }
    if (throughOwnEnds(connector, byName)) faults.push(`"${connector.name}" runs through its own shape`);
  }
  return faults;
}

/** What lies under the things of a figure, or at their edge, and has no words. */
function isGround({ name, paragraphs }: PlacedText): boolean {
  return (
    name === 'Node axis' ||
    (paragraphs.length === 0 && /^Node (band$|(column|lane|row|line|edge|tile|panel) )/.test(name))
  );
}

/** An icon stands in its node, clear of the words that are there with it. */
function iconFaults(icon: PlacedIcon, byName: ReadonlyMap<string, PlacedShape>): string[] {
  const node = byName.get(icon.name.replace(/^Icon /, 'Node '));
  if (node?.kind !== 'text') return [`"${icon.name}" stands in no node`];
  const faults: string[] = [];
  if (!inside(node.box, icon.box)) faults.push(`"${icon.name}" leaves its node`);
  const lines = node.paragraphs.flatMap((paragraph) => paragraph.lines);
  if (lines.every(({ text }) => text.trim() === '')) faults.push(`"${icon.name}" stands without a word`);
  const own = shapeInset(node.shape, node.box.w, node.box.h);
  const { left, top, right, bottom } = node.inset;
  const middle = {
    x: node.box.x + (own.left + left + node.box.w - own.right - right) / 2,
    y: node.box.y + (own.top + top + node.box.h - own.bottom - bottom) / 2,
  };
  const w = Math.max(...lines.map((line) => line.width));
  const h = lines.reduce((sum, line) => sum + line.height, 0);
  const words = { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
  if (overlap(words, icon.box)) faults.push(`"${icon.name}" lies on the words of its node`);
  return faults;
}

function isPointed({ shape }: PlacedText): boolean {
  return shape === 'chevron' || shape === 'home-plate';
}

function isTurn({ name }: PlacedShape): boolean {
  return name.startsWith('Turn ');
}

export function flatten(shape: PlacedShape): PlacedShape[] {
  return shape.kind === 'group' ? [shape, ...shape.shapes.flatMap(flatten)] : [shape];
}

export function inside(outer: Box, inner: Box): boolean {
  const slack = 1e-6;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

function overlap(a: Box, b: Box): boolean {
  const slack = 1e-6;
  return (
    a.x < b.x + b.w - slack && b.x < a.x + a.w - slack && a.y < b.y + b.h - slack && b.y < a.y + a.h - slack
  );
}

const emu = 1 / 914400;

function isSidePoint(box: Box, side: Side, x: number, y: number): boolean {
  const points = {
    top: [box.x + box.w / 2, box.y],
    bottom: [box.x + box.w / 2, box.y + box.h],
    left: [box.x, box.y + box.h / 2],
    right: [box.x + box.w, box.y + box.h / 2],
  } as const;
  // The middle of a side may lie between two of Office's units.
  return Math.abs(points[side][0] - x) < emu && Math.abs(points[side][1] - y) < emu;
}

/** Round nodes are met anywhere, by lines that lead to their middle. */
function isOnCurve(target: PlacedShape, end: ConnectorEnd, { geometry, from, to }: PlacedConnector): boolean {
  if (target.kind !== 'text' || target.shape !== 'ellipse' || geometry !== 'straight') return false;
  const { x, y, w, h } = target.box;
  const [cx, cy] = [x + w / 2, y + h / 2];
  const on = Math.hypot((end.x - cx) / (w / 2), (end.y - cy) / (h / 2));
  const angle = (a: number, b: number) => Math.atan2(a, b);
  const way = end === from ? angle(to.y - from.y, to.x - from.x) : angle(from.y - to.y, from.x - to.x);
  const outward = angle(end.y - cy, end.x - cx);
  return Math.abs(on - 1) < 1e-6 && Math.cos(way - outward) > Math.cos((15 * Math.PI) / 180);
}

/** The straight part next to an end must not lead into the shape. */
function throughOwnEnds(connector: PlacedConnector, byName: ReadonlyMap<string, PlacedShape>): boolean {
  if (connector.geometry !== 'straight') return false;
  const curved = (name: string) => {
    const shape = byName.get(name)!;
    return shape.kind === 'text' && shape.shape === 'ellipse';
  };
  const { from, to } = connector;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [from.shape, to.shape].some((name) => {
    // A line to its middle may run through the corner of a round node's box.
    if (curved(name)) return false;
    const box = byName.get(name)!.box;
    return (
      middle.x > box.x + 1e-6 &&
      middle.x < box.x + box.w - 1e-6 &&
      middle.y > box.y + 1e-6 &&
      middle.y < box.y + box.h - 1e-6
    );
  });
}
