import type { DiagramNode } from '../../deck/index.ts';
import { type ColorRef, readableOn, textOn, towardBackground } from '../../theme/index.ts';
import { edgeColor } from './node-paint.ts';
import type { DiagramContext, NodePaint } from './sketch.ts';

/** How far the faintest of them is from its full colour, and one step on the way to where words can be read. */
const faintest = 0.82;
const nudge = 0.04;

/**
 * Things of one kind that stand on each other, from the faintest to the one that carries all others in full colour. Null where
 * colours say something else: kinds, or which of them a slide is about; and in themes that have one fill for all.
 */
export function rankPaints(
  nodes: readonly DiagramNode[],
  context: DiagramContext,
): readonly NodePaint[] | null {
  const { diagram, slide } = context;
  const [color, ...others] = new Set(nodes.map((node) => context.styleOf(node).color));
  const told = diagram.emphasis !== undefined || nodes.some(({ id }) => id === diagram.focus);
  if (!color || others.length > 0 || nodes.length < 2 || told || slide.theme.soft) return null;
  const full = edgeColor(color, context);
  const line = { color: full, width: slide.theme.diagrams.lineWidth, dash: 'solid' } as const;
  return nodes.map((_, i) => {
    const share = faintest * (1 - i / (nodes.length - 1));
    return { fill: share === 0 ? full : fillAt(color, share, context), line };
  });
}

/** In the midst of the range neither dark nor light words can be read everywhere: the next fainter fill that bears them. */
function fillAt(color: ColorRef['color'], share: number, { slide }: DiagramContext): ColorRef {
  const { theme, background } = slide;
  for (let at = share; at < faintest; at += nudge) {
    const fill = towardBackground(theme, { color }, background, at);
    const ink = textOn(theme, fill);
    if (readableOn(theme, ink, fill) === ink) return fill;
  }
  return towardBackground(theme, { color }, background, faintest);
}
