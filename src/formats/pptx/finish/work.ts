import { createHash } from 'node:crypto';
import type { Deck, Slide } from '../../../deck/index.ts';
import type { PlacedDeck, PlacedShape, PlacedSlide } from '../../../layout/index.ts';
import { officeLanguage, type PackedText, type Part, type Relationship } from '../../../package/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import type { Theme, ThemeLayout } from '../../../theme/index.ts';
import type { GluedShape } from './connector.ts';
import { type LayoutPlace, layoutPlaces } from './layout-places.ts';
import { TextFinisher } from './text-shape.ts';

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
  setFilled(name: string, text: PackedText, words: readonly string[]): void;
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

/** Slides that pptxgenjs draws in one go: it keeps all that it is given until it writes. */
export const slidesAtOnce = 32;

/** What the finishers start from. */
export function startWork(
  input: {
    readonly deck: Deck;
    readonly placed: PlacedDeck;
    readonly theme: Theme;
    readonly created: string;
  },
  parts: PartSink,
): Work {
  const { deck, placed, theme, created } = input;
  const layouts = new Map<string, LayoutWork>();
  for (const [id, layout] of theme.layouts)
    layouts.set(id, { number: layouts.size + 1, layout, places: layoutPlaces(layout, theme) });
  const meanings = new Map(deck.slides.map((slide) => [slide.id, slide]));
  return {
    deck,
    placed,
    theme,
    created,
    parts,
    layouts,
    slides: placed.slides.map((slide, i) => ({
      number: i + 1,
      drawnNumber: (i % slidesAtOnce) + 1,
      placed: slide,
      slide: meanings.get(slide.id) ?? null,
    })),
    media: new MediaStore(parts),
    text: new TextFinisher(theme, officeLanguage(deck.language)),
    problems: [],
    charts: 0,
  };
}

/** The pictures of a deck, each once however many slides show it. */
export class MediaStore {
  private readonly names = new Map<string, string>();
  private readonly parts: PartSink;

  constructor(parts: PartSink) {
    this.parts = parts;
  }

  /** Name of the part that holds the bytes: `ppt/media/image1.png`. */
  add(bytes: Uint8Array, extension: 'png' | 'jpeg' | 'gif' | 'svg'): string {
    const key = `${createHash('sha256').update(bytes).digest('hex')}.${extension}`;
    let name = this.names.get(key);
    if (name === undefined) {
      name = `ppt/media/image${this.names.size + 1}.${extension}`;
      this.names.set(key, name);
      this.parts.set(name, bytes);
    }
    return name;
  }
}
