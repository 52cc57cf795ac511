import {
  type Box,
  type ColorRef,
  type Decoration,
  type LayoutText,
  plainLayout,
  plainPlace,
  type ShapeDecoration,
  type Theme,
  type ThemeLayout,
  type TypeScale,
} from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  type XmlElement,
} from '../../../xml/index.ts';
import { cornerRadius, toInches } from '../drawing-ml.ts';
import { parentTypes } from '../read/inherited.ts';
import { readColor, readFill } from './read-fill.ts';

/** A slide layout as the theme has it: its places by what they are for. */
export function readLayout(root: XmlElement, master: Master, type: TypeScale): ThemeLayout {
  const slide = firstChild(root, 'p:cSld')!;
  const name = attributeOf(slide, 'name') ?? '';
  const kind = attributeOf(root, 'type') ?? 'cust';
  const places = readPlaces(slide, master);
  const named = (wanted: string): ReadPlace | null => places.find((place) => place.name === wanted) ?? null;
  const typed = (...wanted: readonly string[]): ReadPlace | null =>
    places.find((place) => wanted.includes(place.type)) ?? null;

  const title = typed('title', 'ctrTitle');
  const subtitle = typed('subTitle');
  const kicker = named('Kicker');
  const citations = named('Citations');
  const [date, footer, number] = [typed('dt'), typed('ftr'), typed('sldNum')];
  const furniture = new Set([title, subtitle, kicker, citations, date, footer, number]);
  const rest = places.filter((place) => !furniture.has(place));
  const usual = usualSlots[kind] ?? [];
  const slots = new Map<string, LayoutText>();
  for (const [i, place] of rest.entries()) {
    const wanted = genericNames.has(place.name)
      ? (usual[i] ?? (place.type === 'pic' ? 'picture' : 'body'))
      : slug(place.name);
    let id = wanted;
    for (let again = 2; slots.has(id); again++) id = `${wanted}-${again}`;
    // A picture that has the title on it lies under it.
    const behind = place.type === 'pic' && title !== null && overlaps(place.text, title.text);
    slots.set(id, { ...withMin(place, type['body-min']), behind });
  }
  const plain = (place: ReadPlace | null): LayoutText | null => place && withMin(place, place.text.size);
  return {
    id: slug(name),
    name,
    type: kind,
    background: readBackground(slide, master) ??
      readBackground(firstChild(master.root, 'p:cSld')!, master) ?? { color: 'light1' },
    // A title that a layout has off the slide is there for those who cannot see, and not a place.
    title: title && title.text.y + title.text.h > 0 ? withMin(title, type['title-min']) : null,
    subtitle: subtitle && withMin(subtitle, type['body-min']),
    kicker: plain(kicker),
    slots,
    citations: plain(citations),
    footer: plain(footer),
    date: plain(date),
    number: plain(number),
    decorations: readDecorations(slide, master),
    ...plainLayout,
  };
}

/** What PowerPoint calls the places of its own layouts, whatever they are for. */
const genericNames: ReadonlySet<string> = new Set([
  '',
  'Content',
  'Text',
  'Picture',
  'Table',
  'Chart',
  'Vertical Text',
]);

/** Names of the places of PowerPoint's own layouts, in their order. */
const usualSlots: Readonly<Record<string, readonly string[]>> = {
  obj: ['body'],
  secHead: ['body'],
  twoObj: ['left', 'right'],
  twoTxTwoObj: ['left-heading', 'left', 'right-heading', 'right'],
  objTx: ['body', 'caption'],
  picTx: ['picture', 'caption'],
};

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function withMin({ text }: ReadPlace, min: number): LayoutText {
  return { ...text, min: Math.min(text.size, min) };
}

function readBackground(slide: XmlElement, { colors, colorMap }: Master): ThemeLayout['background'] | null {
  const background = firstChild(slide, 'p:bg');
  if (!background) return null;
  const filled = readFill(firstChild(background, 'p:bgPr'), colors, colorMap);
  if (filled) return filled;
  const reference = firstChild(background, 'p:bgRef');
  const color = reference && childElements(reference)[0];
  return color ? readColor(color, colors, colorMap) : null;
}

const decorationShapes: Readonly<Record<string, ShapeDecoration['shape']>> = {
  rect: 'rect',
  roundRect: 'round-rect',
  ellipse: 'ellipse',
};

/** Plain shapes behind the content. Pictures and drawn art are left: the theme has no words for them. */
function readDecorations(slide: XmlElement, { colors, colorMap }: Master): Decoration[] {
  return childElements(firstChild(slide, 'p:spTree')!, 'p:sp').flatMap((shape) => {
    if (descendants(shape, 'p:ph').length > 0) return [];
    const properties = firstChild(shape, 'p:spPr');
    const geometry = properties && elementAt(properties, 'a:prstGeom');
    const preset = decorationShapes[(geometry && attributeOf(geometry, 'prst')) ?? ''];
    const box = readBox(properties);
    const fill = readFill(properties, colors, colorMap);
    return preset && box && fill
      ? [{ ...box, shape: preset, fill, line: null, radius: cornerRadius, over: null }]
      : [];
  });
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What the places of a layout inherit from. */
export interface Master {
  readonly root: XmlElement;
  /** Its own places by type. */
  readonly places: ReadonlyMap<string, ReadPlace>;
  readonly colors: Theme['colors'];
  readonly colorMap: ReadonlyMap<string, string>;
}

/** A placeholder with all that it inherits. */
export interface ReadPlace {
  /** ST_PlaceholderType; `obj` for content of any kind. */
  readonly type: string;
  /** In the selection pane, without what PowerPoint adds: `Left` of `Left Placeholder 4`. */
  readonly name: string;
  /** Without `min`, which no file says. */
  readonly text: Omit<LayoutText, 'min'>;
}

/** The placeholders of a master or layout that have a box, in the order in which they are read. */
export function readPlaces(slide: XmlElement, master: Master): ReadPlace[] {
  return childElements(firstChild(slide, 'p:spTree')!, 'p:sp').flatMap((shape) => {
    const placeholder = descendants(firstChild(shape, 'p:nvSpPr')!, 'p:ph')[0];
    const place = placeholder && readPlace(shape, placeholder, master);
    return place ? [place] : [];
  });
}

function readPlace(shape: XmlElement, placeholder: XmlElement, master: Master): ReadPlace | null {
  const type = attributeOf(placeholder, 'type') ?? 'obj';
  const parent = master.places.get(parentTypes[type] ?? type) ?? null;
  const box = readBox(firstChild(shape, 'p:spPr')) ?? parent?.text ?? null;
  if (!box) return null;
  const levels = [
    elementAt(shape, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr'),
    ...(parent ? [] : [masterStyle(master.root, type)]),
  ].filter((level) => level !== null);
  const own = <T>(read: (level: XmlElement, run: XmlElement | null) => T | null): T | null => {
    for (const level of levels) {
      const value = read(level, firstChild(level, 'a:defRPr'));
      if (value !== null) return value;
    }
    return null;
  };
  const properties = elementAt(shape, 'p:txBody', 'a:bodyPr');
  const anchor = properties && attributeOf(properties, 'anchor');
  const face = (_: XmlElement, run: XmlElement | null): 'heading' | 'body' | null => {
    const latin = run && firstChild(run, 'a:latin');
    const name = latin && attributeOf(latin, 'typeface');
    return name ? (name.startsWith('+mj') ? 'heading' : 'body') : null;
  };
  const size = own((_, run) => run && attributeOf(run, 'sz'));
  const bold = own((_, run) => run && attributeOf(run, 'b'));
  const align = own((level) => attributeOf(level, 'algn'));
  const color = own<ColorRef>((_, run) => readFill(run, master.colors, master.colorMap));
  return {
    type,
    name: (attributeOf(descendants(shape, 'p:cNvPr')[0]!, 'name') ?? '').replace(
      / ?Placeholder( \d+)?$| \d+$/i,
      '',
    ),
    text: {
      x: box.x,
      y: box.y,
      w: box.w,
      h: box.h,
      index: Number(attributeOf(placeholder, 'idx') ?? 0),
      size: size === null ? (parent?.text.size ?? 18) : Number(size) / 100,
      color: color ?? parent?.text.color ?? { color: 'dark1' },
      bold: bold === null ? (parent?.text.bold ?? false) : isTrue(bold),
      align: (align === null ? parent?.text.align : alignments[align]) ?? 'left',
      anchor: (anchor === null ? parent?.text.anchor : anchors[anchor]) ?? 'top',
      font: own(face) ?? parent?.text.font ?? 'body',
      bullets: own(bulletsOf) ?? parent?.text.bullets ?? false,
      ...plainPlace,
    },
  };
}

function bulletsOf(level: XmlElement): boolean | null {
  if (firstChild(level, 'a:buNone')) return false;
  return ['a:buChar', 'a:buAutoNum', 'a:buBlip'].some((name) => firstChild(level, name)) ? true : null;
}

function masterStyle(master: XmlElement, type: string): XmlElement | null {
  const style = type === 'title' ? 'p:titleStyle' : type === 'body' ? 'p:bodyStyle' : 'p:otherStyle';
  return elementAt(master, 'p:txStyles', style, 'a:lvl1pPr');
}

const alignments: Readonly<Record<string, LayoutText['align']>> = { l: 'left', ctr: 'center', r: 'right' };
const anchors: Readonly<Record<string, LayoutText['anchor']>> = { t: 'top', ctr: 'middle', b: 'bottom' };

/** `a:xfrm` in inches; null where the shape has none. */
function readBox(properties: XmlElement | null): Box | null {
  const frame = properties && firstChild(properties, 'a:xfrm');
  const offset = frame && firstChild(frame, 'a:off');
  const extent = frame && firstChild(frame, 'a:ext');
  if (!offset || !extent) return null;
  const inches = (element: XmlElement, name: string): number => toInches(Number(attributeOf(element, name)));
  return {
    x: inches(offset, 'x'),
    y: inches(offset, 'y'),
    w: inches(extent, 'cx'),
    h: inches(extent, 'cy'),
  };
}
