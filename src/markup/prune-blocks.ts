import type { Block, ImageMarkup, NotesBlock, Run } from './blocks.ts';
import { isBlank, trimBreaks } from './runs.ts';

/**
 * Blocks as notes and handouts show them where there are no pictures: citations are text, of pictures the words are left,
 * and what shows nothing is left out.
 */
export function pruneBlocks(blocks: readonly NotesBlock[]): Block[] {
  return blocks.flatMap((block) => prune(block) ?? []);
}

function prune(block: NotesBlock): Block | null {
  switch (block.kind) {
    case 'image': {
      const { origin } = block;
      return prune({ kind: 'paragraph', class: null, runs: wordsOfImage(block), origin });
    }
    case 'paragraph':
    case 'heading': {
      const runs = trimBreaks(block.runs.flatMap(citeAsText));
      return isBlank(runs) ? null : { ...block, runs };
    }
    case 'list': {
      const items = block.items
        .map((item) => ({ ...item, blocks: pruneBlocks(item.blocks) }))
        .filter((item) => item.blocks.length > 0);
      return items.length === 0 ? null : { ...block, items };
    }
    case 'blockquote': {
      const blocks = pruneBlocks(block.blocks);
      return blocks.length === 0 ? null : { ...block, blocks };
    }
    case 'code':
      return block.text.trim() === '' ? null : block;
    case 'table': {
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, runs: trimBreaks(cell.runs.flatMap(citeAsText)) })),
      }));
      return rows.every((row) => row.cells.every((cell) => isBlank(cell.runs))) ? null : { ...block, rows };
    }
    case 'rule':
      return block;
  }
}

/** What stands for a picture among words. */
export function wordsOfImage({ alt, decorative }: ImageMarkup): readonly Run[] {
  return alt === null || decorative ? [] : [{ text: alt, em: true }];
}

/** A citation as text: `[1]`; nothing while it has no number. */
export function citeAsText(run: Run): Run[] {
  if (!run.cite) return [run];
  const { cite: _, ...text } = run;
  return run.text === '' ? [] : [{ ...text, text: `[${run.text}]` }];
}
