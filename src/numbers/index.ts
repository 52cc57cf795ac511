export * from './figure.ts';
export * from './read-figure.ts';
export * from './sum-figures.ts';
export * from './write-figure.ts';
