import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import type { Text } from '../yaml/index.ts';
import { reportMarking } from './codes.ts';

/** One of the levels of a project, from those that all may see upward. */
export interface Level {
  readonly id: string;
  /** What banners say; null: what the words of the template set say, else its id. */
  readonly label: Text | null;
  /** What stands behind a statement: `C`. */
  readonly short: string;
  /** Of a banner, as six hex digits; null: the theme's text on its paper. */
  readonly colors: { readonly text: `#${string}`; readonly paper: `#${string}` } | null;
}

/** Who may see what in a project. */
export interface Markings {
  /** Lowest first: the rank of a level is its place. */
  readonly levels: readonly Level[];
  /** The rank of what has no marking. */
  readonly usual: number;
  readonly isTlp: boolean;
  readonly banner: 'top' | 'bottom' | 'both' | 'none';
  readonly portion: boolean;
}

/** The rank of a level by its name; null, after unknown-marking, where there is none. */
export function rankOf(
  name: string,
  markings: Markings | null,
  span: Span | null,
  report: (diagnostic: Diagnostic) => void,
): number | null {
  if (!markings) {
    const hint = 'list the levels in throughline.yaml, lowest first: markings: [public, internal]';
    report(reportMarking('unknown-marking', span, `the project has no marking "${name}"`, { hint }));
    return null;
  }
  const rank = findLevel(name, markings);
  if (rank >= 0) return rank;
  const ids = markings.levels.map(({ id }) => id);
  const hint = didYouMean(name, ids) ?? `the markings are, lowest first: ${ids.join(', ')}`;
  report(reportMarking('unknown-marking', span, `the project has no marking "${name}"`, { hint }));
  return null;
}

/** TLP's are also called as FIRST writes them: `TLP:AMBER`. */
function findLevel(name: string, { levels, isTlp }: Markings): number {
  const wanted = isTlp ? name.toUpperCase().replace(/^TLP:/, '') : name;
  return levels.findIndex(({ id }) => id === wanted);
}

/** What a deck names and may not show: what it is, how it is marked, and what the deck may show. */
export function aboveMarking(
  what: string,
  rank: number,
  shown: number,
  { levels }: Markings,
  span: Span | null,
  place: Span | null,
): Diagnostic {
  const message = `${what} is marked ${levels[rank]!.id}, and this deck may show ${levels[shown]!.id} at the most`;
  const hint = `take it out of this deck, or give the deck "marking: ${levels[rank]!.id}"`;
  const related = place ? [{ message: 'it is written here', span: place }] : [];
  return reportMarking('above-marking', span, message, { hint, related });
}
