import type { Theme, ThemeColor, ThemeFonts } from '../../../theme/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import type { Work } from './work.ts';

/**
 * Writes the theme twice: the notes master has a part of its own, since PowerPoint repairs files in which both masters
 * share one (pptxgenjs issue 1449).
 */
export function writeThemes({ theme, parts }: Work): void {
  const xml = themeXml(theme);
  parts.set('ppt/theme/theme1.xml', xml);
  parts.set('ppt/theme/theme2.xml', xml);
}

/** Names and order of CT_ColorScheme (ECMA-376 part 1, 20.1.6.2). */
export const schemeSlots: readonly (readonly [string, ThemeColor])[] = [
  ['dk1', 'dark1'],
  ['lt1', 'light1'],
  ['dk2', 'dark2'],
  ['lt2', 'light2'],
  ['accent1', 'accent1'],
  ['accent2', 'accent2'],
  ['accent3', 'accent3'],
  ['accent4', 'accent4'],
  ['accent5', 'accent5'],
  ['accent6', 'accent6'],
  ['hlink', 'hyperlink'],
  ['folHlink', 'followed-hyperlink'],
];

function themeXml(theme: Theme): string {
  const name = escapeXmlAttribute(theme.name);
  const colors = schemeSlots
    .map(([slot, color]) => `<a:${slot}><a:srgbClr val="${theme.colors[color]}"/></a:${slot}>`)
    .join('');
  return (
    `${xmlDeclaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements>` +
    `<a:clrScheme name="${name}">${colors}</a:clrScheme>` +
    `<a:fontScheme name="${name}">${fontsXml('majorFont', theme.fonts.heading)}${fontsXml('minorFont', theme.fonts.body)}</a:fontScheme>` +
    `${formatScheme(name)}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
  );
}

function fontsXml(element: string, fonts: ThemeFonts): string {
  const face = (typeface: string) => `typeface="${escapeXmlAttribute(typeface)}"`;
  return (
    `<a:${element}><a:latin ${face(fonts.latin)}/><a:ea ${face(fonts['east-asian'])}/><a:cs ${face(fonts.complex)}/>` +
    // For Office in Chinese, which looks here first.
    `<a:font script="Hans" ${face(fonts['east-asian'])}/></a:${element}>`
  );
}

const placeholderFill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';

/** Three styles of each kind, the least that a theme may have (ECMA-376 part 1, 20.1.4.1.14); all of them plain. */
function formatScheme(name: string): string {
  const lines = [6350, 12_700, 19_050].map(
    (width) =>
      `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${placeholderFill}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`,
  );
  return (
    `<a:fmtScheme name="${name}"><a:fillStyleLst>${placeholderFill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${lines.join('')}</a:lnStyleLst>` +
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${placeholderFill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`
  );
}
