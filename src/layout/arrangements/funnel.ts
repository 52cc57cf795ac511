import { type ColorRef, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { type DiagramContext, type Sketch, type SketchMark, sketchNode } from '../diagrams/sketch.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { fits } from '../text/fit-size.ts';
import { claimsOrder, remarkSize, remarkText, stepLosses, stepMembers, stepsOf } from './steps.ts';

const most = 5;

/** What grows less from step to step: each narrower than the one over it, what is said of it at the right, on a line. */
export const funnel: Arrangement = {
  name: 'funnel',
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeFunnel },
  heights: ({ nodes }) => ({
    least: nodes.length * 0.6,
    good: nodes.length * 1,
    most: Math.max(2, nodes.length * 1.3),
  }),
  explainsNodes: () => false,
  members: stepMembers(most),
  losses: stepLosses('funnel'),
  claims: claimsOrder,
};

function arrangeFunnel(context: DiagramContext): readonly Sketch[] {
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchFunnel(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const gap: Inches = 0.06;

function sketchFunnel(size: Points, context: DiagramContext): Sketch | null {
  const { area, slide } = context;
  const { theme, background } = slide;
  const steps = stepsOf(context, ['↓', '↑'], 'left');
  const count = steps.length;
  if (count > most) return null;
  const h = Math.min(1.25, (area.h - (count - 1) * gap) / count);
  if (h < 0.45) return null;
  const worded = steps.some(({ remark }) => remark !== null);
  const wide = Math.min(worded ? area.w * 0.6 : area.w * 0.8, 7.2);
  const narrow = Math.min(wide * 0.34, 2.4);
  const beside = worded ? Math.min(area.w - wide - 0.35, 4) : 0;
  const small = remarkSize(size, context);
  const remarks = steps.map(({ remark }) => remark?.measure(beside, small) ?? null);
  if (remarks.some((each) => each && (each.cut || each.height > h))) return null;
  const left = area.x + (area.w - wide - (worded ? beside + 0.35 : 0)) / 2;
  const top = area.y + (area.h - count * h - (count - 1) * gap) / 2;
  const slope = (wide - narrow) / 2 / count;
  const signed = h >= 0.9 && steps.every(({ node }) => iconOf(node, slide) !== null);
  const marks: SketchMark[] = [];
  const fills = fillsOf(
    steps.map(({ node }) => ({ color: context.styleOf(node).color })),
    slide,
  );
  const nodes = steps.map(({ node }, i) => {
    const w = wide - 2 * slope * i;
    const box = { x: left + slope * i, y: top + i * (h + gap), w, h };
    const fill = fills[i]!;
    const icon = signed ? iconOf(node, slide) : null;
    const side = icon ? h * 0.38 : 0;
    if (icon) {
      const place = { x: box.x, y: box.y + h * 0.1, w, h: side };
      marks.push(iconMark(icon, node.id, place, 1, textOn(theme, fill)));
    }
    return sketchNode(node, box, context, {
      shape: 'funnel',
      adjust: slope / Math.min(w, h),
      flow: context.words([{ text: node.label, bold: true }]),
      fill: 'solid',
      paint: { fill, line: null },
      inset: { left: 0.05, right: 0.05, top: side > 0 ? h * 0.1 + side : 0.03, bottom: 0.03 },
    });
  });
  const room = ({ box: { w }, inset }: (typeof nodes)[number]) => ({
    w: w - 2 * slope - 0.1,
    h: h - inset!.top - inset!.bottom,
  });
  if (nodes.some((node) => !fits(node.flow!, room(node), size))) return null;
  const x = left + wide + 0.35;
  const leader = readableOn(theme, theme.roles.rule, background, 3);
  const texts = steps.flatMap((step, i) => {
    if (!step.remark) return [];
    const middle = nodes[i]!.box.y + h / 2;
    const edge = nodes[i]!.box.x + nodes[i]!.box.w - slope / 2;
    marks.push({
      name: `Leader ${step.node.id}`,
      of: [step.node.id],
      box: { x: edge + 0.08, y: middle - 0.007, w: Math.max(0.05, x - edge - 0.2), h: 0.014 },
      paths: ['M0 0L25600 0L25600 25600L0 25600Z'],
      color: leader,
    });
    const { height } = remarks[i]!;
    return remarkText(step, { x, y: middle - height / 2, w: beside, h: height }, small, 'middle');
  });
  return { size, nodes, links: [], texts, marks, ownSigns: true };
}

/** Of one kind: darker from step to step, where letters of one colour can be read on all of them. */
function fillsOf(colors: readonly ColorRef[], { theme, background }: SlideContext): readonly ColorRef[] {
  const full = colors.map((color) => readableOn(theme, color, background, 3));
  const [first] = full;
  const last = full.length - 1;
  if (last < 1 || full.some((each) => each.color !== first!.color)) return full;
  const darker = full.map((_, i): ColorRef => ({ color: first!.color, tint: 0.24 * (1 - i / last) }));
  const inks = new Set(darker.map((each) => JSON.stringify(textOn(theme, each))));
  const seen = darker.every((each) => readableOn(theme, each, background, 3) === each);
  return seen && inks.size === 1 ? darker : full;
}
