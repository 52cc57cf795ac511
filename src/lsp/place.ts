import type { Span } from '../source/index.ts';
import type { LocatedMap } from '../yaml/index.ts';

/** What ids of an outline stand for. */
export type NamedType =
  | 'element'
  | 'relationship'
  | 'group'
  | 'event'
  | 'statement'
  | 'term'
  | 'source'
  | 'data';

/** Where an id is written. */
export interface IdPlace {
  readonly kind: 'id';
  readonly text: string;
  readonly span: Span;
  /** What it may stand for; where it is given, the one thing that it is. */
  readonly types: readonly NamedType[];
  /** Of the place where the thing is written: what is written of it. */
  readonly defines: LocatedMap | 'name' | null;
}

/** Where one of some words stands. */
export interface WordPlace {
  readonly kind: 'word';
  readonly text: string;
  readonly span: Span;
  readonly words: () => readonly Choice[];
}

export interface Choice {
  readonly name: string;
  readonly about: string;
}

/** Where a file is named. */
export interface FilePlace {
  readonly kind: 'file';
  readonly text: string;
  readonly span: Span;
  /** Whether its path counts from the outline's folder, or from the project's root. */
  readonly from: 'outline' | 'root';
  /** A bibliography: its entries are sources too. */
  readonly sources?: true;
}

/** A passage, letter for letter, and the source that it stands in. */
export interface QuotePlace {
  readonly kind: 'quote';
  readonly text: string;
  readonly span: Span;
  readonly source: string | null;
}

/** A place of a file that means something beyond its own words. */
export type Place = IdPlace | WordPlace | FilePlace | QuotePlace;

/** Elements, relationships, groups, events and statements share their names; terms, sources and data have their own. */
export function spaceOf(type: NamedType): string {
  return type === 'term' || type === 'source' || type === 'data' ? type : 'thing';
}
