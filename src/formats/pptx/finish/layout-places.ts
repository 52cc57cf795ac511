import type { Bullet, Inset, PlacedText, Placeholder } from '../../../layout/index.ts';
import {
  type Box,
  type BrandPlace,
  type ColorRef,
  coverTypes,
  isContent,
  type LayoutOrigin,
  type LayoutText,
  type Points,
  type Theme,
  type ThemeLayout,
} from '../../../theme/index.ts';
import { type Emu, presetShapes, toEmu, toEmuBox, toHundredths } from '../drawing-ml.ts';
import { brandLevel, brandPlaceholderXml, outerOf } from './brand-places.ts';
import type { InheritedParagraph } from './inherited-paragraph.ts';
import { anchors, fillAndLineXml, frameXml } from './xml-pieces.ts';

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
  /** The place of a brand file that it is. */
  readonly brand?: BrandPlace;
}

/** How text of a place looks unless it says otherwise: the same on all levels. */
export interface TextStyle {
  readonly size: Points;
  readonly color: ColorRef;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly font: 'heading' | 'body';
  readonly fill?: LayoutText['fill'];
  readonly outline?: LayoutText['outline'];
  readonly style?: LayoutText['style'];
}

export type { InheritedParagraph };

/** The placeholders of a layout in reading order. Every layout has a title; one that shows none has it off the slide. */
export function layoutPlaces(layout: ThemeLayout, theme: Theme): LayoutPlace[] {
  if (layout.origin) return brandPlaces(layout, layout.origin);
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

/** The places of a layout of a brand file that slides fill. A layout without a title gets one on the slide all the same. */
function brandPlaces(layout: ThemeLayout, origin: LayoutOrigin): LayoutPlace[] {
  const { title } = layout;
  const own = title?.brand ?? origin.title;
  const places: LayoutPlace[] = [
    own
      ? { ...brandPlace(own, 'title', null), type: own.type === 'ctrTitle' ? 'ctrTitle' : 'title' }
      : {
          type: 'title',
          index: null,
          size: null,
          name: 'Title',
          box: nowhere,
          text: unsaid,
          bulleted: false,
        },
  ];
  const add = (text: LayoutText | null, type: LayoutPlace['type']): void => {
    if (text?.brand) places.push(brandPlace(text.brand, type, text.index));
  };
  add(layout.subtitle, layout.subtitle?.brand?.type === 'body' ? 'body' : 'subTitle');
  for (const text of layout.slots.values())
    add(text, text.brand?.type === 'pic' ? 'pic' : text.brand?.type === 'subTitle' ? 'subTitle' : 'body');
  add(layout.date, 'dt');
  add(layout.footer, 'ftr');
  add(layout.number, 'sldNum');
  return places;
}

/** A title that no layout has: all of it is said on the slide. */
const nowhere: Box = { x: -1, y: -1, w: 0, h: 0 };
/** What nothing is like. */
export const unsaid: TextStyle = {
  size: -1,
  color: { color: '#none' },
  bold: false,
  align: 'left',
  anchor: 'top',
  font: 'body',
};

function brandPlace(brand: BrandPlace, type: LayoutPlace['type'], index: number | null): LayoutPlace {
  const [text] = brand.levels;
  const { box, anchor } = brand;
  return { type, index, size: null, name: 'Place', box, text: { ...text!, anchor }, bulleted: false, brand };
}

const apart: ReadonlySet<LayoutPlace['type']> = new Set(['title', 'ctrTitle', 'dt', 'ftr', 'sldNum', 'pic']);

/** The place that a placed text fills, or null where its layout has no such place. */
export function placeFor(places: readonly LayoutPlace[], placeholder: Placeholder): LayoutPlace | null {
  const types = placeTypes[placeholder.type];
  // In a brand file any place for text may hold what goes there.
  const filled = placeholder.type === 'body' || placeholder.type === 'subtitle' ? placeholder.index : null;
  const own =
    filled === null
      ? undefined
      : places.find((each) => each.brand && each.index === filled && !apart.has(each.type));
  if (own) return own;
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

/** Bulleted levels as the master has them: PowerPoint offers nine. */
export const levelCount = 9;

/** How far one level of a list stands in from the one above it: the room of a bullet at the usual size. */
const levelStep: Emu = toEmu(0.25);

function levelBullet(level: number): Bullet {
  return { kind: 'character', character: level === 0 ? '•' : '–' };
}

/** What paragraphs of a level inherit in bulleted places: from the master's body style. */
export function bodyLevel(theme: Theme, level: number, rightToLeft: boolean): InheritedParagraph {
  return {
    rightToLeft,
    align: startSide(rightToLeft),
    indent: levelStep * (level + 1),
    hanging: levelStep,
    bullet: levelBullet(level),
    spaceBefore: bodySpace(theme, level),
  };
}

/** What paragraphs of a level inherit in a place of a layout. */
export function placeLevel(
  place: LayoutPlace,
  theme: Theme,
  level: number,
  rightToLeft: boolean,
): InheritedParagraph {
  if (place.brand) return brandLevel(place.brand, level);
  const { align } = place.text;
  if (place.bulleted) return { ...bodyLevel(theme, level, rightToLeft), align };
  const fromBody = place.type === 'body' || place.type === 'pic' || place.type === 'subTitle';
  // The layout takes bullets and indents away on its nine levels, but keeps the master's spacing.
  const spaceBefore = fromBody ? bodySpace(theme, level) : 0;
  return { rightToLeft, align, indent: 0, hanging: 0, bullet: null, spaceBefore };
}

/** What paragraphs inherit in a box that is no placeholder: presentation.xml's default text style. */
export function boxLevel(level: number, rightToLeft: boolean): InheritedParagraph {
  const align = startSide(rightToLeft);
  return { rightToLeft, align, indent: toEmu(0.5) * level, hanging: 0, bullet: null, spaceBefore: 0 };
}

/** Where lines begin: `algn` is a side of the box, whichever way a paragraph is read. */
function startSide(rightToLeft: boolean): 'left' | 'right' {
  return rightToLeft ? 'right' : 'left';
}

function bodySpace(theme: Theme, level: number): number {
  return toHundredths(Math.round(theme.type.body * (level === 0 ? 0.4 : 0.2) * 10) / 10);
}

/** Insets of text in every placeholder of a layout: the slide's grid is where the letters begin. */
const placeInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/** `p:ph` (ECMA-376 part 1, 19.3.1.36): the same on the layout and on its slides. */
export function placeholderXml({ type, size, index, brand }: LayoutPlace): string {
  if (brand) return brandPlaceholderXml(brand);
  return `<p:ph${type === null ? '' : ` type="${type}"`}${size === null ? '' : ` sz="${size}"`}${index === null ? '' : ` idx="${index}"`}/>`;
}

/** `p:spPr` of a filled place: empty where the box is the layout's, so that "Reset slide" and new layouts work. */
export function placeholderFrameXml(shape: PlacedText, place: LayoutPlace): string {
  const own = toEmuBox(shape.box);
  const inherited = toEmuBox(place.box);
  const moved =
    own.x !== inherited.x || own.y !== inherited.y || own.cx !== inherited.cx || own.cy !== inherited.cy;
  const look = shape.fill || shape.line ? fillAndLineXml(shape.fill, shape.line) : '';
  if (!moved && look === '') return '<p:spPr/>';
  // With a fill of its own a place has its form too: not every program looks for it on the layout.
  const form = look === '' || shape.shape === 'rect' ? '' : presetXml(shape.shape);
  const frame = place.brand ? toEmuBox(outerOf(shape.box, place.brand)) : own;
  return `<p:spPr>${moved ? `<a:xfrm>${frameXml(frame)}</a:xfrm>` : ''}${form}${look}</p:spPr>`;
}

/** The form of a place: round at its ends, or at its corners. */
export function presetXml(shape: PlacedText['shape']): string {
  const adjust =
    shape === 'terminator' ? '<a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>' : '<a:avLst/>';
  return `<a:prstGeom prst="${presetShapes[shape].name}">${adjust}</a:prstGeom>`;
}

/** `a:bodyPr` of a filled place, with nothing but what is not the layout's. */
export function placeholderBodyXml({ inset, anchor }: PlacedText, place: LayoutPlace): string {
  const around = place.brand?.inset ?? placeInset;
  const own = (attribute: string, side: keyof Inset) =>
    toEmu(inset[side]) === 0 ? '' : ` ${attribute}="${toEmu(inset[side] + around[side])}"`;
  const insets = own('lIns', 'left') + own('tIns', 'top') + own('rIns', 'right') + own('bIns', 'bottom');
  const attributes = `${insets}${anchor === place.text.anchor ? '' : ` anchor="${anchors[anchor]}"`}`;
  // What fits is not to be made smaller by the next program that opens it.
  return place.brand ? `<a:bodyPr${attributes}><a:normAutofit/></a:bodyPr>` : `<a:bodyPr${attributes}/>`;
}
