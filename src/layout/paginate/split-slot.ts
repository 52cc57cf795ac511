import type { List, Table } from '../../markup/index.ts';
import type { Inches } from '../../theme/index.ts';
import { fitSlot, planSlot, type SlotBlock, type SlotFit, type SlotPlan } from '../place/plan-slot.ts';
import type { TablePart } from '../place/plan-table.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { cardSlides } from './continue-cards.ts';
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
  items = mostItems,
): readonly (readonly SlotBlock[])[] {
  const on = { plan, fit, keyPages };
  const pages = cardSlides(diagramSlides(splitBlocks(plan, fit, items, context), on, context), on, context);
  return pages.length > mostSlides ? [plan.blocks] : pages;
}

function splitBlocks(
  plan: SlotPlan,
  fit: SlotFit,
  most: number,
  context: SlideContext,
): readonly (readonly SlotBlock[])[] {
  const whole = [plan.blocks];
  const items = Math.max(0, ...plan.blocks.map((block) => (block.kind === 'list' ? block.items.length : 0)));
  const crowded = items > most && fit.text < plan.place.size;
  if (fit.missing <= 0.01 && !crowded) return whole;
  const { place } = plan;
  const { type } = context.theme;
  // Where it must go on anyway, type need not be at its smallest; a page or two may be saved by it, though.
  const roomy = {
    text: Math.min(place.size, place.min + 2),
    table: Math.max(type['table-min'], type.table - 2),
    code: 14,
  };
  const pagesAt = (sizes: CutSizes) => pagesOf(cutIntoPieces(plan, sizes, context), place.h, most);
  const pages = pagesAt(roomy);
  const tables = plan.segments.some((segment) => segment.kind === 'table' || segment.kind === 'code');
  // Rows are looked up, not read: small type that spares a slide serves them better.
  if (pages.length < 2 || tables) {
    const smallest = { text: place.min, table: type['table-min'], code: 12 };
    const fewer = pagesAt(smallest);
    const spares = pages.length < 2 || fewer.length < pages.length;
    if (fewer.length > 1 && spares) return joinPages(fewer, plan, smallest);
  }
  return pages.length < 2 ? whole : joinPages(pages, plan, roomy);
}

function joinPages(
  pages: readonly (readonly Piece[])[],
  { segments }: SlotPlan,
  sizes: CutSizes,
): SlotBlock[][] {
  const partOf = (table: Table): TablePart | null => {
    const planned = segments.find((segment) => segment.kind === 'table' && segment.table === table);
    return planned?.kind === 'table' ? { whole: planned.plan, size: sizes.table } : null;
  };
  return pages.map((pieces) => joinPieces(withFeet(pieces), partOf));
}

/** The pieces of a slide with the captions of their tables. */
function withFeet(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, i) =>
    piece.foot && piece.foot !== pieces[i + 1]?.foot ? [piece, ...piece.foot.pieces] : [piece],
  );
}

function keyPages(key: List, { slot, place }: SlotPlan, context: SlideContext) {
  const plan = planSlot(slot, [key], place, context);
  // It is looked up, not taken in: as many of its items may stand on a slide as find room.
  return splitSlot(plan, fitSlot(plan, context), context, Number.POSITIVE_INFINITY);
}

/** As few slides as hold all pieces, filled as evenly as can be. */
function pagesOf(pieces: readonly Piece[], height: Inches, items: number): Piece[][] {
  const units = joinKept(pieces, height);
  const fill = (all: readonly (readonly Piece[])[], h: Inches) => fillPages(all, h, items);
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

function fillPages(units: readonly (readonly Piece[])[], height: Inches, items: number): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const unit of units) {
    const longer = [...page, ...unit];
    if (page.length > 0 && (heightOf(longer) > height || itemsOf(longer) > items)) {
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
    const of = part.kind === 'rows' ? part.table : part.kind === 'listing' ? part.code : null;
    if (of !== null && of !== table) height += opening;
    table = of;
  }
  return height;
}

/** Items of lists that stand in the slot itself. */
function itemsOf(pieces: readonly Piece[]): number {
  return pieces.filter(({ part, within }) => part.kind === 'item' && within.length === 0).length;
}
