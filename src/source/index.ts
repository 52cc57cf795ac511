export * from './diagnostic.ts';
export * from './files.ts';
export * from './hostile-text.ts';
export * from './mapped-text.ts';
export * from './outcome.ts';
export * from './source-file.ts';
export * from './suggest.ts';
export * from './with-article.ts';
