import type { Points } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import { type DiagramContext, type Sketch, sketchNode } from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { claimsOrder, remarkSize, remarkText, stepLosses, stepMembers, stepsOf } from './steps.ts';

const most = 6;

/** Steps that point to the next one, what is said of each under it. */
export const chevrons: Arrangement = {
  name: 'chevrons',
  suits: ({ form, nodes, place }) =>
    form === 'chain' && nodes >= 3 && nodes <= most && place === 'alone'
      ? `${nodes} things follow one on the other`
      : null,
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeChevrons },
  heights: () => ({ least: 1.6, good: 3, most: 4 }),
  members: stepMembers(most),
  losses: stepLosses('chevrons'),
  claims: claimsOrder,
};

/** How far the points reach in, and how far a step stands from the next. */
const point = 0.3;
const gap = 0.07;

function arrangeChevrons(context: DiagramContext): readonly Sketch[] {
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchChevrons(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

function sketchChevrons(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram } = context;
  const steps = stepsOf(context, ['→', '←'], 'left');
  const count = steps.length;
  if (count > most) return null;
  const w = Math.min((area.w - (count - 1) * (gap - point)) / count, 3.6);
  const small = remarkSize(size, context);
  const room = w - point - 0.15;
  if (room < 0.7) return null;
  const remarks = steps.map(({ remark }) => remark?.measure(room, small) ?? null);
  if (remarks.some((each) => each?.cut)) return null;
  const under = Math.max(0, ...remarks.map((each) => each?.height ?? 0));
  const below = under > 0 ? under + 0.2 : 0;
  const h = Math.min(1.6, area.h - below, w * 0.8);
  if (h < 0.5) return null;
  const adjust = point / Math.min(w, h);
  const shapeOf = (i: number) => (i === 0 ? 'home-plate' : 'chevron');
  if (steps.some(({ label }, i) => !fits(label, textRoom(shapeOf(i), w, h, undefined, adjust), size)))
    return null;
  const left = area.x + (area.w - count * w - (count - 1) * (gap - point)) / 2;
  const top = area.y + (area.h - h - below) / 2;
  const focus = steps.some(({ node }) => node.id === diagram.focus) ? diagram.focus : steps.at(-1)?.node.id;
  const xOf = (i: number) => left + i * (w - point + gap);
  return {
    size,
    nodes: steps.map(({ node, label }, i) =>
      sketchNode(node, { x: xOf(i), y: top, w, h }, context, {
        shape: shapeOf(i),
        adjust,
        flow: label,
        fill: node.id === focus ? 'solid' : 'soft',
      }),
    ),
    links: [],
    texts: steps.flatMap((step, i) =>
      remarkText(
        step,
        { x: xOf(i) + (i === 0 ? 0.05 : point), y: top + h + 0.2, w: room, h: under },
        small,
        'top',
      ),
    ),
  };
}
