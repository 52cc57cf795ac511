import type { Span } from '../source/index.ts';
import type { TemplateSet } from '../template/index.ts';
import type { LocatedMap } from '../yaml/index.ts';
import { type DeckFile, readEntry } from './deck-file.ts';
import { type HideableRecord, splitHideable } from './hideable-keys.ts';

/** An entry of a deck that excuses checks at its slides. */
export interface ExcusingSlide {
  readonly excuse: NonNullable<HideableRecord['excuse']>;
  /** All that is written of it. */
  readonly place: Span;
}

/** The excuses of a deck's slides, those of single members too. A template's own parameter of the name is none. */
export function excusingSlides(deckFile: DeckFile, templates: TemplateSet): ExcusingSlide[] {
  return deckFile.slides.flatMap(({ record, params }) => {
    const template = templates.slides.get(record.section ? 'section' : (record.use ?? ''));
    if (!template) return [];
    const read = (given: LocatedMap, start: number): ExcusingSlide[] => {
      // What is wrong with them is said where the slides are planned.
      const excuse = splitHideable(given, template, () => {}).keys?.excuse;
      return excuse ? [{ excuse, place: { ...given.span, start } }] : [];
    };
    const members = (record.with ?? []).flatMap(({ keySpan, value }) => {
      const member = readEntry(value, () => {});
      return member ? read(member.params, keySpan.start) : [];
    });
    return [...read(params, params.span.start), ...members];
  });
}
