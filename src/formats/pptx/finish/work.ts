import type { Deck, Slide } from '../../../deck/index.ts';
import type { PlacedDeck, PlacedShape, PlacedSlide } from '../../../layout/index.ts';
import type { Part, Relationship } from '../../../package/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import type { Theme, ThemeLayout } from '../../../theme/index.ts';
import type { LayoutPlace } from './layout-places.ts';
import type { MediaStore } from './media-store.ts';
import type { GluedShape } from './slide/connector.ts';
import type { TextFinisher } from './text-finisher.ts';

/** What the finishers work on: the drawn parts, and the package that grows out of them. */
export interface Work {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  /** ISO instant. */
  readonly created: string;
  /** Where finished parts go. */
  readonly parts: PartSink;
  /** By id, in the order of the theme. */
  readonly layouts: ReadonlyMap<string, LayoutWork>;
  readonly slides: readonly SlideEntry[];
  readonly media: MediaStore;
  readonly text: TextFinisher;
  readonly problems: Diagnostic[];
  /** How many charts there are so far: grows slide by slide. */
  charts: number;
}

/** Takes finished parts one by one: they are looked at and packed at once, so that none need be kept. */
export interface PartSink {
  set(name: string, part: Part): void;
  names(): readonly string[];
}

export interface LayoutWork {
  /** Number of its part, from 1. */
  readonly number: number;
  readonly layout: ThemeLayout;
  readonly places: readonly LayoutPlace[];
}

export interface SlideEntry {
  readonly number: number;
  /** Number among the slides that are drawn together, from 1. */
  readonly drawnNumber: number;
  readonly placed: PlacedSlide;
  /** Its meaning; null where the deck does not know it. */
  readonly slide: Slide | null;
}

/** One slide while its drawn shapes are finished. */
export interface SlideWork extends SlideEntry {
  readonly layout: LayoutWork;
  /** What pptxgenjs drew for each shape: its element as XML. */
  readonly drawn: ReadonlyMap<PlacedShape, string>;
  /** Ids of all placed shapes; groups and connectors included. */
  readonly ids: ReadonlyMap<PlacedShape, number>;
  /** Shapes that connectors may join, by name. */
  readonly glued: ReadonlyMap<string, GluedShape>;
  /** The places of the layout that shapes fill. */
  readonly places: ReadonlyMap<PlacedShape, LayoutPlace>;
  /** By id. Numbers stay as pptxgenjs gave them: the slide names them. */
  readonly relationships: Map<string, Relationship>;
}
