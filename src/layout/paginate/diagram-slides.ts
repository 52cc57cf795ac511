import type { DeckBlock, Diagram } from '../../deck/index.ts';
import type { List } from '../../markup/index.ts';
import type { Box } from '../../theme/index.ts';
import { segmentBoxes } from '../place/place-slot.ts';
import { fitSlot, planSlot, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { continueDiagram, diagramFits } from './continue-diagram.ts';
import { isCaption } from './cut-into-pieces.ts';

type Page = readonly DeckBlock[];

interface SlotOnSlides {
  readonly plan: SlotPlan;
  readonly fit: SlotFit;
  /** Cuts a list that explains numbers into slides. */
  readonly keyPages: (key: List, plan: SlotPlan, context: SlideContext) => readonly Page[];
}

/** Diagrams that cannot be drawn where they stand get a slide of their own, or several. */
export function diagramSlides(
  pages: readonly Page[],
  on: SlotOnSlides,
  context: SlideContext,
): readonly Page[] {
  const { plan, fit } = on;
  return pages.flatMap((page) => {
    if (!page.some((block) => block.kind === 'diagram')) return [page];
    const isWhole = page === plan.slot.blocks;
    const own = isWhole ? plan : planSlot({ ...plan.slot, blocks: page }, plan.place, context);
    const boxes = segmentBoxes(own, isWhole ? fit : fitSlot(own, context));
    const fits = own.segments.every(
      (segment, i) =>
        segment.kind !== 'figure' ||
        segment.figure.kind !== 'diagram' ||
        diagramFits(segment.figure, boxes[i]!, context),
    );
    return fits ? [page] : onOwnSlides(page, on, context);
  });
}

function onOwnSlides(page: Page, on: SlotOnSlides, context: SlideContext): readonly Page[] {
  const pages: Page[] = [];
  let beside: DeckBlock[] = [];
  const flush = () => {
    if (beside.length > 0) pages.push(beside);
    beside = [];
  };
  for (let i = 0; i < page.length; i++) {
    const block = page[i]!;
    if (block.kind !== 'diagram') {
      beside.push(block);
      continue;
    }
    flush();
    const after = page.slice(i + 1);
    const end = after.findIndex((each) => !isCaption(each));
    const captions = end < 0 ? after : after.slice(0, end);
    const shown = showDiagram(block, captions, on, context);
    pages.push(...(shown ?? showDiagram(block, [], on, context) ?? [[block]]));
    // Its captions stand under each of its parts where there is room, for they say where it comes from.
    if (shown) i += captions.length;
  }
  flush();
  return pages;
}

/** The slides of a diagram with its captions; null where it cannot be shown that way. */
function showDiagram(
  diagram: Diagram,
  captions: Page,
  { plan, keyPages }: SlotOnSlides,
  context: SlideContext,
): readonly Page[] | null {
  const { slot, place } = plan;
  const own = planSlot({ ...slot, blocks: [diagram, ...captions] }, place, context);
  const [box]: readonly (Box | undefined)[] = segmentBoxes(own, fitSlot(own, context));
  if (!box || box.h < place.h / 2) return null;
  if (diagramFits(diagram, box, context)) return [[diagram, ...captions]];
  const continued = continueDiagram(diagram, box, context);
  if (!continued) return null;
  const pages = continued.parts.map((part) => [part, ...captions]);
  return continued.key ? [...pages, ...keyPages(continued.key, plan, context)] : pages;
}
