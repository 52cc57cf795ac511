import { linkPlaces } from '../markup/index.ts';
import { type Diagnostic, didYouMean } from '../source/index.ts';
import { reportDeck } from './codes.ts';
import type { Slide } from './deck.ts';
import { runsOf } from './number-citations.ts';

/** Reports links to slides (`#slide-id`) that the deck does not have. */
export function checkSlideLinks(slides: readonly Slide[], report: (diagnostic: Diagnostic) => void): void {
  const ids = new Set(slides.map((slide) => slide.id));
  for (const slide of slides) {
    const runs = [
      ...slide.title,
      ...(slide.subtitle ?? []),
      ...slide.slots.flatMap((slot) => runsOf(slot.blocks)),
      ...runsOf(slide.notes),
    ];
    for (const run of runs) {
      if (!run.link?.startsWith('#')) continue;
      const target = run.link.slice(1);
      if (ids.has(target)) continue;
      const hint = didYouMean(target, ids);
      const value = run.yaml ?? slide.origin.yaml;
      const written = value ? linkPlaces(value, run.link).map((place) => place.whole) : [];
      for (const place of written.length > 0 ? written : [value]) {
        report(reportDeck('broken-slide-link', place, `no slide "${target}" to link to`, { hint }));
      }
    }
  }
}
