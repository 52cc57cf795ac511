import { createRequire } from 'node:module';
/** The patterns of one language, as the library has them. */
export type PatternSet = readonly unknown[];

/** Makes a function that puts marks between the syllables of words. */
type CreateHyphenator = (
  patterns: PatternSet,
  options: { readonly async: false; readonly hyphenChar: string; readonly minWordLength: number },
) => (text: string) => string;

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

/**
 * The library that parts words and its patterns, each loaded when a word of its language does not fit. Not with `import()`,
 * since layout is not asynchronous. Every language here has its notice in NOTICE.md.
 */
export const hyphenLibrary = (): CreateHyphenator => require('hyphen') as CreateHyphenator;

export const hyphenPatterns: Readonly<Record<string, () => PatternSet>> = {
  da: () => require('hyphen/patterns/da') as PatternSet,
  de: () => require('hyphen/patterns/de-1996') as PatternSet,
  en: () => require('hyphen/patterns/en-us') as PatternSet,
  es: () => require('hyphen/patterns/es') as PatternSet,
  fr: () => require('hyphen/patterns/fr') as PatternSet,
  it: () => require('hyphen/patterns/it') as PatternSet,
  nl: () => require('hyphen/patterns/nl') as PatternSet,
  pl: () => require('hyphen/patterns/pl') as PatternSet,
  pt: () => require('hyphen/patterns/pt') as PatternSet,
};
