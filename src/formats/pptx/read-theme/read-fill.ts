import { type ColorRef, contrast, type Theme, type ThemeColor } from '../../../theme/index.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../../xml/index.ts';
import { schemeSlots } from '../finish/presentation-parts.ts';

/** The colour of an `a:solidFill`, as a colour of the theme; null for any other fill. */
export function readFill(
  parent: XmlElement | null,
  colors: Theme['colors'],
  colorMap: ReadonlyMap<string, string>,
): ColorRef | null {
  const fill = parent && firstChild(parent, 'a:solidFill');
  const color = fill && childElements(fill)[0];
  return color ? readColor(color, colors, colorMap) : null;
}

const mapNames = { dark1: 'tx1', light1: 'bg1', dark2: 'tx2', light2: 'bg2' } as const;

/** Which colour of ours a slot of the scheme is: the map says which of its four neutrals is the text's. */
export function colorOfSlot(slot: string, colorMap: ReadonlyMap<string, string>): ThemeColor | null {
  const usual = schemeSlots.find(([name]) => name === slot)?.[1] ?? null;
  const mapped = Object.entries(mapNames).find(([, name]) => colorMap.get(name) === slot)?.[0];
  // One of the keys of the list above.
  return (mapped as ThemeColor | undefined) ?? usual;
}

/** A colour element: of the scheme, or the scheme's nearest to a colour of its own. */
export function readColor(
  element: XmlElement,
  colors: Theme['colors'],
  colorMap: ReadonlyMap<string, string>,
): ColorRef | null {
  const value = attributeOf(element, 'val') ?? '';
  if (element.name === 'a:srgbClr') return { color: nearest(value.toUpperCase(), colors) };
  if (element.name !== 'a:schemeClr') return null;
  const slot = colorMap.get(value) ?? value;
  const color = colorOfSlot(slot, colorMap);
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

function nearest(hex: string, colors: Theme['colors']): ThemeColor {
  const distance = (other: string): number =>
    [0, 2, 4].reduce(
      (sum, i) => {
        const channel = (text: string) => Number.parseInt(text.slice(i, i + 2), 16);
        return sum + (channel(hex) - channel(other)) ** 2;
      },
      contrast(hex, other),
    );
  const entries = Object.entries(colors) as [ThemeColor, string][]; // keys of a theme's colours
  return entries.reduce((best, entry) => (distance(entry[1]) < distance(best[1]) ? entry : best))[0];
}

function hundredth(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
