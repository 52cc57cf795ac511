import type { Deck, DeckBlock, Slide } from '../../deck/index.ts';
import { type Block, plainText, type Run } from '../../markup/index.ts';
import { planSlots, slideContext } from '../place/place-slide.ts';
import type { DeckContext } from '../place/slide-context.ts';
import { splitSlot } from './split-slot.ts';

/**
 * Continues slides whose content does not fit at the smallest size, or whose lists are too long to be taken in: on
 * further slides with the ids `id--2`, `id--3`, and the part in their titles. What fits is repeated on every part, so
 * that a list keeps the picture that it speaks of. Notes stay with the first part.
 */
export function paginateDeck(context: DeckContext): Deck {
  const { deck } = context;
  // Findings are reported once, when slides are placed.
  const quiet: DeckContext = { ...context, report: () => {} };
  const slides = deck.slides.flatMap((slide) => continueSlide(slide, quiet));
  return slides.length === deck.slides.length ? deck : { ...deck, slides };
}

function continueSlide(slide: Slide, context: DeckContext): readonly Slide[] {
  const on = slideContext(slide, context);
  if (!on || on.layout.type === 'title' || on.layout.type === 'secHead') return [slide];
  const split = new Map<string, readonly (readonly DeckBlock[])[]>();
  let of = 1;
  for (const { plan, fit } of planSlots(on)) {
    const parts = splitSlot(plan, fit, on);
    if (parts.length < 2) continue;
    split.set(plan.slot.name, parts);
    of = Math.max(of, parts.length);
  }
  if (of === 1) return [slide];
  return Array.from({ length: of }, (_, i) => slidePart(slide, i + 1, of, split, context.deck));
}

function slidePart(
  slide: Slide,
  number: number,
  of: number,
  split: ReadonlyMap<string, readonly (readonly DeckBlock[])[]>,
  deck: Deck,
): Slide {
  const slots = slide.slots.flatMap((slot) => {
    const parts = split.get(slot.name);
    if (!parts) return [slot];
    const blocks = parts[number - 1];
    return blocks ? [{ ...slot, blocks }] : [];
  });
  const shown = citedIn([slide.title, slide.subtitle, slots]);
  const first = number === 1;
  return {
    ...slide,
    id: first ? slide.id : `${slide.id}--${number}`,
    title: continuedTitle(slide.title, number, of, deck),
    slots,
    notes: first ? slide.notes : [pointer(slide, number, of, deck)],
    cited: slide.cited.filter((each) => shown.has(each)),
    citedInNotes: first ? slide.citedInNotes : [],
    // All that is said is said on the first.
    minutes: first ? slide.minutes : 0,
    part: { number, of },
  };
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

/** Numbers of the citation marks anywhere in blocks. */
function citedIn(value: unknown, found = new Set<number>()): ReadonlySet<number> {
  if (Array.isArray(value)) for (const each of value) citedIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    const part = value as { text?: unknown; cite?: unknown }; // a block, an item, a row, a cell or a run
    if (typeof part.text === 'string' && part.cite !== undefined) {
      for (const number of part.text.match(/\d+/g) ?? []) found.add(Number(number));
    } else {
      for (const [key, each] of Object.entries(value)) {
        if (key !== 'origin' && key !== 'yaml' && key !== 'picture') citedIn(each, found);
      }
    }
  }
  return found;
}
