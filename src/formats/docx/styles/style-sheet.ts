import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import type { PaperPalette } from '../paper-palette.ts';
import { characterStyles } from './character-styles.ts';
import { paragraphStyles } from './paragraph-styles.ts';
import { size, themeFonts } from './run-xml.ts';
import { tableStyles } from './table-styles.ts';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface StyleOptions {
  readonly palette: PaperPalette;
  /** BCP 47. */
  readonly language: string;
}

/**
 * word/styles.xml (ECMA-376 part 1, 17.7): Word's own styles under Word's own names, so that its panes, its outline and
 * its translations know them, in the colours and fonts of the document's theme, so that choosing another theme changes
 * them all.
 */
export function styleSheet({ palette, language }: StyleOptions): string {
  const wide = isEastAsian(language);
  return (
    `${xmlDeclaration}<w:styles xmlns:w="${wordNamespace}">` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${themeFonts('minor')}<w:color w:val="${palette.ink}" w:themeColor="text1"/>` +
    `${size(bodySize)}${defaultLanguage(language)}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    latentStyles +
    paragraphStyles(palette, { wide, rightToLeft: isRightToLeft(language) }) +
    characterStyles(palette) +
    tableStyles(palette) +
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    '</w:styles>'
  );
}

/** Half points: 10.5 pt, the size in which Chinese documents are set, and a good one for Latin letters on A4. */
const bodySize = 21;

/** Word keeps a language for each class of scripts; those that the document is not in get the usual one. */
function defaultLanguage(language: string): string {
  const tag = escapeXmlAttribute(officeLanguage(language));
  const latin = isEastAsian(language) || isRightToLeft(language) ? 'en-US' : tag;
  const eastAsian = isEastAsian(language) ? tag : 'zh-CN';
  const complex = isRightToLeft(language) ? tag : 'ar-SA';
  return `<w:lang w:val="${latin}" w:eastAsia="${eastAsian}" w:bidi="${complex}"/>`;
}

export function isRightToLeft(language: string): boolean {
  return /^(ar|fa|he|ur|yi|ps|sd|ug|dv)(-|$)/i.test(language);
}

/** Word shows only what the document uses. */
const latentStyles =
  '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376">' +
  '<w:lsdException w:name="Normal" w:semiHidden="0" w:uiPriority="0" w:unhideWhenUsed="0" w:qFormat="1"/>' +
  '</w:latentStyles>';
