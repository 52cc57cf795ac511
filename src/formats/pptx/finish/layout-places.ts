import type { Placeholder } from '../../../layout/index.ts';
import {
  type Box,
  type ColorRef,
  coverTypes,
  isContent,
  type LayoutText,
  type Theme,
  type ThemeLayout,
} from '../../../theme/index.ts';

/** A placeholder of a layout: what `p:ph` says, and what text in it inherits. */
export interface LayoutPlace {
  /** ST_PlaceholderType (ECMA-376 part 1, 19.7.10); null for content of any kind. */
  readonly type: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'pic' | 'dt' | 'ftr' | 'sldNum' | null;
  /** Null for titles, which need none. */
  readonly index: number | null;
  readonly size: 'half' | 'quarter' | null;
  /** In PowerPoint's selection pane. */
  readonly name: string;
  readonly box: Box;
  readonly text: TextStyle;
  /** Whether its paragraphs are bulleted unless they say otherwise. */
  readonly bulleted: boolean;
}

/** How text of a place looks unless it says otherwise: the same on all levels. */
export interface TextStyle {
  readonly size: number;
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly font: 'heading' | 'body';
}

/** The placeholders of a layout in reading order. Every layout has a title; one that shows none has it off the slide. */
export function layoutPlaces(layout: ThemeLayout, theme: Theme): LayoutPlace[] {
  const places: LayoutPlace[] = [titlePlace(layout, theme)];
  const add = (
    text: LayoutText | null,
    name: string,
    type: LayoutPlace['type'],
    size: LayoutPlace['size'] = null,
    bulleted = false,
  ): void => {
    if (text) places.push({ type, index: text.index, size, name, box: boxOf(text), text, bulleted });
  };
  add(layout.kicker, 'Kicker', 'body', 'quarter');
  add(layout.subtitle, 'Subtitle', 'subTitle');
  for (const [slot, text] of layout.slots) {
    const content = !coverTypes.includes(layout.type) && isContent(text, theme.type);
    const half = content && layout.slots.size > 1;
    const type = slot === 'picture' ? 'pic' : content ? null : 'body';
    add(text, slotName(slot), type, half ? 'half' : null, content && slot !== 'picture' && text.bullets);
  }
  add(layout.citations, 'Citations', 'body', 'quarter');
  add(layout.date, 'Date', 'dt', 'half');
  add(layout.footer, 'Footer', 'ftr', 'quarter');
  add(layout.number, 'Slide Number', 'sldNum', 'quarter');
  return places;
}

/** The place that a placed text fills, or null where its layout has no such place. */
export function placeFor(places: readonly LayoutPlace[], placeholder: Placeholder): LayoutPlace | null {
  const types = placeTypes[placeholder.type];
  const fitting = places.filter((place) => place.type !== 'pic' && types.includes(place.type));
  if (types.includes('title')) return fitting[0] ?? null;
  return fitting.find((place) => place.index === placeholder.index) ?? null;
}

const placeTypes: Readonly<Record<Placeholder['type'], readonly LayoutPlace['type'][]>> = {
  title: ['title', 'ctrTitle'],
  'center-title': ['title', 'ctrTitle'],
  subtitle: ['subTitle'],
  body: ['body', null],
  footer: ['ftr'],
  date: ['dt'],
  'slide-number': ['sldNum'],
};

function titlePlace(layout: ThemeLayout, theme: Theme): LayoutPlace {
  const type = layout.type === 'title' ? 'ctrTitle' : 'title';
  const base = { type, index: null, size: null, name: 'Title', bulleted: false } as const;
  if (layout.title) return { ...base, box: boxOf(layout.title), text: layout.title };
  const text: TextStyle = {
    size: theme.type['title-min'],
    color: { color: 'dark1' },
    bold: true,
    align: 'left',
    anchor: 'bottom',
    font: 'heading',
  };
  // Just above the slide, where the layout stage puts titles that are not to be seen.
  return { ...base, box: { x: 0.7, y: -0.75, w: theme.size.width - 1.4, h: 0.625 }, text };
}

function slotName(slot: string): string {
  const words = slot.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(' ');
}

function boxOf({ x, y, w, h }: Box): Box {
  return { x, y, w, h };
}
