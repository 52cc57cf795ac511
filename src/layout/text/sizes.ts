import type { Points } from '../../theme/index.ts';
import type { FlowParagraph } from './flow.ts';

/** Nothing on a slide is smaller. */
export const smallestSize: Points = 12;

/** Code beside text: its letters look larger than those of the text. */
export const codeTextSize = 0.85;

/** A paragraph's own size when its place's is `size`. */
export function paragraphSize(paragraph: FlowParagraph, size: Points): Points {
  return paragraph.fixed ?? Math.max(Math.min(smallestSize, size), Math.round(size * paragraph.scale));
}
