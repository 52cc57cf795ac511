import type { Block, Origin, Run } from '../../markup/index.ts';
import type { NoteBlock, NoteRun } from '../protocol.ts';

type MarkOf = (run: Run, origin: Origin) => number | null;

/** Blocks of notes as plain data; `markOf` says where a run comes from. */
export function noteBlocks(blocks: readonly Block[], markOf: MarkOf): readonly NoteBlock[] {
  return blocks.map((block) => noteBlock(block, markOf));
}

function noteBlock(block: Block, markOf: MarkOf): NoteBlock {
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
  }
}

function noteRuns(runs: readonly Run[], origin: Origin, markOf: MarkOf): NoteRun[] {
  return runs.map((run) => ({
    // In notes a citation stands on the line, in brackets.
    text: run.cite ? `[${run.text}]` : run.text,
    styles: (['strong', 'em', 'code', 'sup', 'sub'] as const).filter((style) => run[style]),
    link: run.link ?? null,
    language: run.language ?? null,
    mark: markOf(run, origin),
  }));
}
