export { withAddedSlides } from './added-slides.ts';
export { applyEdits } from './apply-edits.ts';
export { editCodes } from './codes.ts';
export type {
  AddedEdit,
  AddedSlide,
  BoxEdit,
  DeckEdits,
  DeletedEdit,
  EditBox,
  EditedDeck,
  EditedLook,
  LetterEdit,
  LineEndEdit,
  LookEdit,
  RunEdit,
  ShapeEdits,
  SlideEdits,
  ValueEdit,
  Words,
  WordsEdit,
} from './deck-edits.ts';
export { wordsIn } from './deck-edits.ts';
export type { ReadEditPicture } from './edit-context.ts';
export { editsJsonSchema } from './edits-schema.ts';
export { readEdits } from './read-edits.ts';
export { scaled } from './restyle.ts';
export { wordsOfRuns } from './reword.ts';
export { replaceStretch, stretchBetween } from './stretch.ts';
export { type PlainEdits, writeEdits } from './write-edits.ts';
