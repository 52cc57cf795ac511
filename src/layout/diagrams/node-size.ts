import type { DiagramNode } from '../../deck/index.ts';
import type { FigureShape, Inches, NodeShape, Points } from '../../theme/index.ts';
import type { Inset } from '../placed.ts';
import { fits } from '../text/fit-size.ts';
import type { Flow } from '../text/set-text.ts';
import { typeSizes } from '../text/type-sizes.ts';
import { type Sign, signRoom } from './node-sign.ts';
import type { DiagramContext } from './sketch.ts';

/** Distance of text from the edge of its shape, besides what the shape itself takes. */
export const nodeInset: Inset = { left: 0.1, top: 0.04, right: 0.1, bottom: 0.04 };

/**
 * What the preset shape itself keeps free around its text rectangle (`rect` of each preset in ECMA-376's
 * presetShapeDefinitions). The snipped box is drawn as the flowchart's card, the hexagon as its preparation sign, the
 * terminator as a box with the roundest corners.
 */
export function shapeInset(shape: FigureShape, w: Inches, h: Inches, adjust = 0): Inset {
  const short = Math.min(w, h);
  switch (shape) {
    case 'rect':
      return { left: 0, top: 0, right: 0, bottom: 0 };
    case 'round-rect':
      return all(0.0235); // corners of 0.08 in
    case 'ellipse':
      return { left: 0.1464 * w, right: 0.1464 * w, top: 0.1464 * h, bottom: 0.1464 * h };
    case 'diamond':
      return { left: 0.25 * w, right: 0.25 * w, top: 0.25 * h, bottom: 0.25 * h };
    case 'hexagon':
      return { left: 0.2 * w, right: 0.2 * w, top: 0, bottom: 0 };
    case 'snip-rect':
      return { left: 0, top: 0.2 * h, right: 0, bottom: 0 };
    case 'plaque':
      return all(0.1179 * short);
    case 'terminator':
      return all(0.1464 * short);
    case 'chevron':
      return { left: adjust * short, top: 0, right: adjust * short, bottom: 0 };
    case 'home-plate':
      return { left: 0, top: 0, right: (adjust * short) / 2, bottom: 0 };
    case 'trapezoid': {
      const slope = (2 * adjust * short) / 3;
      return { left: slope, right: slope, top: (slope * h) / w, bottom: 0 };
    }
    case 'right-arrow':
    case 'left-arrow': {
      // Half of the head lies behind the words.
      const head = Math.min(w, h) / 4;
      const across = h / 4;
      return shape === 'right-arrow'
        ? { left: 0, top: across, right: head, bottom: across }
        : { left: head, top: across, right: 0, bottom: across };
    }
    case 'funnel': {
      const slope = adjust * short;
      return { left: slope, right: slope, top: 0, bottom: 0 };
    }
    case 'subroutine':
      return { left: 0.125 * w, right: 0.125 * w, top: 0, bottom: 0 };
    case 'cylinder':
      return { left: 0, right: 0, top: h / 3, bottom: h / 6 };
    case 'folded-corner':
      return { left: 0, top: 0, right: 0, bottom: 0.1667 * short };
  }
}

/** Room for text in a shape of this size, beside or under a sign. */
export function textRoom(
  shape: FigureShape,
  w: Inches,
  h: Inches,
  sign: { readonly w: Inches; readonly h: Inches } = { w: 0, h: 0 },
  adjust = 0,
  inset: Inset = nodeInset,
): { readonly w: Inches; readonly h: Inches } {
  const own = shapeInset(shape, w, h, adjust);
  return {
    w: w - own.left - own.right - inset.left - inset.right - sign.w,
    h: h - own.top - own.bottom - inset.top - inset.bottom - sign.h,
  };
}

/** The smallest height at which a text fits into a shape of this width at a size; null when a word is too wide. */
export function shapeHeight(
  flow: Flow,
  shape: NodeShape,
  w: Inches,
  size: Points,
  sign: Sign | null = null,
): Inches | null {
  const taken = signRoom(sign, size);
  // The shape's own inset depends on the height: two rounds get close enough, the third makes sure.
  let h = 0.4;
  for (let round = 0; round < 6; round++) {
    const room = textRoom(shape, w, h, taken);
    if (room.w <= 0.2) return null;
    const measured = flow.measure(room.w, size);
    if (measured.cut) return null;
    if (measured.height <= room.h + 1e-6) return h;
    h += Math.max(measured.height - room.h, 0.01) * 1.02;
  }
  return h;
}

/** One height for all nodes at a width and size; null when a label does not fit. */
export function commonHeight(
  nodes: readonly DiagramNode[],
  w: Inches,
  size: Points,
  context: DiagramContext,
): Inches | null {
  let tallest = 0.38;
  for (const node of nodes) {
    const h = shapeHeight(context.flowOf(node), context.styleOf(node).shape, w, size, context.signOf(node));
    if (h === null) return null;
    tallest = Math.max(tallest, h);
  }
  const h = Math.ceil(tallest * 32) / 32;
  // Round corners grow with the height and take from the width.
  return nodes.every((node) => fitsNode(node, w, h, size, context)) ? h : null;
}

/** A height for each node at a width and size, no taller than it needs; null when a label does not fit. */
export function ownHeights(
  nodes: readonly DiagramNode[],
  w: Inches,
  size: Points,
  context: DiagramContext,
): Inches[] | null {
  const heights: Inches[] = [];
  for (const node of nodes) {
    const h = commonHeight([node], w, size, context);
    if (h === null) return null;
    heights.push(h);
  }
  return heights;
}

/** Whether a node's label, and its sign, fit into its shape. */
export function fitsNode(
  node: DiagramNode,
  w: Inches,
  h: Inches,
  size: Points,
  context: DiagramContext,
): boolean {
  const room = textRoom(context.styleOf(node).shape, w, h, signRoom(context.signOf(node), size));
  return fits(context.flowOf(node), room, size);
}

/** Type sizes from the largest label down to the smallest. */
export function labelSizes({ label }: DiagramContext, max: Points = label.max): Points[] {
  return [...typeSizes(Math.max(max, label.max), label.min)];
}

function all(inset: Inches): Inset {
  return { left: inset, top: inset, right: inset, bottom: inset };
}

/** A height at which a box of this width looks at ease, as far as there is room and all labels still fit. */
export function roomyHeight(
  nodes: readonly DiagramNode[],
  w: Inches,
  least: Inches,
  most: Inches,
  size: Points,
  context: DiagramContext,
  share = 0.42,
): Inches {
  const wanted = Math.min(most, Math.max(least, w * share));
  if (wanted <= least) return least;
  const fit = nodes.every((node) => fitsNode(node, w, wanted, size, context));
  return fit ? wanted : least;
}
