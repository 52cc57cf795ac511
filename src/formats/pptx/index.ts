export { pptxCodes } from './codes.ts';
export { type DrawPptxInput, drawPptx } from './draw-pptx.ts';
export type { Package, Part } from './package/package.ts';
export { readZip, ZipError, type ZipFile } from './package/read-zip.ts';
export { writeZip } from './package/write-zip.ts';
export { type Rule, rules as packageRules, verifyFile, verifyPackage } from './verify/index.ts';
