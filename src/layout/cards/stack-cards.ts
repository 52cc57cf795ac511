import type { Box, Inches } from '../../theme/index.ts';
import { spaceBetween } from '../text/set-text.ts';
import {
  type CardsContext,
  type FlowCard,
  heightOf,
  oneLineSize,
  type Sizes,
  sizesAt,
  steps,
} from './card-flows.ts';
import type { StyleSpec } from './card-styles.ts';
import { isTooNarrow, type StackRow, stackParts } from './stack-parts.ts';

/** Cards that stand side by side, in one row or several, each a stack of its parts. */
export interface CardStacks {
  readonly rows: readonly StackRow[];
  readonly sizes: Sizes;
  /** How far the largest type had to be made smaller. */
  readonly step: number;
  /** What is missing in height; 0: all fits. */
  readonly missing: Inches;
}

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
