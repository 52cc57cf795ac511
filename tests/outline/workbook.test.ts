import { describe, expect, test } from 'vitest';
import { resolveOutline } from '../../src/outline/index.ts';
import { writeZip } from '../../src/package/index.ts';
import { formatLocation, lineText, positionAt } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { oddZip } from '../fixtures/odd-zip.ts';
import { type WrittenSheet, workbookOf } from '../fixtures/workbook.ts';

function read(bytes: Uint8Array, rest = '', name = 'd.xlsx') {
  const text = `title: T\nlanguage: en\ndata:\n  d: { file: ${name}${rest} }\n`;
  const { value, diagnostics } = resolveOutline({ path: 'o', text }, memoryFiles({ [`c/${name}`]: bytes }), {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  const table = value!.data.get('d')!;
  return {
    table,
    columns: table.columns.map(({ id }) => id),
    written: table.rows.map(({ cells }) => cells.map((cell) => cell.written)),
    values: table.rows.map(({ cells }) => cells.map((cell) => cell.value)),
    findings: diagnostics.map((d) => `${formatLocation(d.span!)} ${d.code}`),
    messages: diagnostics.map((d) => d.message),
    hints: diagnostics.map((d) => d.hint),
    lines: diagnostics.map(({ span }) => lineText(span!.file, positionAt(span!.file, span!.start).line)),
  };
}

const sheet = (cells: WrittenSheet['cells'], more: Partial<WrittenSheet> = {}): WrittenSheet => ({
  name: 'Q1',
  cells,
  ...more,
});
/** A column of one kind of cell, under a name. */
const column = (...cells: WrittenSheet['cells'][string][]) =>
  workbookOf([sheet(Object.fromEntries([['A1', 'a'], ...cells.map((cell, i) => [`A${i + 2}`, cell])]))]);
const cellsOf = (found: ReturnType<typeof read>) => found.written.map(([cell]) => cell);

describe('what a sheet shows', () => {
  test('texts, numbers, formulas with what they came to', () => {
    const found = read(
      column('007', 'a b', 12, { number: '2501', formula: 'B2*2' }, { boolean: true }, { error: '#N/A' }),
    );
    expect(found.findings).toEqual([]);
    expect(cellsOf(found)).toEqual(['007', 'a b', '12', '2501', 'TRUE', '#N/A']);
    expect(found.values.map(([value]) => value)).toEqual(['007', 'a b', 12, 2501, 'TRUE', '#N/A']);
    expect(cellsOf(read(column({ error: '#N/A' }, 1), ', missing: "#N/A"'))).toEqual([null, '1']);
  });

  test.each<[string, string, string, number]>([
    ['General', '0.30000000000000004', '0.3', 0.3],
    ['General', '1250000', '1250000', 1250000],
    ['0.00', '3.1', '3.10', 3.1],
    ['0', '2.5', '3', 3],
    ['#,##0.00', '1250.5', '1,250.50', 1250.5],
    ['#,##0.0##', '1.5', '1.5', 1.5],
    ['0%', '0.125', '13%', 13],
    ['0.0 %', '0.123', '12.3 %', 12.3],
    ['#,##0.00 "€"', '1250.5', '€1,250.50', 1250.5],
    ['[$$-409]#,##0', '-5', '-$5', -5],
    ['_-* #,##0.00\\ [$€-407]_-;-* #,##0.00\\ [$€-407]_-', '12', '€12.00', 12],
    ['0.00;[Red]-0.00', '-1.234', '-1.23', -1.23],
    ['0.0,,"M"', '1234567', '1234567', 1234567],
    ['0.00E+00', '1234567', '1234567', 1234567],
  ])('%s of %s', (format, number, written, value) => {
    const found = read(column({ number, format }));
    expect(found.findings).toEqual([]);
    expect(cellsOf(found)).toEqual([written]);
    expect(found.values).toEqual([[value]]);
  });

  test('rounds the digits that there are where the outline says how many', () => {
    const found = read(
      column({ number: '0.12345', format: '0%' }),
      ', columns: { a: { type: percent, decimals: 2 } }',
    );
    const { figure } = found.table.rows[0]!.cells[0]!;
    expect(figure).toMatchObject({ whole: '12', fraction: '345' });
  });

  test('what no chart can draw is a text', () => {
    const found = read(column({ number: '1E+308' }, 1));
    expect(found.values.map(([value]) => value)).toEqual(['1E+308', 1]);
  });

  test.each<[string, string, string, boolean]>([
    ['yyyy-mm-dd', '45348', '2024-02-26', true],
    ['dd.mm.yy', '45348', '2024-02-26', true],
    ['mmm yyyy', '45323', '2024-02', true],
    ['yyyy', '45292', '2024', true],
    ['yyyy-mm-dd hh:mm', '45348.5', '2024-02-26 12:00', false],
    ['hh:mm', '0.5', '12:00', false],
    ['[$-407]d. mmmm yyyy', '45348', '2024-02-26', true],
  ])('dates as %s', (format, number, written, isDate) => {
    const found = read(column({ number, format }));
    expect(cellsOf(found)).toEqual([written]);
    expect(found.table.rows[0]!.cells[0]!.date !== null).toBe(isDate);
  });

  test('dates that count from 1904', () => {
    const bytes = workbookOf([sheet({ A1: 'a', A2: { number: '43886', format: 'yyyy-mm-dd' } })], {
      date1904: true,
    });
    expect(cellsOf(read(bytes))).toEqual(['2024-02-26']);
  });

  test('rows and columns that hold nothing', () => {
    const found = read(workbookOf([sheet({ B3: 'a', D3: 'b', B4: 1, D4: 2, B6: 3, D6: 4 })]));
    expect(found.columns).toEqual(['a', 'b']);
    expect(found.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('which sheet and range', () => {
  const book = workbookOf(
    [
      sheet({ A1: 'x', A2: 1 }, { name: 'Hidden', hidden: true }),
      sheet(
        { A1: 'Title', A3: 'a', B3: 'b', A4: 1, B4: 2, A5: 3, B5: 4, D9: 'far' },
        { name: "Q1 '24", tables: { Figures: 'A3:B5' } },
      ),
      sheet({ A1: 'y', A2: 5 }, { name: 'Q2' }),
    ],
    { names: { Zone: "'Q1 ''24'!$A$3:$B$4", Other: 'Q2!$A$1:$A$2' } },
  );

  test.each<[string, string, string[]]>([
    ['a sheet', ', sheet: Q2', ['y']],
    ['a sheet that is hidden', ', sheet: Hidden', ['x']],
    ['a range', `, range: "A3:B5"`, ['a', 'b']],
    ['a range in a sheet', ', sheet: Q2, range: $A$1:$A$2', ['y']],
    ['a range with its sheet', ', range: Q2!A1:A2', ['y']],
    ['a named range', ', range: Zone', ['a', 'b']],
    ['one in another sheet', ', range: other', ['y']],
    ['a table', ', range: Figures', ['a', 'b']],
  ])('%s', (_, rest, columns) => {
    const found = read(book, rest);
    expect(found.findings).toEqual([]);
    expect(found.columns).toEqual(columns);
  });

  test.each<[string, string, string[], string[], (string | null)[]]>([
    [
      'no such sheet',
      ', sheet: Q3',
      ['o:4:29 workbook-place'],
      ['the workbook has no sheet "Q3"'],
      ['did you mean "Q2"?'],
    ],
    [
      'no such range',
      ', range: Zome',
      ['o:4:29 workbook-place'],
      ['the workbook has no range "Zome"'],
      ['did you mean "Zone"?'],
    ],
    [
      'nothing there',
      ', sheet: Q2, range: X1:Y2',
      ['o:4:14 workbook-place'],
      ['there is nothing in the sheet "Q2" at X1:Y2'],
      [null],
    ],
    [
      'a title above the header',
      '',
      ['c/d.xlsx:1:14 csv-header'],
      ['row 1 of the sheet "Q1 \'24" names 1 of 3 columns'],
      ['where the header stands further down, say where the data is: range: A3:…'],
    ],
  ])('%s', (_, rest, findings, messages, hints) => {
    const found = read(book, rest);
    expect({ findings: found.findings, messages: found.messages, hints: found.hints }).toEqual({
      findings,
      messages,
      hints,
    });
  });
});

describe('what is said of a sheet', () => {
  test('hidden rows and columns, which are read', () => {
    const bytes = workbookOf([
      sheet({ A1: 'a', B1: 'b', A2: 1, B2: 2, A3: 3, B3: 4 }, { hiddenRows: [2], hiddenColumns: [2] }),
    ]);
    const found = read(bytes);
    expect(found.values).toHaveLength(2);
    expect(found.findings).toEqual(['o:4:8 workbook-unseen']);
    expect(found.messages).toEqual([
      'the sheet "Q1" has 1 hidden row and 1 hidden column, which are read like all others',
    ]);
  });

  test('a name that is merged over rows is the name of each, a figure is one figure', () => {
    const found = read(
      workbookOf([
        sheet({ A1: 'a', B1: 'b', A2: 'North', B2: 5, A4: 'South', B4: 6 }, { merged: ['A2:A3', 'B2:B3'] }),
      ]),
    );
    expect(found.values).toEqual([
      ['North', 5],
      ['North', null],
      ['South', 6],
    ]);
    expect(found.findings).toEqual(['o:4:8 workbook-unseen']);
    expect(found.messages[0]).toContain('(B2:B3)');
  });

  test('a formula without its value', () => {
    const found = read(column({ formula: 'B2*2' }, { formula: 'B3*2' }, 1));
    expect(found.findings).toEqual(['c/d.xlsx:2:10 workbook-syntax']);
    expect(found.messages).toEqual(['the formula in A2 of the sheet "Q1" has no value, as in 1 more rows']);
  });

  test('a cell that is not what its column says, at its row', () => {
    const found = read(column(1, 'many'), ', columns: { a: { type: number } }');
    expect(found.findings).toEqual(['c/d.xlsx:3:10 cell-type']);
    expect(found.lines).toEqual(['[Q1] A3: many']);
  });
});

describe('what is no workbook', () => {
  const bomb = Buffer.alloc(70 * 1024 * 1024, 0x20);

  test.each<[string, Uint8Array, string]>([
    ['a text', Buffer.from('a,b\n1,2\n'), 'this is not a zip file'],
    ['nothing', Buffer.alloc(0), 'this is not a zip file'],
    ['another package', writeZip(new Map([['a.txt', 'x']])), 'it holds no workbook'],
    ['damage', column(1).subarray(0, 900), 'this is not a zip file'],
    [
      'too much',
      oddZip([{ name: 'xl/workbook.xml', bytes: bomb }]),
      'the contents are larger than is allowed',
    ],
    [
      'a lie about what it holds',
      oddZip([{ name: 'xl/workbook.xml', bytes: bomb, claims: 10 }]),
      '"xl/workbook.xml" is damaged',
    ],
  ])('%s', (_, bytes, reason) => {
    const found = read(bytes);
    expect(found.findings).toEqual(['o:4:14 workbook-syntax']);
    expect(found.messages).toEqual([`c/d.xlsx: this is not a workbook that can be read: ${reason}`]);
  });

  test('parts that are none', () => {
    const parts = new Map([
      ['[Content_Types].xml', '<nonsense'],
      ['xl/workbook.xml', '<workbook>'],
    ]);
    expect(read(writeZip(parts)).findings).toEqual(['o:4:14 workbook-syntax']);
  });

  test('older formats', () => {
    const found = read(Buffer.from('x'), '', 'd.xls');
    expect(found.findings).toEqual(['o:4:14 data-shape']);
    expect(found.hints).toEqual(['save it as .xlsx, or as CSV in UTF-8']);
  });

  test('more columns than are read', () => {
    const cells = Object.fromEntries(['A', 'ZZ'].map((name) => [`${name}1`, name]));
    expect(read(workbookOf([sheet(cells)])).findings).toEqual(['o:4:14 data-limit']);
  });
});
