import type { Deck, Slide } from '../../deck/index.ts';
import type { Origin, Table } from '../../markup/index.ts';
import type { Diagnostic, RelatedPlace, Span } from '../../source/index.ts';
import {
  type Box,
  type ColorRef,
  groundOf,
  type LayoutText,
  readableOn,
  type Theme,
  type ThemeLayout,
  textOn,
} from '../../theme/index.ts';
import type { KindStyles } from '../diagrams/kind-styles.ts';
import type { Inset } from '../placed.ts';
import { codeLookOn } from '../text/code-lines.ts';
import type { LevelLook } from '../text/level-look.ts';
import type { SetText } from '../text/set-text.ts';
import type { LineWishes } from '../text/settle-width.ts';
import type { TextLook, Typesetter } from '../text/typesetter.ts';
import type { KinTables } from './column-needs.ts';

/** A line in a place of the layout, set as large as it fits. */
export interface FittedLine {
  readonly look: TextLook;
  readonly box: Box;
  readonly set: SetText;
  readonly inset: Inset;
}

/** Everything that placing one slide needs to know. */
export interface SlideContext {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly typesetter: Typesetter;
  /** How kinds look in diagrams, the same on every slide. */
  readonly kinds: KindStyles;
  /** Tables with the same heading: their columns are equally wide. */
  readonly tableKin: ReadonlyMap<Table, KinTables>;
  /** What stands on many slides, set once for each place. */
  readonly lines: Map<LayoutText, Map<string, FittedLine>>;
  /** Subjects of findings that are said once a deck, said already. */
  readonly said: Set<string>;
  readonly slide: Slide;
  readonly layout: ThemeLayout;
  /** What is really behind the slide's texts. */
  readonly background: ColorRef;
  /** Whether words in its diagrams may be parted where they do not fit otherwise. */
  readonly hyphens?: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Makes a name that no other shape of the slide has. */
  readonly nameOf: (wanted: string) => string;
}

// The same places ask on every slide.
const looks = new WeakMap<LayoutText, { theme: Theme; background: ColorRef; look: TextLook }>();

/** How text looks in a place of the layout, readable on this slide's background. */
export function lookOf(place: LayoutText, context: SlideContext): TextLook {
  const { theme, deck } = context;
  const background = groundFor(place, context);
  const known = looks.get(place);
  if (known?.theme === theme && known.background === background && known.look.language === deck.language)
    return known.look;
  const look = decideLook(place, { ...context, background });
  looks.set(place, { theme, background, look });
  return look;
}

// Places ask on every slide.
const grounds = new WeakMap<ThemeLayout, Map<string, ColorRef>>();

/** The colour behind a place: its own, that of what the layout draws there, or the slide's. */
function groundFor(place: LayoutText, { theme, layout, background, slide }: SlideContext): ColorRef {
  if (place.fill) return place.fill;
  // On a colour of its own, or under a picture of its own, a slide shows nothing of its layout's.
  if (place.ground && slide.background === null && !hasPictureBehind(slide, layout)) return place.ground;
  if (layout.decorations.length === 0) return background;
  const filled = slide.slots.map(({ name }) => name).join();
  const { x, y, w, h } = place;
  const key = `${x} ${y} ${w} ${h} ${background.color} ${background.tint} ${background.shade} ${background.saturation} ${filled}`;
  const known = grounds.get(layout) ?? new Map<string, ColorRef>();
  grounds.set(layout, known);
  let ground = known.get(key);
  if (!ground) {
    // What lies over a slot is drawn where that is filled.
    const decorations = layout.decorations.filter(
      ({ over }) => over === null || slide.slots.some(({ name }) => name === over),
    );
    ground = groundOf(theme, { background, decorations }, place);
    known.set(key, ground);
  }
  return ground;
}

/** The context of a slot: what stands in it is drawn for what is behind it. */
export function slotContext(place: LayoutText, context: SlideContext): SlideContext {
  const background = groundFor(place, context);
  return background === context.background ? context : { ...context, background };
}

function decideLook(place: LayoutText, { theme, background, deck }: SlideContext): TextLook {
  const color = colorOf(place, background, theme);
  return {
    color,
    accent: readableOn(theme, theme.roles.accent, background),
    quiet: readableOn(theme, theme.roles.mute, background),
    link: readableOn(theme, { color: 'hyperlink' }, background),
    bold: place.bold,
    italic: false,
    font: place.font,
    align: place.align,
    size: place.size,
    style: place.style,
    ...(place.brand && { levels: levelLooks(place.brand.levels) }),
    captionSize: theme.type.caption,
    language: deck.language,
    code: codeLookOn(theme, [background]),
    classOf(name) {
      const style = theme.classes.get(name);
      if (!style) return null;
      return {
        color: style.color ? readableOn(theme, { color: style.color }, background) : null,
        bold: style.bold,
      };
    },
  };
}

/** What a brand file says of its own texts is trusted, and elsewhere not asked: it may say more than a colour. */
function colorOf(place: LayoutText, background: ColorRef, theme: Theme): ColorRef {
  if (!place.brand) return readableOn(theme, place.color, background);
  return background === place.ground ? place.color : textOn(theme, background);
}

/** Whether a picture of the slide lies over what its layout draws. */
function hasPictureBehind(slide: Slide, layout: ThemeLayout): boolean {
  return slide.slots.some(({ name, blocks }) => blocks.length > 0 && layout.slots.get(name)?.behind === true);
}

/** A file's levels by shares of the type, which may be set smaller. */
function levelLooks(levels: NonNullable<LayoutText['brand']>['levels']): readonly LevelLook[] {
  const first = levels[0]!.size;
  return levels.map(({ size, bullet, indent, hanging, spaceBefore }) => ({
    bullet,
    indent: (indent * 72) / size,
    hanging: (hanging * 72) / size,
    spaceBefore: spaceBefore / first,
    scale: size / first,
  }));
}

/** How lines of a deck's titles, or of its texts, are to end. */
export function wishesOf({ deck }: SlideContext, even: boolean): LineWishes {
  return { even, language: deck.language, labels: deck.labels ?? [] };
}

/** Names for shapes: letters, digits, spaces and `-/:`, each once. */
export function createNames(): (wanted: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    const clean = wanted.replace(/[^A-Za-z0-9 \-/:]+/g, ' ').trim() || 'Shape';
    let name = clean;
    for (let i = 2; used.has(name); i++) name = `${clean} ${i}`;
    used.add(name);
    return name;
  };
}

/** The part of the context that all slides of a deck share. */
export type DeckContext = Omit<SlideContext, 'slide' | 'layout' | 'background' | 'nameOf'>;

/**
 * Where a finding about what a slide shows belongs: at the author's own words, else at the slide's entry in the deck;
 * the template stands beside it.
 */
export function findingPlace(
  origin: Origin,
  slide: Slide,
  words: Span | null = null,
): { readonly span: Span | null; readonly related: readonly RelatedPlace[] } {
  const template = origin.template ?? (origin.yaml ? null : slide.origin.template);
  const span = words ?? origin.yaml ?? slide.origin.yaml ?? template;
  if (!template || span === template) return { span, related: [] };
  return { span, related: [{ message: `where the template "${slide.use}" shows it`, span: template }] };
}
