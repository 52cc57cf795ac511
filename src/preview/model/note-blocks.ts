import { type NotesBlock, type Origin, type Run, wordsOfImage } from '../../markup/index.ts';
import type { NoteBlock, NoteRun } from '../protocol.ts';

type MarkOf = (run: Run, origin: Origin) => number | null;

/** Blocks of notes as plain data; `markOf` says where a run comes from. */
export function noteBlocks(blocks: readonly NotesBlock[], markOf: MarkOf): readonly NoteBlock[] {
  return blocks.map((block) => noteBlock(block, markOf));
}

function noteBlock(block: NotesBlock, markOf: MarkOf): NoteBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { kind: block.kind, runs: noteRuns(block.runs, block.origin, markOf) };
    case 'list': {
      const items = block.items.map((item) => noteBlocks(item.blocks, markOf));
      return { kind: 'list', ordered: block.ordered, start: block.start, items };
    }
    case 'blockquote':
      return { kind: 'quote', blocks: noteBlocks(block.blocks, markOf) };
    case 'code':
      return { kind: 'code', text: block.text };
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.cells.map(({ header, colspan, rowspan, runs, origin }) => ({
            header,
            colspan,
            rowspan,
            runs: noteRuns(runs, origin, markOf),
          })),
        ),
      };
    case 'rule':
      return { kind: 'rule' };
    case 'image':
      return { kind: 'paragraph', runs: noteRuns(wordsOfImage(block), block.origin, markOf) };
  }
}

function noteRuns(runs: readonly Run[], origin: Origin, markOf: MarkOf): NoteRun[] {
  return runs.map((run) => ({
    // In notes a citation stands on the line, in brackets.
    text: run.cite ? `[${run.text}]` : run.text,
    styles: (['strong', 'em', 'strike', 'code', 'sup', 'sub'] as const).flatMap((style) =>
      run[style] ? [style === 'strike' ? ('del' as const) : style] : [],
    ),
    link: run.link ?? null,
    title: run.linkTitle ?? null,
    language: run.language ?? null,
    mark: markOf(run, origin),
  }));
}
