import type { HandoutBlock } from '../../../handouts/index.ts';
import type { Run } from '../../../markup/index.ts';

/** All runs of some blocks, in reading order. */
export function runsIn(blocks: readonly HandoutBlock[]): Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return block.runs;
      case 'list':
        return block.items.flatMap((item) => runsIn(item.blocks));
      case 'blockquote':
        return runsIn(block.blocks);
      case 'slide':
        return [...block.heading, ...runsIn(block.blocks)];
      case 'table':
        return block.rows.flatMap(({ cells }) => cells.flatMap(({ runs }) => runs));
      default:
        return [];
    }
  });
}

/** Numbers whose source stands among these blocks. */
export function listedNumbers(blocks: readonly HandoutBlock[]): ReadonlySet<number> {
  return new Set(runsIn(blocks).flatMap(({ entry }) => entry ?? []));
}
