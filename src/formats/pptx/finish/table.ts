import type { PlacedCell, PlacedTable } from '../../../layout/index.ts';
import { officeLanguage } from '../../../package/index.ts';
import { solidFillXml, toEmu } from '../drawing-ml.ts';
import { DrawnText } from './text-finisher.ts';
import type { SlideWork, Work } from './work.ts';
import { anchors, frameXml, lineXml } from './xml-pieces.ts';

/** Marks header rows, and gives a table its exact grid, fills and insets, and its texts. */
export function finishTable(table: PlacedTable, slide: SlideWork, work: Work): string {
  const drawn = slide.drawn(table);
  const flags = `${table.headerRow ? ' firstRow="1"' : ''}${table.rows.length > 1 ? ' bandRow="1"' : ''}${table.rightToLeft ? ' rtl="1"' : ''}`;
  // A brand file has styles of its own, and readers make up what they do not find there.
  const style = work.theme.brand ? '' : `<a:tableStyleId>${plainTableStyle}</a:tableStyleId>`;
  const grid = table.columns.map((width) => `<a:gridCol w="${toEmu(width)}"/>`).join('');
  const rows = drawn === null ? plainRows(table, slide.form(table), work) : drawnRows(table, drawn, work);
  return (
    `<p:graphicFrame><p:nvGraphicFramePr>${slide.describe(table)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
    `<p:xfrm>${frameXml(table.box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">` +
    `<a:tbl><a:tblPr${flags}>${style}</a:tblPr><a:tblGrid>${grid}</a:tblGrid>${rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
  );
}

/** Rows of a table of which pptxgenjs need draw no other: `tag` begins each of its cells. */
function plainRows({ rows }: PlacedTable, tag: string, work: Work): string {
  let xml = '';
  for (const { height, cells } of rows) {
    xml += `<a:tr h="${toEmu(height)}">`;
    for (const cell of cells) xml += cellXml(tag, cell, work.text.finish(null, cell.paragraphs, null));
    xml += '</a:tr>';
  }
  return xml;
}

function drawnRows(table: PlacedTable, drawn: string, work: Work): string {
  let rows = '';
  let at = drawn.indexOf('</a:tblGrid>');
  for (const { height, cells } of table.rows) {
    const start = drawn.indexOf('<a:tr ', at);
    const end = drawn.indexOf('</a:tr>', start);
    if (start < 0 || end < 0) throw new Error('fewer rows were drawn than placed');
    rows += `<a:tr h="${toEmu(height)}">${drawnRow(drawn.slice(start, end), cells, work)}</a:tr>`;
    at = end;
  }
  if (drawn.includes('<a:tr ', at)) throw new Error('more rows were drawn than placed');
  return rows;
}

/** Opening tags of cells, with how they are merged; not those of `a:tcPr`. */
const cellStart = /<a:tc( [^>]*)?>/g;

function drawnRow(drawn: string, cells: readonly PlacedCell[], work: Work): string {
  let xml = '';
  let next = 0;
  for (const { 0: tag, 1: attributes = '', index } of drawn.matchAll(cellStart)) {
    if (attributes.includes('Merge=')) {
      xml += `${tag}${coveredCell(work)}`;
      continue;
    }
    const cell = cells[next++];
    if (!cell) throw new Error('a row was drawn with more cells than it has');
    const text = new DrawnText(drawn, index, drawn.indexOf('</a:txBody>', index));
    xml += cellXml(tag, cell, work.text.finish(text, cell.paragraphs, null));
  }
  if (next !== cells.length) throw new Error('a row was drawn with fewer cells than it has');
  return xml;
}

function cellXml(tag: string, cell: PlacedCell, text: string): string {
  return `${tag}<a:txBody><a:bodyPr/><a:lstStyle/>${text}</a:txBody>${cellProperties(cell)}</a:tc>`;
}

/** ECMA-376 part 1, 21.1.3.17. */
function cellProperties({ inset, anchor, fill, rule, turned }: PlacedCell): string {
  const margins = `marL="${toEmu(inset.left)}" marR="${toEmu(inset.right)}" marT="${toEmu(inset.top)}" marB="${toEmu(inset.bottom)}"`;
  const way = turned ? ' vert="vert270"' : '';
  const anchored = anchor === 'top' ? '' : ` anchor="${anchors[anchor]}"`;
  const inner =
    (rule ? lineXml(rule, '').replaceAll('a:ln', 'a:lnB') : '') + (fill ? solidFillXml(fill) : '');
  return inner === ''
    ? `<a:tcPr ${margins}${way}${anchored}/>`
    : `<a:tcPr ${margins}${way}${anchored}>${inner}</a:tcPr>`;
}

/** What stands under a merged cell: PowerPoint writes a paragraph there all the same. */
function coveredCell({ deck }: Work): string {
  return `<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="${officeLanguage(deck.language)}"/></a:p></a:txBody><a:tcPr/></a:tc>`;
}

/** Office's own "No Style, No Grid": it shows what cells say themselves, and a user can choose another. */
const plainTableStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

const noLine = '<a:ln><a:noFill/></a:ln>';
const sides = ['left', 'right', 'top', 'bottom', 'insideH', 'insideV']
  .map((side) => `<a:${side}>${noLine}</a:${side}>`)
  .join('');

/**
 * ppt/tableStyles.xml: the style that our tables have, as PowerPoint writes it (ECMA-376 part 1, 20.1.4.2.27). Readers
 * that find a style's id and no definition make one up, with grey rows.
 */
export const tableStylesXml =
  '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}">' +
  `<a:tblStyle styleId="${plainTableStyle}" styleName="No Style, No Grid"><a:wholeTbl>` +
  '<a:tcTxStyle><a:fontRef idx="minor"><a:scrgbClr r="0" g="0" b="0"/></a:fontRef><a:schemeClr val="tx1"/></a:tcTxStyle>' +
  `<a:tcStyle><a:tcBdr>${sides}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl></a:tblStyle></a:tblStyleLst>`;
