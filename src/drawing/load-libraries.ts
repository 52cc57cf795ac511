import { createRequire } from 'node:module';
import type * as CalcModule from '@csstools/css-calc';
import type * as ColorModule from '@csstools/css-color-parser';
import type * as AlgorithmsModule from '@csstools/css-parser-algorithms';
import type * as TokenizerModule from '@csstools/css-tokenizer';
import type * as SelectModule from 'css-select';
import type * as CssTreeModule from 'css-tree';
import type * as WhatModule from 'css-what';
import type SvgPathModule from 'svgpath';

type CssTree = Pick<typeof CssTreeModule, 'parse' | 'tokenize' | 'ident' | 'string' | 'url'>;
type Selectors = Pick<typeof WhatModule, 'parse'> & Pick<typeof SelectModule, '_compileUnsafe'>;
type ValueLibraries = Pick<typeof TokenizerModule, 'tokenize'> &
  Pick<typeof AlgorithmsModule, 'parseComponentValue'> &
  Pick<typeof ColorModule, 'color' | 'serializeRGB'> &
  Pick<typeof CalcModule, 'calc'>;

// The bundle takes this line away, so that its own `require` finds the libraries in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

let tree: CssTree | null = null;
let matching: Selectors | null = null;
let values: ValueLibraries | null = null;
let paths: typeof SvgPathModule | null = null;

/**
 * The libraries that read CSS, loaded when a drawing has any: most pictures have none, and few decks have drawings. Not
 * with `import()`, since pictures are read in the midst of what is otherwise not asynchronous.
 */
export function cssTree(): CssTree {
  tree ??= {
    parse: require('css-tree/parser') as CssTree['parse'],
    ...(require('css-tree/tokenizer') as Pick<CssTree, 'tokenize'>),
    ...(require('css-tree/utils') as Pick<CssTree, 'ident' | 'string' | 'url'>),
  };
  return tree;
}

export function selectors(): Selectors {
  matching ??= {
    ...(require('css-what') as Pick<Selectors, 'parse'>),
    ...(require('css-select') as Pick<Selectors, '_compileUnsafe'>),
  };
  return matching;
}

export function valueLibraries(): ValueLibraries {
  values ??= {
    ...(require('@csstools/css-tokenizer') as Pick<ValueLibraries, 'tokenize'>),
    ...(require('@csstools/css-parser-algorithms') as Pick<ValueLibraries, 'parseComponentValue'>),
    ...(require('@csstools/css-color-parser') as Pick<ValueLibraries, 'color' | 'serializeRGB'>),
    ...(require('@csstools/css-calc') as Pick<ValueLibraries, 'calc'>),
  };
  return values;
}

export function pathLibrary(): typeof SvgPathModule {
  paths ??= require('svgpath') as typeof SvgPathModule;
  return paths;
}
