import type { PlacedText, TakenLook } from '../../../layout/index.ts';
import type { LayoutArt, Theme } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  type XmlElement,
} from '../../../xml/index.ts';
import { readArt } from '../brand/read-art.ts';
import { toInches } from '../drawing-ml.ts';
import {
  type Box,
  boxIn,
  type Frame,
  frameElement,
  frameOf,
  identity,
  placeOf,
  treeOf,
} from '../read/inherited.ts';
import { inheritedPlaces, lookSources, type SlideGround } from '../read/look-sources.ts';
import { readPalette } from '../read/read-color.ts';
import { readTable } from './read-table-look.ts';
import { readTextLook } from './read-text-look.ts';
import type { TakenFile } from './taken-file.ts';

/** How a slide looks, for pictures: its art and that of what it stands on, and its texts where they stand. */
export function readLook({ reader, main }: TakenFile, size: Theme['size'], part: string): TakenLook {
  const slide = reader.root(part)!;
  const layoutPart = reader.target(part, { type: 'slideLayout' });
  const masterPart = layoutPart === null ? null : reader.target(layoutPart, { type: 'slideMaster' });
  const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
  const root = (name: string | null) => (name === null ? null : reader.root(name));
  const [layout, master, theme] = [root(layoutPart), root(masterPart), root(themePart)];
  const plain = readPalette(theme, master);
  const changed = [slide, layout].flatMap(
    (each) => (each && elementAt(each, 'p:clrMapOvr', 'a:overrideClrMapping')) ?? [],
  )[0];
  const palette = changed
    ? { ...plain, map: new Map(changed.attributes.map(({ name, value }) => [name, value])) }
    : plain;
  const presentation = root(main);
  const defaults = presentation && firstChild(presentation, 'p:defaultTextStyle');
  const ground: SlideGround = { layout, master, palette, defaults };
  const around = { reader, theme: themePart, palette, size };
  const inherited = (shape: XmlElement) =>
    inheritedPlaces(placeOf(shape), ground).flatMap((each) => frameElement(each) ?? [])[0] ?? null;
  const own = readArt(part, { ...around, inherited });
  const shows = (each: XmlElement | null) =>
    !/^(0|false)$/.test((each && attributeOf(each, 'showMasterSp')) ?? '');
  const ofLayout = layoutPart === null ? null : readArt(layoutPart, around);
  const ofMaster = masterPart === null ? null : readArt(masterPart, around);
  const behind = [own, ofLayout, ofMaster].find((each) => each?.background)?.background ?? null;
  const shown = [
    ...(shows(slide) && shows(layout) && ofMaster ? [ofMaster] : []),
    ...(shows(slide) && ofLayout ? [ofLayout] : []),
    own,
  ];
  const words = new TextsReader(ground);
  const tree = treeOf(slide);
  if (tree) words.tree(tree, identity);
  return {
    background: behind?.colors[0] ?? `#${palette.theme.get(palette.map.get('bg1') ?? 'lt1') ?? 'FFFFFF'}`,
    art: [...(behind?.art ?? []), ...shown.flatMap(({ art }) => art), ...words.art],
    texts: words.texts,
    leftOut: [...new Set([...(behind?.leftOut ?? []), ...shown.flatMap(({ leftOut }) => leftOut)])],
  };
}

class TextsReader {
  readonly texts: PlacedText[] = [];
  /** What tables are painted with. */
  readonly art: LayoutArt[] = [];
  private readonly ground: SlideGround;
  private titled = false;

  constructor(ground: SlideGround) {
    this.ground = ground;
  }

  tree(tree: XmlElement, frame: Frame): void {
    for (const shape of childElements(tree)) {
      if (shape.name === 'mc:AlternateContent') {
        const choice = firstChild(shape, 'mc:Fallback') ?? firstChild(shape, 'mc:Choice');
        if (choice) this.tree(choice, frame);
        continue;
      }
      const properties = descendants(shape, 'p:cNvPr')[0];
      if (!properties || isTrue(attributeOf(properties, 'hidden'))) continue;
      if (shape.name === 'p:grpSp') this.tree(shape, frameOf(shape, frame));
      else if (shape.name === 'p:sp') this.text(shape, frame);
      else if (shape.name === 'p:graphicFrame') this.table(shape, frame);
    }
  }

  private text(shape: XmlElement, frame: Frame): void {
    const body = firstChild(shape, 'p:txBody');
    if (!body) return;
    const own = frameElement(shape);
    const places = inheritedPlaces(placeOf(shape), this.ground);
    const above = own ? null : places.flatMap((each) => frameElement(each) ?? [])[0];
    const box = own ? boxIn(own, frame) : above ? boxIn(above, identity) : null;
    if (!box) return;
    const place = placeOf(shape);
    const isTitle = /^(title|ctrTitle)$/.test((place && attributeOf(place, 'type')) ?? '');
    const bodies = [body, ...places.flatMap((each) => firstChild(each, 'p:txBody') ?? [])];
    const sources = lookSources(shape, body, this.ground);
    const text = readTextLook({
      body,
      bodies,
      sources,
      place,
      box: inInches(box),
      name: `Text ${this.texts.length + 1}`,
    });
    if (!text) return;
    const titles = isTitle && !this.titled;
    if (titles) this.titled = true;
    this.texts.push(titles ? { ...text, placeholder: { type: 'title', index: 0 } } : text);
  }

  private table(shape: XmlElement, frame: Frame): void {
    const table = descendants(shape, 'a:tbl')[0];
    const own = frameElement(shape);
    const box = own && boxIn(own, frame);
    if (!table || !box) return;
    const { texts, art } = readTable(table, inInches(box), this.ground, this.texts.length);
    this.texts.push(...texts);
    this.art.push(...art);
  }
}

function inInches({ x, y, w, h }: Box): Box {
  return { x: toInches(x), y: toInches(y), w: toInches(w), h: toInches(h) };
}
