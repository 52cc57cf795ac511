import type {
  Block,
  Blockquote,
  CodeBlock,
  Heading,
  List,
  ListItem,
  Paragraph,
  Table,
} from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import type { SlotCode } from '../code/slot-code.ts';
import { headerRows } from '../place/column-needs.ts';
import type { SlotBlock } from '../place/plan-slot.ts';
import type { TablePart } from '../place/plan-table.ts';
import { sliceRuns } from '../text/marks.ts';

/** The smallest part of a slot that stays together on one slide. */
export interface Piece {
  readonly height: Inches;
  /** What it costs besides when it is the first of its block on a slide: a repeated header row. */
  readonly opening: Inches;
  /** Stands on the same slide as the next: a heading, a lead, the sentence before a list. */
  readonly keepNext: boolean;
  /** Lists and quotations that it is a part of, outermost first; only where these had to be cut. */
  readonly within: readonly Container[];
  /** Stands under it on every slide that has some of it. */
  readonly foot: Foot | null;
  readonly part: PiecePart;
}

/** The captions of a table. */
export interface Foot {
  readonly pieces: readonly Piece[];
}

export type Container =
  | { readonly kind: 'list'; readonly list: List; readonly index: number }
  | { readonly kind: 'blockquote'; readonly quote: Blockquote };

type PiecePart =
  | { readonly kind: 'block'; readonly block: SlotBlock | Block }
  | { readonly kind: 'item'; readonly list: List; readonly index: number }
  /** Lines of a text: from one place of its styled text to another. */
  | {
      readonly kind: 'lines';
      readonly block: Paragraph | Heading;
      readonly start: number;
      readonly end: number;
      /** Whether its marks stand in brackets there. */
      readonly brackets: boolean;
    }
  /** Lines of code, as they were written. */
  | { readonly kind: 'code'; readonly block: CodeBlock; readonly start: number; readonly end: number }
  /** Lines of code on a panel. */
  | {
      readonly kind: 'listing';
      readonly code: SlotCode;
      readonly start: number;
      readonly end: number;
      readonly size: Points;
    }
  /** `of` is the table as it was given; `table` may have its tallest rows parted. */
  | {
      readonly kind: 'rows';
      readonly table: Table;
      readonly of: Table;
      readonly start: number;
      readonly end: number;
    };

/** Sizes at which a slot's content is cut into slides. */
export interface CutSizes {
  readonly text: Points;
  readonly table: Points;
  /** The most that code may have. */
  readonly code: Points;
}

export function isCaption(block: SlotBlock): block is Paragraph {
  return block.kind === 'paragraph' && block.class === 'caption';
}

/**
 * The blocks of one slide again. Lists keep their numbers, tables repeat their header and say what they are a part of;
 * lines of one text are one text.
 */
export function joinPieces(
  pieces: readonly Piece[],
  partOf: (table: Table) => TablePart | null,
): SlotBlock[] {
  return groupBy(pieces, (piece) => ownerAt(0, piece)).map((group): SlotBlock => {
    const { part } = group[0]!;
    const last = group.at(-1)!.part;
    if (part.kind === 'listing' && last.kind === 'listing')
      return part.code.slice(part.start, last.end, part.size);
    if (part.kind !== 'rows' || last.kind !== 'rows') return joinGroup(0, group) as SlotBlock; // the only tables are rows
    const rows = part.table.rows.slice(part.start, last.end);
    const table = { ...part.table, rows: [...headerRows(part.table), ...rows] };
    return { kind: 'table', table, part: partOf(part.of) };
  });
}

function joinGroup(depth: number, group: readonly Piece[]): SlotBlock | Block {
  const first = group[0]!;
  const container = first.within[depth];
  if (container?.kind === 'blockquote') return { ...container.quote, blocks: joinWithin(depth, group) };
  const { part } = first;
  const list = container?.list ?? (part.kind === 'item' ? part.list : null);
  if (list) return joinItems(list, depth, group);
  const last = group.at(-1)!.part;
  if (part.kind === 'lines' && last.kind === 'lines')
    return { ...part.block, runs: sliceRuns(part.block.runs, part.start, last.end, part.brackets) };
  if (part.kind === 'code' && last.kind === 'code')
    return { ...part.block, text: part.block.text.split('\n').slice(part.start, last.end).join('\n') };
  return (part as Extract<typeof part, { kind: 'block' }>).block; // the only kind that is left
}

/** Only text stands in lists and quotations. */
function joinWithin(depth: number, pieces: readonly Piece[]): Block[] {
  const groups = groupBy(pieces, (piece) => ownerAt(depth + 1, piece));
  return groups.map((group) => joinGroup(depth + 1, group) as Block);
}

function joinItems(list: List, depth: number, pieces: readonly Piece[]): List {
  const items = groupBy(pieces, (piece) => indexAt(depth, piece)).map((group): ListItem => {
    const item = list.items[indexAt(depth, group[0]!)]!;
    if (group[0]!.within.length <= depth) return item;
    return { ...item, blocks: joinWithin(depth, group) };
  });
  return { ...list, start: list.start + indexAt(depth, pieces[0]!), items };
}

/** The list, quotation, text or table that a piece is a part of; a whole block stands for itself. */
function ownerAt(depth: number, { within, part }: Piece): unknown {
  const container = within[depth];
  if (container) return container.kind === 'list' ? container.list : container.quote;
  if (part.kind === 'item') return part.list;
  if (part.kind === 'listing') return part.code;
  return part.kind === 'rows' ? part.table : part.kind === 'block' ? part : part.block;
}

function indexAt(depth: number, { within, part }: Piece): number {
  const container = within[depth];
  if (container?.kind === 'list') return container.index;
  return part.kind === 'item' ? part.index : -1;
}

/** Neighbours with one key, together. */
function groupBy<T>(values: readonly T[], keyOf: (value: T) => unknown): T[][] {
  const groups: T[][] = [];
  let open: unknown;
  for (const value of values) {
    const key = keyOf(value);
    if (groups.length > 0 && key === open) groups.at(-1)!.push(value);
    else groups.push([value]);
    open = key;
  }
  return groups;
}
