import type { Diagnostic, Span } from '../source/index.ts';
import { type Decoded, entryOf, locatedOf, spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { isDark, readableOn, textOn } from './color.ts';
import type { Box, ColorRef, Decoration, LayoutText, Theme, ThemeLayout, TypeScale } from './theme.ts';
import type { LayoutSource, PlaceSource, ThemeSource } from './theme-schema.ts';

type Report = (diagnostic: Diagnostic) => void;
type Basics = Pick<Theme, 'size' | 'colors' | 'type'>;

/** Layouts with everything decided: places complete and on the slide, indexes unique, colours readable. */
export function decodeLayouts(
  source: ThemeSource,
  basics: Basics,
  report: Report,
): ReadonlyMap<string, ThemeLayout> {
  const layouts = new Map<string, ThemeLayout>();
  for (const { key, value } of source.layouts) {
    layouts.set(key, decodeLayout(key, value, { source, basics, report }));
  }
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

interface Context {
  readonly source: ThemeSource;
  readonly basics: Basics;
  readonly report: Report;
}

type Role = 'title' | 'subtitle' | 'kicker' | 'slot' | 'citations' | 'footer' | 'date' | 'number';

function decodeLayout(id: string, layout: LayoutSource, context: Context): ThemeLayout {
  const { source, basics, report } = context;
  const common = source['every-layout'];
  const background = colorOf(layout.background ?? common?.background ?? null) ?? { color: 'light1' };
  const known = Object.hasOwn(knownLayouts, id) ? knownLayouts[id] : undefined;
  const used = new Map<number, string>();

  const text = (role: Role, place: PlaceSource | 'none' | null, index: number, label: string) => {
    if (place === null || place === 'none') return null;
    const box = completeBox(place, `"${label}" of layout "${id}"`, context);
    if (!box) return null;
    const decided = place.index ?? index;
    const other = used.get(decided);
    if (other !== undefined) {
      const message = `"${label}" and "${other}" of layout "${id}" both have the index ${decided}`;
      report(reportTheme('theme-repeated-index', spanOf(place, 'index'), message));
    }
    used.set(decided, label);
    const type = layout.type ?? known?.[1] ?? 'cust';
    return decodePlace(role, place, { box, index: decided, background, label, type, context });
  };
  const shared = (role: 'kicker' | 'citations' | 'footer' | 'date' | 'number', index: number) =>
    text(role, layout[role] ?? common?.[role] ?? null, index, role);

  const title = text('title', layout.title, 0, 'title');
  const subtitle = text('subtitle', layout.subtitle, 1, 'subtitle');
  const slots = new Map<string, LayoutText>();
  // PowerPoint numbers the places of its own layouts from 1; 10 to 12 are the footer's, from 20 on the furniture's.
  let index = subtitle ? 2 : 1;
  for (const { key, value } of layout.slots ?? []) {
    const slot = text('slot', value, index, key);
    index = index === 9 ? 30 : index + 1;
    if (slot) slots.set(key, slot);
  }
  return {
    id,
    name: layout.name ?? known?.[0] ?? nameOf(id),
    type: layout.type ?? known?.[1] ?? 'cust',
    background,
    title,
    subtitle,
    kicker: shared('kicker', 20),
    slots,
    citations: shared('citations', 21),
    footer: shared('footer', 11),
    date: shared('date', 10),
    number: shared('number', 12),
    decorations: (layout.decorations ?? []).map((each): Decoration => {
      const box = { x: each.x, y: each.y, w: each.w, h: each.h };
      checkInside(box, spanOf(each), `a decoration of layout "${id}"`, { source, basics, report });
      return { ...box, shape: each.shape, fill: colorOf(each.fill)! };
    }),
  };
}

function decodePlace(
  role: Role,
  place: PlaceSource,
  at: {
    readonly box: Box;
    readonly index: number;
    readonly background: ColorRef;
    readonly label: string;
    readonly type: ThemeLayout['type'];
    readonly context: Context;
  },
): LayoutText {
  const { basics, report } = at.context;
  const defaults = roleDefaults(role, basics);
  const size = place.size ?? defaults.size;
  const min = place.min ?? Math.min(size, defaults.min);
  if (min > size) {
    const message = `the smallest size of "${at.label}" (${min} pt) is larger than its normal size (${size} pt)`;
    report(reportTheme('theme-type-range', spanOf(place, 'min'), message));
  }
  const text = {
    ...at.box,
    index: at.index,
    size,
    min,
    color: colorOf(place.color) ?? defaultColor(role, at.background, basics),
    bold: place.bold ?? defaults.bold,
    align: place.align ?? defaults.align,
    anchor: place.anchor ?? defaults.anchor,
    font: place.font ?? (role === 'title' ? 'heading' : 'body'),
  } as const;
  const lists = role === 'slot' && at.label !== 'picture' && !coverTypes.includes(at.type);
  return { ...text, bullets: lists && (place.bullets ?? isContent(text, basics.type)) };
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

function roleDefaults(role: Role, { type }: Basics) {
  const small = {
    size: type.caption,
    min: Math.min(type.caption, smallestFoot),
    bold: false,
    align: 'left',
    anchor: 'top',
  } as const;
  switch (role) {
    case 'title':
      return { size: type.title, min: type['title-min'], bold: true, align: 'left', anchor: 'top' } as const;
    case 'subtitle':
    case 'slot':
      return { size: type.body, min: type['body-min'], bold: false, align: 'left', anchor: 'top' } as const;
    case 'kicker':
      return { ...small, bold: true, anchor: 'bottom' } as const;
    case 'citations':
      return { ...small, anchor: 'bottom' } as const;
    case 'footer':
      return { ...small, anchor: 'middle' } as const;
    case 'date':
      return { ...small, align: 'center', anchor: 'middle' } as const;
    case 'number':
      return { ...small, align: 'right', anchor: 'middle' } as const;
  }
}

/** What stands on every slide and is looked up, not read, may be a little smaller than all else. */
const smallestFoot = 10;

function defaultColor(role: Role, background: ColorRef, basics: Basics): ColorRef {
  if (role === 'kicker') return readableOn(basics, { color: 'accent1' }, background);
  const text = textOn(basics, background);
  if (role === 'title' || role === 'slot' || role === 'subtitle') return text;
  // Quieter than the text, as long as it can be read: a third of the way to the background.
  const quiet: ColorRef = isDark(basics, background)
    ? { color: text.color, shade: 0.15 }
    : { color: text.color, tint: 0.3 };
  return readableOn(basics, quiet, background);
}

function completeBox(place: PlaceSource, label: string, context: Context): Box | null {
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

function checkInside(box: Box, span: Span, label: string, { basics, report }: Context): void {
  const slack = 0.001;
  const { width, height } = basics.size;
  const over = Math.max(box.x + box.w - width, box.y + box.h - height);
  if (over <= slack) return;
  const message = `${label} reaches ${over.toFixed(2)} in past the edge of the slide (${width} × ${height} in)`;
  report(reportTheme('theme-outside-slide', span, message));
}

type ColorSource = Decoded & {
  readonly color: ColorRef['color'];
  readonly tint: number | null;
  readonly shade: number | null;
};

function colorOf(source: ColorSource | null): ColorRef | null {
  if (!source) return null;
  return {
    color: source.color,
    ...(source.tint ? { tint: source.tint } : {}),
    ...(source.shade ? { shade: source.shade } : {}),
  };
}

function nameOf(id: string): string {
  return id.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
  );
}
