import type { Deck, Slide } from '../../../deck/index.ts';
import type { PlacedChart, PlacedDeck, PlacedShape, PlacedSlide } from '../../../layout/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import type { Theme, ThemeLayout } from '../../../theme/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import type { DrawnShape } from '../draw/drawn-shapes.ts';
import type { Package } from '../package/package.ts';
import type { Relationship } from '../package/relationships.ts';
import type { LayoutPlace } from './layout-places.ts';
import type { MediaStore } from './media-store.ts';
import type { TextFinisher } from './text-body.ts';

/** What the finishers work on: the drawn parts, and the package that grows out of them. */
export interface Work {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  /** ISO instant. */
  readonly created: string;
  /** As pptxgenjs wrote them. */
  readonly drawn: Package;
  /** As they go into the file. */
  readonly parts: Package;
  /** By id, in the order of the theme. */
  readonly layouts: ReadonlyMap<string, LayoutWork>;
  readonly slides: readonly SlideEntry[];
  /** Grows slide by slide. */
  readonly charts: ChartWork[];
  readonly media: MediaStore;
  readonly text: TextFinisher;
  readonly problems: Diagnostic[];
}

export interface LayoutWork {
  /** Number of its part, from 1. */
  readonly number: number;
  readonly layout: ThemeLayout;
  readonly places: readonly LayoutPlace[];
}

export interface SlideEntry {
  readonly number: number;
  readonly placed: PlacedSlide;
  /** Its meaning; null where the deck does not know it. */
  readonly slide: Slide | null;
}

export interface ChartWork {
  /** Number of its part, from 1. */
  readonly number: number;
  /** Name of the part that pptxgenjs wrote. */
  readonly drawnName: string;
  readonly placed: PlacedChart;
}

/** One slide's part between its parse and its serialization. */
export interface SlideWork extends SlideEntry {
  readonly layout: LayoutWork;
  readonly root: XmlElement;
  readonly tree: XmlElement;
  readonly shapes: readonly ShapeWork[];
  /** Ids of all placed shapes; groups and connectors included. */
  readonly ids: ReadonlyMap<PlacedShape, number>;
  /** Numbers of the relationships stay as pptxgenjs gave them: the slide names them. */
  readonly relationships: Map<string, Relationship>;
}

export interface ShapeWork {
  readonly placed: DrawnShape;
  readonly element: XmlElement;
  /** The place of the layout that it fills, if any. */
  readonly place: LayoutPlace | null;
}
