import type { Chart, DeckBlock, Diagram, Image } from '../../deck/index.ts';
import type { Block, Paragraph } from '../../markup/index.ts';
import type { Inches } from '../../theme/index.ts';
import type { SlotPlan } from '../place/plan-slot.ts';
import { figureRoom, isText } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { cutTable } from './cut-table.ts';
import { createTextCutter } from './cut-text.ts';
import type { CutSizes, Foot, Piece } from './pieces.ts';

/** A slot's content as pieces that may stand on slides of their own: items, rows, blocks, and lines of what is taller. */
export function cutIntoPieces(plan: SlotPlan, sizes: CutSizes, context: SlideContext): Piece[] {
  const { slot, place } = plan;
  const text = createTextCutter(plan, sizes.text, context);
  const feet = findFeet(slot.blocks, (caption) => text.cutBlock(caption, false));
  const blocks = slot.blocks.filter((block) => !feet.captions.has(block));
  return blocks.flatMap((block, i) => {
    const foot = feet.of.get(block) ?? null;
    return cutBlock(block, blocks[i + 1]).map((piece): Piece => ({ ...piece, foot }));
  });

  function cutBlock(block: DeckBlock, next: DeckBlock | undefined): Piece[] {
    switch (block.kind) {
      case 'list':
        return text.cutList(block);
      case 'table':
        return cutTable(block, plan, sizes.table, context);
      case 'image':
      case 'diagram':
      case 'chart':
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
  function figureHeight(figure: Image | Diagram | Chart, next: DeckBlock | undefined): Inches {
    const { least: needed, good } = figureRoom(figure, place, context);
    const [caption] = next && isCaption(next) ? text.cutBlock(next, false) : [];
    const room = place.h - (caption ? caption.height + figureGap : 0);
    // A diagram may go on.
    const least = figure.kind === 'diagram' ? Math.min(needed, room) : needed;
    return Math.max(least, Math.min(good, room)) + figureGap;
  }
}

const figureGap: Inches = 0.2;

/**
 * The captions under each table: where it goes on they stand on all of its slides, for they name the source of what is in
 * it. What stands between the table and its captions goes with it.
 */
function findFeet(
  blocks: readonly DeckBlock[],
  cut: (caption: Block) => readonly Piece[],
): { readonly of: ReadonlyMap<DeckBlock, Foot>; readonly captions: ReadonlySet<DeckBlock> } {
  const of = new Map<DeckBlock, Foot>();
  const all = new Set<DeckBlock>();
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

export function isCaption(block: DeckBlock): block is Paragraph {
  return block.kind === 'paragraph' && block.class === 'caption';
}
