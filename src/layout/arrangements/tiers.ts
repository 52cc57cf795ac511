import type { Diagram } from '../../deck/index.ts';
import type { Points } from '../../theme/index.ts';
import type { DiagramHeights } from '../diagrams/arrangement.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import { rankPaints } from '../diagrams/rank-fills.ts';
import { type DiagramContext, type Sketch, sketchNode } from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { remarkSize, remarkText, stepsOf } from './steps.ts';

/** How tiers stand on each other. */
interface Tiers {
  /** How much narrower the top is than the base, as a share of it. */
  readonly share: number;
  readonly fromBottom: boolean;
  /** More go on on the next slide. */
  readonly most: number;
}

export function tierHeights({ nodes }: Diagram): DiagramHeights {
  return { least: nodes.length * 0.5, good: nodes.length * 0.8, most: Math.max(1.4, nodes.length * 1.1) };
}

/** Tiers of one height, the words of each at the right, all from one edge. */
export function sketchTiers(context: DiagramContext, tiers: Tiers): readonly Sketch[] {
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchAt(size, context, tiers);
    if (sketch) return [sketch];
  }
  return [];
}

const gap = 0.07;

function sketchAt(size: Points, context: DiagramContext, { share, fromBottom, most }: Tiers): Sketch | null {
  const { area, diagram } = context;
  const steps = stepsOf(context, fromBottom ? ['↑', '↓'] : ['↓', '↑'], 'left');
  const count = steps.length;
  if (count > most) return null;
  const h = Math.min(1.1, (area.h - (count - 1) * gap) / count);
  if (h < 0.35) return null;
  const small = remarkSize(size, context);
  const worded = steps.some(({ remark }) => remark !== null);
  const base = Math.min(worded ? area.w * 0.56 : area.w, 7.4);
  const slope = (base * share) / 2 / count;
  const beside = worded ? area.w - base - 0.35 : 0;
  if (worded && beside < 1) return null;
  const remarks = steps.map(({ remark }) => remark?.measure(beside, small) ?? null);
  if (remarks.some((each) => each && (each.cut || each.height > h))) return null;
  const left = area.x + (area.w - base - (worded ? beside + 0.35 : 0)) / 2;
  const top = area.y + (area.h - count * h - (count - 1) * gap) / 2;
  const boxes = steps.map((_, i) => {
    const row = fromBottom ? count - 1 - i : i;
    const w = base - 2 * slope * (fromBottom ? i : 0);
    return { x: left + (base - w) / 2, y: top + row * (h + gap), w, h };
  });
  const shape = share > 0 ? ('trapezoid' as const) : ('rect' as const);
  const adjusts = boxes.map(({ w }) => slope / Math.min(w, h));
  const room = (i: number) => textRoom(shape, boxes[i]!.w, h, undefined, adjusts[i]);
  if (steps.some(({ label }, i) => !fits(label, room(i), size))) return null;
  // What is at the bottom bears the rest.
  const paints = rankPaints(diagram.nodes, context);
  const painted = paints && fromBottom ? [...paints].reverse() : paints;
  const nodes = steps.map(({ node, label }, i) =>
    sketchNode(node, boxes[i]!, context, {
      shape,
      ...(share > 0 ? { adjust: adjusts[i]! } : {}),
      flow: label,
      fill: node.id === diagram.focus ? 'solid' : 'soft',
      ...(painted ? { paint: painted[i]! } : {}),
    }),
  );
  const texts = steps.flatMap((step, i) => {
    const { height = 0 } = remarks[i] ?? {};
    const y = boxes[i]!.y + (h - height) / 2;
    return remarkText(step, { x: left + base + 0.35, y, w: beside, h: height }, small, 'middle');
  });
  return { size, nodes, links: [], texts };
}
