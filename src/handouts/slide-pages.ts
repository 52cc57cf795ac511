import type { Deck } from '../deck/index.ts';
import { runsOf } from '../markup/index.ts';
import type { Source } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import { briefOf } from './slide-brief.ts';

/** Slides as they share pages, each page with the sources of all that is cited on it. */
export function slidePages(
  deck: Deck,
  views: Views,
  slideViews: readonly object[],
  perPage: number,
): readonly object[] {
  const pages: object[] = [];
  for (let start = 0; start < deck.slides.length; start += perPage) {
    const slides = deck.slides.slice(start, start + perPage);
    const numbers = new Set<number>();
    for (const slide of slides) {
      for (const number of slide.cited) numbers.add(number);
      for (const { cite, text } of runsOf(briefOf(slide.notes).blocks))
        if (cite) for (const number of text.split(', ')) numbers.add(Number(number));
    }
    const bySource = new Map<Source, number[]>();
    for (const number of [...numbers].sort((a, b) => a - b)) {
      const source = deck.citations[number - 1]?.passage.source;
      if (source) bySource.set(source, [...(bySource.get(source) ?? []), number]);
    }
    pages.push(
      Object.freeze({
        slides: Object.freeze(slideViews.slice(start, start + perPage)),
        sources: Object.freeze(
          [...bySource].map(([source, own]) =>
            Object.freeze({ source: views.view(source), numbers: Object.freeze(own) }),
          ),
        ),
        last: start + perPage >= deck.slides.length,
      }),
    );
  }
  return Object.freeze(pages);
}
