export { pptxCodes } from './codes.ts';
export { type DrawPptxInput, drawPptx } from './draw-pptx.ts';
export { contentHash } from './finish/content-hash.ts';
export type { Package, Part } from './package/package.ts';
export { readZip, ZipError, type ZipFile, type ZipLimits } from './package/read-zip.ts';
export { writeZip } from './package/write-zip.ts';
export { type ReadDeck, type ReadParagraph, type ReadShape, type ReadSlide, readPptx } from './read-pptx.ts';
export { type Rule, rules as packageRules, verifyFile, verifyPackage } from './verify/index.ts';
