import type { Origin } from '../../markup/index.ts';
import type { Box, Inches, LayoutText, Points } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import type { Inset, PlacedText, Placeholder } from '../placed.ts';
import { type Flow, type SetText, setText } from '../text/set-text.ts';
import type { SlideContext } from './slide-context.ts';

export const noInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/** Less than this is rounding, not text that runs out of its box. */
const overflowSlack: Inches = 0.01;

/** Sets a flow in a box at a size, and reports what does not fit: text-overflow, word-too-wide. */
export function placeText(
  what: {
    readonly flow: Flow;
    readonly size: Points;
    readonly box: Box;
    readonly place: Pick<LayoutText, 'anchor'>;
    readonly name: string;
    /** The place in the user's words: `slot "body"`. */
    readonly label: string;
    readonly placeholder: Placeholder | null;
    readonly origin: Origin;
  },
  context: SlideContext,
): PlacedText {
  const set = setText(what.flow, what.box.w, what.size);
  const overflow = Math.max(0, set.height - what.box.h);
  reportFit(set, { ...what, overflow }, context);
  return {
    kind: 'text',
    name: context.nameOf(what.name),
    box: what.box,
    alt: null,
    decorative: false,
    template: what.origin.template,
    yaml: what.origin.yaml,
    placeholder: what.placeholder,
    shape: 'rect',
    fill: null,
    line: null,
    inset: noInset,
    // What runs over does so downward: upward it would cover the title.
    anchor: overflow > overflowSlack ? 'top' : what.place.anchor,
    paragraphs: set.paragraphs,
    overflow: overflow > overflowSlack ? Math.round(overflow * 1000) / 1000 : 0,
  };
}

function reportFit(
  set: SetText,
  at: { readonly label: string; readonly box: Box; readonly origin: Origin; readonly overflow: Inches },
  { slide, report }: SlideContext,
): void {
  const span = at.origin.yaml ?? at.origin.template ?? slide.origin.yaml;
  if (set.cutWord && !set.cutWord.link && set.cutWord.over > overflowSlack) {
    const { text, over } = set.cutWord;
    report(
      reportLayout(
        'word-too-wide',
        span,
        `slide "${slide.id}", ${at.label}: "${text}" is ${over.toFixed(2)} in wider than its place at ${set.size} pt, the smallest size`,
        { hint: 'shorten the word, or choose a layout with a wider place' },
      ),
    );
  }
  if (at.overflow > overflowSlack) {
    report(
      reportLayout(
        'text-overflow',
        span,
        `slide "${slide.id}", ${at.label}: the text is ${at.overflow.toFixed(2)} in (${percent(set.height, at.box.h)}) taller than its place at ${set.size} pt, the smallest size`,
        { hint: 'shorten the text, or choose a layout with a larger place' },
      ),
    );
  }
}

function percent(height: Inches, room: Inches): string {
  return `${Math.round((height / Math.max(room, 0.01) - 1) * 100)} %`;
}
