import type { Block, ImageMarkup, NotesBlock, Run } from './blocks.ts';
import { isBlank, trimBreaks } from './runs.ts';
import { mapBlocks, mapRuns, runsOf } from './walk-blocks.ts';

/**
 * Blocks as notes and handouts show them where there are no pictures: citations are text, of pictures the words are left,
 * and what shows nothing is left out.
 */
export function pruneBlocks(blocks: readonly NotesBlock[]): Block[] {
  // Pictures become paragraphs: only blocks of text are left.
  return mapBlocks<NotesBlock>(blocks, prune) as Block[];
}

function prune(block: NotesBlock): readonly Block[] {
  switch (block.kind) {
    case 'image': {
      const { origin } = block;
      return prune({ kind: 'paragraph', class: null, runs: wordsOfImage(block), origin });
    }
    case 'paragraph':
    case 'heading': {
      const shown = mapRuns(block, pruneRuns);
      return isBlank(shown.runs) ? [] : [shown];
    }
    case 'code':
      return block.text.trim() === '' ? [] : [block];
    case 'table': {
      const shown = mapRuns(block, pruneRuns);
      return isBlank(runsOf([shown])) ? [] : [shown];
    }
    default:
      return [block];
  }
}

function pruneRuns(runs: readonly Run[]): readonly Run[] {
  return trimBreaks(runs.flatMap(citeAsText));
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
