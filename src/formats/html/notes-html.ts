import type { HandoutWords } from '../../handouts/index.ts';
import { type Block, type NotesBlock, wordsOfImage } from '../../markup/index.ts';
import { blocksHtml } from './blocks-html.ts';
import { HeadingIds } from './html-context.ts';

/**
 * A slide's notes beside the slide. Citation marks are numbers that lead nowhere, since the sources stand at the slide's
 * foot; of a picture its words are told.
 */
export function notesHtml(blocks: readonly NotesBlock[], words: HandoutWords, language: string): string {
  const told = blocks.map(
    (block): Block =>
      block.kind === 'image'
        ? { kind: 'paragraph', class: null, origin: block.origin, runs: wordsOfImage(block) }
        : block,
  );
  return blocksHtml(told, {
    document: { words, slidesPerPage: null, citations: new Map(), setting: 'plain', language },
    anchors: { marks: new Map(), entries: new Map(), unlisted: [] },
    ids: new HeadingIds(),
  });
}
