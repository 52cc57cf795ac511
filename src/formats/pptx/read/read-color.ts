import { resolveColor } from '../../../theme/index.ts';
import { attributeOf, childElements, firstChild, isTrue, type XmlElement } from '../../../xml/index.ts';
import { shareOf } from './share-of.ts';

/** What names of colours mean on a slide: the theme's, by way of its master's map. */
export interface Palette {
  /** Six hex digits by name: `dk1`, `accent1`, … */
  readonly theme: ReadonlyMap<string, string>;
  /** `tx1` → `dk1`. */
  readonly map: ReadonlyMap<string, string>;
}

/** How a shape is painted: in one colour, in colours along a line, not at all, or in a way that has no single colour. */
export type Paint =
  | { readonly kind: 'color'; readonly hex: string }
  | PaintedGradient
  | { readonly kind: 'none' | 'unknown' | 'unsaid' };

export interface PaintedGradient {
  readonly kind: 'gradient';
  /** By `at`, from 0 to 1; none can be seen through. */
  readonly stops: readonly { readonly at: number; readonly hex: string }[];
  /** Degrees, clockwise from the start edge. */
  readonly angle: number;
}

export function readPalette(theme: XmlElement | null, master: XmlElement | null): Palette {
  const scheme = theme && firstChild(firstChild(theme, 'a:themeElements') ?? theme, 'a:clrScheme');
  const colors = new Map<string, string>();
  for (const entry of scheme ? childElements(scheme) : []) {
    const [color] = childElements(entry);
    const hex = color && plainHex(color);
    if (hex) colors.set(entry.name.replace(/^a:/, ''), hex);
  }
  const map = master && firstChild(master, 'p:clrMap');
  return { theme: colors, map: new Map(map?.attributes.map(({ name, value }) => [name, value])) };
}

export const unknownPaint: Paint = { kind: 'unknown' };

export function paintOf(hex: string | null): Paint {
  return hex === null ? unknownPaint : { kind: 'color', hex };
}

/** The fill that stands in an element such as `p:spPr`, `a:tcPr`, `p:bgPr`, `a:rPr`. */
export function readPaint(holder: XmlElement | null, palette: Palette): Paint {
  for (const fill of holder ? childElements(holder) : []) {
    if (fill.name === 'a:noFill') return { kind: 'none' };
    if (fill.name === 'a:solidFill') {
      return paintOf(readColor(childElements(fill)[0] ?? null, palette));
    }
    if (fill.name === 'a:gradFill') return readGradient(fill, palette);
    if (/^a:(blip|patt|grp)Fill$/.test(fill.name)) return unknownPaint;
  }
  return { kind: 'unsaid' };
}

/** ECMA-376 part 1, 20.1.8.33 and 20.1.8.41: along a line whose angle is as it says, whatever it fills. */
function readGradient(fill: XmlElement, palette: Palette): Paint {
  const [list, line] = [firstChild(fill, 'a:gsLst'), firstChild(fill, 'a:lin')];
  const stops = (list ? childElements(list, 'a:gs') : []).flatMap((stop) => {
    const hex = readColor(childElements(stop)[0] ?? null, palette);
    return [{ at: shareOf(attributeOf(stop, 'pos')) ?? 0, hex }];
  });
  const known = stops.flatMap(({ at, hex }) => (hex === null ? [] : [{ at, hex }]));
  if (!line || isTrue(attributeOf(line, 'scaled')) || known.length < stops.length || known.length < 2)
    return unknownPaint;
  return {
    kind: 'gradient',
    stops: known.sort((one, other) => one.at - other.at),
    angle: Number(attributeOf(line, 'ang') ?? 0) / 60_000,
  };
}

/** A colour as six hex digits; null for what is transparent, or named in a way that we do not know. */
export function readColor(color: XmlElement | null, palette: Palette): string | null {
  if (!color) return null;
  const name = color.name === 'a:schemeClr' ? (attributeOf(color, 'val') ?? '') : null;
  const hex = name === null ? plainHex(color) : (palette.theme.get(palette.map.get(name) ?? name) ?? null);
  return hex && changed(hex, childElements(color));
}

function plainHex(color: XmlElement): string | null {
  const value = attributeOf(color, color.name === 'a:sysClr' ? 'lastClr' : 'val') ?? '';
  if (color.name === 'a:prstClr') return presets[value] ?? null;
  return /^[0-9A-Fa-f]{6}$/.test(value) ? value.toUpperCase() : null;
}

/** ECMA-376 part 1, 20.1.2.3: modulation and offset of luminance, tint, shade; what is see-through has no colour. */
function changed(hex: string, changes: readonly XmlElement[]): string | null {
  const share = (name: string): number | null => {
    const found = changes.find((each) => each.name === `a:${name}`);
    return found ? shareOf(attributeOf(found, 'val')) : null;
  };
  if ((share('alpha') ?? 1) < 0.95) return null;
  let result = hex;
  const lumMod = share('lumMod') ?? 1;
  const lumOff = share('lumOff') ?? 0;
  const sum = lumMod + lumOff;
  const saturation = share('satMod') ?? 1;
  if (sum >= 0 && (lumMod !== 1 || lumOff !== 0 || saturation !== 1)) {
    // The theme's own words for the same: a share of the way to white, then one to black.
    const ref = { color: 'accent1', tint: sum === 0 ? 0 : lumOff / sum, shade: 1 - sum, saturation } as const;
    result = resolveColor({ colors: { accent1: hex } as Parameters<typeof resolveColor>[0]['colors'] }, ref); // Only this one is asked for.
  }
  const tint = share('tint');
  if (tint !== null) result = mixed(result, 255, tint);
  const shade = share('shade');
  return shade === null ? result : mixed(result, 0, shade);
}

function mixed(hex: string, other: number, share: number): string {
  return [0, 2, 4]
    .map((at) => Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * share + other * (1 - share)))
    .map((value) => Math.min(255, Math.max(0, value)).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

const presets: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  blue: '0000FF',
  yellow: 'FFFF00',
  gray: '808080',
  orange: 'FFA500',
};
