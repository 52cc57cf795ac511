export type { AddedEdit } from './added-shapes.ts';
export { applyEdits, type EditedDeck } from './apply-edits.ts';
export { editCodes } from './codes.ts';
export type {
  BoxEdit,
  DeckEdits,
  DeletedEdit,
  EditBox,
  EditedLook,
  LookEdit,
  ShapeEdits,
  SlideEdits,
  Words,
  WordsEdit,
} from './deck-edits.ts';
export { editsJsonSchema } from './edits-schema.ts';
export { readEdits } from './read-edits.ts';
export { replaceStretch, stretchBetween } from './stretch.ts';
export { type PlainEdits, writeEdits } from './write-edits.ts';
