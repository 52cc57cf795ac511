import type { Deck, DeckBlock, Slide } from '../../deck/index.ts';
import { type Block, plainText, type Run, runsOf } from '../../markup/index.ts';
import { fittedSlot, type PagedSlide, planSlots, slideContext } from '../place/place-slide.ts';
import { deckBlocks, type SlotBlock } from '../place/plan-slot.ts';
import type { DeckContext, SlideContext } from '../place/slide-context.ts';
import { splitSlot } from './split-slot.ts';

/**
 * A slide whose content does not fit at the smallest size, or whose lists are too long to be taken in, goes on: on further
 * slides with the ids `id--2`, `id--3`, and the part in their titles. What fits is repeated on every part, so that a list
 * keeps the picture that it speaks of. Notes stay with the first part.
 */
export function paginateSlide(slide: Slide, context: DeckContext): readonly PagedSlide[] {
  const on = slideContext(slide, context);
  if (!on) return [{ slide, slots: [] }];
  const slots = planSlots(on);
  if (on.layout.type === 'title' || on.layout.type === 'secHead') return [{ slide, slots }];
  const split = new Map<string, readonly (readonly SlotBlock[])[]>();
  let of = 1;
  for (const { plan, fit } of slots) {
    const pages = splitSlot(plan, fit, on);
    if (pages.length < 2) continue;
    split.set(plan.slot.name, pages);
    of = Math.max(of, pages.length);
  }
  if (of === 1) return [{ slide, slots }];
  return Array.from({ length: of }, (_, i) => slidePart({ slide, slots }, i, of, split, on));
}

function slidePart(
  { slide, slots }: PagedSlide,
  i: number,
  of: number,
  split: ReadonlyMap<string, readonly (readonly SlotBlock[])[]>,
  on: SlideContext,
): PagedSlide {
  const { deck } = on;
  const number = i + 1;
  const shownSlots = slide.slots.flatMap((slot) => {
    const pages = split.get(slot.name);
    if (!pages) return [slot];
    const blocks = pages[i];
    return blocks ? [{ ...slot, blocks: deckBlocks(blocks) }] : [];
  });
  const shown = citedIn(
    slide,
    shownSlots.flatMap((slot) => slot.blocks),
  );
  const first = number === 1;
  const part: Slide = {
    ...slide,
    id: first ? slide.id : `${slide.id}--${number}`,
    title: continuedTitle(slide.title, number, of, deck),
    slots: shownSlots,
    notes: first ? slide.notes : [pointer(slide, number, of, deck)],
    cited: slide.cited.filter((each) => shown.has(each)),
    citedInNotes: first ? slide.citedInNotes : [],
    // All that is said is said on the first.
    minutes: first ? slide.minutes : 0,
    part: { number, of },
  };
  const fitted = slots.flatMap((each) => {
    const { slot, place } = each.plan;
    const pages = split.get(slot.name);
    if (!pages) return [each];
    return pages[i] ? fittedSlot(slot, pages[i], place, on) : [];
  });
  return { slide: part, slots: fitted };
}

/** The title in the template set's wording for parts, its own formatting kept. */
function continuedTitle(title: readonly Run[], number: number, of: number, deck: Deck): readonly Run[] {
  const mark = '\u{f0000}';
  const [before = '', after = ''] = deck.words('continued', { title: mark, number, of }).split(mark);
  return [...(before === '' ? [] : [{ text: before }]), ...title, ...(after === '' ? [] : [{ text: after }])];
}

function pointer(slide: Slide, number: number, of: number, deck: Deck): Block {
  const text = deck.words('continued-notes', { title: plainText(slide.title), number, of });
  return { kind: 'paragraph', class: null, runs: [{ text }], origin: slide.origin };
}

/** Numbers of the citation marks on a slide that shows some blocks. */
function citedIn({ title, subtitle }: Slide, blocks: readonly DeckBlock[]): ReadonlySet<number> {
  const marks = [...title, ...(subtitle ?? []), ...runsOf(blocks)].filter((run) => run.cite);
  return new Set(marks.flatMap(({ text }) => (text.match(/\d+/g) ?? []).map(Number)));
}
