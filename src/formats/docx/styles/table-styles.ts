import type { PaperPalette } from '../paper-palette.ts';

/** Space between the text of a cell and its edges. */
export const cellMargins = { top: 56, bottom: 56, left: 85, right: 85 } as const;

/** Rules between rows, none between columns; a header that stands on a pale ground. */
export function tableStyles(palette: PaperPalette): string {
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
