import type { DiagramNode } from '../../deck/index.ts';
import { type Box, type ColorRef, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import { arcMark, pointOnCircle } from '../diagrams/arc-mark.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { noWords, wordingsIn } from '../diagrams/edge-wording.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import type { DiagramContext, Sketch, SketchMark, SketchNode, SketchText } from '../diagrams/sketch.ts';
import { boxAround, centerOf, inflate, overlaps, type Point } from '../geometry.ts';
import { setText } from '../text/set-text.ts';
import { type Cycle, claimsRing, cycleLosses, cycleOf } from './cycle.ts';
import { arrangeCycle } from './cycle-ring.ts';

/** Four parts of a day or a year as quarters of a ring that lead on to each other, their names at the corners. */
export const cycleClock: Arrangement = {
  name: 'cycle-clock',
  draw: { kind: 'sketch', sketch: arrangeClock },
  heights: () => ({ least: 3, good: 4.2, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
  losses: cycleLosses('cycle-clock'),
  claims: claimsRing,
};

function arrangeClock(context: DiagramContext): readonly Sketch[] {
  const cycle = cycleOf(context.diagram);
  // Quarters are four; any other number stands on a ring of discs.
  if (cycle.nodes.length !== 4 || cycle.driver) return arrangeCycle(context);
  for (const size of labelSizes(context, context.slide.theme.type.lead)) {
    const sketch = sketchClock(cycle, size, context);
    if (sketch) return [sketch];
  }
  return arrangeCycle(context);
}

const quarter = Math.PI / 2;
/** Of the circle, between a quarter and the next. */
const gap = 0.05;

function sketchClock(cycle: Cycle, size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme, background } = slide;
  const small = Math.max(context.label.min, Math.round(size * 0.72));
  const center = centerOf(area);
  const radius = Math.min((area.h - 0.9) / 2, area.w * 0.24, 2.12);
  if (radius < 1) return null;
  const band = radius * 0.3;
  const middle = radius - band / 2;
  const marks: SketchMark[] = [];
  const nodes: SketchNode[] = [];
  const texts: SketchText[] = [];
  for (const [i, node] of cycle.nodes.entries()) {
    // From nine o'clock: the first stands at the upper left.
    const from = Math.PI + i * quarter;
    const fill = segmentColor(node, i, cycle, context);
    const head = { length: band * 0.42, wider: 0 } as const;
    const arc = {
      center,
      radius: middle,
      from: from + gap / 2,
      to: from + quarter + 0.14,
      width: band,
      head,
      notch: band * 0.42,
    };
    marks.push({ ...arcMark(arc, `Quarter ${node.id}`, fill), of: [node.id] });
    const icon = iconOf(node, slide);
    if (icon) {
      const at = pointOnCircle(center, middle, from + quarter / 2 + 0.08);
      marks.push(iconMark(icon, node.id, boxAround(at, band, band), 0.66, textOn(theme, fill)));
    }
    const name = nameAt(node, i, { center, radius }, size, context);
    if (!name) return null;
    nodes.push(name);
    const edge = cycle.onward[i];
    const said = edge ? wordingsIn(context.edgeLabels.get(edge) ?? noWords) : [];
    if (!edge || said.length === 0) continue;
    const flow = context.words(
      [{ text: said.join(' / '), italic: true, color: readableOn(theme, theme.roles.emphasis, background) }],
      i === 1 ? 'left' : i === 3 ? 'right' : 'center',
    );
    const box = wordsAt(
      i,
      flow.measure(Math.min(2.6, area.w / 2 - radius - 0.2), small).height,
      { center, radius },
      area,
    );
    const set = setText(flow, box.w, small);
    if (set.cutWord || box.y < area.y - 1e-6 || box.y + box.h > area.y + area.h + 1e-6) return null;
    const of = [edge.from, edge.to];
    texts.push({ name: `Label ${edge.id}`, of, flow, size: small, box, plate: false, anchor: 'middle' });
  }
  if (texts.some((text) => nodes.some((name) => overlaps(inflate(name.box, 0.05), text.box)))) return null;
  const inner = (radius - band) * 1.5;
  if (diagram.center) {
    const flow = context.words([{ text: diagram.center, bold: true }]);
    const large = Math.min(theme.type.figure, 40);
    const sizes = [large, 32, 28, 24, 20, 16];
    const fitting = (most: Inches) =>
      sizes.find((each) => {
        const measured = flow.measure(inner, each);
        return !measured.cut && measured.height <= most;
      });
    // On one line if that is still large.
    const own = fitting(0.8) ?? fitting(inner * 0.8);
    if (own === undefined) return null;
    const h = flow.measure(inner, own).height;
    texts.push({
      name: 'Center',
      flow,
      size: own,
      box: boxAround(center, inner, h),
      plate: false,
      anchor: 'middle',
    });
  }
  return { size, nodes, links: [], texts, marks, ownSigns: true };
}

interface Round {
  readonly center: Point;
  readonly radius: Inches;
}

/** By its kind; of one kind the quarters differ by their shade. */
function segmentColor(node: DiagramNode, i: number, { nodes }: Cycle, context: DiagramContext): ColorRef {
  const { theme, background } = context.slide;
  const { color } = context.styleOf(node);
  const alike = nodes.every((each) => context.styleOf(each).color === color);
  if (!alike) return readableOn(theme, { color }, background, 3);
  const shades = [0, 0.18, 0.34, 0.18] as const;
  return readableOn(theme, { color, shade: shades[i]! }, background, 3);
}

/** A name at its corner, outside of the ring. */
function nameAt(
  node: DiagramNode,
  i: number,
  { center, radius }: Round,
  size: Points,
  context: DiagramContext,
): SketchNode | null {
  const { area } = context;
  const isRight = i === 1 || i === 2;
  const isLow = i >= 2;
  const away = radius * 0.8 + 0.25;
  const room = Math.min(3, area.w / 2 - away);
  const detail = node.detail === null ? [] : [{ text: node.detail, scale: 0.75, space: 0 }];
  const flow = context.words([{ text: node.label, bold: true }, ...detail], isRight ? 'left' : 'right');
  const set = setText(flow, room, size);
  if (set.cutWord || set.height > radius * 0.75) return null;
  const x = isRight ? center.x + away : center.x - away - room;
  const y = isLow ? center.y + radius - set.height : center.y - radius;
  const none = { left: 0, right: 0, top: 0, bottom: 0 };
  return {
    key: node.id,
    node,
    flow,
    box: { x, y, w: room, h: set.height },
    shape: 'rect',
    color: context.styleOf(node).color,
    fill: 'soft',
    paint: { fill: null, line: null, ink: 'own' },
    inset: none,
  };
}

/** What leads on stands where two quarters meet: above, at the right, below, at the left. */
function wordsAt(i: number, h: Inches, { center, radius }: Round, area: Box): Box {
  const w = Math.min(2.6, area.w / 2 - radius - 0.2);
  if (i === 0) return { x: center.x - w / 2, y: center.y - radius - 0.1 - h, w, h };
  if (i === 2) return { x: center.x - w / 2, y: center.y + radius + 0.1, w, h };
  const away = radius + 0.15;
  return { x: i === 1 ? center.x + away : center.x - away - w, y: center.y - h / 2, w, h };
}
