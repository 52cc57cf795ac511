import { segmentBoxes } from '../place/place-slot.ts';
import { fitSlot, planSlot, type SlotBlock, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';

type Page = readonly SlotBlock[];

/** Cards that are too many for a slide, or too tall for it, go on; what stands beside them is repeated. */
export function cardSlides(
  pages: readonly Page[],
  { plan, fit }: { readonly plan: SlotPlan; readonly fit: SlotFit },
  context: SlideContext,
): readonly Page[] {
  return pages.flatMap((page) => {
    const cards = page.find((block) => block.kind === 'cards');
    if (cards?.kind !== 'cards') return [page];
    const isWhole = page === plan.blocks;
    const own = isWhole ? plan : planSlot(plan.slot, page, plan.place, context);
    const boxes = segmentBoxes(own, isWhole ? fit : fitSlot(own, context));
    const at = own.segments.findIndex((segment) => segment.kind === 'figure' && segment.figure === cards);
    const parts = cards.parts(boxes[at]!, plan.place, context);
    return parts.length < 2
      ? [page]
      : parts.map((part) => page.map((block) => (block === cards ? part : block)));
  });
}
