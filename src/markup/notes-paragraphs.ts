import type { Block, ImageMarkup, List, NotesBlock, Run, Table } from './blocks.ts';
import { isBlank, trimBreaks } from './runs.ts';
import { tableGrid } from './tables.ts';
import { mapBlocks, mapRuns, runsOf } from './walk-blocks.ts';

/** What stands for a break between two parts of a text where no line is drawn. */
export const ruleText = '* * *';

/** One paragraph of speaker notes. */
export interface NotesParagraph {
  /** Citations among them read `[1]`. */
  readonly runs: readonly Run[];
  /**
   * How far it is set in: an item of a list at the top is 0, of a list in it 1. What follows an item's first
   * paragraph, and a quotation, is one deeper than where it stands.
   */
  readonly level: number;
  readonly bullet: { readonly ordered: boolean; readonly number: number } | null;
}

/**
 * Blocks as the paragraphs that notes are made of: a code block gives one for each line, a table one for each row, its
 * cells with " | " between; headings are strong, a rule is three asterisks, a picture its words. What shows nothing is left
 * out, but for the empty lines of code. The notes pages of the deck and the Markdown notes both say exactly this.
 */
export function notesParagraphs(blocks: readonly NotesBlock[]): NotesParagraph[] {
  return flattenAll(pruneBlocks(blocks), 0);
}

function flattenAll(blocks: readonly Block[], level: number): NotesParagraph[] {
  return blocks.flatMap((block) => flatten(block, level));
}

function flatten(block: Block, level: number): NotesParagraph[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ runs: block.runs, level, bullet: null }];
    case 'heading':
      return [{ runs: block.runs.map((run) => ({ ...run, strong: true })), level, bullet: null }];
    case 'rule':
      return [{ runs: [{ text: ruleText }], level, bullet: null }];
    case 'blockquote':
      return flattenAll(block.blocks, level + 1);
    case 'code':
      return block.text
        .split('\n')
        .map((line) => ({ runs: line === '' ? [] : [{ text: line, code: true }], level, bullet: null }));
    case 'table':
      return flattenTable(block, level);
    case 'list':
      return flattenList(block, level);
  }
}

function flattenList(list: List, level: number): NotesParagraph[] {
  return list.items.flatMap(({ blocks }, i) => {
    const [first, ...rest] = blocks;
    // An item that begins with a list has no line of its own to carry its bullet.
    if (!first || first.kind === 'list') return flattenAll(blocks, level + 1);
    const bullet = { ordered: list.ordered, number: list.start + i };
    const own = flatten(first, level).map((each, at) =>
      at === 0 ? { ...each, level, bullet } : { ...each, level: level + 1 },
    );
    return [...own, ...flattenAll(rest, level + 1)];
  });
}

function flattenTable(table: Table, level: number): NotesParagraph[] {
  return tableGrid(table)
    .rows.filter(({ cells }) => cells.some((cell) => cell && !isBlank(cell.runs)))
    .map(({ cells }) => {
      const runs = cells.flatMap((cell, i) => [...(i > 0 ? [{ text: ' | ' }] : []), ...(cell?.runs ?? [])]);
      return { runs, level, bullet: null };
    });
}

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
