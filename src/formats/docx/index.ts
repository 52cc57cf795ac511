export { docxCodes } from './codes.ts';
export { type DocxOptions, drawDocx } from './draw-docx.ts';
