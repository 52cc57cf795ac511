import type { Theme } from '../../../theme/index.ts';
import { toHundredths } from '../emu.ts';
import { solidFillXml } from '../scheme-color.ts';
import type { LayoutPlace, TextStyle } from './layout-places.ts';
import { bodyLevel, boxLevel, levelCount } from './level-styles.ts';
import { alignments, bulletXml, type InheritedParagraph } from './paragraph-properties.ts';

const levels = Array.from({ length: levelCount }, (_, level) => level);

export function titleStyleXml(text: TextStyle): string {
  const style: InheritedParagraph = {
    align: text.align,
    indent: 0,
    hanging: 0,
    bullet: null,
    spaceBefore: 0,
  };
  return `<p:titleStyle>${levelXml(0, style, runXml(text, 'full'))}</p:titleStyle>`;
}

export function bodyStyleXml(theme: Theme): string {
  const text = { size: theme.type.body, color: { color: 'dark1' }, bold: false, font: 'body' } as const;
  const xml = levels.map((level) => levelXml(level, bodyLevel(theme, level), runXml(text, 'full')));
  return `<p:bodyStyle>${xml.join('')}</p:bodyStyle>`;
}

/** Text in boxes that are no placeholders, and at the foot. */
export function otherStyleXml(): string {
  return `<p:otherStyle>${boxLevelsXml()}</p:otherStyle>`;
}

export function boxLevelsXml(): string {
  const text = { size: 18, color: { color: 'dark1' }, bold: false, font: 'body' } as const;
  return `<a:defPPr><a:defRPr lang="en-US"/></a:defPPr>${levels
    .map((level) => levelXml(level, boxLevel(level), runXml(text, 'full')))
    .join('')}`;
}

/**
 * `a:lstStyle` of a place: how its text differs from the master's. The same on all levels, for the layout stage sets
 * nested items in a size of their own.
 */
export function placeLevelsXml(place: LayoutPlace, master: boolean): string {
  if (master && (place.type === 'title' || place.bulleted)) return '<a:lstStyle/>';
  const title = place.type === 'title' || place.type === 'ctrTitle';
  const count =
    title || place.type === 'dt' || place.type === 'ftr' || place.type === 'sldNum' ? 1 : levelCount;
  const xml = levels.slice(0, count).map((level) => {
    const attributes = place.bulleted || title ? '' : ' marL="0" indent="0"';
    const bullet = place.bulleted || title ? '' : '<a:buNone/>';
    return `<a:lvl${level + 1}pPr${attributes} algn="${alignments[place.text.align]}">${bullet}${runXml(place.text, 'difference', title ? 'heading' : 'body')}</a:lvl${level + 1}pPr>`;
  });
  return `<a:lstStyle>${xml.join('')}</a:lstStyle>`;
}

function levelXml(level: number, style: InheritedParagraph, run: string): string {
  const before = style.spaceBefore;
  return (
    `<a:lvl${level + 1}pPr marL="${style.indent}" indent="${0 - style.hanging}" algn="${alignments[style.align]}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">` +
    `<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="${before}"/></a:spcBef>` +
    `${bulletXml(style.bullet)}${run}</a:lvl${level + 1}pPr>`
  );
}

type RunLook = Pick<TextStyle, 'size' | 'color' | 'bold' | 'font'>;

/** `a:defRPr`; `difference` names the fonts only where they are not the inherited ones. */
function runXml(text: RunLook, how: 'full' | 'difference', inherited?: TextStyle['font']): string {
  const prefix = text.font === 'heading' ? '+mj' : '+mn';
  const fonts =
    how === 'full' || text.font !== inherited
      ? `<a:latin typeface="${prefix}-lt"/><a:ea typeface="${prefix}-ea"/><a:cs typeface="${prefix}-cs"/>`
      : '';
  const kern = how === 'full' ? ' kern="1200"' : '';
  return `<a:defRPr sz="${toHundredths(text.size)}" b="${text.bold ? 1 : 0}"${kern}>${solidFillXml(text.color)}${fonts}</a:defRPr>`;
}
