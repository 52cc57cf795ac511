import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { toInches } from '../drawing-ml.ts';
import type { PartReader } from '../read/part-reader.ts';
import { type Palette, readPalette } from '../read/read-color.ts';
import type { Brand, BrandFonts, BrandLayout, BrandMaster, FoundPlace } from './brand-model.ts';
import type { OpenedBrand } from './open-brand.ts';
import { type PartArt, readArt } from './read-art.ts';
import { readPlaces } from './read-places.ts';

/** All that masters and layouts of a brand file are. */
export function readBrand({ reader, main }: OpenedBrand): Brand {
  const presentation = reader.root(main)!;
  const sides = firstChild(presentation, 'p:sldSz');
  const side = (name: string, usual: number) =>
    sides ? toInches(Number(attributeOf(sides, name))) || usual : usual;
  const size = { width: side('cx', 13.333), height: side('cy', 7.5) };
  const list = firstChild(presentation, 'p:sldMasterIdLst');
  const used = layoutsInUse(reader, main);
  const defaults = firstChild(presentation, 'p:defaultTextStyle');
  const masters = (list ? childElements(list, 'p:sldMasterId') : []).flatMap((entry, index) => {
    const part = reader.target(main, { id: attributeOf(entry, 'r:id') });
    const root = part === null ? null : reader.root(part);
    return part && root ? [readMaster({ reader, part, root, index, size, defaults, used })] : [];
  });
  return { size, masters };
}

interface MasterAt {
  readonly reader: PartReader;
  readonly part: string;
  readonly root: XmlElement;
  readonly index: number;
  readonly size: Brand['size'];
  readonly defaults: XmlElement | null;
  readonly used: ReadonlyMap<string, number>;
}

/** A part with what its names of colours mean: what it draws, and the places in it. */
interface MasterLook {
  readonly palette: Palette;
  readonly theme: string | null;
  readonly drawn: PartArt;
  readonly places: readonly FoundPlace[];
}

function readMaster(at: MasterAt): BrandMaster {
  const { reader, part, root } = at;
  const themePart = reader.target(part, { type: 'theme' });
  const theme = themePart === null ? null : reader.root(themePart);
  const look = lookOf(readPalette(theme, root), themePart, at);
  const list = firstChild(root, 'p:sldLayoutIdLst');
  const names = (list ? childElements(list, 'p:sldLayoutId') : []).flatMap((entry) => {
    const layout = reader.target(part, { id: attributeOf(entry, 'r:id') });
    return layout !== null && reader.root(layout) ? [layout] : [];
  });
  const layouts = names.map((layout) => readLayout(layout, look, at));
  const fonts = theme && elementAt(theme, 'a:themeElements', 'a:fontScheme');
  return {
    part,
    name: (theme && attributeOf(theme, 'name')) || `Master ${at.index + 1}`,
    palette: look.palette,
    fonts: { heading: fontsOf(fonts, 'a:majorFont'), body: fontsOf(fonts, 'a:minorFont') },
    layouts,
  };
}

function lookOf(palette: Palette, theme: string | null, { reader, part, root, ...at }: MasterAt): MasterLook {
  const drawn = readArt(part, { reader, theme, palette, size: at.size });
  return { palette, theme, drawn, places: readPlaces(root, null, { palette, master: root, ...at }) };
}

function readLayout(part: string, ofMaster: MasterLook, at: MasterAt): BrandLayout {
  const { reader, size, defaults, index, used } = at;
  const root = reader.root(part)!;
  const changed = elementAt(root, 'p:clrMapOvr', 'a:overrideClrMapping');
  const override = changed && new Map(changed.attributes.map(({ name, value }) => [name, value]));
  // Seldom has a layout a map of its own; all others show the master as it is.
  const master = override ? lookOf({ ...ofMaster.palette, map: override }, ofMaster.theme, at) : ofMaster;
  const { palette, theme } = master;
  const own = readArt(part, { reader, theme, palette, size });
  const behind = own.background ? own : master.drawn;
  const fallback = `#${palette.theme.get(palette.map.get('bg1') ?? 'lt1') ?? 'FFFFFF'}` as const;
  // A layout may hide the shapes of its master.
  const shown = /^(0|false)$/.test(attributeOf(root, 'showMasterSp') ?? '') ? [own] : [master.drawn, own];
  const slide = firstChild(root, 'p:cSld');
  return {
    part,
    master: index,
    name: (slide && attributeOf(slide, 'name'))?.replace(/\s+/g, ' ').trim() ?? '',
    type: attributeOf(root, 'type'),
    places: readPlaces(root, master.places, { palette, master: at.root, defaults, size }),
    background: behind.background?.colors.length ? behind.background.colors : [fallback],
    art: [...(behind.background?.art ?? []), ...shown.flatMap(({ art }) => art)],
    things: shown.flatMap(({ things }) => things),
    palette,
    override,
    used: used.get(part) ?? 0,
    leftOut: [...(behind.background?.leftOut ?? []), ...shown.flatMap(({ leftOut }) => leftOut)],
  };
}

/** How many of the file's own slides stand on each layout. */
function layoutsInUse(reader: PartReader, main: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const { type, id } of reader.relationships(main)) {
    const slide = type === 'slide' ? reader.target(main, { id }) : null;
    const layout = slide === null ? null : reader.target(slide, { type: 'slideLayout' });
    if (layout !== null) used.set(layout, (used.get(layout) ?? 0) + 1);
  }
  return used;
}

function fontsOf(scheme: XmlElement | null, name: string): BrandFonts {
  const element = scheme && firstChild(scheme, name);
  const face = (child: string): string => {
    const found = element && firstChild(element, child);
    return (found && attributeOf(found, 'typeface')) ?? '';
  };
  const script = (code: string): string => {
    const found =
      element && childElements(element, 'a:font').find((each) => attributeOf(each, 'script') === code);
    return (found && attributeOf(found, 'typeface')) ?? '';
  };
  const latin = face('a:latin') || 'Calibri';
  return {
    latin,
    'east-asian': face('a:ea') || script('Hans') || script('Jpan') || latin,
    complex: face('a:cs') || script('Arab') || latin,
  };
}
