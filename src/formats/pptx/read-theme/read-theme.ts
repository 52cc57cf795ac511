import {
  partText,
  type Relationship,
  readRelationships,
  readZip,
  relationshipsPartOf,
  resolveTarget,
} from '../../../package/index.ts';
import type { Theme, ThemeLayout, TypeScale } from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  parseXml,
  type XmlElement,
} from '../../../xml/index.ts';
import { readColors, readFonts } from './read-color-scheme.ts';
import { readLayout } from './read-layout.ts';
import { type Master, readPlaces } from './read-places.ts';

/**
 * The theme that a presentation carries: slide size, colours, faces, and each layout of its first slide master with
 * its places. What no presentation says (styles of kinds and of `span` classes, how small type may become) is taken
 * from `base`. Throws where the bytes are no presentation: it is for files that were verified.
 */
export function readTheme(bytes: Uint8Array, base: Theme): Theme {
  const { parts } = readZip(bytes);
  const part = (name: string): XmlElement => parseXml(partText(parts, name)!);
  const relationshipsOf = (name: string): Relationship[] =>
    readRelationships(partText(parts, relationshipsPartOf(name)) ?? '<Relationships/>');
  const targetOf = (owner: string, type: string): string =>
    resolveTarget(owner, relationshipsOf(owner).find((each) => each.type === type)!.target);
  const targetById = (owner: string, id: string | null): string =>
    resolveTarget(owner, relationshipsOf(owner).find((each) => each.id === id)!.target);

  const main = relationshipsOf('').find((each) => each.type === 'officeDocument');
  const presentationName = resolveTarget('', main!.target);
  const presentation = part(presentationName);
  const [firstMaster] = childElements(firstChild(presentation, 'p:sldMasterIdLst')!, 'p:sldMasterId');
  const masterName = targetById(presentationName, attributeOf(firstMaster!, 'r:id'));
  const masterRoot = part(masterName);
  const themeRoot = part(targetOf(masterName, 'theme'));
  const colors = readColors(themeRoot);
  const map = new Map(firstChild(masterRoot, 'p:clrMap')?.attributes.map((each) => [each.name, each.value]));
  const master: Master = { root: masterRoot, places: new Map(), colors, colorMap: map };
  const own = readPlaces(firstChild(masterRoot, 'p:cSld')!, master);
  const type = typeScale(own, base.type);
  const inherited: Master = { ...master, places: new Map(own.map((place) => [place.type, place])) };

  const layouts = new Map<string, ThemeLayout>();
  const list = firstChild(masterRoot, 'p:sldLayoutIdLst');
  for (const entry of list ? childElements(list, 'p:sldLayoutId') : []) {
    const root = part(targetById(masterName, attributeOf(entry, 'r:id')));
    const layout = readLayout(root, inherited, type);
    layouts.set(layout.id, layout);
  }
  const size = firstChild(presentation, 'p:sldSz')!;
  return {
    ...base,
    name: attributeOf(themeRoot, 'name') ?? base.name,
    size: { width: inches(attributeOf(size, 'cx')), height: inches(attributeOf(size, 'cy')) },
    colors,
    fonts: readFonts(elementAt(themeRoot, 'a:themeElements', 'a:fontScheme')!),
    type,
    layouts,
  };
}

/** Sizes that the master names; the others keep their proportion to the text. */
function typeScale(places: ReturnType<typeof readPlaces>, base: TypeScale): TypeScale {
  const sizeOf = (type: string): number | null =>
    places.find((place) => place.type === type)?.text.size ?? null;
  const title = sizeOf('title') ?? base.title;
  const body = sizeOf('body') ?? base.body;
  return {
    ...base,
    title,
    'title-min': Math.min(title, base['title-min']),
    body,
    'body-min': Math.min(body, base['body-min']),
    caption: Math.max(12, sizeOf('ftr') ?? base.caption),
  };
}

/** To a hundred-thousandth of an inch, so that what was written as inches is read as the same inches. */
function inches(emu: string | null): number {
  return Math.round((Number(emu) / 914_400) * 1e5) / 1e5;
}
