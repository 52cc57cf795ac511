import type { Box, Inches } from '../../theme/index.ts';
import { spaceBetween } from '../text/set-text.ts';
import {
  type CardsContext,
  type FlowCard,
  heightOf,
  isCut,
  oneLineSize,
  type Sizes,
  sizesAt,
  steps,
} from './card-flows.ts';
import { type CardPart, cardParts, type StyleSpec } from './card-styles.ts';

/** Cards that stand side by side, in one row or several, each a stack of its parts. */
export interface CardStacks {
  readonly rows: readonly StackRow[];
  readonly sizes: Sizes;
  /** How far the largest type had to be made smaller. */
  readonly step: number;
  /** What is missing in height; 0: all fits. */
  readonly missing: Inches;
}

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

/**
 * Stacks for a box: the way to stand in rows that lets the type be largest. Icons give way where there is no room for
 * them, and where type would be much smaller for their sake.
 */
export function stackCards(context: CardsContext, box: Box): CardStacks {
  const plain = bestStacks(withoutIcons(context), box);
  if (context.cards.every(({ icon }) => icon === null)) return plain;
  const stacks = bestStacks(context, box);
  return stacks.missing > plain.missing || stacks.step > plain.step + mostForIcons ? plain : stacks;
}

const mostForIcons = 3;

function withoutIcons(context: CardsContext): CardsContext {
  return { ...context, cards: context.cards.map((card) => ({ ...card, icon: null })) };
}

function bestStacks(context: CardsContext, box: Box): CardStacks {
  const usual = bestOf(context.spec.rows, context, box);
  const { rowsInNeed } = context.spec;
  if (usual.missing === 0 || rowsInNeed(context.cards.length).length === 0) return usual;
  const other = bestOf(rowsInNeed, context, box);
  return other.missing < usual.missing ? other : usual;
}

function bestOf(ways: StyleSpec['rows'], context: CardsContext, box: Box): CardStacks {
  const whole = bestAt(ways, context, box, false);
  if (whole && whole.missing === 0 && whole.step < mostForHyphens) return whole;
  // Every style has a way to stand.
  const parted = bestAt(ways, context, box, true)!;
  if (!whole || whole.missing > parted.missing) return parted;
  return parted.missing === whole.missing && parted.step <= whole.step - mostForHyphens ? parted : whole;
}

/** Words are parted rather than that type is so many steps smaller for their sake. */
const mostForHyphens = 6;

/** With hyphens words that are wider than their lines may be parted; else null where some always are. */
function bestAt(
  ways: StyleSpec['rows'],
  context: CardsContext,
  box: Box,
  hyphens: boolean,
): CardStacks | null {
  let best: CardStacks | null = null;
  for (const rows of ways(context.cards.length)) {
    for (let step = 0; step <= steps; step++) {
      const tried = stackAt(context, rows, box, step, hyphens);
      if (!tried) continue;
      const isBetter =
        best === null ||
        tried.missing < best.missing ||
        (tried.missing === best.missing && tried.step < best.step);
      if (isBetter) best = tried;
      if (tried.missing === 0) break;
    }
  }
  return best;
}

/** The least height at which the cards can be read in a width. */
export function leastStackHeight(context: CardsContext, width: Inches): Inches {
  const heights = context.spec.rows(context.cards.length).map((rows) => {
    const flat = stackAt(withoutIcons(context), rows, { x: 0, y: 0, w: width, h: 0 }, steps, true);
    return flat!.missing;
  });
  return Math.min(...heights);
}

function stackAt(
  context: CardsContext,
  rows: readonly number[],
  box: Box,
  step: number,
  hyphens: boolean,
): CardStacks | null {
  const { spec, cards } = context;
  const { gap, inset } = spec;
  const starts = rows.map((_, i) => rows.slice(0, i).reduce((sum, each) => sum + each, 0));
  const widths = rows.map((count) => (box.w - gap * (count - 1)) / count);
  const sizes = valueSizes(context, Math.min(...widths) - 2 * inset, step);
  const cut = rows.some((count, i) =>
    cards
      .slice(starts[i]!, starts[i]! + count)
      .some((card) => isTooNarrow(card, widths[i]! - 2 * inset, sizes, spec, hyphens)),
  );
  if (cut && !hyphens) return null;
  const stacks = rows.map((count, i) =>
    stackParts(cards.slice(starts[i]!, starts[i]! + count), widths[i]! - 2 * inset, sizes, context),
  );
  const needed = stacks.reduce((sum, stack) => sum + stack.needed, gap * (rows.length - 1));
  const missing = Math.max(0, needed - box.h);
  // Rows share what is left: they are of one height where all fit into a share each.
  const share = (box.h - gap * (rows.length - 1)) / rows.length;
  const even = stacks.every((stack) => stack.needed <= share + 1e-6);
  const spare = Math.max(0, box.h - needed) / rows.length;
  let y = box.y;
  const placed = stacks.map((stack, i): StackRow => {
    const h = even ? share : stack.needed + spare;
    const own = cards.slice(starts[i]!, starts[i]! + rows[i]!);
    const parts = stack.spread(h);
    const row = {
      cards: own.map((flow, n) => ({
        flow,
        box: { x: box.x + n * (widths[i]! + gap), y, w: widths[i]!, h },
      })),
      parts,
      looseness: parts.has('foot') ? 1 : loosenessIn(own, parts, h, widths[i]! - 2 * inset, sizes),
    };
    y += h + gap;
    return row;
  });
  // A word that would be cut is no better than a line too many, as long as type may be smaller.
  const penalty = cut && missing === 0 ? 1e-3 : 0;
  return { rows: placed, sizes, step, missing: missing > 1e-6 ? missing : penalty };
}

const loosenesses = [2.6, 2.2, 1.8, 1.4] as const;

/** Points need not huddle under the head of a tall card. */
function loosenessIn(
  cards: readonly FlowCard[],
  parts: StackRow['parts'],
  height: Inches,
  width: Inches,
  sizes: Sizes,
): number {
  const body = parts.get('body');
  const room = body ? (height - body.y) * 0.92 : 0;
  const fits = (factor: number) =>
    cards.every(({ flows }) => {
      const flow = flows.get('body');
      if (!flow) return true;
      return heightOf(flow, width, sizes.body) + spaceBetween(flow, sizes.body) * (factor - 1) <= room;
    });
  return loosenesses.find(fits) ?? 1;
}

/** Sizes at a step, the figures so small that they stand on one line. */
function valueSizes(context: CardsContext, width: Inches, step: number): Sizes {
  const sizes = sizesAt(step, context);
  if (context.spec.letters) return sizes;
  const values = context.cards.flatMap(({ flows }) => flows.get('value') ?? []);
  return values.length === 0 ? sizes : { ...sizes, value: oneLineSize(values, width, sizes.value) };
}

/** Beside its icon a head has less room. */
export function partWidth(part: CardPart, { icon }: FlowCard, width: Inches, spec: StyleSpec): Inches {
  return icon !== null && spec.icon === 'head' && (part === 'head' || part === 'detail')
    ? width - headIconRoom
    : width;
}

/** Whether a word of a card is wider than it. */
function isTooNarrow(
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

interface PartStack {
  readonly needed: Inches;
  /** The parts in a card of some height. */
  readonly spread: (height: Inches) => StackRow['parts'];
}

/** The parts of a row's cards one under the other, each as tall as the tallest of its kind. */
function stackParts(
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
