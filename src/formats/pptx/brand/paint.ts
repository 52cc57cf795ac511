import type { ColorRef, Fill, HexColor } from '../../../theme/index.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../../xml/index.ts';
import { type Palette, readColor } from '../read/read-color.ts';
import { shareOf } from '../read/share-of.ts';

/** How a shape of a brand file is filled, as far as pictures of ours can show it. */
export type BrandPaint =
  | {
      readonly kind: 'fill';
      readonly fill: Fill;
      readonly colors: readonly HexColor[];
      readonly opaque: boolean;
    }
  | { readonly kind: 'picture'; readonly element: XmlElement }
  | { readonly kind: 'none' | 'unsaid' };

/** The fill in `p:spPr`, `p:bgPr`, or a style of the theme, in which `phClr` is what the shape says. */
export function brandPaint(
  holder: XmlElement | null,
  palette: Palette,
  own: string | null = null,
): BrandPaint {
  for (const fill of holder ? childElements(holder) : []) {
    const paint = paintOfFill(fill, palette, own);
    if (paint) return paint;
  }
  return { kind: 'unsaid' };
}

export function paintOfFill(fill: XmlElement, palette: Palette, own: string | null): BrandPaint | null {
  const colors = own === null ? palette : { ...palette, theme: new Map([...palette.theme, ['phClr', own]]) };
  switch (fill.name) {
    case 'a:noFill':
      return { kind: 'none' };
    case 'a:solidFill': {
      const ref = seeThrough(childElements(fill)[0] ?? null, colors);
      return ref ? filled(ref, [ref]) : { kind: 'none' };
    }
    case 'a:gradFill': {
      const list = firstChild(fill, 'a:gsLst');
      const stops = (list ? childElements(list, 'a:gs') : [])
        .flatMap((stop) => {
          const color = seeThrough(childElements(stop)[0] ?? null, colors);
          return color ? [{ at: shareOf(attributeOf(stop, 'pos')) ?? 0, color }] : [];
        })
        .sort((a, b) => a.at - b.at);
      if (stops.length === 0) return { kind: 'none' };
      const line = firstChild(fill, 'a:lin');
      const angle = Number((line && attributeOf(line, 'ang')) ?? 5_400_000) / 60_000;
      const refs = stops.map(({ color }) => color);
      return stops.length === 1 ? filled(refs[0]!, refs) : filled({ stops, angle }, refs);
    }
    case 'a:pattFill': {
      const back = firstChild(fill, 'a:bgClr') ?? firstChild(fill, 'a:fgClr');
      const ref = back && seeThrough(childElements(back)[0] ?? null, colors);
      return ref ? filled(ref, [ref]) : { kind: 'none' };
    }
    case 'a:blipFill':
    case 'p:blipFill':
      return { kind: 'picture', element: fill };
    default:
      return null;
  }
}

function filled(fill: Fill, refs: readonly ColorRef[]): BrandPaint {
  return {
    kind: 'fill',
    fill,
    // They are read from digits.
    colors: refs.map(({ color }) => color as HexColor),
    opaque: refs.every(({ alpha }) => (alpha ?? 1) > 0.85),
  };
}

/** A colour with how much it covers. */
export function seeThrough(color: XmlElement | null, palette: Palette): ColorRef | null {
  if (!color) return null;
  const alpha = firstChild(color, 'a:alpha');
  const solid = { ...color, children: color.children.filter((each) => each !== alpha) };
  const hex = readColor(solid, palette);
  if (hex === null) return null;
  const share = shareOf(alpha && attributeOf(alpha, 'val')) ?? 1;
  return { color: `#${hex}`, ...(share < 1 && { alpha: Math.max(0, share) }) };
}
