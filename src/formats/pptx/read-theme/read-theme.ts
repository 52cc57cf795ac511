import {
  partText,
  type Relationship,
  readRelationships,
  readZip,
  relationshipsPartOf,
  resolveTarget,
} from '../../../package/index.ts';
import {
  type ColorRef,
  contrast,
  type Theme,
  type ThemeColor,
  type ThemeFonts,
  type ThemeLayout,
  type TypeScale,
} from '../../../theme/index.ts';
import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  parseXml,
  type XmlElement,
} from '../../../xml/index.ts';
import { schemeSlots } from '../finish/presentation-parts.ts';
import { type Master, readLayout, readPlaces } from './read-layout.ts';

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

type Colors = Theme['colors'];

/** The twelve colours of `a:clrScheme`. */
export function readColors(theme: XmlElement): Colors {
  const scheme = elementAt(theme, 'a:themeElements', 'a:clrScheme')!;
  const colors = schemeSlots.map(([slot, color]): [ThemeColor, string] => {
    const value = childElements(firstChild(scheme, `a:${slot}`)!)[0]!;
    // A system colour says what it was when the file was saved.
    const hex = attributeOf(value, value.name === 'a:sysClr' ? 'lastClr' : 'val');
    return [color, (hex ?? '000000').toUpperCase()];
  });
  // Every slot of the scheme is a colour of ours, and the other way round.
  return Object.fromEntries(colors) as Colors;
}

export function readFonts(scheme: XmlElement): Theme['fonts'] {
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

/** The colour of an `a:solidFill`, as a colour of the theme; null for any other fill. */
export function readFill(
  parent: XmlElement | null,
  colors: Colors,
  colorMap: ReadonlyMap<string, string>,
): ColorRef | null {
  const fill = parent && firstChild(parent, 'a:solidFill');
  const color = fill && childElements(fill)[0];
  return color ? readColor(color, colors, colorMap) : null;
}

/** A colour element: of the scheme, or the scheme's nearest to a colour of its own. */
export function readColor(
  element: XmlElement,
  colors: Colors,
  colorMap: ReadonlyMap<string, string>,
): ColorRef | null {
  const value = attributeOf(element, 'val') ?? '';
  if (element.name === 'a:srgbClr') return { color: nearest(value.toUpperCase(), colors) };
  if (element.name !== 'a:schemeClr') return null;
  const slot = colorMap.get(value) ?? value;
  const color = schemeSlots.find(([name]) => name === slot)?.[1];
  if (!color) return null;
  const change = (name: string): number | null => {
    const found = firstChild(element, name);
    return found && Number(attributeOf(found, 'val')) / 100_000;
  };
  // The other way round than `luminanceChange`.
  const kept = change('a:lumMod') ?? 1;
  const raised = change('a:lumOff') ?? 0;
  const total = Math.min(1, kept + raised);
  const tint = total === 0 ? 0 : raised / total;
  return {
    color,
    ...(tint > 0 ? { tint: hundredth(tint) } : {}),
    ...(total < 1 ? { shade: hundredth(1 - total) } : {}),
  };
}

function nearest(hex: string, colors: Colors): ThemeColor {
  const distance = (other: string): number =>
    [0, 2, 4].reduce(
      (sum, i) => {
        const channel = (text: string) => Number.parseInt(text.slice(i, i + 2), 16);
        return sum + (channel(hex) - channel(other)) ** 2;
      },
      contrast(hex, other),
    );
  const entries = Object.entries(colors) as [ThemeColor, string][]; // keys of a Colors
  return entries.reduce((best, entry) => (distance(entry[1]) < distance(best[1]) ? entry : best))[0];
}

function hundredth(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
