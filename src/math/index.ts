export type { FormulaDrawing } from './draw-formula.ts';
export { type FoundFormula, findFormula } from './find-formula.ts';
export { Formula, knownFormula, readFormula, splitTag } from './formula.ts';
export type { MathNode } from './math-node.ts';
export type { OmmlStyle } from './omml.ts';
export type { OutlineStep } from './outline-formula.ts';
export type { TexFault } from './read-tex.ts';
export type { FormulaRun } from './readable.ts';
export type { FormulaWords } from './say-formula.ts';
