import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeDeck } from '../../src/layout/index.ts';
import type { Theme } from '../../src/theme/index.ts';
import { howMany, seed } from '../how-many.ts';
import { slides } from './random-slides.ts';
import { deck, sampleTheme } from './sample-deck.ts';
import { brokenPromises } from './slide-promises.ts';

/**
 * Thousands of random slides in both shipped themes: whatever is on them, boxes stay on the slide and in their slots and
 * keep apart, text is no wider or taller than its box, lines run through no node, and nothing is left out, unless a
 * finding says so.
 */

const night = readFileSync(new URL('../../templates/night/theme.yaml', import.meta.url), 'utf8');
const themes = { briefing: sampleTheme(), night: sampleTheme(night) };
const sizes = ["'4:3'", "'16:10'", 'a4', 'a4-portrait'];

/** Findings that say that something does not fit as it should. */
const excuses = new Set([
  'text-overflow',
  'word-too-wide',
  'figure-too-small',
  'diagram-too-dense',
  'diagram-tangled',
  'diagram-labels-dropped',
  'diagram-members-dropped',
  'diagram-empty',
]);

function hold(theme: Theme, runs: number): void {
  let silent = 0;
  fc.assert(
    fc.property(slides(theme), (given) => {
      const { value, diagnostics } = placeDeck(deck([given]), theme);
      expect(value).toBeDefined();
      for (const each of diagnostics) expect(each.span).not.toBeNull();
      if (diagnostics.some((each) => excuses.has(each.code))) return;
      silent += 1;
      const layout = theme.layouts.get(given.layout)!;
      expect(brokenPromises(given, value!.placed.slides, layout, theme.size)).toEqual([]);
    }),
    { numRuns: runs },
  );
  // Findings must not excuse everything.
  expect(silent).toBeGreaterThan(runs / 2);
}

describe.each(Object.entries(themes))('random slides in the theme %s', (_, theme) => {
  it(`hold what the layout promises (${howMany.slides} slides, seed ${seed})`, () =>
    hold(theme, howMany.slides));
});

describe.each(sizes)('random slides of the size %s', (size) => {
  const runs = howMany.slidesOfEachSize;
  it(`hold the same (${runs} slides)`, () => hold(sampleTheme(`size: ${size}\n`), runs));
});
