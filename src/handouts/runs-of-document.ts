import { mapRuns, type Run, runsOf } from '../markup/index.ts';
import type { HandoutBlock } from './handout-document.ts';

/** A block of a document with its runs replaced, in reading order; those of slides are their headings and their blocks. */
export function mapDocumentRuns<T extends HandoutBlock>(
  block: T,
  map: (runs: readonly Run[]) => readonly Run[],
): T {
  if (block.kind !== 'slide') return mapRuns(block, map);
  return {
    ...block,
    heading: map(block.heading),
    blocks: block.blocks.map((each) => mapRuns(each, map)),
  };
}

/** All runs of a document's blocks, in reading order. */
export function runsOfDocument(blocks: readonly HandoutBlock[]): readonly Run[] {
  return blocks.flatMap((block) =>
    block.kind === 'slide' ? [...block.heading, ...runsOf(block.blocks)] : runsOf([block]),
  );
}
