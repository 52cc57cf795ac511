export * from './template.ts';
export * from './markdown-value.ts';
