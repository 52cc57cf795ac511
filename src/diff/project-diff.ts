/** What differs between two versions of a project: first what is known, then where it shows. */
export interface ProjectDiff {
  /** As they were named. */
  readonly before: string;
  readonly after: string;
  readonly outlines: readonly OutlineDiff[];
  readonly decks: readonly DeckDiff[];
  /** Outlines and decks that have errors in one of the versions: nobody knows what differs in them. */
  readonly unknown: readonly string[];
}

export type Change = 'added' | 'removed' | 'changed' | 'moved' | 'renamed';

export interface OutlineDiff {
  readonly outline: string;
  readonly change: Change;
  readonly things: readonly ThingDiff[];
}

export const thingTypes = [
  'outline',
  'source',
  'statement',
  'quote',
  'element',
  'relationship',
  'group',
  'event',
  'term',
  'data',
] as const;
export type ThingType = (typeof thingTypes)[number];

export interface ThingDiff {
  readonly type: ThingType;
  /** As it is called now; of what is gone, as it was called. */
  readonly id: string;
  /** What it was called, where that is something else. */
  readonly was: string | null;
  readonly label: string;
  readonly change: Change;
  readonly fields: readonly FieldDiff[];
}

export interface FieldDiff {
  /** `label`, `image.alt`; of data the row and the column: `2024 / Revenue`. */
  readonly field: string;
  /** Where it is written in several languages. */
  readonly language: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface DeckDiff {
  /** `outline/deck` */
  readonly deck: string;
  readonly change: Change;
  readonly editions: readonly EditionDiff[];
}

export interface EditionDiff {
  readonly language: string;
  readonly change: Change;
  /** Title, subtitle, date, footer and the like: what is the whole deck's. */
  readonly texts: readonly TextDiff[];
  /** What the notes take to say; null: the same. */
  readonly minutes: Pair<number> | null;
  readonly slides: readonly SlideDiff[];
  readonly handouts: readonly HandoutDiff[];
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export interface SlideDiff {
  /** As it is called now; of one that is gone, as it was called. */
  readonly id: string;
  readonly was: string | null;
  readonly change: Change;
  /** It stands elsewhere among the others, whatever else is new. */
  readonly moved: boolean;
  readonly before: SlidePlace | null;
  readonly after: SlidePlace | null;
  readonly texts: readonly TextDiff[];
  readonly notes: readonly TextDiff[];
  readonly minutes: Pair<number> | null;
  /** Something else in its picture differs than its texts. */
  readonly looks: boolean;
}

export interface SlidePlace {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** How many slides it takes. */
  readonly pages: number;
  readonly hidden: boolean;
  /** Its drawings, where the report shows pictures; with what differs outlined. */
  readonly pictures: readonly string[];
}

export interface TextDiff {
  /** `title`, `text`, `table`, `chart`, `picture`, … */
  readonly place: string;
  readonly change: Change;
  readonly before: string | null;
  readonly after: string | null;
}

export interface HandoutDiff {
  readonly handout: string;
  readonly change: Change;
  readonly sections: readonly SectionDiff[];
}

export interface SectionDiff {
  readonly section: string;
  readonly change: Change;
  readonly texts: readonly TextDiff[];
}

/** Where nothing differs, in words. */
export function nothingDiffers({ unknown }: ProjectDiff): string {
  return unknown.length === 0
    ? 'Nothing differs.'
    : `Nothing differs in what could be compared; not compared: ${unknown.join(', ')}.`;
}

export function differs({ outlines, decks }: ProjectDiff): boolean {
  return outlines.length > 0 || decks.length > 0;
}
