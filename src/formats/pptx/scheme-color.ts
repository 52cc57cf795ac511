import { type ColorRef, luminanceChange, type ThemeColor } from '../../theme/index.ts';
import { type XmlElement, xmlElement } from '../../xml/index.ts';

/** Names of theme colours in shapes, through the usual colour map (ST_SchemeColorVal, ECMA-376 part 1, 20.1.10.54). */
const schemeNames = {
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
  return namedColorXml(schemeNames[ref.color], colorChanges(ref, alpha));
}

function namedColorXml(name: string, changes: readonly (readonly [string, number])[]): string {
  if (changes.length === 0) return `<a:schemeClr val="${name}"/>`;
  return `<a:schemeClr val="${name}">${changes
    .map(([change, value]) => `<a:${change} val="${value}"/>`)
    .join('')}</a:schemeClr>`;
}

export function solidFillXml(ref: ColorRef, alpha = 1): string {
  return `<a:solidFill>${colorXml(ref, alpha)}</a:solidFill>`;
}

/** Past the colour map, for backgrounds: some readers do not look through it there. Ours is the usual one. */
export function backgroundXml(ref: ColorRef): string {
  const name = themeNames[ref.color as keyof typeof themeNames] ?? schemeNames[ref.color];
  const fill = `<a:solidFill>${namedColorXml(name, colorChanges(ref, 1))}</a:solidFill>`;
  // Without an effect list PowerPoint repairs the file (pptxgenjs issue 1442).
  return `<p:bg><p:bgPr>${fill}<a:effectLst/></p:bgPr></p:bg>`;
}

export function solidFill(ref: ColorRef, alpha = 1): XmlElement {
  const changes = colorChanges(ref, alpha).map(([change, val]) => xmlElement(`a:${change}`, { val }));
  return xmlElement('a:solidFill', {}, [xmlElement('a:schemeClr', { val: schemeNames[ref.color] }, changes)]);
}

/** Equal for colours that look the same in every theme. */
export function colorKey(ref: ColorRef): string {
  return ref.tint === undefined && ref.shade === undefined
    ? ref.color
    : `${ref.color}/${ref.tint ?? 0}/${ref.shade ?? 0}`;
}

function colorChanges(ref: ColorRef, alpha: number): (readonly [string, number])[] {
  const { lumMod, lumOff } = luminanceChange(ref);
  const changes: (readonly [string, number])[] = [];
  if (lumMod !== 1) changes.push(['lumMod', Math.round(lumMod * 100_000)]);
  if (lumOff !== 0) changes.push(['lumOff', Math.round(lumOff * 100_000)]);
  if (alpha !== 1) changes.push(['alpha', Math.round(alpha * 100_000)]);
  return changes;
}
