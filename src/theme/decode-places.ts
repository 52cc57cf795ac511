import type { Diagnostic, Span } from '../source/index.ts';
import { entryOf, locatedOf, spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { readableOn, textOn } from './color.ts';
import type { ColorReader } from './color-reader.ts';
import type { DecodedType } from './decode-type.ts';
import { groundOf } from './ground.ts';
import type { PlaceSource } from './place-schema.ts';
import type {
  Box,
  ColorRef,
  LayoutText,
  TextRole,
  Theme,
  ThemeLayout,
  ThemePicture,
  TypeScale,
} from './theme.ts';
import type { ThemeSource } from './theme-schema.ts';

/** What is known of a theme when its layouts are read. */
export interface PlaceContext {
  readonly source: ThemeSource;
  readonly basics: Pick<Theme, 'size' | 'colors'> & DecodedType;
  readonly colors: ColorReader;
  /** Null: its file could not be read, which was reported. */
  readonly pictures: ReadonlyMap<string, ThemePicture | null>;
  readonly report: (diagnostic: Diagnostic) => void;
}

export type PlaceRole =
  | 'title'
  | 'subtitle'
  | 'kicker'
  | 'slot'
  | 'citations'
  | 'footer'
  | 'date'
  | 'number'
  | 'numeral';

interface PlaceAt {
  readonly id: string;
  readonly label: string;
  readonly index: number;
  readonly type: ThemeLayout['type'];
  readonly surface: Pick<ThemeLayout, 'background' | 'decorations'>;
}

/** A place with all that text in it looks like; null after theme-place-incomplete was reported. */
export function decodePlace(
  role: PlaceRole,
  place: PlaceSource,
  at: PlaceAt,
  context: PlaceContext,
): LayoutText | null {
  const { basics, colors, report } = context;
  const box = completeBox(place, `"${at.label}" of layout "${at.id}"`, context);
  if (!box) return null;
  const defaults = roleDefaults(role, place.role, basics);
  const size = place.size ?? defaults.size;
  const min = place.min ?? Math.min(size, defaults.min);
  if (min > size) {
    const message = `the smallest size of "${at.label}" (${min} pt) is larger than its normal size (${size} pt)`;
    report(reportTheme('theme-type-range', spanOf(place, 'min'), message));
  }
  const style = basics.textStyles[defaults.role];
  const fill = colors.read(place.fill);
  const ground = fill ?? groundOf(basics, at.surface, box);
  const text = {
    ...box,
    index: at.index,
    size,
    min,
    color: givenColor(place, ground, colors, basics) ?? defaultColor(role, ground, colors, basics),
    bold: place.bold ?? style.bold ?? defaults.bold,
    align: place.align ?? defaults.align,
    anchor: place.anchor ?? defaults.anchor,
    font: place.font ?? defaults.font,
    fill,
    outline: place.outline ?? 'rect',
    behind: place.behind ?? false,
    pattern: place.pattern,
    rule: place.rule && {
      color: colors.read(place.rule.color) ?? colors.roles.rule,
      w: place.rule.w ?? box.w,
      h: place.rule.h ?? 0.01,
      above: place.rule.above ?? 0.07,
    },
    lead: place.lead ?? false,
    style: {
      leading: place.leading ?? style.leading,
      spacing: place.spacing ?? style.spacing,
      caps: place.caps ?? style.caps,
      bold: null,
    },
  } as const;
  const lists = role === 'slot' && at.label !== 'picture' && !coverTypes.includes(at.type);
  return { ...text, bullets: lists && (place.bullets ?? isContent(text, basics.type)) };
}

/** A colour as it is written; one of a role as near to it as can be read there, since other colours may have made it. */
function givenColor(
  { color }: PlaceSource,
  ground: ColorRef,
  colors: ColorReader,
  basics: Pick<Theme, 'colors'>,
): ColorRef | null {
  const read = colors.read(color);
  return read && color && colors.isRole(color) ? readableOn(basics, read, ground) : read;
}

/** Layouts whose places hold a line or two. */
export const coverTypes: readonly string[] = ['title', 'secHead'];

/** A place for content in general, and not for a caption, a heading or a quotation. */
export function isContent(
  text: Pick<LayoutText, 'size' | 'align' | 'bold' | 'font'>,
  type: TypeScale,
): boolean {
  return text.size === type.body && text.align === 'left' && !text.bold && text.font === 'body';
}

const usualRoles: Readonly<Record<PlaceRole, TextRole>> = {
  title: 'title',
  subtitle: 'body',
  slot: 'body',
  kicker: 'section',
  citations: 'sources',
  footer: 'footer',
  date: 'footer',
  number: 'footer',
  numeral: 'numeral',
};

/** Roles that are set in the faces of titles. */
const headingRoles: readonly TextRole[] = [
  'title',
  'cover',
  'opener',
  'statement',
  'display',
  'figure',
  'numeral',
];

function roleDefaults(place: PlaceRole, wanted: TextRole | null, { type }: Pick<DecodedType, 'type'>) {
  const role = wanted ?? usualRoles[place];
  const foot = place !== 'title' && place !== 'slot' && place !== 'subtitle' && place !== 'numeral';
  const heading = headingRoles.includes(role);
  return {
    role,
    size: type[role],
    min: foot ? Math.min(type[`${role}-min`], smallestFoot) : type[`${role}-min`],
    font: heading ? 'heading' : 'body',
    bold: place === 'title' || place === 'kicker' || place === 'numeral' || heading,
    align: place === 'date' ? 'center' : place === 'number' ? 'right' : 'left',
    anchor:
      place === 'kicker' || place === 'citations' ? 'bottom' : foot || place === 'numeral' ? 'middle' : 'top',
  } as const;
}

/** What stands on every slide and is looked up, not read, may be a little smaller than all else. */
const smallestFoot = 10;

function defaultColor(
  role: PlaceRole,
  ground: ColorRef,
  { roles }: ColorReader,
  basics: Pick<Theme, 'colors'>,
): ColorRef {
  if (role === 'kicker' || role === 'numeral') return readableOn(basics, roles.accent, ground);
  const text = textOn(basics, ground);
  if (role === 'title' || role === 'slot' || role === 'subtitle') return text;
  return readableOn(basics, quietOn(text, roles.quiet), ground);
}

/** The quiet colour where the text has its usual one; on other grounds the same step from the text that is there. */
function quietOn(text: ColorRef, quiet: ColorRef): ColorRef {
  if (text.color === 'dark1' || quiet.color !== 'dark1') return text.color === 'dark1' ? quiet : text;
  return { ...quiet, color: text.color };
}

function completeBox(place: PlaceSource, label: string, context: PlaceContext): Box | null {
  const { x, y, w, h } = place;
  if (x === null || y === null || w === null || h === null) {
    const located = locatedOf(place);
    // What is written and bad has been reported.
    const missing = (['x', 'y', 'w', 'h'] as const)
      .filter((key) => place[key] === null && !(located.kind === 'map' && entryOf(located, key)))
      .join(', ');
    if (missing === '') return null;
    const message = `the place ${label} lacks ${missing}`;
    const hint = 'a place needs x, y, w and h, in inches';
    context.report(reportTheme('theme-place-incomplete', spanOf(place), message, { hint }));
    return null;
  }
  const box = { x, y, w, h };
  checkInside(box, spanOf(place), `the place ${label}`, context);
  return box;
}

export function checkInside(
  box: Box,
  span: Span,
  label: string,
  { basics, report }: Pick<PlaceContext, 'basics' | 'report'>,
): void {
  const slack = 0.001;
  const { width, height } = basics.size;
  const over = Math.max(box.x + box.w - width, box.y + box.h - height);
  if (over <= slack) return;
  const message = `${label} reaches ${over.toFixed(2)} in past the edge of the slide (${width} × ${height} in)`;
  report(reportTheme('theme-outside-slide', span, message));
}
