import type { Decoration, LayoutText, ThemeLayout, TypeScale } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  type XmlElement,
} from '../../../xml/index.ts';
import { readColor, readFill } from './read-color-scheme.ts';
import { type Master, type ReadPlace, readBox, readPlaces } from './read-places.ts';

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
    const wanted = genericNames.has(place.name) ? (usual[i] ?? 'body') : slug(place.name);
    let id = wanted;
    for (let again = 2; slots.has(id); again++) id = `${wanted}-${again}`;
    slots.set(id, withMin(place, type['body-min']));
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

const decorationShapes: Readonly<Record<string, Decoration['shape']>> = {
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
    return preset && box && fill ? [{ ...box, shape: preset, fill }] : [];
  });
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
