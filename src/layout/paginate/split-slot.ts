import type { DeckBlock } from '../../deck/index.ts';
import type { Inches } from '../../theme/index.ts';
import { diagramFits } from '../diagrams/index.ts';
import type { SlotFit, SlotPlan } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { type CutSizes, cutIntoPieces, joinPieces, type Piece, splitDiagram } from './pieces.ts';

/** More top-level items than these on a slide are too many, unless they are short. */
const mostItems = 6;

/** Events or pairs of one slide of a continued diagram. */
const mostOfDiagram = { timeline: 7, pairs: 5 } as const;

/** The blocks of a slot, slide by slide; one slide where nothing needs to go on. */
export function splitSlot(
  plan: SlotPlan,
  fit: SlotFit,
  context: SlideContext,
): readonly (readonly DeckBlock[])[] {
  const whole = [plan.slot.blocks];
  const diagrams = splitDiagrams(plan, context);
  if (diagrams) return diagrams;
  const items = Math.max(
    0,
    ...plan.slot.blocks.map((block) => (block.kind === 'list' ? block.items.length : 0)),
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
  const pagesAt = (sizes: CutSizes) => pagesOf(cutIntoPieces(plan, sizes, context), place.h);
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
    joinPieces(pieces, (part, table) => {
      const planned = segments.find((segment) => segment.kind === 'table' && segment.table === table);
      if (planned?.kind === 'table') tableParts.set(part, { whole: planned.plan, size: sizes.table });
    }),
  );
}

/** A timeline or a list of pairs that cannot be drawn in its slot goes on, too. */
function splitDiagrams(plan: SlotPlan, context: SlideContext): DeckBlock[][] | null {
  const { blocks } = plan.slot;
  const index = blocks.findIndex((block) => block.kind === 'diagram');
  const diagram = blocks[index];
  if (diagram?.kind !== 'diagram') return null;
  if (diagram.arrange !== 'timeline' && diagram.arrange !== 'pairs') return null;
  const count = diagram.arrange === 'timeline' ? diagram.nodes.length : diagram.edges.length;
  const most = mostOfDiagram[diagram.arrange];
  const box = { x: plan.place.x, y: plan.place.y, w: plan.place.w, h: plan.place.h };
  if (count <= most || diagramFits(diagram, box, context)) return null;
  return splitDiagram(diagram, most).map((part, i) =>
    // Text beside it is said once.
    blocks.flatMap((block, b) => (b === index ? [part] : i === 0 ? [block] : [])),
  );
}

/** As few slides as hold all pieces, filled as evenly as can be. */
function pagesOf(pieces: readonly Piece[], height: Inches): Piece[][] {
  const units = joinKept(pieces);
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

function joinKept(pieces: readonly Piece[]): Piece[][] {
  const units: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open) units.at(-1)!.push(piece);
    else units.push([piece]);
    open = piece.keepNext;
  }
  return units;
}

function fill(units: readonly (readonly Piece[])[], height: Inches): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const unit of units) {
    const longer = [...page, ...unit];
    if (page.length > 0 && (heightOf(longer) > height || tooManyItems(longer))) {
      pages.push(page);
      page = [...unit];
    } else page = longer;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

function heightOf(pieces: readonly Piece[]): Inches {
  let height = 0;
  let table: unknown = null;
  for (const { part, height: own, opening } of pieces) {
    height += own;
    const of = part.kind === 'rows' ? part.table : null;
    if (of !== null && of !== table) height += opening;
    table = of;
  }
  return height;
}

function tooManyItems(pieces: readonly Piece[]): boolean {
  return pieces.filter(({ part }) => part.kind === 'item').length > mostItems;
}
