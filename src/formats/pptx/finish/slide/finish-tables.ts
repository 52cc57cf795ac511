import type { PlacedCell, PlacedTable } from '../../../../layout/index.ts';
import {
  attributeOf,
  childElements,
  firstChild,
  setAttribute,
  type XmlElement,
  xmlElement,
} from '../../../../xml/index.ts';
import { toEmu, toEmuBox } from '../../emu.ts';
import { officeLanguage } from '../../language-tag.ts';
import { solidFill } from '../../scheme-color.ts';
import type { SlideWork, Work } from '../work.ts';
import { anchors } from './fill-placeholders.ts';
import { transform } from './finish-boxes.ts';

/** Office's own "No Style, No Grid": it shows what cells say themselves, and a user can choose another. */
const plainTableStyle = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

/** Marks header rows, and gives tables their exact grid, fills, rules and insets, and their texts. */
export function finishTables(slide: SlideWork, work: Work): void {
  for (const { placed, element } of slide.shapes) {
    if (placed.kind !== 'table') continue;
    const properties = firstChild(element, 'p:nvGraphicFramePr')!;
    properties.children = [
      firstChild(properties, 'p:cNvPr')!,
      xmlElement('p:cNvGraphicFramePr', {}, [xmlElement('a:graphicFrameLocks', { noGrp: 1 })]),
      xmlElement('p:nvPr'),
    ];
    const graphic = firstChild(element, 'a:graphic')!;
    const data = firstChild(graphic, 'a:graphicData')!;
    const table = firstChild(data, 'a:tbl')!;
    element.children = [properties, transform(toEmuBox(placed.box), 'p:xfrm'), graphic];
    graphic.children = [data];
    data.children = [table];
    finishTable(table, placed, work);
  }
}

function finishTable(table: XmlElement, placed: PlacedTable, work: Work): void {
  const rows = childElements(table, 'a:tr');
  if (rows.length !== placed.rows.length)
    throw new Error(`${placed.rows.length} rows were drawn as ${rows.length}`);
  rows.forEach((row, r) => {
    const { cells, height } = placed.rows[r]!;
    setAttribute(row, 'h', toEmu(height));
    row.children = childElements(row, 'a:tc');
    const own = childElements(row, 'a:tc').filter((cell) => !isMerged(cell));
    if (own.length !== cells.length) throw new Error(`${cells.length} cells were drawn as ${own.length}`);
    own.forEach((cell, c) => {
      finishCell(cell, cells[c]!, work);
    });
    for (const cell of childElements(row, 'a:tc')) if (isMerged(cell)) emptyCell(cell, work);
  });
  table.children = [
    xmlElement(
      'a:tblPr',
      { firstRow: placed.headerRow ? 1 : undefined, bandRow: placed.rows.length > 1 ? 1 : undefined },
      [xmlElement('a:tableStyleId', {}, [plainTableStyle])],
    ),
    xmlElement(
      'a:tblGrid',
      {},
      placed.columns.map((width) => xmlElement('a:gridCol', { w: toEmu(width) })),
    ),
    ...rows,
  ];
}

function isMerged(cell: XmlElement): boolean {
  return attributeOf(cell, 'hMerge') !== null || attributeOf(cell, 'vMerge') !== null;
}

function finishCell(cell: XmlElement, placed: PlacedCell, work: Work): void {
  const body = firstChild(cell, 'a:txBody')!;
  work.text.finish(body, placed.paragraphs, null, officeLanguage(work.deck.language));
  const { left, top, right, bottom } = placed.inset;
  cell.children = [
    body,
    // Rules, then fill: the order of CT_TableCellProperties (ECMA-376 part 1, 21.1.3.17).
    xmlElement(
      'a:tcPr',
      {
        marL: toEmu(left),
        marR: toEmu(right),
        marT: toEmu(top),
        marB: toEmu(bottom),
        anchor: placed.anchor === 'top' ? undefined : anchors[placed.anchor],
      },
      placed.fill ? [solidFill(placed.fill)] : [],
    ),
  ];
}

/** What a merged cell hides: PowerPoint writes a paragraph there all the same. */
function emptyCell(cell: XmlElement, work: Work): void {
  cell.children = [
    xmlElement('a:txBody', {}, [
      xmlElement('a:bodyPr'),
      xmlElement('a:lstStyle'),
      xmlElement('a:p', {}, [
        xmlElement('a:endParaRPr', { lang: officeLanguage(work.deck.language) }),
      ]),
    ]),
    xmlElement('a:tcPr'),
  ];
}
