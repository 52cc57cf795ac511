import {
  type ColorRef,
  contrast,
  type Theme,
  type ThemeColor,
  type ThemeFonts,
} from '../../../theme/index.ts';
import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { schemeSlots } from '../finish/theme-part.ts';

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
