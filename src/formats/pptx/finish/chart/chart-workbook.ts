import type { PlacedChart } from '../../../../layout/index.ts';
import { contentTypesXml, type Package, writeRelationships } from '../../../../package/index.ts';
import { escapeXmlText, xmlDeclaration } from '../../../../xml/index.ts';
import { cleanText } from '../../draw/text-objects.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The data of a chart as a workbook where the chart's part looks for it: categories in column A, a series in each
 * further one, names in the first row. Texts are texts (`inlineStr`), so that none can become a formula. pptxgenjs'
 * own workbook loses zeros and carries its name and the time.
 */
export function chartWorkbook(chart: PlacedChart): Package {
  return new Map([
    [
      '[Content_Types].xml',
      contentTypesXml(
        [
          ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
          ['xml', 'application/xml'],
        ],
        [
          ['xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
          ['xl/worksheets/sheet1.xml', `${spreadsheet}.worksheet+xml`],
        ],
      ),
    ],
    [
      '_rels/.rels',
      writeRelationships([
        { id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml', external: false },
      ]),
    ],
    [
      'xl/workbook.xml',
      `${xmlDeclaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      writeRelationships([
        { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml', external: false },
      ]),
    ],
    ['xl/worksheets/sheet1.xml', sheet(chart)],
  ]);
}

function sheet(chart: PlacedChart): string {
  const numeric = chart.chart === 'scatter';
  const header = [numeric ? (chart.xTitle ?? 'X') : '', ...chart.series.map(({ name }) => name)];
  const rows: (string | number | null)[][] = [header];
  chart.categories.forEach((category, i) => {
    const first = numeric ? Number(category) : category;
    rows.push([first, ...chart.series.map(({ values }) => values[i] ?? null)]);
  });
  const data = rows.map(
    (row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r, c)).join('')}</row>`,
  );
  return `${xmlDeclaration}<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData></worksheet>`;
}

function cell(value: string | number | null, row: number, column: number): string {
  const reference = `${columnName(column)}${row + 1}`;
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${reference}"><v>${value}</v></c>` : '';
  if (value === null || value === '') return '';
  const text = escapeXmlText(cleanText(value));
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
