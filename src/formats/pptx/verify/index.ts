export { Inspection, verifyPackage } from './inspection.ts';
export { type Rule, rules } from './rules/index.ts';
export { verifyFile } from './verify-file.ts';
