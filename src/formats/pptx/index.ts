export { pptxCodes } from './codes.ts';
export { compareDecks, type DeckChanges, type SlideChange, type SlidePart } from './compare/compare-decks.ts';
export { type ComparableDeck, type ComparableSlide, readComparable } from './compare/read-comparable.ts';
export { type DrawPptxInput, drawPptx } from './draw-pptx.ts';
export {
  type AddedShape,
  type Change,
  compareFile,
  endsOf,
  type Judgement,
  judgeFile,
  type LetterLook,
  type LineEnd,
  readAdded,
  readBase,
  readSnapshot,
  ShapeIndex,
  type Snapshot,
  type SnapshotBox,
  type SnapshotLook,
  type SnapshotShape,
  type SnapshotSlide,
  type StretchChange,
} from './edits/index.ts';
export { contentHash } from './finish/content-hash.ts';
export { NotesPlanner } from './finish/notes-page.ts';
export type {
  AccessibleDeck,
  AccessibleMark,
  AccessibleShape,
  AccessibleSlide,
  AccessibleText,
} from './read/accessible-deck.ts';
export { attemptRead, PartReader } from './read/part-reader.ts';
export { readAccessible } from './read/read-accessible.ts';
export { readBody, runsOfBody } from './read/read-paragraphs.ts';
export {
  type ReadDeck,
  type ReadParagraph,
  type ReadShape,
  type ReadSlide,
  readPptx,
} from './read/read-pptx.ts';
export type { Rule } from './verify/facts.ts';
export { findDangers } from './verify/find-dangers.ts';
export { verifyFile, verifyPackage, verifyZip } from './verify/inspection.ts';
export { rules as packageRules } from './verify/rules/index.ts';
