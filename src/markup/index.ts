export { attributePlace } from './attribute-place.ts';
export * from './blocks.ts';
export { blocksToMarkdown } from './blocks-to-markdown.ts';
export { isCjk } from './cjk.ts';
export * from './codes.ts';
export { escapeMarkdown, markdownAddress } from './escape-markdown.ts';
export { type LinkPlace, linkPlaces } from './link-places.ts';
export { checkLinkTarget, type LinkTarget } from './link-target.ts';
export {
  commonMarkBlocks,
  commonMarkWithImages,
  type MarkdownParagraph,
  markdownParagraphs,
} from './markdown-paragraphs.ts';
export { type NotesParagraph, notesParagraphs } from './notes-paragraphs.ts';
export { type InlineResult, parseInline } from './parse-inline.ts';
export { type MarkdownOptions, type MarkdownResult, parseMarkdown } from './parse-markdown.ts';
export { parseSlide } from './parse-slide.ts';
export { isTextBlock } from './read-blocks.ts';
export * from './rendered-markup.ts';
export { attributeRuns, isBlank, mergeRuns, type RunSource, trimBreaks } from './runs.ts';
export { type MarkdownPlace, runsToMarkdown } from './runs-to-markdown.ts';
export { type GridRow, type TableGrid, tableGrid } from './table-grid.ts';
export {
  type AttributeInfo,
  type AttributeType,
  type ContentModel,
  type ElementInfo,
  vocabulary,
} from './vocabulary.ts';
export { blocksToMarkup, runsToMarkup } from './write-markup.ts';
