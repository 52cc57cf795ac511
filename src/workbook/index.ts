export {
  readSheet,
  type SheetCell,
  type SheetOutcome,
  type SheetRead,
  type SheetRequest,
} from './read-sheet.ts';
