import type { Block, CodeBlock, Heading, List, Paragraph } from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import type { SlotCode } from '../code/slot-code.ts';
import { figureRoom, isText, type SlotBlock, type SlotFigure, type SlotPlan } from '../place/plan-slot.ts';
import { lookOf, type SlideContext } from '../place/slide-context.ts';
import { flowBlocks, paragraphSize } from '../text/flow.ts';
import { smallestRaised } from '../text/marks.ts';
import { createFlow, type Flow, lineRanges, pointsPerInch } from '../text/set-text.ts';
import { cutTable } from './cut-table.ts';
import { type Container, type CutSizes, type Foot, isCaption, type Piece } from './pieces.ts';

/** A slot's content as pieces that may stand on slides of their own: items, rows, blocks, and lines of what is taller. */
export function cutIntoPieces(plan: SlotPlan, sizes: CutSizes, context: SlideContext): Piece[] {
  const { place } = plan;
  const text = createTextCutter(plan, sizes.text, context);
  const feet = findFeet(plan.blocks, (caption) => text.cutBlock(caption, false));
  const blocks = plan.blocks.filter((block) => !feet.captions.has(block));
  return blocks.flatMap((block, i) => {
    const foot = feet.of.get(block) ?? null;
    return cutBlock(block, blocks[i + 1]).map((piece): Piece => ({ ...piece, foot }));
  });

  function cutBlock(block: SlotBlock, next: SlotBlock | undefined): Piece[] {
    switch (block.kind) {
      case 'list':
        return text.cutList(block);
      case 'table':
        return cutTable(block.table, plan, sizes.table, context);
      case 'code':
        return cutListing(block, plan, sizes.code);
      case 'image':
      case 'diagram':
      case 'chart':
      case 'cards':
        return [
          {
            height: figureHeight(block, next),
            opening: 0,
            keepNext: next !== undefined && isCaption(next),
            within: [],
            foot: null,
            part: { kind: 'block', block },
          },
        ];
      default: {
        const leads =
          block.kind === 'heading' ||
          (block.kind === 'paragraph' &&
            (block.class === 'lead' || next?.kind === 'list' || next?.kind === 'table'));
        return text.cutBlock(block, next !== undefined && leads);
      }
    }
  }

  /** With its caption it fills a slide at most, so that they stay together. */
  function figureHeight(figure: SlotFigure, next: SlotBlock | undefined): Inches {
    const { least: needed, good } = figureRoom(figure, place, context);
    const [caption] = next && isCaption(next) ? text.cutBlock(next, false) : [];
    const room = place.h - (caption ? caption.height + figureGap : 0);
    // A diagram may go on, and so may cards.
    const least = figure.kind === 'diagram' || figure.kind === 'cards' ? Math.min(needed, room) : needed;
    return Math.max(least, Math.min(good, room)) + figureGap;
  }
}

const figureGap: Inches = 0.2;

/** Lines of code on a panel; what is not to be parted of it stays together. */
function cutListing(code: SlotCode, { segments, place }: SlotPlan, most: Points): Piece[] {
  const planned = segments.find((segment) => segment.kind === 'code' && segment.plan.code === code);
  if (planned?.kind !== 'code') return [];
  const size = planned.plan.continued(place.w, most);
  const heights = planned.plan.lineHeights(place.w, size);
  const opening = planned.plan.opening + figureGap;
  const room = (place.h - opening) / Math.max(...heights);
  return inUnits(heights.length, room).flatMap(([first, last]) =>
    heights.slice(first, last + 1).map((height, i): Piece => {
      const start = first + i;
      const part = { kind: 'listing', code, start, end: start + 1, size } as const;
      return { height, opening, keepNext: start < last, within: [], foot: null, part };
    }),
  );
}

/**
 * The captions under each table: where it goes on they stand on all of its slides, for they name the source of what is in
 * it. What stands between the table and its captions goes with it.
 */
function findFeet(
  blocks: readonly SlotBlock[],
  cut: (caption: Block) => readonly Piece[],
): { readonly of: ReadonlyMap<SlotBlock, Foot>; readonly captions: ReadonlySet<SlotBlock> } {
  const of = new Map<SlotBlock, Foot>();
  const all = new Set<SlotBlock>();
  blocks.forEach((table, start) => {
    if (table.kind !== 'table') return;
    const after = blocks.slice(start + 1);
    const next = after.findIndex((block) => !isText(block));
    const own = next < 0 ? after : after.slice(0, next);
    const captions = own.filter(isCaption);
    const last = captions.at(-1);
    if (!last) return;
    const foot = { pieces: captions.flatMap(cut) };
    for (const caption of captions) all.add(caption);
    for (const block of [table, ...own.slice(0, own.indexOf(last))]) if (!all.has(block)) of.set(block, foot);
  });
  return { of, captions: all };
}

/** Distance between blocks, as a share of the type size: paragraphs and items are about half a line apart. */
const betweenBlocks = 0.55;
const beforeHeading = 0.8;

/** Lines of one text that stay together at the foot and at the head of a slide. */
const togetherLines = 2;

/** Flows of a slot's blocks and items, measured once for all sizes at which the slot is cut. */
const flows = new WeakMap<SlotPlan, WeakMap<object, Flow>>();

/** Cuts text for a slot: into blocks and items; what is taller than the slot into its parts, in the end into lines. */
function createTextCutter(plan: SlotPlan, size: Points, context: SlideContext) {
  const { place } = plan;
  const look = lookOf(place, context);
  const known = flows.get(plan) ?? new WeakMap<object, Flow>();
  flows.set(plan, known);
  const flowOf = (block: Block, within: readonly Container[], owner: object | null) => {
    const found = owner && within.length === 0 ? known.get(owner) : undefined;
    if (found) return found;
    const flow = createFlow(flowBlocks([wrap(block, within)], look), context.typesetter);
    if (owner && within.length === 0) known.set(owner, flow);
    return flow;
  };
  const gapOf = (block: Block) =>
    ((block.kind === 'heading' ? beforeHeading : betweenBlocks) * size) / pointsPerInch;
  const heightOf = (block: Block, within: readonly Container[], owner: object | null = null) =>
    flowOf(block, within, owner).measure(place.w, size).height + gapOf(block);

  function cutBlock(block: Block, keepNext: boolean, within: readonly Container[] = []): Piece[] {
    const height = heightOf(block, within, block);
    // The space above is not there at the head of a slide.
    if (height - gapOf(block) <= place.h + 1e-6)
      return [{ height, opening: 0, keepNext, within, foot: null, part: { kind: 'block', block } }];
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return cutLines(block, within);
      case 'code':
        return cutCode(block, within);
      case 'list':
        return cutList(block, within);
      case 'blockquote':
        return block.blocks.flatMap((each) =>
          cutBlock(each, false, [...within, { kind: 'blockquote', quote: block }]),
        );
      case 'table':
      case 'rule':
        return [{ height, opening: 0, keepNext, within, foot: null, part: { kind: 'block', block } }];
    }
  }

  function cutList(list: List, within: readonly Container[] = []): Piece[] {
    return list.items.flatMap((item, index): Piece[] => {
      const height = heightOf({ ...list, items: [item] }, within, item);
      if (height - gapOf(list) <= place.h + 1e-6)
        return [
          { height, opening: 0, keepNext: false, within, foot: null, part: { kind: 'item', list, index } },
        ];
      return item.blocks.flatMap((each) => cutBlock(each, false, [...within, { kind: 'list', list, index }]));
    });
  }

  function cutLines(block: Paragraph | Heading, within: readonly Container[]): Piece[] {
    const flow = flowOf(block, within, block);
    const lines = lineRanges(flow, 0, place.w, size);
    const lineHeight = flow.measure(place.w, size).height / lines.length;
    const brackets = paragraphSize(flow.paragraphs[0]!, size) < smallestRaised;
    return inUnits(lines.length, place.h / lineHeight).map(
      ([first, last]): Piece => ({
        height: (last - first + 1) * lineHeight + (first === 0 ? gapOf(block) : 0),
        opening: 0,
        keepNext: false,
        within,
        foot: null,
        part: { kind: 'lines', block, brackets, start: lines[first]!.start, end: lines[last]!.end },
      }),
    );
  }

  function cutCode(block: CodeBlock, within: readonly Container[]): Piece[] {
    const lines = block.text.split('\n');
    return inUnits(lines.length, place.h / heightOf({ ...block, text: 'x' }, within)).flatMap(
      ([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i): Piece => {
          const start = first + i;
          const line: Inches =
            heightOf({ ...block, text: lines[start] || ' ' }, within) - (start === 0 ? 0 : gapOf(block));
          const part = { kind: 'code', block, start, end: start + 1 } as const;
          return { height: line, opening: 0, keepNext: start < last, within, foot: null, part };
        }),
    );
  }

  return { cutBlock, cutList };
}

/** Ranges of lines that stay together: single ones, but for the first and the last few where there is room for them. */
function inUnits(count: number, room: number): [number, number][] {
  if (count <= 2 * togetherLines || room < togetherLines + 1)
    return Array.from({ length: count }, (_, i) => [i, i]);
  const middle = Array.from({ length: count - 2 * togetherLines }, (_, i): [number, number] => [
    togetherLines + i,
    togetherLines + i,
  ]);
  return [[0, togetherLines - 1], ...middle, [count - togetherLines, count - 1]];
}

/** A block inside of the lists and quotations that it is part of, so that it is measured with their indents. */
function wrap(block: Block, within: readonly Container[]): Block {
  return within.reduceRight<Block>(
    (inner, container) =>
      container.kind === 'blockquote'
        ? { ...container.quote, blocks: [inner] }
        : {
            ...container.list,
            start: container.list.start + container.index,
            items: [{ blocks: [inner], origin: inner.origin }],
          },
    block,
  );
}
