import type { Deck } from '../deck/index.ts';
import { type Run, runsOf } from '../markup/index.ts';

/** Where in deck files the texts stand that come on slides and into notes, by file: the offsets at which they begin. */
export function shownPlaces(deck: Deck, into: Map<string, Set<number>>): void {
  const add = (runs: readonly Run[]): void => {
    for (const { yaml } of runs) {
      if (!yaml || !/\.ya?ml$/.test(yaml.file.path)) continue;
      const known = into.get(yaml.file.path);
      if (known) known.add(yaml.start);
      else into.set(yaml.file.path, new Set([yaml.start]));
    }
  };
  for (const slide of deck.slides) {
    add(slide.title);
    add(slide.subtitle ?? []);
    for (const { blocks } of slide.slots) add(runsOf(blocks));
    add(runsOf(slide.notes));
  }
}
