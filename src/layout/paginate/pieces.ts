import type { DeckBlock, Diagram } from '../../deck/index.ts';
import type { Block, List, Table } from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import { isHeaderRow, planTable, tableRowHeights } from '../place/place-table.ts';
import type { SlotPlan } from '../place/plan-slot.ts';
import { figureRoom } from '../place/plan-slot.ts';
import { lookOf, type SlideContext } from '../place/slide-context.ts';
import { flowBlocks } from '../text/flow.ts';
import { createFlow, measureFlow } from '../text/set-text.ts';

/** The smallest part of a slot that stays together on one slide. */
export interface Piece {
  readonly height: Inches;
  /** What it costs besides when it is the first of its block on a slide: a repeated header row. */
  readonly opening: Inches;
  /** Stands on the same slide as the next: a heading, a lead, the sentence before a list. */
  readonly keepNext: boolean;
  readonly part: PiecePart;
}

export type PiecePart =
  | { readonly kind: 'block'; readonly block: DeckBlock }
  | { readonly kind: 'item'; readonly list: List; readonly index: number }
  | { readonly kind: 'rows'; readonly table: Table; readonly start: number; readonly end: number };

/** Sizes at which a slot's content is cut into slides. */
export interface CutSizes {
  readonly text: Points;
  readonly table: Points;
}

/** Distance between blocks, as a share of the type size: paragraphs and items are about half a line apart. */
const betweenBlocks = 0.55;

export function cutIntoPieces(plan: SlotPlan, sizes: CutSizes, context: SlideContext): Piece[] {
  const { slot, place } = plan;
  const look = lookOf(place, context);
  const gap = (betweenBlocks * sizes.text) / 72;
  const textHeight = (blocks: readonly Block[]) =>
    measureFlow(createFlow(flowBlocks(blocks, look), context.typesetter), place.w, sizes.text).height + gap;
  const pieces: Piece[] = [];
  slot.blocks.forEach((block, i) => {
    const next = slot.blocks[i + 1];
    if (block.kind === 'list') {
      block.items.forEach((item, index) => {
        const height = textHeight([{ ...block, items: [item] }]);
        pieces.push({ height, opening: 0, keepNext: false, part: { kind: 'item', list: block, index } });
      });
    } else if (block.kind === 'table') {
      pieces.push(...rowPieces(block, plan, sizes.table, context));
    } else if (block.kind === 'image' || block.kind === 'diagram' || block.kind === 'chart') {
      const height = figureRoom(block, place, context).good + 0.2;
      pieces.push({
        height,
        opening: 0,
        keepNext: next !== undefined && isCaption(next),
        part: { kind: 'block', block },
      });
    } else {
      const leads =
        block.kind === 'heading' ||
        (block.kind === 'paragraph' &&
          (block.class === 'lead' || next?.kind === 'list' || next?.kind === 'table'));
      pieces.push({
        height: textHeight([block]),
        opening: 0,
        keepNext: next !== undefined && leads,
        part: { kind: 'block', block },
      });
    }
  });
  return pieces;
}

/** The blocks of one slide again. Lists keep their numbers, tables repeat their header and are told as parts. */
export function joinPieces(
  pieces: readonly Piece[],
  onPart: (part: Table, whole: Table) => void,
): DeckBlock[] {
  const blocks: DeckBlock[] = [];
  // The list or table that the last piece belongs to, and what was made of it so far.
  let open = null as { readonly of: List | Table; block: List | Table } | null; // never narrowed by its first value
  for (const { part } of pieces) {
    if (part.kind === 'block') {
      blocks.push(part.block);
      open = null;
    } else if (part.kind === 'item') {
      const item = part.list.items[part.index]!;
      if (open?.of === part.list && open.block.kind === 'list') {
        open.block = { ...open.block, items: [...open.block.items, item] };
        blocks[blocks.length - 1] = open.block;
      } else {
        open = { of: part.list, block: { ...part.list, start: part.list.start + part.index, items: [item] } };
        blocks.push(open.block);
      }
    } else {
      const rows = part.table.rows.slice(part.start, part.end);
      if (open?.of === part.table && open.block.kind === 'table') {
        open.block = { ...open.block, rows: [...open.block.rows, ...rows] };
        blocks[blocks.length - 1] = open.block;
      } else {
        open = { of: part.table, block: { ...part.table, rows: [...headerRows(part.table), ...rows] } };
        blocks.push(open.block);
      }
      onPart(open.block as Table, part.table); // rows were just put into it
    }
  }
  return blocks;
}

/** A diagram that reads as a list may go on like one: events, pairs. */
export function splitDiagram(diagram: Diagram, most: number): Diagram[] {
  if (diagram.arrange === 'timeline') {
    return chunks(diagram.nodes, most).map((nodes) => ({ ...diagram, nodes }));
  }
  if (diagram.arrange === 'pairs') {
    return chunks(diagram.edges, most).map((edges) => {
      const ids = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
      return { ...diagram, edges, nodes: diagram.nodes.filter((node) => ids.has(node.id)) };
    });
  }
  return [diagram];
}

/** Parts of equal length, none longer than `most`. */
function chunks<T>(values: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(values.length / most));
  const parts: T[][] = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const end = Math.round((values.length * (i + 1)) / count);
    parts.push(values.slice(start, end));
    start = end;
  }
  return parts;
}

function rowPieces(table: Table, plan: SlotPlan, size: Points, context: SlideContext): Piece[] {
  const look = { ...lookOf(plan.place, context), bold: false, font: 'body' } as const;
  const heights = tableRowHeights(planTable(table, look, context), plan.place.w, size);
  const header = headerRows(table).length;
  const opening = heights.slice(0, header).reduce((sum, each) => sum + each, 0) + 0.2;
  const pieces: Piece[] = [];
  for (let start = header; start < table.rows.length; ) {
    // Rows that a cell spans stay together.
    let end = start + 1;
    for (let r = start; r < end; r++) {
      for (const cell of table.rows[r]!.cells)
        end = Math.min(table.rows.length, Math.max(end, r + cell.rowspan));
    }
    const height = heights.slice(start, end).reduce((sum, each) => sum + each, 0);
    pieces.push({ height, opening, keepNext: false, part: { kind: 'rows', table, start, end } });
    start = end;
  }
  if (pieces.length === 0) {
    pieces.push({
      height: 0,
      opening,
      keepNext: false,
      part: { kind: 'rows', table, start: header, end: header },
    });
  }
  return pieces;
}

function headerRows(table: Table) {
  const first = table.rows.findIndex((row) => !isHeaderRow(row));
  return table.rows.slice(0, first < 0 ? table.rows.length : first);
}

function isCaption(block: DeckBlock): boolean {
  return block.kind === 'paragraph' && block.class === 'caption';
}
