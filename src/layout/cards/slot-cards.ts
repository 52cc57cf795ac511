import type { Card, Cards } from '../../deck/index.ts';
import type { Block } from '../../markup/index.ts';
import type { Box, Inches, LayoutText } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import type { DiagramHeights } from '../diagrams/arrangement.ts';
import { findingPlace, type SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import { type CardsContext, flowCards } from './card-flows.ts';
import { cardSpecs } from './card-styles.ts';
import { drawStacks } from './draw-cards.ts';
import { drawRows, leastRowsHeight, rowCards } from './row-cards.ts';
import { leastStackHeight, stackCards } from './stack-cards.ts';

/** Cards in a slot, measured once. */
export class SlotCards {
  readonly kind = 'cards';
  readonly cards: Cards;
  /** Number of its first card, from 1: cards go on counting where they go on. */
  readonly first: number;
  private flowed: { readonly context: CardsContext; readonly slide: SlideContext } | null = null;

  constructor(cards: Cards, first = 1) {
    this.cards = cards;
    this.first = first;
  }

  heights(place: LayoutText, slide: SlideContext): DiagramHeights {
    const context = this.contextIn(place, slide);
    const rows = context.spec.asText;
    const least = rows ? leastRowsHeight(context, place.w) : leastStackHeight(context, place.w);
    // They are the slide: what stands beside them gets what they need not.
    return { least, good: Math.max(least, place.h * 0.7), most: Number.POSITIVE_INFINITY };
  }

  fits(box: Box, place: LayoutText, slide: SlideContext): boolean {
    const context = this.contextIn(place, slide);
    if (this.cards.cards.length > this.capacity) return false;
    const { missing } = context.spec.asText ? rowCards(context, box) : stackCards(context, box);
    return missing < overflowSlack;
  }

  /** The same on as few slides as hold them, as evenly as can be; one where nothing helps. */
  parts(box: Box, place: LayoutText, slide: SlideContext): readonly SlotCards[] {
    if (this.fits(box, place, slide)) return [this];
    const { cards } = this.cards;
    const { capacity } = this;
    // Columns are read side by side: their points go on, under the same heads.
    const points = cards.length <= capacity ? this.byPoints(box, place, slide) : null;
    if (points) return points;
    for (let size = Math.min(capacity, cards.length); size > 0; size--) {
      const parts = this.cut(Math.ceil(cards.length / size));
      if (parts.length > 1 && parts.every((part) => part.fits(box, place, slide))) return parts;
    }
    return cards.length > capacity ? this.cut(cards.length) : [this];
  }

  /** Diagnostics: text-overflow, word-too-wide. */
  place(box: Box, place: LayoutText, slide: SlideContext): readonly PlacedShape[] {
    const context = this.contextIn(place, slide);
    if (context.spec.asText) {
      const rows = rowCards(context, box);
      this.reportMissing(rows.missing, slide);
      return drawRows(rows, context);
    }
    const stacks = stackCards(context, box);
    this.reportMissing(stacks.missing, slide);
    return drawStacks(stacks, context);
  }

  private reportMissing(missing: Inches, { slide, report }: SlideContext): void {
    if (missing < overflowSlack) return;
    const { span, related } = findingPlace(this.cards.origin, slide);
    const message = `slide "${slide.id}": its cards are ${missing.toFixed(2)} in taller than their place at the smallest sizes`;
    const hint = 'shorten what they say, or show fewer of them';
    report(reportLayout('text-overflow', span, message, { hint, related }));
  }

  /** More find room where they say nothing but what they are. */
  private get capacity(): number {
    const { capacity, tiles } = cardSpecs[this.cards.style];
    return this.cards.cards.every((card) => card.body.length === 0) ? tiles : capacity;
  }

  private cut(count: number): SlotCards[] {
    const { cards } = this.cards;
    const at = (i: number) => Math.round((cards.length * i) / count);
    return Array.from({ length: count }, (_, i) =>
      this.withCards(cards.slice(at(i), at(i + 1)), this.first + at(i)),
    );
  }

  /** All cards on every slide, each with so many of its points. */
  private byPoints(box: Box, place: LayoutText, slide: SlideContext): readonly SlotCards[] | null {
    const { cards } = this.cards;
    const most = Math.max(0, ...cards.map((card) => pointsIn(card)));
    for (let count = 2; count <= most; count++) {
      const parts = Array.from({ length: count }, (_, i) =>
        this.withCards(
          cards.map((card) => withPoints(card, i, count)),
          this.first,
        ),
      );
      if (parts.every((part) => part.fits(box, place, slide))) return parts;
    }
    return null;
  }

  private withCards(cards: readonly Card[], first: number): SlotCards {
    return new SlotCards({ ...this.cards, cards }, first);
  }

  private contextIn(place: LayoutText, slide: SlideContext): CardsContext {
    // Paging and placing ask with contexts of their own that differ in whom they report to.
    if (this.flowed?.slide.background !== slide.background || this.flowed.slide.theme !== slide.theme)
      this.flowed = { context: flowCards(this.cards, this.first, place, slide), slide };
    return { ...this.flowed.context, slide };
  }
}

const overflowSlack: Inches = 0.01;

function pointsIn({ body }: Card): number {
  return Math.max(0, ...body.map((block) => (block.kind === 'list' ? block.items.length : 0)));
}

/** A card with one part of the points of its lists; what is no list stands on all. */
function withPoints(card: Card, part: number, of: number): Card {
  const body = card.body.flatMap((block): Block[] => {
    if (block.kind !== 'list') return [block];
    const size = Math.ceil(block.items.length / of);
    const items = block.items.slice(part * size, (part + 1) * size);
    return items.length === 0 ? [] : [{ ...block, items, start: block.start + part * size }];
  });
  return { ...card, body };
}
