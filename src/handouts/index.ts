export type { BlockLook, HandoutSetting } from '../template/index.ts';
export * from './codes.ts';
export type { Paper } from './handout-document.ts';
export * from './handout-document.ts';
export { runsOfDocument } from './handout-document.ts';
export * from './render-handouts.ts';
