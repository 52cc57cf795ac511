import type { ChartSide } from '../../../../deck/index.ts';
import type { PlacedChart } from '../../../../layout/index.ts';
import { contentTypesXml, type Package, writeRelationships } from '../../../../package/index.ts';
import { escapeXmlAttribute, escapeXmlText, xmlDeclaration } from '../../../../xml/index.ts';
import { cleanText } from '../../draw/text-objects.ts';
import { dateCode, figureCode, general } from './number-codes.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The data of a chart as a workbook where the chart's part looks for it: categories in column A, a series in each
 * further one, names in the first row. Texts are shared strings, which can be no formula and which all programs read that
 * change charts; dates are dates, and numbers have the format in which they are shown. pptxgenjs' own workbook loses zeros
 * and carries its name and the time.
 */
export function chartWorkbook(sheet: ChartSheet): Package {
  const book = new Workbook();
  const data = book.sheetXml(sheet);
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
          ['xl/sharedStrings.xml', `${spreadsheet}.sharedStrings+xml`],
          ['xl/styles.xml', `${spreadsheet}.styles+xml`],
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
        { id: 'rId2', type: 'sharedStrings', target: 'sharedStrings.xml', external: false },
        { id: 'rId3', type: 'styles', target: 'styles.xml', external: false },
      ]),
    ],
    ['xl/worksheets/sheet1.xml', data],
    ['xl/sharedStrings.xml', book.stringsXml()],
    ['xl/styles.xml', book.stylesXml()],
  ]);
}

class Workbook {
  private readonly strings = new Map<string, number>();
  /** Number formats by their codes; the first is what cells have that say nothing. */
  private readonly codes = new Map<string, number>([[general, 0]]);
  private uses = 0;

  sheetXml({ columns }: ChartSheet): string {
    const length = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const rows = Array.from({ length: length + 1 }, (_, r) => {
      const cells = columns.map(({ header, cells }, c) => {
        const cell: SheetCell | null = r === 0 ? { kind: 'text', text: header } : (cells[r - 1] ?? null);
        return this.cellXml(cell, `${columnName(c)}${r + 1}`);
      });
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    });
    const extent = `A1:${columnName(columns.length - 1)}${length + 1}`;
    return `${xmlDeclaration}<worksheet xmlns="${main}"><dimension ref="${extent}"/><sheetData>${rows.join('')}</sheetData></worksheet>`;
  }

  stringsXml(): string {
    const items = [...this.strings.keys()].map(
      (text) => `<si><t xml:space="preserve">${escapeXmlText(text)}</t></si>`,
    );
    return `${xmlDeclaration}<sst xmlns="${main}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }

  /** The least that a styles part has, and the formats (numbers from 164 on are free: ECMA-376 part 1, 18.8.30). */
  stylesXml(): string {
    const own = [...this.codes].filter(([, index]) => index > 0);
    const formats = own.map(
      ([code, index]) => `<numFmt numFmtId="${163 + index}" formatCode="${escapeXmlAttribute(code)}"/>`,
    );
    const uses = own.map(
      ([, index]) =>
        `<xf numFmtId="${163 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    );
    return (
      `${xmlDeclaration}<styleSheet xmlns="${main}">` +
      (own.length > 0 ? `<numFmts count="${own.length}">${formats.join('')}</numFmts>` : '') +
      '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${own.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${uses.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }

  private cellXml(cell: SheetCell | null, reference: string): string {
    if (!cell || (cell.kind === 'text' && cell.text === '')) return '';
    if (cell.kind === 'text') {
      this.uses += 1;
      return `<c r="${reference}" t="s"><v>${indexIn(this.strings, cell.text)}</v></c>`;
    }
    const style = indexIn(this.codes, cell.code);
    return `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''}><v>${cell.number}</v></c>`;
  }
}

function indexIn(known: Map<string, number>, key: string): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, known.size);
  return known.size - 1;
}

/** The data of a chart as they stand in its workbook; what the chart's part repeats of them is read from here. */
export interface ChartSheet {
  /** Names or places in the first, a series in each further one, then what belongs to them and what bubbles are called. */
  readonly columns: readonly SheetColumn[];
  /** Where what belongs to a series stands: `2 size`. */
  readonly sides: ReadonlyMap<string, number>;
}

/** A column that belongs to a series, and where it is; null: there is none. */
export function sideColumn(
  { columns, sides }: ChartSheet,
  series: number,
  role: ChartSide['role'],
): readonly [SheetColumn, number] | null {
  const at = sides.get(`${series} ${role}`);
  return at === undefined ? null : [columns[at]!, at];
}

export interface SheetColumn {
  readonly header: string;
  /** The code by which most of its numbers are written. */
  readonly code: string;
  readonly cells: readonly (SheetCell | null)[];
}

type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly code: string };

export function chartSheet(chart: PlacedChart, language: string): ChartSheet {
  const columnOf = (each: Pick<ChartSide, 'name' | 'values' | 'figures' | 'format'>): SheetColumn => {
    const cells = each.values.map((number, i): SheetCell | null => {
      const figure = each.figures[i];
      if (number === null) return null;
      return {
        kind: 'number',
        number,
        code: figure ? figureCode(figure, each.format, chart.numbers) : general,
      };
    });
    return { header: cleanText(each.name), code: usualCode(cells), cells };
  };
  const columns = [firstColumn(chart, language), ...chart.series.map(columnOf)];
  const sides = new Map<string, number>();
  chart.series.forEach(({ beside = [] }, s) => {
    for (const side of beside) {
      sides.set(`${s} ${side.role}`, columns.length);
      columns.push(columnOf(side));
    }
  });
  if (chart.chart === 'bubble' && chart.categories.some((name) => name !== '')) columns.push(names(chart));
  return { columns, sides };
}

/** A cell, or from a cell to another below it, as formulas name them; rows from 0, which is the heading. */
export function cellReference(column: number, from: number, to = from): string {
  const name = columnName(column);
  const first = `Sheet1!$${name}$${from + 1}`;
  return to === from ? first : `${first}:$${name}$${to + 1}`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function firstColumn({ x, categories, xTitle }: PlacedChart, language: string): SheetColumn {
  if (x.kind === 'names') return names({ categories });
  const code = x.words ? dateCode(x.words, language) : general;
  const cells = x.at.map((number): SheetCell => ({ kind: 'number', number, code }));
  return { header: cleanText(xTitle ?? 'X'), code, cells };
}

function names({ categories }: Pick<PlacedChart, 'categories'>): SheetColumn {
  const cells = categories.map((text): SheetCell | null =>
    text === '' ? null : { kind: 'text', text: cleanText(text) },
  );
  return { header: '', code: general, cells };
}

/** The one that most have; of several the first. */
function usualCode(cells: readonly (SheetCell | null)[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells)
    if (cell?.kind === 'number') counts.set(cell.code, (counts.get(cell.code) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [general, 0] as const)[0];
}
