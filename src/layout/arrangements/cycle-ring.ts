import type { DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import { arcMark, pointOnCircle } from '../diagrams/arc-mark.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { noWords, wordingsIn } from '../diagrams/edge-wording.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linkOf,
  type Sketch,
  type SketchMark,
  type SketchNode,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { boxAround, centerOf, contains, inflate, overlaps, type Point } from '../geometry.ts';
import { fits } from '../text/fit-size.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { type Cycle, claimsRing, cycleLosses, cycleOf } from './cycle.ts';

/** Discs on one circle, arrows on it between them, the words of each arrow outside of it. */
export const cycleRing: Arrangement = {
  name: 'cycle-ring',
  suits: ({ form, nodes, worded, place }) =>
    form === 'ring' && nodes >= 3 && nodes <= (worded > 0 ? 6 : most) && place === 'alone'
      ? `relationships lead once round ${nodes} things`
      : null,
  draw: { kind: 'sketch', sketch: arrangeCycle },
  heights: ({ nodes }) => ({
    least: 3,
    good: Math.min(4.6, 3 + nodes.length * 0.25),
    most: Number.POSITIVE_INFINITY,
  }),
  explainsNodes: () => false,
  losses: cycleLosses('cycle-ring'),
  claims: claimsRing,
};

const most = 8;

export function arrangeCycle(context: DiagramContext): readonly Sketch[] {
  const cycle = cycleOf(context.diagram);
  if (cycle.nodes.length < 2 || cycle.nodes.length > most) return [];
  for (const size of labelSizes(context)) {
    for (const disc of context.tight ? [0.9, 0.75, 0.6] : [1.36, 1.2, 1.05, 0.9]) {
      const sketch = sketchCycle(cycle, size, disc, context);
      if (sketch) return [sketch];
    }
  }
  return [];
}

const arrow = { width: 0.07, head: { length: 0.2, wider: 0.08 } } as const;

function sketchCycle(cycle: Cycle, size: Points, disc: Inches, context: DiagramContext): Sketch | null {
  const { area, slide } = context;
  const { theme, background } = slide;
  const { nodes: things, onward, driver } = cycle;
  const count = things.length;
  const radius = Math.min((area.h - disc) / 2 - 0.02, 2.3, area.w / 2 - disc);
  const angles = things.map((_, i) => -Math.PI / 2 + (i * 2 * Math.PI) / count);
  // Discs keep room for an arrow between them.
  const reach = (disc / 2 + 0.1) / radius;
  if (radius < disc * 0.9 || (2 * Math.PI) / count - 2 * reach < 0.45 / radius) return null;
  const center = centerOf(area);
  const taken: Box[] = [];
  const nodes: SketchNode[] = [];
  const texts: SketchText[] = [];
  const marks: SketchMark[] = [];
  const icons = things.map((node) => iconOf(node, slide));
  const inDiscs = icons.some((icon) => icon === null);
  // An icon stands in its disc and its name beside it; without icons the names stand in the discs.
  const centers = angles.map((angle) => pointOnCircle(center, radius, angle));
  for (const [i, node] of things.entries()) {
    const box = boxAround(centers[i]!, disc, disc);
    const { color } = context.styleOf(node);
    const fill = readableOn(theme, { color }, background, 3);
    const full = { left: 0.02, right: 0.02, top: 0.02, bottom: 0.02 };
    const shown = inDiscs ? context.words([{ text: node.label, bold: true }]) : null;
    taken.push(box);
    if (shown && !fits(shown, textRoom('ellipse', disc, disc, undefined, 0, full), size)) return null;
    const look = { fill: 'solid', paint: { fill, line: null }, inset: full } as const;
    nodes.push(sketchNode(node, box, context, { shape: 'ellipse', flow: shown, ...look }));
    if (shown) continue;
    marks.push(iconMark(icons[i]!, node.id, box, 0.56, textOn(theme, fill)));
    const name = nameBeside(node, box, { center, radius }, size, context);
    if (!name) return null;
    taken.push(name.box);
    texts.push(name);
  }
  const color = readableOn(theme, { color: 'dark2' }, background, 3);
  for (const [i, edge] of onward.entries()) {
    if (!edge) continue;
    const from = angles[i]! + reach;
    const to = angles[i]! + (2 * Math.PI) / count - reach;
    const arc = arcMark({ center, radius, from, to, ...arrow }, `Arrow ${edge.id}`, color);
    marks.push({ ...arc, of: [edge.from, edge.to] });
  }
  const small = Math.max(context.label.min, Math.round(size * 0.85));
  for (const [i, edge] of onward.entries()) {
    const said = edge && wordingsIn(context.edgeLabels.get(edge) ?? noWords);
    if (!edge || !said || said.length === 0) continue;
    const flow = context.words([{ text: said.join(' / '), italic: true }]);
    const box = besideArc(
      flow,
      angles[i]! + Math.PI / count,
      { center, radius: radius + 0.16 },
      small,
      taken,
      area,
    );
    if (!box) return null;
    taken.push(box);
    const of = [edge.from, edge.to];
    texts.push({ name: `Label ${edge.id}`, of, flow, size: small, box, plate: false, anchor: 'middle' });
  }
  if (!driver) return { size, nodes, links: [], texts, marks, ownSigns: true };
  const across = Math.min(disc, radius * 2 - disc - 1);
  if (across < 0.6) return null;
  const flow = context.words([{ text: driver.label, bold: true }]);
  if (!fits(flow, textRoom('ellipse', across, across), size)) return null;
  nodes.push(sketchNode(driver, boxAround(center, across, across), context, { shape: 'ellipse', flow }));
  return {
    size,
    nodes,
    links: cycle.driving.map((edge) => linkOf(edge, context, { width: 2.25 })),
    texts,
    marks,
    ownSigns: true,
  };
}

interface Circle {
  readonly center: Point;
  readonly radius: Inches;
}

/** The name of a disc at the side that is away from the middle. */
function nameBeside(
  node: DiagramNode,
  disc: Box,
  { center, radius }: Circle,
  size: Points,
  context: DiagramContext,
): SketchText | null {
  const { area, slide } = context;
  const right = disc.x + disc.w / 2 > center.x - 0.05;
  const x = disc.x + disc.w + 0.12;
  const room = Math.min(2.6, right ? area.x + area.w - x : disc.x - 0.12 - area.x);
  const color = readableOn(slide.theme, { color: context.styleOf(node).color }, slide.background);
  const detail = node.detail === null ? [] : [{ text: node.detail, scale: 0.75, space: 0.05 }];
  const flow = context.words([{ text: node.label, bold: true, color }, ...detail], right ? 'left' : 'right');
  const set = setText(flow, room, size);
  if (set.cutWord || set.height > disc.h * 1.2) return null;
  const w = Math.min(room, set.width * 1.04 + 0.1);
  let y = disc.y + (disc.h - set.height) / 2;
  // Above and below the middle the circle goes on beside the disc: the name stands clear of it.
  if (Math.abs(disc.x + disc.w / 2 - center.x) < disc.w / 2) {
    const dx = Math.min(radius, disc.w / 2 + 0.12);
    const clear = Math.sqrt(radius ** 2 - dx ** 2) + 0.14;
    y =
      disc.y < center.y - radius / 2
        ? Math.min(y, center.y - clear - set.height)
        : Math.max(y, center.y + clear);
    if (y < area.y || y + set.height > area.y + area.h) return null;
  }
  const box = { x: right ? x : disc.x - 0.12 - w, y, w, h: set.height };
  return { name: `Name ${node.id}`, of: [node.id], flow, size, box, plate: false, anchor: 'middle' };
}

/** Where words stand outside of a circle, as near as can be to an angle; null: nowhere. */
function besideArc(
  flow: Flow,
  angle: number,
  { center, radius }: Circle,
  size: Points,
  taken: readonly Box[],
  area: Box,
): Box | null {
  for (const turn of [0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2]) {
    for (const width of [2.4, 1.8, 1.4, 1.1, 0.85]) {
      const set = setText(flow, width, size);
      if (set.cutWord) continue;
      const [w, h] = [set.width * 1.01 + 0.04, set.height];
      const out = { x: Math.cos(angle + turn), y: Math.sin(angle + turn) };
      // Its nearest corner or side stands at the circle.
      const at = pointOnCircle(center, radius, angle + turn);
      const box = {
        x: at.x - w / 2 + Math.sign(out.x) * Math.min(1, Math.abs(out.x) * 2.2) * (w / 2),
        y: at.y - h / 2 + Math.sign(out.y) * Math.min(1, Math.abs(out.y) * 2.2) * (h / 2),
        w,
        h,
      };
      if (contains(area, box) && taken.every((each) => !overlaps(inflate(each, 0.05), box))) return box;
    }
  }
  return null;
}
