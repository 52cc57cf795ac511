import type { DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { commonHeight, ownHeights, roomyHeight } from '../diagrams/node-size.ts';
import { type DiagramContext, nodeGap } from '../diagrams/sketch.ts';
import { boxAround, centerOf, inflate, overlaps, type Point } from '../geometry.ts';

export interface Ring {
  readonly center: Point;
  readonly boxes: readonly Box[];
}

/** How much of the slot's width a node likes to take: few nodes may be large. In need, any width will do. */
function widthsFor(count: number, { area, narrowest, tight }: DiagramContext): Inches[] {
  if (narrowest < 0.9) return [0.9, 0.75, 0.6, 0.5];
  if (tight) return [2.8, 2.6, 2.4, 2.2, 2, 1.85, 1.7, 1.55, 1.4, 1.25, 1.1, 1, 0.9];
  const liked = Math.min(2.6, Math.max(1.15, area.w / (count <= 4 ? 4.5 : count <= 8 ? 5.6 : 7)));
  return [1, 1.15, 0.88, 1.3, 0.76, 1.5, 1.7, 0.66, 0.58]
    .map((share) => share * liked)
    .filter((w) => w >= 0.95);
}

/**
 * Equal boxes around the centre of the area, clockwise: on the largest ellipse that fits, from twelve o'clock, or along
 * the edges of the area. Up to three rings, the most pleasant first, then smaller nodes that leave more room for lines.
 */
export function around(
  way: 'ellipse' | 'edges',
  nodes: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
  clear: (ring: Ring) => boolean = () => true,
): Ring[] {
  const { area, edgeLabels, tight } = context;
  const gap = tight ? nodeGap * 0.6 : nodeGap;
  const center = centerOf(area);
  const place = way === 'ellipse' ? onEllipse : onEdges;
  const rings: { readonly ring: Ring; readonly cost: number }[] = [];
  for (const [i, w] of widthsFor(nodes.length, context).entries()) {
    const least = commonHeight(nodes, w, size, context);
    // Towers of one-word lines are no better than slabs.
    if (least === null || least > Math.max(w * (tight ? 1.2 : 0.8), 0.6)) continue;
    for (const h of [roomyHeight(nodes, w, least, 0.85, size, context), least]) {
      const ring = place(nodes.length, w, h, area, center);
      if (!ring || !apart(ring.boxes, gap) || !clear(ring)) continue;
      const liked = tight ? Math.abs(h / w - (edgeLabels.size > 0 ? 0.7 : 0.45)) : i * 0.06;
      // Names of three lines in narrow boxes are harder to read than wide boxes are to look at.
      const cost = tight ? liked : liked + usualHeight(nodes, w, size, context) * 3;
      rings.push({ ring, cost });
      break;
    }
  }
  rings.sort((a, b) => a.cost - b.cost);
  return rings.slice(0, 3).map(({ ring }) => ring);
}

/** How tall the nodes of a width need to be, one with another. */
function usualHeight(
  nodes: readonly DiagramNode[],
  w: Inches,
  size: Points,
  context: DiagramContext,
): Inches {
  const heights = ownHeights(nodes, w, size, context) ?? [];
  return heights.reduce((sum, each) => sum + each, 0) / Math.max(1, heights.length);
}

function apart(boxes: readonly Box[], gap: Inches): boolean {
  for (let i = 0; i < boxes.length; i++) {
    const own = inflate(boxes[i]!, gap / 2);
    for (let j = i + 1; j < boxes.length; j++) if (overlaps(own, inflate(boxes[j]!, gap / 2))) return false;
  }
  return true;
}

function onEllipse(count: number, w: Inches, h: Inches, area: Box, center: Point): Ring | null {
  const rx = (area.w - w) / 2;
  const ry = (area.h - h) / 2;
  if (rx <= 0 || ry <= 0) return null;
  // A few nodes far apart in a wide slot lose sight of each other.
  const wide = Math.min(rx, Math.max(ry * (count <= 4 ? 2 : 2.4), 2.2));
  const boxes = angles(count, wide, ry).map((angle) =>
    // On a fine grid, so that what should be level is level.
    boxAround({ x: center.x + snap(wide * Math.cos(angle)), y: center.y + snap(ry * Math.sin(angle)) }, w, h),
  );
  return { center, boxes };
}

function snap(value: Inches): Inches {
  // Toward the centre, so that nothing is pushed over the edge.
  return Math.trunc(value * 32 + Math.sign(value) * 1e-6) / 32;
}

/** Along the top from left to right, down the right edge, back along the bottom and up the left edge. */
function onEdges(count: number, w: Inches, h: Inches, area: Box, center: Point): Ring | null {
  let best: { readonly boxes: Box[]; readonly gap: number } | null = null;
  for (let top = 2; top <= Math.ceil(count / 2); top++) {
    const right = Math.ceil((count - 2 * top) / 2);
    const left = count - 2 * top - right;
    if (left < 0) continue;
    const x = (i: number, of: number) => area.x + (of === 1 ? 0.5 : i / (of - 1)) * (area.w - w);
    const y = (i: number, of: number) => area.y + ((i + 1) / (of + 1)) * (area.h - h);
    const boxes = [
      ...Array.from({ length: top }, (_, i) => ({ x: x(i, top), y: area.y, w, h })),
      ...Array.from({ length: right }, (_, i) => ({ x: area.x + area.w - w, y: y(i, right), w, h })),
      ...Array.from({ length: top }, (_, i) => ({ x: x(top - 1 - i, top), y: area.y + area.h - h, w, h })),
      ...Array.from({ length: left }, (_, i) => ({ x: area.x, y: y(left - 1 - i, left), w, h })),
    ];
    // The most even spacing of both directions.
    const gap = Math.min((area.w - top * w) / (top - 1), (area.h - (right + 2) * h) / (right + 1));
    if (!best || gap > best.gap) best = { boxes, gap };
  }
  return best && best.gap >= nodeGap * 0.6 ? { center, boxes: best.boxes } : null;
}

const steps = 720;
const angleAt = (step: number) => -Math.PI / 2 + (step / steps) * 2 * Math.PI;
const circle: readonly Point[] = Array.from({ length: steps + 1 }, (_, step) => ({
  x: Math.cos(angleAt(step)),
  y: Math.sin(angleAt(step)),
}));

/** Angles from twelve o'clock at which points on the ellipse are equally far apart along it. */
function angles(count: number, rx: Inches, ry: Inches): number[] {
  if (count <= 2) return count === 1 ? [0] : [Math.PI, 0];
  const lengths = [0];
  for (let step = 1; step <= steps; step++) {
    const dx = rx * (circle[step]!.x - circle[step - 1]!.x);
    const dy = ry * (circle[step]!.y - circle[step - 1]!.y);
    lengths.push(lengths[step - 1]! + Math.sqrt(dx * dx + dy * dy));
  }
  const total = lengths[steps]!;
  const found: number[] = [];
  let step = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (total * i) / count;
    while (step < steps && lengths[step]! < wanted - 1e-9) step += 1;
    const before = lengths[Math.max(0, step - 1)]!;
    const over = step === 0 ? 0 : (lengths[step]! - wanted) / (lengths[step]! - before);
    found.push(angleAt(step - over));
  }
  return found;
}
