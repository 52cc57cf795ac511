export { codeLooks } from './code-looks.ts';
export { type CodePiece, type CodeRole, type CodeText, codeRoles, colorCode } from './color-code.ts';
export { languageMeant, languageOfFile } from './languages.ts';
export {
  type FileLines,
  hasLine,
  type LineRange,
  lineSetText,
  readFileLines,
  readLineSet,
} from './line-set.ts';
export { type FenceInfo, infoText, readInfo } from './read-info.ts';
