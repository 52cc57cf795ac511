import type { Box, Inches } from '../../theme/index.ts';
import { type CardsContext, type FlowCard, heightOf, isCut, type Sizes } from './card-flows.ts';
import { type CardPart, cardParts, type StyleSpec } from './card-styles.ts';

export type StackPart = CardPart | 'picture' | 'icon';

/** Cards of one row: parts of one kind begin at one height in all of them. */
export interface StackRow {
  readonly cards: readonly { readonly flow: FlowCard; readonly box: Box }[];
  /** Where the parts stand, from the card's top. */
  readonly parts: ReadonlyMap<StackPart, { readonly y: Inches; readonly h: Inches }>;
  /** How much farther apart than usual the paragraphs of their bodies stand. */
  readonly looseness: number;
}

/** Height of a picture that is still one. */
const leastPicture: Inches = 1.1;
/** Around the head in a bar, over and under it. */
const barPadding: Inches = 0.1;
export const edgeHeight: Inches = 0.09;
/** Of an icon over all else, and of one before a head with the room that it takes there. */
const topIcon: Inches = 0.6;
export const headIcon: Inches = 0.42;
const headIconRoom: Inches = 0.54;
/** Of the disc with an answer's letter. */
export const discSize: Inches = 0.6;

/** What stands between a part and the one over it. */
const gapOver: Readonly<Record<CardPart, Inches>> = {
  value: 0.08,
  head: 0.04,
  detail: 0.03,
  body: 0.14,
  foot: 0.2,
};

/** Beside its icon a head has less room. */
export function partWidth(part: CardPart, { icon }: FlowCard, width: Inches, spec: StyleSpec): Inches {
  return icon !== null && spec.icon === 'head' && (part === 'head' || part === 'detail')
    ? width - headIconRoom
    : width;
}

/** Whether a word of a card is wider than it. */
export function isTooNarrow(
  card: FlowCard,
  width: Inches,
  sizes: Sizes,
  spec: StyleSpec,
  hyphens: boolean,
): boolean {
  return cardParts.some(
    (part) =>
      part !== 'value' &&
      isCut(card.flows.get(part), partWidth(part, card, width, spec), sizes[part], hyphens),
  );
}

export interface PartStack {
  readonly needed: Inches;
  /** The parts in a card of some height. */
  readonly spread: (height: Inches) => StackRow['parts'];
}

/** The parts of a row's cards one under the other, each as tall as the tallest of its kind. */
export function stackParts(
  cards: readonly FlowCard[],
  width: Inches,
  sizes: Sizes,
  { spec }: CardsContext,
): PartStack {
  const order: readonly CardPart[] = spec.bar
    ? ['head', 'value', 'detail', 'body', 'foot']
    : ['value', 'head', 'detail', 'body', 'foot'];
  const hasIcon = (where: 'top' | 'area') => spec.icon === where && cards.some(({ icon }) => icon !== null);
  const hasPicture = cards.some(({ card }) => card.picture !== null) || hasIcon('area');
  const sign = hasIcon('top') ? topIcon + 0.1 : 0;
  const hasText = cards.some(({ flows }) => flows.size > 0);
  const pad = spec.inset === 0 ? 0 : Math.min(0.2, spec.inset);
  const above = spec.edge ? edgeHeight + pad : spec.bar && !hasPicture ? 0 : pad;
  const heights = order.flatMap((part) => {
    const own = cards.map((flow) =>
      heightOf(flow.flows.get(part), partWidth(part, flow, width, spec), sizes[part]),
    );
    const h = Math.max(...own);
    return h === 0 ? [] : [{ part, h }];
  });
  const letters = spec.letters ? discSize : 0;
  const stack = heights
    .filter(({ part }) => !(spec.letters && part === 'value'))
    .map(({ part, h }, i) => {
      const inBar = spec.bar && part === 'head';
      const over = i === 0 ? 0 : gapOver[part];
      return { part, over, h: inBar ? h + 2 * barPadding : h };
    });
  const texts = stack.reduce((sum, { over, h }) => sum + over + h, 0);
  const between = hasPicture && hasText ? 0.12 : 0;
  const picture = hasPicture ? leastPicture : 0;
  const needed =
    (hasPicture && spec.inset > 0 ? 0 : above) + picture + between + sign + letters + texts + pad;
  return {
    needed,
    spread(height) {
      const places = new Map<StackPart, { y: Inches; h: Inches }>();
      const spare = Math.max(0, height - needed);
      let y = hasPicture && spec.inset > 0 ? 0 : above;
      if (hasPicture) {
        // Pictures over a label take all that the label leaves; over a text they leave it room.
        const most = spec.picture === null ? Number.POSITIVE_INFINITY : height * spec.picture;
        const grown = hasText ? Math.min(leastPicture + spare, Math.max(leastPicture, most)) : height;
        places.set('picture', { y, h: grown });
        y += grown + between;
      } else if (spec.edge) y += Math.min(spare * 0.3, height * 0.12);
      if (sign > 0) {
        places.set('icon', { y, h: topIcon });
        y += sign;
      }
      if (spec.letters) {
        places.set('value', { y, h: discSize });
        y += discSize;
      }
      const foot = stack.find(({ part }) => part === 'foot');
      for (const { part, over, h } of stack) {
        if (part === 'foot' && foot) break;
        y += over;
        // An answer stands in the middle of what its letter leaves.
        const isLast = part === 'body' && !foot;
        // A head alone has the whole card in its colour.
        const whole = spec.bar && part === 'head' && stack.length === 1;
        const below = whole ? 0 : pad;
        const rest =
          (spec.letters && part === 'head') || isLast || whole ? Math.max(h, height - below - y) : h;
        places.set(part, { y, h: rest });
        y += rest;
      }
      if (foot) places.set('foot', { y: height - pad - foot.h, h: foot.h });
      return places;
    },
  };
}
