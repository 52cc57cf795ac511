import type { Deck, Slide } from '../../../deck/index.ts';
import type {
  ConnectorEnd,
  PlacedDeck,
  PlacedImage,
  PlacedShape,
  PlacedSlide,
  PlacedText,
  Side,
} from '../../../layout/index.ts';
import { officeLanguage, type Relationship } from '../../../package/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import type { Box, Theme, ThemeLayout, ThemePicture } from '../../../theme/index.ts';
import type { DrawnShape, DrawnSlide } from '../draw/draw-parts.ts';
import { type Forms, formOf, keepForm } from '../draw/forms.ts';
import { presetShapes } from '../drawing-ml.ts';
import { lastChart, mediaStem } from './brand-names.ts';
import { type PictureParts, storePictures } from './decorations.ts';
import { type LayoutPlace, layoutPlaces, placeFor } from './layout-places.ts';
import { MediaStore, type PartSink } from './media-store.ts';
import { MotionIds, movingName } from './motion.ts';
import { NotesPlanner } from './notes-page.ts';
import { TextFinisher } from './text-finisher.ts';
import { describeShape } from './xml-pieces.ts';

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
  /** Null where pptxgenjs is to draw everything. */
  readonly forms: Forms | null;
  readonly media: MediaStore;
  /** The theme's own, by what they are. */
  readonly pictures: ReadonlyMap<ThemePicture, PictureParts>;
  readonly text: TextFinisher;
  readonly notes: NotesPlanner;
  readonly problems: Diagnostic[];
  readonly motionIds: MotionIds;
  /** How many charts there are so far: grows slide by slide. */
  charts: number;
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

/** The shape at an end of a connector: its id, and the index of the site that a side has on it. */
export interface GluedShape {
  readonly id: number;
  readonly siteOf: Readonly<Record<Side, number>>;
  /** Where lines meet a round shape away from the middles of its sides: sites of its own, as shares of its box. */
  readonly own: readonly (readonly [x: number, y: number])[];
  readonly box: Box;
}

/** One slide while its shapes are finished, in the order of the tree. */
export class SlideWork {
  readonly number: number;
  readonly placed: PlacedSlide;
  readonly layout: LayoutWork;
  readonly rightToLeft: boolean;
  /** By id. Numbers stay as pptxgenjs gave them: the slide names them. */
  readonly relationships: Map<string, Relationship>;
  private readonly elements: DrawnSlide['elements'];
  private readonly forms: Forms | null;
  /** The tree itself has 1. */
  private lastId = 1;
  private readonly ids = new Map<string, number>();
  private readonly motionIds: MotionIds;
  private readonly filled = new Set<LayoutPlace>();
  private joinable: ReadonlyMap<string, GluedShape> | null = null;

  constructor({ number, placed }: SlideEntry, drawn: DrawnSlide, work: Work) {
    const { layouts, forms, motionIds } = work;
    const layout = layouts.get(placed.layout);
    if (!layout)
      throw new Error(`slide "${placed.id}" has the layout "${placed.layout}", which the theme has not`);
    this.number = number;
    this.placed = placed;
    this.rightToLeft = work.placed.rightToLeft === true;
    this.layout = layout;
    this.elements = drawn.elements;
    this.forms = forms;
    this.motionIds = motionIds;
    this.relationships = new Map(drawn.relationships.map((each) => [each.id, each]));
    if (forms) for (const [shape, element] of drawn.elements) keepForm(shape, element, forms);
  }

  /** `p:cNvPr` of a shape: asked for once for each, in the order of the tree. */
  describe(shape: PlacedShape, link = ''): string {
    this.lastId += 1;
    const id = this.motionIds.of(shape.name, this.placed) ?? this.lastId;
    this.ids.set(shape.name, id);
    return this.placed.moving?.has(shape.name)
      ? describeShape({ ...shape, name: movingName(shape.name) }, id, link)
      : describeShape(shape, id, link);
  }

  /** Of a shape that has been described. */
  idOf(name: string): number | undefined {
    return this.ids.get(name);
  }

  /** What pptxgenjs drew for a shape, as XML; null where its form is known. */
  drawn(shape: DrawnShape): string | null {
    return this.elements.get(shape) ?? null;
  }

  form(shape: DrawnShape): string {
    const form = formOf(shape);
    const kept = form === null ? undefined : this.forms?.get(form);
    if (kept === undefined) throw new Error(`slide "${this.placed.id}": "${shape.name}" was not drawn`);
    return kept;
  }

  /** The place of the layout that a shape fills. A place is filled once; what else asks for it is a box of its own. */
  fill(shape: PlacedText | PlacedImage): LayoutPlace | null {
    const place = placeOf(shape, this.layout.places);
    if (!place || this.filled.has(place)) return null;
    this.filled.add(place);
    return place;
  }

  /** A shape that connectors may join, by its name. */
  glued(name: string): GluedShape | undefined {
    this.joinable ??= joinableShapes(this.placed, this.motionIds);
    return this.joinable.get(name);
  }
}

/** For a text the place that it names, for a picture the one it stands in. */
function placeOf(shape: PlacedText | PlacedImage, places: readonly LayoutPlace[]): LayoutPlace | null {
  if (shape.kind === 'text') return shape.placeholder ? placeFor(places, shape.placeholder) : null;
  return places.find(({ type, box }) => type === 'pic' && isInside(shape.box, box)) ?? null;
}

function isInside(inner: Box, outer: Box): boolean {
  const slack = 0.001;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

/** Counts as `describe` does: connectors name shapes that come behind them, too. */
function joinableShapes(slide: PlacedSlide, motionIds: MotionIds): Map<string, GluedShape> {
  const joinable = new Map<string, GluedShape>();
  let last = 1;
  const visit = (list: readonly PlacedShape[]): void => {
    for (const shape of list) {
      last += 1;
      const id = motionIds.of(shape.name, slide) ?? last;
      if (shape.kind === 'group') visit(shape.shapes);
      else if (shape.kind === 'text') {
        const own = shape.shape === 'ellipse' ? ownSites(shape, ends.get(shape.name) ?? []) : [];
        joinable.set(shape.name, { id, siteOf: presetShapes[shape.shape].sites, own, box: shape.box });
      } else if (shape.kind === 'image')
        joinable.set(shape.name, { id, siteOf: presetShapes.rect.sites, own: [], box: shape.box });
    }
  };
  const ends = straightEnds(slide.shapes, new Map());
  visit(slide.shapes);
  return joinable;
}

/** Where straight lines end, by the shape that they join. */
function straightEnds(
  shapes: readonly PlacedShape[],
  ends: Map<string, ConnectorEnd[]>,
): ReadonlyMap<string, readonly ConnectorEnd[]> {
  for (const shape of shapes) {
    if (shape.kind === 'group') straightEnds(shape.shapes, ends);
    if (shape.kind !== 'connector' || shape.geometry !== 'straight') continue;
    for (const end of [shape.from, shape.to]) ends.set(end.shape, [...(ends.get(end.shape) ?? []), end]);
  }
  return ends;
}

function ownSites({ box }: PlacedText, ends: readonly ConnectorEnd[]): GluedShape['own'] {
  return ends.flatMap((end) => {
    const place = placeIn(box, end);
    return Math.abs(place[0] - 0.5) < 1e-4 || Math.abs(place[1] - 0.5) < 1e-4 ? [] : [place];
  });
}

function placeIn(box: Box, { x, y }: { readonly x: number; readonly y: number }): readonly [number, number] {
  return [(x - box.x) / box.w, (y - box.y) / box.h];
}

/** The presets' own sites come first. */
const sitesOfEllipse = 8;

/** The index of the site at which a line ends on a shape. */
export function siteAt(end: ConnectorEnd, { own, box, siteOf }: GluedShape): number {
  const [x, y] = placeIn(box, end);
  const found = own.findIndex((place) => Math.abs(place[0] - x) + Math.abs(place[1] - y) < 1e-9);
  return found < 0 ? siteOf[end.side] : sitesOfEllipse + found;
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
  forms: Forms | null,
  fallbacks: ReadonlyMap<ThemePicture, Uint8Array> = new Map(),
): Work {
  const { deck, placed, theme, created } = input;
  const layouts = new Map<string, LayoutWork>();
  for (const [id, layout] of theme.layouts)
    layouts.set(id, { number: layouts.size + 1, layout, places: layoutPlaces(layout, theme) });
  const media = new MediaStore(parts, mediaStem(theme.brand));
  const pictures = storePictures([...theme.layouts.values()], media, fallbacks);
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
      placed: slide,
      slide: meanings.get(slide.id) ?? null,
    })),
    forms,
    media,
    pictures,
    text: new TextFinisher(theme, officeLanguage(deck.language), placed.rightToLeft),
    notes: new NotesPlanner(placed, deck.language, theme),
    problems: [],
    motionIds: new MotionIds(),
    charts: lastChart(theme.brand),
  };
}
