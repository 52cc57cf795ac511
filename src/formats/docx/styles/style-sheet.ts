import type { HandoutSetting } from '../../../handouts/index.ts';
import { isRightToLeft } from '../../../markup/index.ts';
import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import type { PaperPalette } from '../paper.ts';
import { codeFace, paragraphStyles } from './paragraph-styles.ts';
import { size, themeFonts } from './style-parts.ts';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

interface StyleOptions {
  readonly palette: PaperPalette;
  /** BCP 47. */
  readonly language: string;
  readonly setting: HandoutSetting;
}

/**
 * word/styles.xml (ECMA-376 part 1, 17.7): Word's own styles under Word's own names, so that its panes, its outline and
 * its translations know them, in the colours and fonts of the document's theme, so that choosing another theme changes
 * them all.
 */
export function styleSheet({ palette, language, setting }: StyleOptions): string {
  const wide = isEastAsian(language);
  return (
    `${xmlDeclaration}<w:styles xmlns:w="${wordNamespace}">` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${themeFonts('minor')}<w:color w:val="${palette.ink}" w:themeColor="text1"/>` +
    `${size(bodySize[setting])}${defaultLanguage(language)}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    latentStyles +
    paragraphStyles(palette, { wide, rightToLeft: isRightToLeft(language), setting }) +
    characterStyles(palette) +
    tableStyles(palette) +
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    '</w:styles>'
  );
}

/** Half points: 10.5 pt, the size in which Chinese documents are set, and a good one for Latin letters on A4. */
const bodySize = { plain: 21, sheet: 24, note: 23, evidence: 19 } as const;

/** Word keeps a language for each class of scripts; those that the document is not in get the usual one. */
function defaultLanguage(language: string): string {
  const tag = escapeXmlAttribute(officeLanguage(language));
  const latin = isEastAsian(language) || isRightToLeft(language) ? 'en-US' : tag;
  const eastAsian = isEastAsian(language) ? tag : 'zh-CN';
  const complex = isRightToLeft(language) ? tag : 'ar-SA';
  return `<w:lang w:val="${latin}" w:eastAsia="${eastAsian}" w:bidi="${complex}"/>`;
}

/** Word shows only what the document uses. */
const latentStyles =
  '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376">' +
  '<w:lsdException w:name="Normal" w:semiHidden="0" w:uiPriority="0" w:unhideWhenUsed="0" w:qFormat="1"/>' +
  '</w:latentStyles>';

function characterStyles(palette: PaperPalette): string {
  return (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>' +
    character('Strong', 'Strong', 22, '<w:b/><w:bCs/>') +
    character('Emphasis', 'Emphasis', 20, '<w:i/><w:iCs/>') +
    character(
      'HTMLCode',
      'HTML Code',
      99,
      `<w:rFonts w:ascii="${codeFace}" w:hAnsi="${codeFace}" w:cs="${codeFace}"/><w:noProof/>`,
    ) +
    character(
      'Hyperlink',
      'Hyperlink',
      99,
      `<w:color w:val="${palette.link}" w:themeColor="hyperlink"/><w:u w:val="single"/>`,
    ) +
    character(
      'FollowedHyperlink',
      'FollowedHyperlink',
      99,
      `<w:color w:val="${palette.followedLink}" w:themeColor="followedHyperlink"/><w:u w:val="single"/>`,
    ) +
    character(
      'FootnoteReference',
      'footnote reference',
      99,
      `<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="${palette.quiet}" w:themeColor="accent6"/><w:vertAlign w:val="superscript"/>`,
    )
  );
}

function character(id: string, name: string, priority: number, run: string): string {
  return (
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/>` +
    `<w:uiPriority w:val="${priority}"/>${priority < 99 ? '<w:qFormat/>' : '<w:unhideWhenUsed/>'}<w:rPr>${run}</w:rPr></w:style>`
  );
}

/** Space between the text of a cell and its edges. */
export const cellMargins = { top: 56, bottom: 56, left: 85, right: 85 } as const;

/** Rules between rows, none between columns; a header that stands on a pale ground. */
function tableStyles(palette: PaperPalette): string {
  const margins = (['top', 'left', 'bottom', 'right'] as const)
    .map((side) => `<w:${side} w:w="${cellMargins[side]}" w:type="dxa"/>`)
    .join('');
  const strong = `w:val="single" w:sz="8" w:space="0" w:color="${palette.heading}" w:themeColor="text2"`;
  const fine = `w:val="single" w:sz="4" w:space="0" w:color="${palette.line}"`;
  const grid = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  return (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    // Word's usual grid, by its own name: programs that add a table to the document ask for it.
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${grid}</w:tblBorders></w:tblPr></w:style>` +
    '<w:style w:type="table" w:customStyle="1" w:styleId="HandoutTable"><w:name w:val="Handout Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>' +
    `<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top ${strong}/><w:bottom ${strong}/><w:insideH ${fine}/></w:tblBorders><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr>` +
    `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom ${strong}/></w:tcBorders>` +
    `<w:shd w:val="clear" w:color="auto" w:fill="${palette.pale}" w:themeFill="background2"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>` +
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>' +
    // Pictures of slides beside their notes: places, no lines.
    '<w:style w:type="table" w:customStyle="1" w:styleId="SlideTable"><w:name w:val="Slide Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="41"/>' +
    '<w:tblPr><w:tblCellMar><w:top w:w="113" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="113" w:type="dxa"/><w:right w:w="227" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
  );
}
