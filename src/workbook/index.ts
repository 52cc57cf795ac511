export {
  readSheet,
  type SheetCell,
  type SheetRead,
} from './read-sheet.ts';
