import type { Diagnostic, Span } from '../source/index.ts';
import type { LocatedMap } from '../yaml/index.ts';

/** An entry as a source of an outline. */
export interface BibliographyEntry {
  readonly id: string;
  /** As it is written, and where. */
  readonly key: string;
  readonly keySpan: Span;
  /** The keys of a source. */
  readonly source: LocatedMap;
}

/** An entry before it has an id. */
export type RawEntry = Omit<BibliographyEntry, 'id'>;

export type Report = (diagnostic: Diagnostic) => void;
