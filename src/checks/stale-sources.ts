import { type Deck, sourcesUnder } from '../deck/index.ts';
import type { Outline, StaleSource } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportCheck } from './codes.ts';

/** A deck, and which of its slides stand on which source: ids by the source's. */
export interface StandingDeck {
  readonly name: string;
  readonly slides: ReadonlyMap<string, readonly string[]>;
}

/** The slides of a deck's editions by the sources that they stand on. */
export function standingDeck(name: string, editions: readonly Deck[]): StandingDeck {
  const slides = new Map<string, string[]>();
  for (const deck of editions) {
    for (const slide of deck.slides) {
      for (const source of sourcesUnder(slide, deck)) {
        const ids = slides.get(source) ?? [];
        if (!ids.includes(slide.id)) ids.push(slide.id);
        slides.set(source, ids);
      }
    }
  }
  return { name, slides };
}

/** Diagnostics: source-expired, source-review-due, each at the source, with what stands on it. */
export function reportStale(
  outline: Outline,
  stale: readonly StaleSource[],
  decks: readonly StandingDeck[],
): Diagnostic[] {
  return stale.map(({ source, why, date }) => {
    const standing = whatStands(source.id, outline, decks);
    if (why === 'expired') {
      const message = `the source "${source.id}" was valid until ${date.text}; ${standing}`;
      const hint = 'see whether it still holds and give it a later "valid-until", or find another source';
      return reportCheck('source-expired', spanOf(source, 'valid-until'), message, { hint });
    }
    const message = `the source "${source.id}" was to be reviewed by ${date.text}; ${standing}`;
    const hint = 'look at it again, then give it a later "review-by"';
    return reportCheck('source-review-due', spanOf(source, 'review-by'), message, { hint });
  });
}

/** How many things a message names; who wants all of them looks for the source's id. */
const named = 6;

function whatStands(id: string, outline: Outline, decks: readonly StandingDeck[]): string {
  const statements = [...outline.statementsByKey.values()]
    .filter(({ passages }) => passages.some(({ source }) => source.id === id))
    .map(({ key }) => key);
  const data = [...outline.data.values()].filter(({ source }) => source?.id === id).map((each) => each.id);
  const slides = decks.flatMap(({ name, slides }) =>
    (slides.get(id) ?? []).map((slide) => (decks.length > 1 ? `${name} ${slide}` : slide)),
  );
  const parts = [
    counted(statements, 'statement'),
    counted(data, 'table of data', 'tables of data'),
    counted(
      slides,
      decks.length === 1 ? `slide of ${decks[0]!.name}` : 'slide',
      decks.length === 1 ? `slides of ${decks[0]!.name}` : 'slides',
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing stands on it' : `on it stand ${parts.join('; ')}`;
}

/** `2 statements (ocean-share, rain/1)` */
function counted(names: readonly string[], one: string, many = `${one}s`): string | null {
  if (names.length === 0) return null;
  const more = names.length - named;
  const shown = names.slice(0, more > 0 ? named - 1 : named);
  const rest = more > 0 ? ` and ${names.length - shown.length} more` : '';
  return `${names.length} ${names.length === 1 ? one : many} (${shown.join(', ')}${rest})`;
}
