export * from './currencies.ts';
export * from './figure.ts';
export * from './number-style.ts';
export * from './read-figure.ts';
export * from './write-figure.ts';
