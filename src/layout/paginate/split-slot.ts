import type { DeckBlock } from '../../deck/index.ts';
import type { List } from '../../markup/index.ts';
import type { Inches } from '../../theme/index.ts';
import { fitSlot, planSlot, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { diagramSlides } from './continue-diagram.ts';
import { cutIntoPieces } from './cut-into-pieces.ts';
import { type CutSizes, joinPieces, type Piece } from './pieces.ts';

/** More top-level items than these on a slide are too many, unless they are short. */
const mostItems = 6;

/** Content that would go on over more slides than these is an error of its own, not a deck. */
const mostSlides = 60;

/** The blocks of a slot, slide by slide; one slide where nothing needs to go on. */
export function splitSlot(
  plan: SlotPlan,
  fit: SlotFit,
  context: SlideContext,
): readonly (readonly DeckBlock[])[] {
  const pages = diagramSlides(splitBlocks(plan, fit, context), { plan, fit, keyPages }, context);
  return pages.length > mostSlides ? [plan.slot.blocks] : pages;
}

function splitBlocks(plan: SlotPlan, fit: SlotFit, context: SlideContext): readonly (readonly DeckBlock[])[] {
  const whole = [plan.slot.blocks];
  const items = Math.max(
    0,
    ...plan.slot.blocks.map((block) =>
      block.kind === 'list' && !context.keyLists.has(block) ? block.items.length : 0,
    ),
  );
  const crowded = items > mostItems && fit.text < plan.place.size;
  if (fit.missing <= 0.01 && !crowded) return whole;
  const { place } = plan;
  const { type } = context.theme;
  // Where it must go on anyway, type need not be at its smallest; a page or two may be saved by it, though.
  const roomy = {
    text: Math.min(place.size, place.min + 2),
    table: Math.max(type['table-min'], type.table - 2),
  };
  const pagesAt = (sizes: CutSizes) => pagesOf(cutIntoPieces(plan, sizes, context), place.h, context);
  const pages = pagesAt(roomy);
  const tables = plan.segments.some((segment) => segment.kind === 'table');
  // Rows are looked up, not read: small type that spares a slide serves them better.
  if (pages.length < 2 || tables) {
    const tight = { text: place.min, table: type['table-min'] };
    const fewer = pagesAt(tight);
    const spares = pages.length < 2 || fewer.length < pages.length;
    if (fewer.length > 1 && spares) return joinPages(fewer, plan, tight, context);
  }
  return pages.length < 2 ? whole : joinPages(pages, plan, roomy, context);
}

function joinPages(
  pages: readonly (readonly Piece[])[],
  { segments }: SlotPlan,
  sizes: CutSizes,
  { tableParts }: SlideContext,
): DeckBlock[][] {
  return pages.map((pieces) =>
    joinPieces(withFeet(pieces), (part, table) => {
      const planned = segments.find((segment) => segment.kind === 'table' && segment.table === table);
      if (planned?.kind === 'table') tableParts.set(part, { whole: planned.plan, size: sizes.table });
    }),
  );
}

/** The pieces of a slide with the captions of their tables. */
function withFeet(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, i) =>
    piece.foot && piece.foot !== pieces[i + 1]?.foot ? [piece, ...piece.foot.pieces] : [piece],
  );
}

function keyPages(key: List, { slot, place }: SlotPlan, context: SlideContext) {
  context.keyLists.add(key);
  const plan = planSlot({ ...slot, blocks: [key] }, place, context);
  return splitSlot(plan, fitSlot(plan, context), context);
}

/** As few slides as hold all pieces, filled as evenly as can be. */
function pagesOf(pieces: readonly Piece[], height: Inches, { keyLists }: SlideContext): Piece[][] {
  const units = joinKept(pieces, height);
  const fill = (all: readonly (readonly Piece[])[], h: Inches) => fillPages(all, h, keyLists);
  const pages = fill(units, height);
  if (pages.length < 2) return pages;
  let low = 0;
  let high = height;
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (fill(units, middle).length <= pages.length) high = middle;
    else low = middle;
  }
  return fill(units, high);
}

/** Pieces that stand together, as long as a slide has room for that. */
function joinKept(pieces: readonly Piece[], height: Inches): Piece[][] {
  const units: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    const unit = units.at(-1);
    if (open && unit && heightOf([...unit, piece]) <= height) unit.push(piece);
    else units.push([piece]);
    open = piece.keepNext;
  }
  return units;
}

function fillPages(
  units: readonly (readonly Piece[])[],
  height: Inches,
  keyLists: SlideContext['keyLists'],
): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const unit of units) {
    const longer = [...page, ...unit];
    if (page.length > 0 && (heightOf(longer) > height || tooManyItems(longer, keyLists))) {
      pages.push(page);
      page = [...unit];
    } else page = longer;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

function heightOf(pieces: readonly Piece[]): Inches {
  const feet = new Set(pieces.map((piece) => piece.foot));
  let height = [...feet].reduce((sum, foot) => sum + (foot ? heightOf(foot.pieces) : 0), 0);
  let table: unknown = null;
  for (const { part, height: own, opening } of pieces) {
    height += own;
    const of = part.kind === 'rows' ? part.table : null;
    if (of !== null && of !== table) height += opening;
    table = of;
  }
  return height;
}

/** Items of lists that stand in the slot itself. */
function tooManyItems(pieces: readonly Piece[], keyLists: SlideContext['keyLists']): boolean {
  const items = pieces.filter(
    ({ part, within }) => part.kind === 'item' && within.length === 0 && !keyLists.has(part.list),
  );
  return items.length > mostItems;
}
