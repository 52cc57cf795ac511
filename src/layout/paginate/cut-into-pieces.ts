import type { DeckBlock } from '../../deck/index.ts';
import type { SlotPlan } from '../place/plan-slot.ts';
import { figureRoom } from '../place/plan-slot.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { cutTable } from './cut-table.ts';
import { createTextCutter } from './cut-text.ts';
import type { CutSizes, Piece } from './pieces.ts';

/** A slot's content as pieces that may stand on slides of their own: items, rows, blocks, and lines of what is taller. */
export function cutIntoPieces(plan: SlotPlan, sizes: CutSizes, context: SlideContext): Piece[] {
  const { slot, place } = plan;
  const text = createTextCutter(plan, sizes.text, context);
  return slot.blocks.flatMap((block, i): Piece[] => {
    const next = slot.blocks[i + 1];
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
            height: figureRoom(block, place, context).good + 0.2,
            opening: 0,
            keepNext: next !== undefined && isCaption(next),
            within: [],
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
  });
}

function isCaption(block: DeckBlock): boolean {
  return block.kind === 'paragraph' && block.class === 'caption';
}
