import type { Card, Cards } from '../../deck/index.ts';
import type { Icon } from '../../icons/index.ts';
import { plainText, type Run } from '../../markup/index.ts';
import type { Inches, LayoutText, Points } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { flowBlocks, flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import { type CardColors, cardColors, partLook } from './card-looks.ts';
import { type CardPart, cardParts, cardSpecs, type StyleSpec } from './card-styles.ts';

/** A card with its text measured. */
export interface FlowCard {
  readonly card: Card;
  /** Its number among all cards of the slide's template, from 1. */
  readonly number: number;
  readonly colors: CardColors;
  /** Its own, else that of its kind. */
  readonly icon: Icon | null;
  readonly flows: ReadonlyMap<CardPart, Flow>;
}

/** Everything that measuring and drawing cards needs to know. */
export interface CardsContext {
  readonly spec: StyleSpec;
  readonly cards: readonly FlowCard[];
  readonly slide: SlideContext;
}

export type Sizes = Readonly<Record<CardPart, Points>>;

/** From the largest type to the smallest. */
export const steps = 10;
/** Nothing on a slide is smaller. */
const smallest: Points = 12;

export function flowCards(cards: Cards, first: number, place: LayoutText, slide: SlideContext): CardsContext {
  const spec = cardSpecs[cards.style];
  const feet = [...new Set(cards.cards.map(({ foot }) => plainText(foot)))];
  // Marks hang in the margin of their card.
  const hang = slide.theme.hangQuotes ? spec.inset - 0.05 : 0;
  const colorOf = (card: Card, number: number) =>
    spec.colored === 'each'
      ? number - 1
      : spec.colored === 'alike'
        ? null
        : card.foot.length === 0
          ? 0
          : feet.indexOf(plainText(card.foot));
  const flowed = cards.cards.map((card, i): FlowCard => {
    const number = first + i;
    const colors = cardColors(spec, colorOf(card, number), slide);
    const flows = new Map<CardPart, Flow>();
    for (const part of cardParts) {
      const look = partLook(part, spec, colors, place, slide);
      const written = part === 'value' && spec.letters ? letterOf(number, slide) : card[part];
      const paragraphs =
        part === 'body'
          ? flowBlocks(card.body, cards.style === 'voices' ? { ...look, italic: true, hang } : look)
          : [written as readonly Run[]].filter((runs) => runs.length > 0).map((runs) => flowRuns(runs, look));
      if (paragraphs.length > 0) flows.set(part, createFlow(paragraphs, slide.typesetter));
    }
    const ofKind = card.cardKind === null ? null : (slide.theme.kinds.get(card.cardKind)?.icon ?? null);
    return { card, number, colors, icon: spec.icon === 'none' ? null : (card.icon ?? ofKind), flows };
  });
  return { spec, cards: flowed, slide };
}

/** What answers are called by: a letter each. */
function letterOf(number: number, { deck }: SlideContext): readonly Run[] {
  const letters = [...deck.words('answer-letters')];
  return [{ text: letters[number - 1] ?? String(number) }];
}

/** Sizes of type at a step from the largest (0) to the smallest. */
export function sizesAt(step: number, { spec, slide }: CardsContext): Sizes {
  const { type } = slide.theme;
  const at = (part: CardPart): Points => {
    const { most, least } = spec.sizes[part];
    const share = most - ((most - least) * step) / steps;
    // Figures have a size of their own in the theme.
    return Math.max(smallest, Math.round((part === 'value' ? type.figure : type.body) * share));
  };
  return { value: at('value'), head: at('head'), detail: at('detail'), body: at('body'), foot: at('foot') };
}

/** The largest size, no larger than one given, at which all figures stand on one line; not under half of that. */
export function oneLineSize(flows: readonly Flow[], width: Inches, size: Points): Points {
  const isOneLine = (flow: Flow, at: Points) => {
    const measure = flow.measure(width, at);
    return !measure.cut && measure.wrapped.every(({ count }) => count === 1);
  };
  const least = Math.max(smallest, Math.round(size / 2));
  for (let at = size; at > least; at -= at > 40 ? 3 : 1)
    if (flows.every((flow) => isOneLine(flow, at))) return at;
  return least;
}

export function heightOf(flow: Flow | undefined, width: Inches, size: Points): Inches {
  return flow ? flow.measure(width, size).height : 0;
}

/** Whether a word of it is wider than its line; with hyphens, whether none of them helps. */
export function isCut(flow: Flow | undefined, width: Inches, size: Points, hyphens: boolean): boolean {
  const measure = flow?.measure(width, size);
  return measure !== undefined && (hyphens ? measure.broken : measure.cut);
}
