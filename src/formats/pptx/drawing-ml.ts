import type { Side } from '../../layout/index.ts';
import {
  type Box,
  type ColorRef,
  type FigureShape,
  type Fill,
  type Inches,
  isGradient,
  isHex,
  type LineDash,
  luminanceChange,
  type Points,
  relativeLuminance,
  type Theme,
  type ThemeColor,
} from '../../theme/index.ts';

/** English Metric Units: 914,400 to the inch, 12,700 to the point. Always whole in a file. */
export type Emu = number;
/** Of a point. */
export type Hundredths = number;

export function toEmu(inches: Inches): Emu {
  return Math.round(inches * 914_400) + 0;
}

/** To a hundred-thousandth of an inch, so that what was written as inches is read as the same inches. */
export function toInches(emu: Emu): Inches {
  return Math.round((emu / 914_400) * 1e5) / 1e5;
}

export function pointsToEmu(points: Points): Emu {
  return Math.round(points * 12_700) + 0;
}

/** Type sizes and spacings in files are hundredths of a point. */
export function toHundredths(points: Points): Hundredths {
  return Math.round(points * 100) + 0;
}

/** A box whose right and bottom edges are rounded like the left edge of a neighbour would be. */
export interface EmuBox {
  readonly x: Emu;
  readonly y: Emu;
  readonly cx: Emu;
  readonly cy: Emu;
}

export function toEmuBox(box: Box): EmuBox {
  const x = toEmu(box.x);
  const y = toEmu(box.y);
  return { x, y, cx: Math.max(0, toEmu(box.x + box.w) - x), cy: Math.max(0, toEmu(box.y + box.h) - y) };
}

interface Preset {
  /** ST_ShapeType: ECMA-376 part 1, 20.1.10.56. */
  readonly name: string;
  /** Index of the connection site on each side (presetShapeDefinitions.xml: the order is each shape's own). */
  readonly sites: Readonly<Record<Side, number>>;
}

const fourSites = { top: 0, left: 1, bottom: 2, right: 3 } as const;

/**
 * The preset for each shape of a node. The hexagon is the flowchart's preparation sign, since the preset called hexagon
 * has no site in the middle of its top and bottom; the snipped box is the flowchart's card, since LibreOffice counts
 * the sites of snipped rectangles in another order. The terminator is a box with the roundest corners, since a reader on
 * the web does not draw the flowchart's sign.
 */
export const presetShapes: Readonly<Record<FigureShape, Preset>> = {
  rect: { name: 'rect', sites: fourSites },
  'round-rect': { name: 'roundRect', sites: fourSites },
  ellipse: { name: 'ellipse', sites: { top: 0, left: 2, bottom: 4, right: 6 } },
  diamond: { name: 'diamond', sites: fourSites },
  hexagon: { name: 'flowChartPreparation', sites: fourSites },
  'snip-rect': { name: 'flowChartPunchedCard', sites: fourSites },
  plaque: { name: 'plaque', sites: fourSites },
  terminator: { name: 'roundRect', sites: fourSites },
  'folded-corner': { name: 'foldedCorner', sites: fourSites },
  subroutine: { name: 'flowChartPredefinedProcess', sites: fourSites },
  // Its first site is in the midst of its upper face.
  cylinder: { name: 'flowChartMagneticDisk', sites: { top: 1, left: 2, bottom: 3, right: 4 } },
  chevron: { name: 'chevron', sites: fourSites },
  'home-plate': { name: 'homePlate', sites: fourSites },
  trapezoid: { name: 'trapezoid', sites: fourSites },
  'right-arrow': { name: 'rightArrow', sites: fourSites },
  'left-arrow': { name: 'leftArrow', sites: fourSites },
  // A trapezoid that stands on its head, with its words upright: a geometry of its own.
  funnel: { name: 'trapezoid', sites: fourSites },
};

/** ST_PresetLineDashVal: ECMA-376 part 1, 20.1.10.49. */
export const presetDashes = {
  solid: 'solid',
  dash: 'dash',
  dot: 'sysDot',
  'dash-dot': 'dashDot',
  'long-dash': 'lgDash',
} as const satisfies Record<LineDash, string>;

/** Radius of rounded corners, the same on every size of box, as designers draw them. */
export const cornerRadius = 0.08;

/** Names of theme colours in shapes, through the usual colour map (ST_SchemeColorVal, ECMA-376 part 1, 20.1.10.54). */
export const schemeNames = {
  dark1: 'tx1',
  light1: 'bg1',
  dark2: 'tx2',
  light2: 'bg2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hyperlink: 'hlink',
  'followed-hyperlink': 'folHlink',
} as const satisfies Record<ThemeColor, string>;

/** The same colours by the theme's own names, where these differ. */
const themeNames = { dark1: 'dk1', light1: 'lt1', dark2: 'dk2', light2: 'lt2' } as const;

/** A colour as XML; `alpha` from 0 to 1. */
export function colorXml(ref: ColorRef, alpha = 1): string {
  const changes = colorChanges(ref, alpha * (ref.alpha ?? 1));
  if (isHex(ref.color)) return changedXml('srgbClr', ref.color.slice(1), changes);
  return changedXml('schemeClr', schemeNames[ref.color], changes);
}

function changedXml(
  element: 'schemeClr' | 'srgbClr',
  name: string,
  changes: readonly (readonly [string, number])[],
): string {
  if (changes.length === 0) return `<a:${element} val="${name}"/>`;
  return `<a:${element} val="${name}">${changes
    .map(([change, value]) => `<a:${change} val="${value}"/>`)
    .join('')}</a:${element}>`;
}

/** A colour, or a gradient: `a:gradFill` (ECMA-376 part 1, 20.1.8.33). */
export function fillXml(fill: Fill): string {
  if (!isGradient(fill)) return solidFillXml(fill);
  const stops = fill.stops.map(
    ({ at, color }) => `<a:gs pos="${Math.round(at * 100_000)}">${colorXml(color)}</a:gs>`,
  );
  return `<a:gradFill rotWithShape="1"><a:gsLst>${stops.join('')}</a:gsLst><a:lin ang="${Math.round((fill.angle % 360) * 60_000)}" scaled="0"/></a:gradFill>`;
}

export function solidFillXml(ref: ColorRef, alpha = 1): string {
  return `<a:solidFill>${colorXml(ref, alpha)}</a:solidFill>`;
}

/** Whether a theme's text is lighter than its paper: then the file's dark colours are the paper's, by its colour map. */
function isDarkTheme({ colors }: Pick<Theme, 'colors'>): boolean {
  return relativeLuminance(colors.light1) < relativeLuminance(colors.dark1);
}

const swapped = { dk1: 'lt1', lt1: 'dk1', dk2: 'lt2', lt2: 'dk2' } as const;

/** The name by which the file's theme has a colour. */
export function themeName(color: ThemeColor, theme: Pick<Theme, 'colors' | 'brand'>): string {
  const named = theme.brand?.map.get(color);
  if (named !== undefined) return named;
  const own = color in themeNames ? themeNames[color as keyof typeof themeNames] : null;
  if (own === null) return schemeNames[color]; // The same in both.
  return isDarkTheme(theme) ? swapped[own] : own;
}

/** `p:clrMap` (ECMA-376 part 1, 19.3.1.6): which of the theme's colours is the paper and which the text. */
export function colorMapXml(theme: Pick<Theme, 'colors' | 'brand'>): string {
  const named = (['light1', 'dark1', 'light2', 'dark2'] as const).map((color) => themeName(color, theme));
  const [paper, text, paper2, text2] = named;
  return `<p:clrMap bg1="${paper}" tx1="${text}" bg2="${paper2}" tx2="${text2}" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
}

/** Past the colour map, for backgrounds: some readers do not look through it there. */
export function backgroundXml(fill: Fill, theme: Pick<Theme, 'colors' | 'brand'>): string {
  const xml = fillXml(fill).replace(/"(tx|bg)([12])"/g, (_, kind: string, number: string) => {
    const color = `${kind === 'tx' ? 'dark' : 'light'}${number}` as ThemeColor; // one of the four
    return `"${themeName(color, theme)}"`;
  });
  // Without an effect list PowerPoint repairs the file (pptxgenjs issue 1442).
  return `<p:bg><p:bgPr>${xml}<a:effectLst/></p:bgPr></p:bg>`;
}

/** Equal for colours that look the same in every theme. */
export function colorKey(ref: ColorRef): string {
  const { color, tint = 0, shade = 0, saturation = 1, alpha = 1 } = ref;
  return tint === 0 && shade === 0 && saturation === 1 && alpha === 1
    ? color
    : `${color}/${tint}/${shade}/${saturation}/${alpha}`;
}

function colorChanges(ref: ColorRef, alpha: number): (readonly [string, number])[] {
  const { lumMod, lumOff } = luminanceChange(ref);
  const changes: (readonly [string, number])[] = [];
  if (lumMod !== 1) changes.push(['lumMod', Math.round(lumMod * 100_000)]);
  if (lumOff !== 0) changes.push(['lumOff', Math.round(lumOff * 100_000)]);
  if (ref.saturation !== undefined) changes.push(['satMod', Math.round(ref.saturation * 100_000)]);
  if (alpha !== 1) changes.push(['alpha', Math.round(alpha * 100_000)]);
  return changes;
}
