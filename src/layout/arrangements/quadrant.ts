import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Arrangement, membersInParts } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  type Sketch,
  type SketchNode,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { boxAround, inflate, overlaps } from '../geometry.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { boardLosses } from './board.ts';

/** So many names can be read between two axes. */
const most = 10;

/** Things between two axes, each at its place, its name beside it. */
export const quadrant: Arrangement = {
  name: 'quadrant',
  isList: true,
  things: true,
  needs: { kind: 'points' },
  draw: { kind: 'sketch', sketch: arrangeQuadrant },
  heights: () => ({ least: 2.8, good: 4.6, most: Number.POSITIVE_INFINITY }),
  // On all slides of it the axes are the same.
  members: membersInParts(most),
  losses: boardLosses('quadrant'),
};

function arrangeQuadrant(context: DiagramContext): readonly Sketch[] {
  if (context.diagram.nodes.length > most) return [];
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchQuadrant(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const dot: Inches = 0.26;
/** How wide the plane is at most beside its height. */
const widest = 2.3;

function sketchQuadrant(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, label } = context;
  const small = Math.max(label.min, size - 2);
  const quiet = (words: string) => context.textFlow(words, 'quiet');
  const heightOf = (flow: Flow) => flow.measure(area.w, small).height;
  const upright = diagram.yTitle ? quiet(`↑ ${diagram.yTitle}`) : null;
  const level = quiet(diagram.xTitle ? `${diagram.xTitle}\u00a0→` : '\u00a0');
  const above = upright ? heightOf(upright) + 0.08 : 0;
  const below = heightOf(level) + 0.08;
  const h = area.h - above - below;
  if (h < 1.6) return null;
  const w = Math.min(area.w, h * widest);
  const plane = { x: area.x + (area.w - w) / 2, y: area.y + above, w, h };
  const ends = { x: scaleOf(diagram, 0), y: scaleOf(diagram, 1) };
  const spots = spread(
    diagram.nodes.map((node) => {
      const [x, y] = diagram.points!.get(node.id)!; // a quadrant has a place for each
      return {
        node,
        at: { x: along(x, ends.x, plane.x, w), y: along(-y, [-ends.y[1], -ends.y[0]], plane.y, h) },
      };
    }),
    plane,
  );
  const dots = spots.map(({ at }) => boxAround(at, dot, dot));
  const names = placeNames(spots, dots, plane, size, context);
  if (!names) return null;
  return {
    size,
    nodes: [...grounds(plane), ...spots.map(({ node }, i) => point(node, dots[i]!, context))],
    links: [],
    texts: [...names, ...axisTexts({ plane, ends, upright, level, small, above, below }, context)],
  };
}

/** The four fields; the one in which both are high is tinted. */
function grounds({ x, y, w, h }: Box): SketchNode[] {
  const fields = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const;
  return fields.map(([column, row], i) => ({
    key: `ground ${i + 1}`,
    node: null,
    flow: null,
    box: { x: x + (column * w) / 2, y: y + (row * h) / 2, w: w / 2, h: h / 2 },
    shape: 'rect',
    color: 'accent1',
    fill: column === 1 && row === 0 ? 'tinted' : 'ground',
  }));
}

function point(node: DiagramNode, box: Box, context: DiagramContext): SketchNode {
  return sketchNode(node, box, context, {
    flow: null,
    shape: 'ellipse',
    fill: 'bar',
    ...(node.id === context.diagram.focus && { color: 'accent2' as const }),
  });
}

/** Where a scale may end, times ten as often as it takes. */
const ends = [1, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/** From 0 to a round number; as far below zero where something is. */
function scaleOf({ points }: Diagram, axis: 0 | 1): readonly [number, number] {
  const values = [...points!.values()].map((each) => each[axis]);
  const far = Math.max(1e-9, ...values.map(Math.abs));
  let tens = 1;
  while (far > 100 * tens) tens *= 10;
  const end = ends.map((each) => each * tens).find((each) => far <= each)!; // the last is as large
  return [values.some((value) => value < 0) ? -end : 0, end];
}

function along(value: number, [from, to]: readonly [number, number], start: Inches, length: Inches): Inches {
  // A point at the very end stands inside of the frame.
  const room = length - dot - 0.3;
  return start + (length - room) / 2 + ((value - from) / (to - from)) * room;
}

interface Spot {
  readonly node: DiagramNode;
  readonly at: { readonly x: Inches; readonly y: Inches };
}

/** Points at one place stand beside each other. */
function spread(spots: readonly Spot[], plane: Box): Spot[] {
  const placed: Spot[] = [];
  for (const spot of spots) {
    const taken = (x: Inches) =>
      placed.some(({ at }) => Math.abs(at.x - x) < dot && Math.abs(at.y - spot.at.y) < dot);
    const way = spot.at.x > plane.x + plane.w * 0.6 ? -1 : 1;
    let { x } = spot.at;
    while (taken(x) && x > plane.x && x < plane.x + plane.w) x += way * (dot + 0.03);
    placed.push({ ...spot, at: { ...spot.at, x } });
  }
  return placed;
}

/** Each name beside its point, on no line, point or other name; null: one finds no place. */
function placeNames(
  spots: readonly Spot[],
  dots: readonly Box[],
  plane: Box,
  size: Points,
  context: DiagramContext,
): SketchText[] | null {
  const middle = { x: plane.x + plane.w / 2, y: plane.y + plane.h / 2 };
  const cross = [
    { x: middle.x - 0.05, y: plane.y, w: 0.1, h: plane.h },
    { x: plane.x, y: middle.y - 0.05, w: plane.w, h: 0.1 },
  ];
  const taken = [...cross, ...dots.map((each) => inflate(each, 0.02))];
  // Those in the thick of it choose first.
  const order = spots.map((_, i) => i).sort((a, b) => near(spots, b) - near(spots, a) || a - b);
  const found = new Map<number, SketchText>();
  for (const i of order) {
    const { node, at } = spots[i]!;
    const own = dots[i]!;
    const others = taken.filter((each) => each !== taken[i + cross.length]);
    const box = boxesFor(node, at, own, plane, size, context).find(
      ({ box }) => isInside(box, plane) && !others.some((each) => overlaps(each, box)),
    );
    if (!box) return null;
    taken.push(inflate(box.box, 0.03));
    found.set(i, {
      name: `Label ${node.id}`,
      of: [node.id],
      flow: box.flow,
      size,
      box: box.box,
      plate: false,
      anchor: 'middle',
    });
  }
  return spots.map((_, i) => found.get(i)!);
}

function near(spots: readonly Spot[], i: number): number {
  const { at } = spots[i]!;
  return spots.filter((each) => Math.abs(each.at.x - at.x) < 2 && Math.abs(each.at.y - at.y) < 0.7).length;
}

/** Places for a name: away from the middle first, on one line before several. */
function boxesFor(
  node: DiagramNode,
  at: Spot['at'],
  own: Box,
  plane: Box,
  size: Points,
  context: DiagramContext,
): { readonly box: Box; readonly flow: Flow }[] {
  const gap = 0.07;
  const flows = (['left', 'center'] as const).map((align) => context.textFlow(node.label, 'strong', align));
  const isRight = at.x > plane.x + plane.w / 2;
  const edge = isRight ? plane.x + plane.w - at.x : at.x - plane.x;
  const onRight = isRight ? edge > plane.w * 0.22 : true;
  return [plane.w * 0.36, 2.2, 1.5, 1.1].flatMap((width) => {
    const measure = flows[0]!.measure(width, size);
    if (measure.cut) return [];
    const w = Math.min(width, widthOf(flows[0]!, width, size) * 1.02 + 0.03);
    const { height: h } = flows[0]!.measure(w, size);
    const right = { flow: flows[0]!, box: { x: own.x + own.w + gap, y: at.y - h / 2, w, h } };
    const left = { flow: flows[0]!, box: { x: own.x - gap - w, y: at.y - h / 2, w, h } };
    const over = { flow: flows[1]!, box: { x: at.x - w / 2, y: own.y - 0.03 - h, w, h } };
    const under = { flow: flows[1]!, box: { x: at.x - w / 2, y: own.y + own.h + 0.03, w, h } };
    const sides = onRight ? [right, left] : [left, right];
    // Beside a point on one of the middle lines, clear of the line.
    const corners = sides.flatMap(({ flow, box }) =>
      [-1, 1].map((way) => ({ flow, box: { ...box, y: box.y + way * (h / 2 + 0.08) } })),
    );
    return [...sides, over, under, ...corners];
  });
}

function widthOf(flow: Flow, width: Inches, size: Points): Inches {
  return setText(flow, width, size).width;
}

function isInside(box: Box, plane: Box): boolean {
  return (
    box.x >= plane.x + 0.04 &&
    box.y >= plane.y + 0.02 &&
    box.x + box.w <= plane.x + plane.w - 0.04 &&
    box.y + box.h <= plane.y + plane.h - 0.02
  );
}

interface Axes {
  readonly plane: Box;
  readonly ends: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly upright: Flow | null;
  readonly level: Flow;
  readonly small: Points;
  readonly above: Inches;
  readonly below: Inches;
}

/** What the axes measure, and the ends of the level one. */
function axisTexts(
  { plane, ends, upright, level, small, above, below }: Axes,
  context: DiagramContext,
): SketchText[] {
  const text = (name: string, flow: Flow, box: Box): SketchText => ({
    name,
    flow,
    size: small,
    box,
    plate: false,
    anchor: 'middle',
  });
  const end = 0.9;
  const foot = { y: plane.y + plane.h + 0.04, h: below - 0.04 };
  const numeral = (value: number, align: 'left' | 'right') => context.textFlow(String(value), 'quiet', align);
  const texts = [
    text('Axis x start', numeral(ends.x[0], 'left'), { x: plane.x, w: end, ...foot }),
    text('Axis x', level, { x: plane.x + end, w: plane.w - 2 * end, ...foot }),
    text('Axis x end', numeral(ends.x[1], 'right'), { x: plane.x + plane.w - end, w: end, ...foot }),
  ];
  if (upright) {
    const w = widthOf(upright, plane.w, small) * 1.02 + 0.03;
    texts.unshift(
      text('Axis y', upright, { x: plane.x, y: plane.y - above, w: Math.min(w, plane.w), h: above - 0.04 }),
    );
  }
  return texts;
}
