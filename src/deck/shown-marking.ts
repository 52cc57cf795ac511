import type { Level, Markings } from '../marking/index.ts';
import type { Owner } from '../markup/index.ts';
import type { Span } from '../source/index.ts';

/** Who may see something, as it is shown. */
export interface ShownMarking {
  /** Its place among the levels of the project. */
  readonly rank: number;
  /** In the deck's language. */
  readonly label: string;
  readonly colors: Level['colors'];
}

export interface DeckMarking extends ShownMarking {
  readonly banner: Markings['banner'];
  /** The rank of what nobody marked. */
  readonly least: number;
  /** How a rank is shown. */
  readonly of: (rank: number) => ShownMarking;
  /** The rank of what belongs to somebody, and is written at a place: notes may be above what they are of. */
  readonly rankOf: (owner: Owner, place?: Span | null) => number;
}
