import { createRequire } from 'node:module';
import type * as LowlightModule from 'lowlight';

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

let made: ReturnType<typeof LowlightModule.createLowlight> | null = null;

/**
 * What colours code, loaded when a text holds code with a language: few decks have any. Not with `import()`, since slides
 * are placed in the midst of what is not asynchronous.
 */
export function highlighter(): ReturnType<typeof LowlightModule.createLowlight> {
  if (!made) {
    const { common, createLowlight } = require('lowlight') as Pick<
      typeof LowlightModule,
      'common' | 'createLowlight'
    >;
    made = createLowlight(common);
  }
  return made;
}
