import type { Cards, Chart, DeckBlock, Diagram, Image, Slot } from '../../deck/index.ts';
import type { Block, CodeBlock, Table } from '../../markup/index.ts';
import type { Inches, LayoutText, Points } from '../../theme/index.ts';
import { SlotCards } from '../cards/slot-cards.ts';
import { CodePlan, SlotCode } from '../code/slot-code.ts';
import type { DiagramHeights } from '../diagrams/arrangement.ts';
import { SlotDiagram } from '../diagrams/slot-diagram.ts';
import { flowBlocks } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import { typeSizes } from '../text/type-sizes.ts';
import type { TextLook } from '../text/typesetter.ts';
import { endsInWidow } from '../text/widows.ts';
import { hangRoom } from './hang-room.ts';
import { fitTable, tableHeight } from './place-table.ts';
import { planTable, type TablePart, type TablePlan } from './plan-table.ts';
import { lookOf, type SlideContext } from './slide-context.ts';

/** What stands in a slot: the deck's blocks, its tables, diagrams and cards with what paging decided of them. */
export type SlotBlock =
  | Exclude<DeckBlock, Table | Diagram | Cards | CodeBlock>
  | SlotTable
  | SlotDiagram
  | SlotCards
  | SlotCode;

/** What takes the height that it gets. */
export type SlotFigure = Image | SlotDiagram | Chart | SlotCards;

interface SlotTable {
  readonly kind: 'table';
  readonly table: Table;
  /** What it is a part of, where it goes on over several slides. */
  readonly part: TablePart | null;
}

export function slotBlocks(blocks: readonly DeckBlock[]): SlotBlock[] {
  return blocks.map((block) =>
    block.kind === 'table'
      ? { kind: 'table', table: block, part: null }
      : block.kind === 'diagram'
        ? new SlotDiagram(block)
        : block.kind === 'cards'
          ? new SlotCards(block)
          : block.kind === 'code'
            ? new SlotCode(block)
            : block,
  );
}

export function deckBlocks(blocks: readonly SlotBlock[]): DeckBlock[] {
  return blocks.map((block) =>
    block.kind === 'table'
      ? block.table
      : block.kind === 'diagram'
        ? block.diagram
        : block.kind === 'cards'
          ? block.cards
          : block.kind === 'code'
            ? block.block
            : block,
  );
}

/** A slot's content, measured: stretches of text, tables, and figures that take what height they get. */
export interface SlotPlan {
  readonly slot: Slot;
  readonly blocks: readonly SlotBlock[];
  readonly place: LayoutText;
  readonly segments: readonly Segment[];
}

export type Segment =
  | { readonly kind: 'text'; readonly blocks: readonly Block[]; readonly flow: Flow }
  | { readonly kind: 'table'; readonly table: Table; readonly plan: TablePlan }
  | { readonly kind: 'code'; readonly plan: CodePlan }
  | ({ readonly kind: 'figure'; readonly figure: SlotFigure } & DiagramHeights);

/** Distance between a part of a slot and the next: a caption belongs to what stands over it. */
export function gapAfter({ segments }: Pick<SlotPlan, 'segments'>, i: number): Inches {
  const [part, next] = [segments[i], segments[i + 1]];
  if (!part || !next) return 0;
  if (part.kind === 'text' || next.kind !== 'text') return 0.2;
  const [first] = next.blocks;
  return first?.kind === 'paragraph' && first.class === 'caption' ? 0.125 : 0.3;
}

export function gapsOf(plan: Pick<SlotPlan, 'segments'>): Inches {
  return plan.segments.reduce((sum, _, i) => sum + gapAfter(plan, i), 0);
}

/** From this size on, marks at the head of a text are hung. */
const hungSize: Points = 20;

export function planSlot(
  slot: Slot,
  blocks: readonly SlotBlock[],
  place: LayoutText,
  context: SlideContext,
): SlotPlan {
  const plain = lookOf(place, context);
  const look = place.size >= hungSize ? { ...plain, hang: hangRoom(place, context) } : plain;
  const segments: Segment[] = [];
  let texts: Block[] = [];
  const flush = () => {
    if (texts.length === 0) return;
    const paragraphs = flowBlocks(texts, look);
    if (paragraphs.length > 0) {
      segments.push({ kind: 'text', blocks: texts, flow: createFlow(paragraphs, context.typesetter) });
    }
    texts = [];
  };
  const alone = blocks.every(
    (each) => each.kind === 'code' || (each.kind === 'paragraph' && each.class === 'caption'),
  );
  for (const block of blocks) {
    if (isText(block)) {
      texts.push(block);
      continue;
    }
    flush();
    if (block.kind === 'table') {
      const tableLook = {
        ...plain,
        bold: false,
        font: 'body',
        size: context.theme.type.table,
        style: context.theme.textStyles.table,
      } as const;
      const plan = planTable(block.table, tableLook, context, { part: block.part, width: place.w });
      segments.push({ kind: 'table', table: block.table, plan });
    } else if (block.kind === 'code')
      segments.push({ kind: 'code', plan: new CodePlan(block, place, alone, context) });
    else segments.push({ kind: 'figure', figure: block, ...figureRoom(block, place, context) });
  }
  flush();
  const plan = { slot, blocks, place, segments };
  return slot.runOn ? (runOn(plan, look, context) ?? plan) : plan;
}

/** The same with its paragraphs in one, where they find no room one under another. */
function runOn({ slot, place, segments }: SlotPlan, look: TextLook, context: SlideContext): SlotPlan | null {
  const [text] = segments;
  if (segments.length !== 1 || text?.kind !== 'text') return null;
  const paragraphs = text.blocks.filter((block) => block.kind === 'paragraph');
  if (paragraphs.length < 2 || paragraphs.length < text.blocks.length) return null;
  if (text.flow.measure(place.w, place.min).height <= place.h) return null;
  const runs = paragraphs.flatMap((each, i) => (i === 0 ? each.runs : [{ text: ' · ' }, ...each.runs]));
  const blocks = [{ ...paragraphs[0]!, runs }];
  const flow = createFlow(flowBlocks(blocks, look), context.typesetter);
  return { slot, blocks, place, segments: [{ kind: 'text', blocks, flow }] };
}

export function isText(block: SlotBlock): block is Exclude<Block, Table | CodeBlock> {
  return (
    block.kind === 'paragraph' ||
    block.kind === 'heading' ||
    block.kind === 'list' ||
    block.kind === 'blockquote' ||
    block.kind === 'rule'
  );
}

/** How much height a figure needs. */
export function figureRoom(figure: SlotFigure, place: LayoutText, context: SlideContext): DiagramHeights {
  if (figure.kind === 'cards') return figure.heights(place, context);
  if (figure.kind === 'image') {
    const most = tallestImage(figure, place.w);
    return { least: Math.min(1.25, most), good: Math.min(place.h * 0.6, most), most };
  }
  if (figure.kind === 'chart') return { least: 2.25, good: place.h * 0.6, most: Number.POSITIVE_INFINITY };
  const { least, good, most } = figure.heights(place.w);
  return { least: Math.min(least, most), good: Math.min(Math.max(good, place.h * 0.55), most), most };
}

/** A slot's plan with the sizes chosen for it. */
export interface FittedSlot {
  readonly plan: SlotPlan;
  readonly fit: SlotFit;
}

/** The size for a slot's text, its tables, its code and the heights of its figures. */
export interface SlotFit {
  readonly text: Points;
  readonly table: Points;
  readonly code: Points;
  /** What is missing in height at the smallest sizes; 0: all fits. */
  readonly missing: Inches;
}

/**
 * Chooses sizes: the largest text at which figures still look good; else at which they can be read; tables follow
 * with the largest size that the rest leaves them.
 */
export function fitSlot(plan: SlotPlan, context: SlideContext): SlotFit {
  const { place } = plan;
  const grown = grownFit(plan, context);
  if (grown) return grown;
  for (const parted of [false, true]) {
    for (const wish of ['good', 'least'] as const) {
      for (const size of typeSizes(place.size, place.min)) {
        if (!parted && isCut(plan, size)) continue;
        const fit = fitAt(plan, size, wish, context);
        if (fit.missing <= 1e-6 && !fit.broken) return fit;
      }
    }
    // Nothing is won by hyphens where no word is in the way.
    if (!isCut(plan, place.min)) break;
  }
  return fitAt(plan, place.min, 'least', context);
}

/** Text may grow so far where a slide has little of it, and never so far that it is taken for the title. */
const growth = { most: 1.3, ofTitle: 0.86, height: 0.72 } as const;

/** A size beyond its own at which running text still leaves some of its place free; null where it has enough to say. */
function grownFit(plan: SlotPlan, context: SlideContext): SlotFit | null {
  const { place, segments } = plan;
  const { type, brand } = context.theme;
  const runs = place.font === 'body' && place.anchor === 'top';
  const grows = runs && !brand && place.size >= type.body && place.size <= type.lead;
  if (!grows || segments.some((each) => each.kind !== 'text' || hasAddress(each.flow))) return null;
  const most = Math.floor(Math.min(place.size * growth.most, type.title * growth.ofTitle));
  for (let size = most; size > place.size; size -= 1) {
    const fit = fitAt(plan, size, 'good', context);
    const isLoose = place.h - fit.room <= place.h * growth.height;
    if (isLoose && !fit.broken && !isCut(plan, size) && !leavesWords(plan, size)) return fit;
  }
  return null;
}

function hasAddress({ measured }: Flow): boolean {
  return measured.some(({ addresses }) => addresses.length > 0);
}

/** Whether a paragraph would end in a line of one word. */
function leavesWords({ place, segments }: SlotPlan, size: Points): boolean {
  return segments.some(
    (segment) =>
      segment.kind === 'text' &&
      segment.flow
        .measure(place.w, size)
        .wrapped.some(({ lines }, i) => endsInWidow(segment.flow.at(i, size).measured, lines, true)),
  );
}

/** Whether a word of its texts is wider than the slot. */
function isCut({ place, segments }: SlotPlan, size: Points): boolean {
  return segments.some((segment) => segment.kind === 'text' && segment.flow.measure(place.w, size).cut);
}

function fitAt(
  plan: SlotPlan,
  size: Points,
  wish: 'good' | 'least',
  context: SlideContext,
): SlotFit & { readonly broken: boolean; readonly room: Inches } {
  const { place, segments } = plan;
  let used = gapsOf(plan);
  let broken = false;
  for (const segment of segments) {
    if (segment.kind === 'text') {
      const measured = segment.flow.measure(place.w, size);
      used += measured.height;
      if (measured.broken) broken = true;
    } else if (segment.kind === 'figure') used += segment[wish];
  }
  const tables = segments.filter((segment) => segment.kind === 'table');
  const codes = segments.filter((segment) => segment.kind === 'code');
  const room = (place.h - used) / (tables.length + codes.length);
  let table: Points = context.theme.type.table;
  for (const each of tables) table = Math.min(table, fitTable(each.plan, place.w, room, context));
  const code = Math.min(...codes.map(({ plan }) => plan.fit(place.w, room)));
  for (const each of codes) used += each.plan.height(place.w, code);
  for (const each of tables) used += tableHeight(each.plan, place.w, table).height;
  return { text: size, table, code, missing: Math.max(0, used - place.h), room: place.h - used, broken };
}

/** The height beyond which a picture of this width would only get empty margins. */
function tallestImage(image: Image, width: Inches): Inches {
  if (image.fit === 'cover') return Number.POSITIVE_INFINITY;
  return (width * image.picture.heightPx) / image.picture.widthPx;
}
