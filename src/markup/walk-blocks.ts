import type { Block, CardWords, ChartMarkup, ListItem, MarkupBlock, Origin, Run } from './blocks.ts';

/** Blocks of text, cards, and what else stands among them (figures, pages): that holds no runs, and is passed through. */
interface AnyBlock {
  readonly kind: string;
}

export interface BlockVisitor<B> {
  /** Every block, at whatever depth, before what stands in it. */
  readonly block?: (block: B | Block) => void;
  readonly item?: (item: ListItem) => void;
  /** The runs of a paragraph, a heading or a cell, which is where they are from. */
  readonly runs?: (runs: readonly Run[], origin: Origin) => void;
}

/** Goes through blocks and all that stands in them, in reading order. */
export function visitBlocks<B extends AnyBlock>(blocks: readonly B[], visitor: BlockVisitor<B>): void {
  // What is visited is one of the blocks, or a block of text in one.
  visitAny(blocks, visitor as unknown as BlockVisitor<AnyBlock>);
}

function visitAny(blocks: readonly AnyBlock[], visitor: BlockVisitor<AnyBlock>): void {
  for (const each of blocks) {
    visitor.block?.(each);
    const block = asText(each);
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        visitor.runs?.(block.runs, block.origin);
        break;
      case 'list':
        for (const item of block.items) {
          visitor.item?.(item);
          visitAny(item.blocks, visitor);
        }
        break;
      case 'blockquote':
        visitAny(block.blocks, visitor);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row.cells) visitor.runs?.(cell.runs, cell.origin);
        break;
      case 'cards':
        for (const { value, head, detail, body, foot, origin } of block.cards) {
          for (const runs of [value, head, detail]) visitor.runs?.(runs, origin);
          visitAny(body, visitor);
          visitor.runs?.(foot, origin);
        }
        break;
      case 'chart':
        if (block.note.length > 0) visitor.runs?.(block.note, block.origin);
        break;
      default:
    }
  }
}

/** All runs of blocks, in reading order. */
export function runsOf(blocks: readonly AnyBlock[]): Run[] {
  const all: Run[] = [];
  visitBlocks(blocks, { runs: (runs) => void all.push(...runs) });
  return all;
}

/** A block with the runs of each of its paragraphs, headings and cells replaced, in reading order. */
export function mapRuns<B extends AnyBlock>(of: B, map: (runs: readonly Run[]) => readonly Run[]): B {
  // What comes back is of the kind that went in; TypeScript cannot follow that through the union.
  return mapOwnRuns(asText(of), map) as unknown as B;
}

function mapOwnRuns<B extends Holder>(of: B, map: (runs: readonly Run[]) => readonly Run[]): B {
  // As above.
  return mapHolder(of, map) as B;
}

function mapHolder(block: Holder, map: (runs: readonly Run[]) => readonly Run[]): Holder {
  const within = (blocks: readonly Block[]): Block[] => blocks.map((each) => mapOwnRuns(each, map));
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, runs: map(block.runs) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: within(item.blocks) })) };
    case 'blockquote':
      return { ...block, blocks: within(block.blocks) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, runs: map(cell.runs) })),
        })),
      };
    case 'cards':
      return {
        ...block,
        cards: block.cards.map((card) => ({
          ...card,
          value: map(card.value),
          head: map(card.head),
          detail: map(card.detail),
          body: within(card.body),
          foot: map(card.foot),
        })),
      };
    case 'chart':
      return block.note.length === 0 ? block : { ...block, note: map(block.note) };
    default:
      return block;
  }
}

/**
 * Blocks with each replaced by what `change` makes of it: nothing, one or several. What stands in lists and quotations
 * comes before they do themselves; items, lists and quotations that nothing is left of are left out.
 */
export function mapBlocks<B extends AnyBlock>(
  blocks: readonly B[],
  change: (block: B | Block) => readonly (B | Block)[],
): (B | Block)[] {
  return blocks.flatMap((each): readonly (B | Block)[] => {
    const block = asText(each);
    if (block.kind === 'list') {
      const items = block.items
        .map((item) => ({ ...item, blocks: within(item.blocks, change) }))
        .filter((item) => item.blocks.length > 0);
      return items.length > 0 ? change({ ...block, items }) : [];
    }
    if (block.kind === 'blockquote') {
      const inner = within(block.blocks, change);
      return inner.length > 0 ? change({ ...block, blocks: inner }) : [];
    }
    return change(each);
  });
}

function within<B extends AnyBlock>(
  blocks: readonly Block[],
  change: (block: B | Block) => readonly (B | Block)[],
): Block[] {
  // What replaces a block of text in a list or a quotation is text: the caller sees to it.
  return mapBlocks<B | Block>(blocks, change) as Block[];
}

/** What holds runs: text, what is said in a chart, and cards, whose pictures are of no concern here. */
type Holder =
  | Block
  | { readonly kind: 'cards'; readonly cards: readonly CardWords[] }
  | Pick<ChartMarkup, 'kind' | 'note' | 'origin'>;

/** Kinds are told apart by their names: what is no text comes to no case. */
function asText(block: AnyBlock): Holder {
  return block as unknown as Holder;
}

/**
 * Puts the headings of a text below those that it stands under: the highest is of level `under` + 1, the others keep their
 * distance from it as far as there are levels.
 */
export function lowerHeadings<T extends MarkupBlock>(blocks: readonly T[], under: number): readonly T[] {
  let highest = Number.POSITIVE_INFINITY;
  visitBlocks<MarkupBlock>(blocks, {
    block: (block) => {
      if (block.kind === 'heading') highest = Math.min(highest, block.level);
    },
  });
  if (highest === Number.POSITIVE_INFINITY) return blocks;
  const by = under + 1 - highest;
  // Every block comes back as the kind that it was.
  return mapBlocks<MarkupBlock>(blocks, (block) => [
    block.kind === 'heading' ? { ...block, level: Math.min(6, block.level + by) } : block,
  ]) as T[];
}
