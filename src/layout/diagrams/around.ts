import type { DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { boxAround, centerOf, inflate, overlaps, type Point } from './geometry.ts';
import { commonHeight } from './node-size.ts';
import { type DiagramContext, nodeGap } from './sketch.ts';

export interface Ring {
  readonly center: Point;
  readonly boxes: readonly Box[];
}

const widths: readonly Inches[] = [1.5, 1.75, 2, 2.25, 2.5, 2.75, 1.3, 1.15, 3, 1];

/**
 * Equal boxes around the centre of the area, clockwise from twelve o'clock, on the largest ellipse that fits.
 * Widths are tried from the most pleasant on; null when none leaves the gaps.
 */
export function around(
  nodes: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
  options: { readonly clear: (ring: Ring) => boolean },
): Ring | null {
  const { area } = context;
  const center = centerOf(area);
  let best: Ring | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [i, w] of widths.entries()) {
    const h = commonHeight(nodes, w, size, context);
    // Towers of one-word lines are no better than slabs.
    if (h === null || h > Math.max(w * 0.8, 0.6)) continue;
    const ring = ringOf(nodes.length, w, h, area, center);
    if (!ring || !options.clear(ring)) continue;
    const cost = i * 0.1 + h;
    if (cost >= bestCost) continue;
    best = ring;
    bestCost = cost;
  }
  return best;
}

function ringOf(count: number, w: Inches, h: Inches, area: Box, center: Point): Ring | null {
  const rx = (area.w - w) / 2;
  const ry = (area.h - h) / 2;
  if (rx <= 0 || ry <= 0) return null;
  // A few nodes far apart in a wide slot lose sight of each other.
  const wide = Math.min(rx, Math.max(ry * (count <= 4 ? 2 : 2.4), 2.2));
  const boxes = angles(count, wide, ry).map((angle) =>
    boxAround({ x: center.x + wide * Math.cos(angle), y: center.y + ry * Math.sin(angle) }, w, h),
  );
  for (let i = 0; i < boxes.length; i++) {
    const own = inflate(boxes[i]!, nodeGap / 2);
    for (let j = i + 1; j < boxes.length; j++) if (overlaps(own, inflate(boxes[j]!, nodeGap / 2))) return null;
  }
  return { center, boxes };
}

/** Angles from twelve o'clock at which points on the ellipse are equally far apart along it. */
function angles(count: number, rx: Inches, ry: Inches): number[] {
  if (count <= 2) return count === 1 ? [0] : [Math.PI, 0];
  const steps = 720;
  const lengths = [0];
  const at = (step: number) => -Math.PI / 2 + (step / steps) * 2 * Math.PI;
  for (let step = 1; step <= steps; step++) {
    const dx = rx * (Math.cos(at(step)) - Math.cos(at(step - 1)));
    const dy = ry * (Math.sin(at(step)) - Math.sin(at(step - 1)));
    lengths.push(lengths[step - 1]! + Math.hypot(dx, dy));
  }
  const total = lengths[steps]!;
  const found: number[] = [];
  let step = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (total * i) / count;
    while (step < steps && lengths[step]! < wanted - 1e-9) step += 1;
    found.push(at(step));
  }
  return found;
}
