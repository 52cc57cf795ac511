import { readZip } from '../../../package/index.ts';
import type { Theme, ThemeColor, ThemeFonts, ThemeLayout, TypeScale } from '../../../theme/index.ts';
import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { toInches } from '../drawing-ml.ts';
import { schemeSlots } from '../finish/presentation-parts.ts';
import { PartReader } from '../read/part-reader.ts';
import { colorOfSlot } from './read-fill.ts';
import { type Master, readLayout, readPlaces } from './read-layout.ts';

/**
 * The theme that a presentation carries: slide size, colours, faces, and each layout of its first slide master with
 * its places. What no presentation says (styles of kinds and of `span` classes, how small type may become) is taken
 * from `base`. Throws where the bytes are no presentation: it is for files that were verified.
 */
export function readTheme(bytes: Uint8Array, base: Theme): Theme {
  const reader = new PartReader(readZip(bytes).parts);
  const part = (name: string): XmlElement => reader.root(name)!;
  const target = (owner: string, by: Parameters<PartReader['target']>[1]) => reader.target(owner, by)!;
  const presentationName = reader.mainPart();
  const presentation = part(presentationName);
  const [firstMaster] = childElements(firstChild(presentation, 'p:sldMasterIdLst')!, 'p:sldMasterId');
  const masterName = target(presentationName, { id: attributeOf(firstMaster!, 'r:id') });
  const masterRoot = part(masterName);
  const themeRoot = part(target(masterName, { type: 'theme' }));
  const map = new Map(firstChild(masterRoot, 'p:clrMap')?.attributes.map((each) => [each.name, each.value]));
  const colors = readColors(themeRoot, map);
  const master: Master = { root: masterRoot, places: new Map(), colors, colorMap: map };
  const own = readPlaces(firstChild(masterRoot, 'p:cSld')!, master);
  const type = typeScale(own, base.type);
  const inherited: Master = { ...master, places: new Map(own.map((place) => [place.type, place])) };

  const layouts = new Map<string, ThemeLayout>();
  const list = firstChild(masterRoot, 'p:sldLayoutIdLst');
  for (const entry of list ? childElements(list, 'p:sldLayoutId') : []) {
    const root = part(target(masterName, { id: attributeOf(entry, 'r:id') }));
    const layout = readLayout(root, inherited, type);
    layouts.set(layout.id, layout);
  }
  const size = firstChild(presentation, 'p:sldSz')!;
  return {
    ...base,
    name: attributeOf(themeRoot, 'name') ?? base.name,
    size: {
      width: toInches(Number(attributeOf(size, 'cx'))),
      height: toInches(Number(attributeOf(size, 'cy'))),
    },
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

/** The twelve colours of `a:clrScheme`. */
function readColors(theme: XmlElement, map: ReadonlyMap<string, string>): Theme['colors'] {
  const scheme = elementAt(theme, 'a:themeElements', 'a:clrScheme')!;
  const colors = schemeSlots.map(([slot]): [ThemeColor, string] => {
    const color = colorOfSlot(slot, map)!;
    const value = childElements(firstChild(scheme, `a:${slot}`)!)[0]!;
    // A system colour says what it was when the file was saved.
    const hex = attributeOf(value, value.name === 'a:sysClr' ? 'lastClr' : 'val');
    return [color, (hex ?? '000000').toUpperCase()];
  });
  // Every slot of the scheme is a colour of ours, and the other way round.
  return Object.fromEntries(colors) as Theme['colors'];
}

function readFonts(scheme: XmlElement): Theme['fonts'] {
  const faces = (name: string): ThemeFonts => {
    const element = firstChild(scheme, `a:${name}`)!;
    const face = (child: string): string => {
      const found = firstChild(element, child);
      return (found && attributeOf(found, 'typeface')) ?? '';
    };
    const script = (code: string): string => {
      const found = childElements(element, 'a:font').find((font) => attributeOf(font, 'script') === code);
      return (found && attributeOf(found, 'typeface')) ?? '';
    };
    const latin = face('a:latin');
    return {
      latin,
      'east-asian': face('a:ea') || script('Hans') || latin,
      complex: face('a:cs') || script('Arab') || latin,
    };
  };
  return { heading: faces('majorFont'), body: faces('minorFont') };
}
