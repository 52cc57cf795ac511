import { type ColorRef, readableOn, type ThemeColor } from '../../theme/index.ts';
import type { PlacedText } from '../placed.ts';
import type { DiagramContext, SketchNode } from './sketch.ts';

/** What a node is filled with. */
export function fillOf(
  fill: SketchNode['fill'],
  {
    full,
    soft,
    background,
  }: { readonly full: ColorRef; readonly soft: ColorRef; readonly background: ColorRef },
): ColorRef {
  if (fill === 'soft' || fill === 'tinted') return soft;
  if (fill === 'ground') return background;
  return fill === 'clear' ? { ...full, alpha: clearShare } : full;
}

/** How much of what is behind it a clear fill hides. */
const clearShare = 0.16;

/** Its edge. */
export function lineOf(
  fill: SketchNode['fill'],
  full: ColorRef,
  context: DiagramContext,
): PlacedText['line'] {
  if (fill === 'soft') return { color: full, width: context.slide.theme.diagrams.lineWidth, dash: 'solid' };
  if (fill === 'clear') return { color: full, width: 2.25, dash: 'solid' };
  if (fill === 'ground' || fill === 'tinted')
    return { color: edgeColor('accent6', context), width: 0.75, dash: 'solid' };
  return null;
}

/** Edges and marks carry meaning: 3:1 against what is behind them (WCAG 2.2, 1.4.11). */
export function edgeColor(color: ThemeColor, { slide }: DiagramContext): ColorRef {
  return readableOn(slide.theme, { color }, slide.background, 3);
}
