import { mapTextBlock } from '../deck/index.ts';
import type { Run } from '../markup/index.ts';
import type { HandoutBlock } from './handout-document.ts';

/** A block with its runs replaced, in reading order. */
export function mapRuns<T extends HandoutBlock>(block: T, map: (runs: readonly Run[]) => readonly Run[]): T {
  // What comes back is of the kind that went in; TypeScript cannot follow that through the union.
  return mapAny(block, map) as T;
}

function mapAny(block: HandoutBlock, map: (runs: readonly Run[]) => readonly Run[]): HandoutBlock {
  switch (block.kind) {
    case 'picture':
    case 'page-break':
      return block;
    case 'slide':
      return {
        ...block,
        heading: map(block.heading),
        blocks: block.blocks.map((each) => mapRuns(each, map)),
      };
    default:
      return mapTextBlock(block, map);
  }
}

/** All runs of a document's blocks, in reading order. */
export function runsOfDocument(blocks: readonly HandoutBlock[]): readonly Run[] {
  const all: Run[] = [];
  for (const block of blocks) {
    mapRuns(block, (runs) => {
      all.push(...runs);
      return runs;
    });
  }
  return all;
}
