import type { MarkupBlock } from './blocks.ts';
import { mapBlocks, visitBlocks } from './walk-blocks.ts';

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
