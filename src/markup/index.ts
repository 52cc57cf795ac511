export * from './blocks.ts';
export { blocksToMarkdown } from './blocks-to-markdown.ts';
export * from './card-styles.ts';
export * from './cell-drawing.ts';
export * from './chart-kinds.ts';
export { breakVanishesBetween, isCjk } from './cjk.ts';
export * from './codes.ts';
export {
  cutAtIsolates,
  isolatesOf,
  isRightToLeft,
  paragraphDirection,
  withMarks,
  withoutMarks,
} from './direction.ts';
export { escapeMarkdown, markdownAddress } from './escape-markdown.ts';
export { checkLinkTarget, linkHint, linkPlaces } from './links.ts';
export { marksBeforeStops } from './marks-before-stops.ts';
export { attributePlace } from './markup-scope.ts';
export * from './markup-tree.ts';
export { type NotesParagraph, notesParagraphs, ruleText, wordsOfImage } from './notes-paragraphs.ts';
export { parseInline, parseMarkdown, templateMarkdown } from './parse-markdown.ts';
export { parseSlide } from './parse-slide.ts';
export { isRaisedMark, plainWords } from './plain-words.ts';
export { type CodeProblem, codeOf, languageProblems, markProblems } from './read-code.ts';
export { attributeRuns, isBlank, mergeRuns, type RunSource, sameOwner, trimBreaks } from './runs.ts';
export { runsToMarkdown } from './runs-to-markdown.ts';
export { sayFormulas } from './say-formulas.ts';
export { inText, type MarkupAttribute, type MarkupEvent, scanMarkup, type TagState } from './scan-markup.ts';
export { htmlText, markdownText } from './stored-text.ts';
export { type GridRow, type TableGrid, tableGrid } from './tables.ts';
export {
  type AttributeInfo,
  type AttributeType,
  type ContentModel,
  type DiagramVocabulary,
  type ElementInfo,
  vocabulary,
} from './vocabulary.ts';
export { lowerHeadings, mapBlocks, mapRuns, runsOf, visitBlocks } from './walk-blocks.ts';
