import type { Block, MarkupBlock } from './blocks.ts';

/**
 * Puts the headings of a text below those that it stands under: the highest is of level `under` + 1, the others keep their
 * distance from it as far as there are levels.
 */
export function lowerHeadings<T extends MarkupBlock>(blocks: readonly T[], under: number): readonly T[] {
  const highest = Math.min(...blocks.flatMap(levelsOf));
  return Number.isFinite(highest) ? blocks.map((block) => lower(block, under + 1 - highest)) : blocks;
}

function levelsOf(block: MarkupBlock): number[] {
  if (block.kind === 'heading') return [block.level];
  if (block.kind === 'blockquote') return block.blocks.flatMap(levelsOf);
  return block.kind === 'list' ? block.items.flatMap((item) => item.blocks.flatMap(levelsOf)) : [];
}

function lower<T extends MarkupBlock>(block: T, by: number): T {
  const within = (blocks: readonly Block[]): Block[] => blocks.map((each) => lower(each, by));
  if (block.kind === 'heading') return { ...block, level: Math.min(6, block.level + by) };
  if (block.kind === 'blockquote') return { ...block, blocks: within(block.blocks) };
  if (block.kind !== 'list') return block;
  return { ...block, items: block.items.map((item) => ({ ...item, blocks: within(item.blocks) })) };
}
