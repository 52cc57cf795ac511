export { attributePlace } from './attribute-place.ts';
export * from './blocks.ts';
export { blocksToMarkdown } from './blocks-to-markdown.ts';
export { isCjk } from './cjk.ts';
export * from './codes.ts';
export { escapeMarkdown, markdownAddress } from './escape-markdown.ts';
export { type LinkPlace, linkPlaces } from './link-places.ts';
export { checkLinkTarget, type LinkTarget } from './link-target.ts';
export { lowerHeadings } from './lower-headings.ts';
export type { InlineResult } from './markdown/inline-reader.ts';
export {
  commonMarkBlocks,
  type MarkdownParagraph,
  markdownParagraphs,
  templateMarkdown,
} from './markdown-paragraphs.ts';
export * from './markup-tree.ts';
export { type NotesParagraph, notesParagraphs, ruleText } from './notes-paragraphs.ts';
export { parseInline } from './parse-inline.ts';
export { type MarkdownOptions, type MarkdownResult, parseMarkdown } from './parse-markdown.ts';
export { parseSlide } from './parse-slide.ts';
export { wordsOfImage } from './prune-blocks.ts';
export { isNotesBlock, isTextBlock } from './read-blocks.ts';
export { attributeRuns, isBlank, mergeRuns, type RunSource, trimBreaks } from './runs.ts';
export { type MarkdownPlace, runsToMarkdown } from './runs-to-markdown.ts';
export { inText, type MarkupEvent, scanMarkup, type TagState } from './scan-markup.ts';
export { htmlText } from './stored/html-text.ts';
export { markdownText } from './stored/markdown-text.ts';
export { type GridRow, type TableGrid, tableGrid } from './table-grid.ts';
export {
  type AttributeInfo,
  type AttributeType,
  type ContentModel,
  type DiagramVocabulary,
  type ElementInfo,
  vocabulary,
} from './vocabulary.ts';
export { type BlockVisitor, mapBlocks, mapRuns, runsOf, visitBlocks } from './walk-blocks.ts';
