import { type Diagnostic, didYouMean } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { decodeDecoration } from './decode-decorations.ts';
import { checkInside, decodePlace, type PlaceContext, type PlaceRole } from './decode-places.ts';
import {
  type DecorationSource,
  type FurnitureSource,
  type LayoutSource,
  type MotifSource,
  type NumeralSource,
  type PlaceSource,
  place,
  type TrackerSource,
} from './place-schema.ts';
import {
  type ColorRef,
  type Fill,
  type Gradient,
  isGradient,
  type LayoutText,
  type Motif,
  type ThemeLayout,
  type Tracker,
} from './theme.ts';

/** Layouts with everything decided: places complete and on the slide, indexes unique, colours readable. */
export function decodeLayouts(context: PlaceContext): ReadonlyMap<string, ThemeLayout> {
  const { source, report } = context;
  const layouts = new Map<string, ThemeLayout>();
  for (const { key, value } of source.layouts) layouts.set(key, decodeLayout(key, value, context));
  if (layouts.size === 0) {
    report(
      reportTheme('theme-missing-layout', spanOf(source, 'layouts'), 'a theme needs at least one layout'),
    );
  }
  return layouts;
}

/** PowerPoint's own layouts by their file name: name and type. */
const knownLayouts: Readonly<Record<string, readonly [name: string, type: string]>> = {
  'title-slide': ['Title Slide', 'title'],
  'title-and-content': ['Title and Content', 'obj'],
  'section-header': ['Section Header', 'secHead'],
  'two-content': ['Two Content', 'twoObj'],
  comparison: ['Comparison', 'twoTxTwoObj'],
  'title-only': ['Title Only', 'titleOnly'],
  blank: ['Blank', 'blank'],
  'content-with-caption': ['Content with Caption', 'objTx'],
  'picture-with-caption': ['Picture with Caption', 'picTx'],
};

/** What a layout has around its content: of its own, of every layout, of its frame. */
class Furniture {
  private readonly levels: readonly FurnitureSource[];

  constructor(levels: readonly FurnitureSource[]) {
    this.levels = levels;
  }

  of<K extends Exclude<keyof FurnitureSource, symbol | 'decorations'>>(
    key: K,
  ): Exclude<FurnitureSource[K], 'none'> | null {
    for (const level of this.levels) {
      const value = level[key];
      if (value === 'none') return null;
      // "none" has just been taken out.
      if (value !== null) return value as Exclude<FurnitureSource[K], 'none'>;
    }
    return null;
  }

  /** The frame's lie lowest. */
  decorations(): readonly DecorationSource[] {
    const [own, ...around] = this.levels;
    return [...around.reverse(), own!].flatMap((level) => level.decorations ?? []);
  }
}

function furnitureOf(layout: LayoutSource, { source, report }: PlaceContext): Furniture {
  const common = source['every-layout'];
  const named = layout.frame ?? common?.frame ?? null;
  const frames = source.frames ?? [];
  const frame = frames.find(({ key }) => key === named)?.value ?? null;
  if (named !== null && named !== 'none' && !frame) {
    const names = frames.map(({ key }) => key);
    const hint =
      didYouMean(named, names) ?? (names.length > 0 ? `it has: ${names.join(', ')}` : 'it has no "frames"');
    const holder = layout.frame === null ? common! : layout;
    const message = `the theme has no frame "${named}"`;
    report(reportTheme('theme-unknown-frame', spanOf(holder, 'frame'), message, { hint }));
  }
  return new Furniture([layout, ...(common ? [common] : []), ...(frame ? [frame] : [])]);
}

function decodeLayout(id: string, layout: LayoutSource, context: PlaceContext): ThemeLayout {
  const { colors, report } = context;
  const furniture = furnitureOf(layout, context);
  const painted = colors.readFill(furniture.of('background')) ?? colors.roles.page;
  const background = standFor(painted);
  const known = Object.hasOwn(knownLayouts, id) ? knownLayouts[id] : undefined;
  const type = layout.type ?? known?.[1] ?? 'cust';
  const used = new Map<number, string>();
  const decorations = furniture
    .decorations()
    .flatMap((each) => decodeDecoration(each, `a decoration of layout "${id}"`, context) ?? []);
  const surface = { background, decorations };

  const text = (
    role: PlaceRole,
    place: PlaceSource | 'none' | null,
    index: number,
    label: string,
  ): LayoutText | null => {
    if (place === null || place === 'none') return null;
    const decided = place.index ?? index;
    const decoded = decodePlace(role, place, { id, label, index: decided, type, surface }, context);
    if (!decoded) return null;
    const other = used.get(decided);
    if (other !== undefined) {
      const message = `"${label}" and "${other}" of layout "${id}" both have the index ${decided}`;
      report(reportTheme('theme-repeated-index', spanOf(place, 'index'), message));
    }
    used.set(decided, label);
    return decoded;
  };
  const shared = (role: 'kicker' | 'citations' | 'footer' | 'date' | 'number', index: number) =>
    text(role, furniture.of(role), index, role);

  const title = text('title', furniture.of('title'), 0, 'title');
  const subtitle = text('subtitle', layout.subtitle, 1, 'subtitle');
  const slots = new Map<string, LayoutText>();
  // PowerPoint numbers the places of its own layouts from 1; 10 to 12 are the footer's, from 20 on the furniture's.
  let index = subtitle ? 2 : 1;
  for (const { key, value } of layout.slots ?? []) {
    const slot = text('slot', value, index, key);
    index = index === 9 ? 30 : index + 1;
    if (slot) slots.set(key, slot);
  }
  checkOver(layout, furniture, slots, report);
  const numeral = furniture.of('numeral');
  return {
    id,
    name: layout.name ?? known?.[0] ?? nameOf(id),
    type,
    background,
    gradient: isGradient(painted) ? painted : null,
    title,
    subtitle,
    kicker: shared('kicker', 20),
    slots,
    citations: shared('citations', 21),
    footer: shared('footer', 11),
    date: shared('date', 10),
    number: shared('number', 12),
    numeral: decodeNumeral(numeral, text('numeral', numeral, 22, 'numeral')),
    tracker: decodeTracker(furniture.of('tracker'), id, { surface, type }, context),
    motif: decodeMotif(layout.motif, id, context),
    decorations,
    bodyGap: furniture.of('body-gap'),
  };
}

/** Of a gradient what is half way: what text has to be readable on is looked at in full where contrasts are checked. */
function standFor(fill: Fill | Gradient): ColorRef {
  if (!isGradient(fill)) return fill;
  return fill.stops[Math.floor((fill.stops.length - 1) / 2)]!.color;
}

function decodeNumeral(source: NumeralSource | null, place: LayoutText | null): ThemeLayout['numeral'] {
  return place && { ...place, numerals: source?.style ?? 'arabic' };
}

function decodeTracker(
  source: TrackerSource | null,
  id: string,
  at: { readonly surface: Pick<ThemeLayout, 'background' | 'decorations'>; readonly type: string },
  context: PlaceContext,
): Tracker | null {
  if (!source) return null;
  const { colors } = context;
  const { x, y, w, h, labels } = source;
  checkInside({ x, y, w, h }, spanOf(source), `the tracker of layout "${id}"`, context);
  const own = labels && {
    ...emptyPlace,
    x,
    y: y + h + 0.04,
    w,
    h: labels.h,
    size: labels.size,
    color: labels.color,
  };
  return {
    x,
    y,
    w,
    h,
    shape: source.shape ?? 'bars',
    gap: source.gap ?? 0.06,
    past: colors.read(source.past) ?? colors.roles.accent,
    current: colors.read(source.current) ?? colors.roles.emphasis,
    rest: colors.read(source.rest) ?? colors.roles.rule,
    labels:
      own &&
      decodePlace(
        'kicker',
        own,
        { id, label: 'labels', index: 23, type: at.type, surface: at.surface },
        context,
      ),
    numerals: source.style ?? 'arabic',
  };
}

/** A place of which nothing is said. */
const emptyPlace = place.decode(
  { kind: 'map', span: { file: { path: '', text: '' }, start: 0, end: 0 }, entries: [] },
  () => {},
)!;

function decodeMotif(source: MotifSource | null, id: string, context: PlaceContext): Motif | null {
  if (!source) return null;
  const { x, y, w, h } = source;
  checkInside({ x, y, w, h }, spanOf(source), `the motif of layout "${id}"`, context);
  return { x, y, w, h, color: context.colors.read(source.color) ?? context.colors.roles.page };
}

/** Decorations that lie over a slot need one: theme-unknown-slot. */
function checkOver(
  layout: LayoutSource,
  furniture: Furniture,
  slots: ReadonlyMap<string, LayoutText>,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const each of furniture.decorations()) {
    if (each.over === null || slots.has(each.over) || !layout.decorations?.includes(each)) continue;
    const hint = didYouMean(each.over, slots.keys()) ?? `it has: ${[...slots.keys()].join(', ')}`;
    const message = `the layout has no slot "${each.over}" over which a decoration could lie`;
    report(reportTheme('theme-unknown-slot', spanOf(each, 'over'), message, { hint }));
  }
}

function nameOf(id: string): string {
  return id.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
  );
}
