import { describe, expect, test } from 'vitest';
import type { DataTable } from '../../src/outline/index.ts';
import { readData } from './read-data.ts';

const ofFile = (content: string, rest = '', name = 'd.csv') =>
  readData(`{ file: ${name}${rest} }`, { [name]: content });

function figuresOf(table: DataTable): readonly boolean[] {
  return table.columns.map((column) => column.figures);
}

describe('files as they are exported', () => {
  test('columns behind the data that hold nothing', () => {
    const { columns, values, findings } = ofFile('Year,Value,,\n2020,1,,\n2021,2,,\n,,,\n');
    expect({ columns, values, findings }).toEqual({
      columns: ['Year', 'Value'],
      values: [
        [2020, 1],
        [2021, 2],
      ],
      findings: [],
    });
    // A header that stops earlier, rows that do.
    expect(ofFile('Year,Value\n2020,1,,\n2021,2,,\n').values).toEqual(values);
    expect(ofFile('Year,Value,,\n2020,1\n2021,2\n').values).toEqual(values);
  });

  test('an empty column in the middle', () => {
    expect(ofFile('Year,,Value\n2020,,1\n2021,,2\n').columns).toEqual(['Year', 'Value']);
  });

  test('a first column without a name', () => {
    const { columns, table, findings, messages, hints } = ofFile(',Year\n0,2020\n1,2021\n');
    expect(columns).toEqual(['column-1', 'Year']);
    expect(table.columns.map(({ counts }) => counts)).toEqual([true, false]);
    expect(findings).toEqual(['d.csv:1:1 csv-unnamed']);
    expect(messages).toEqual(['a column has no name: it is called "column-1"']);
    expect(hints).toEqual(['name it in the file, or in the outline: columns: { column-1: … }']);
    expect(ofFile(',Year\n0,2020\n', ', columns: { column-1: Row }').findings).toEqual([]);
  });

  test.each<[string, string]>([
    ['semicolons', 'Jahr;Wert\n2020;1,5\n2021;2,5\n'],
    ['tabs', 'Jahr\tWert\n2020\t1,5\n2021\t2,5\n'],
    ['bars', 'Jahr|Wert\n2020|1,5\n2021|2,5\n'],
    ['a separator that the file names', 'sep=;\r\nJahr;Wert\r\n2020;1,5\r\n2021;2,5\r\n'],
    ['carriage returns', 'Jahr;Wert\r2020;1,5\r2021;2,5'],
    ['commas in words', 'Jahr;Wert\n2020;1,5\n2021;2,5\n'],
    ['quotes', '"Jahr";"Wert"\n"2020";"1,5"\n"2021";"2,5"\n'],
  ])('%s', (_, csv) => {
    const { columns, values, written, findings, table } = ofFile(csv);
    expect({ columns, values, findings }).toEqual({
      columns: ['Jahr', 'Wert'],
      values: [
        [2020, 1.5],
        [2021, 2.5],
      ],
      findings: [],
    });
    expect(written[1]).toEqual(['2021', '2,5']);
    expect(figuresOf(table)).toEqual([true, true]);
  });

  test.each<[string, string, string[]]>([
    ['names with commas, parted by semicolons', 'Jahr;Wert, in Mio.\n2020;1,5\n', ['Jahr', 'Wert, in Mio.']],
    ['names with semicolons, parted by commas', '"a; b",c\n1,2\n', ['a; b', 'c']],
    ['one column', 'Jahr\n2020\n', ['Jahr']],
    ['one column with a comma in its name', '"a, b"\n2020\n', ['a, b']],
    ['words with semicolons', 'Year,Note\n2020,a; b\n2021,c; d\n', ['Year', 'Note']],
    ['line breaks in quotes', 'Year;"Value\n(m)"\n2020;1\n', ['Year', 'Value (m)']],
  ])('%s', (_, csv, columns) => {
    const found = ofFile(csv);
    expect(found.findings).toEqual([]);
    expect(found.columns).toEqual(columns);
  });

  test('a separator that is said wins', () => {
    expect(ofFile('a;b\n1;2\n', ', separator: ","').columns).toEqual(['a;b']);
    expect(ofFile('a\tb\n1\t2\n', ', separator: tab').columns).toEqual(['a', 'b']);
    expect(ofFile('a b,c\tq\n1\t2\n', '', 'd.tsv').columns).toEqual(['a b,c', 'q']);
  });

  test('a header below lines of another kind', () => {
    const csv =
      '"Data Source","Indicators",\n\n"Last Updated","2024-12-16",\n\n"Country","Code","2020","2021",\n"Aruba","ABW","1","2",\n"Chad","TCD","","4",\n';
    const { columns, values, findings } = ofFile(csv, ', header: 5');
    expect(findings).toEqual([]);
    expect(columns).toEqual(['Country', 'Code', '2020', '2021']);
    expect(values).toEqual([
      ['Aruba', 'ABW', 1, 2],
      ['Chad', 'TCD', null, 4],
    ]);
    const wrong = ofFile(csv);
    expect(wrong.findings).toEqual(['d.csv:1:1 csv-header']);
    expect(wrong.hints).toEqual(['where the header is another line, say which: header: 5']);
    expect(ofFile(csv, ', header: 50').findings).toEqual(['o:4:29 csv-header']);
  });
});

describe('a header that has not as many names as the rows have cells', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `${1800 + i},${i},0.1`).join('\n');

  test('is said once, at the header', () => {
    const { findings, messages, hints } = ofFile(`Date,Mean\n${rows}\n`);
    expect(findings).toEqual(['d.csv:1:1 csv-header']);
    expect(messages).toEqual(['all 200 rows have 3 fields, the header has 2']);
    expect(hints).toEqual(['name every column in the header']);
  });

  test('too many names', () => {
    const { findings, messages } = ofFile(`Date,Mean,Low,High\n${rows}\n`);
    expect(findings).toEqual(['d.csv:1:1 csv-header']);
    expect(messages).toEqual(['all 200 rows have 3 fields, the header has 4']);
  });

  test('most rows', () => {
    const { findings, messages } = ofFile(`Date,Mean\n${rows}\n2000,1\n2001,2\n`);
    expect(findings).toEqual(['d.csv:1:1 csv-header']);
    expect(messages).toEqual(['200 of 202 rows have 3 fields, the header has 2']);
  });

  test('few rows are told one by one, many of them in the end together', () => {
    expect(ofFile(`Date,Mean,Low\n${rows}\n2000,1\n2001,1,2,3\n`).findings).toEqual([
      'd.csv:202:1 csv-ragged',
      'd.csv:203:1 csv-ragged',
    ]);
    const short = Array.from({ length: 50 }, () => '2000,1').join('\n');
    const { messages } = ofFile(`Date,Mean,Low\n${rows}\n${short}\n`);
    expect(messages).toHaveLength(10);
    expect(messages.at(-1)).toBe('this row has 2 fields, the header has 3; so it is with 40 more rows');
  });
});

describe('what stands for no value', () => {
  test('is said in the outline', () => {
    const csv = 'Year,Value\n2020,N/A\n2021,2\n2022,..\n2023,-\n2024,\n';
    const { values, table, findings } = ofFile(csv, ', missing: ["N/A", "..", "-"]');
    expect(findings).toEqual([]);
    expect(values.map(([, value]) => value)).toEqual([null, 2, null, null, null]);
    expect(figuresOf(table)).toEqual([true, true]);
    expect(ofFile(csv, ', missing: N/A').values[0]).toEqual([2020, null]);
  });

  test('and without that stays as typed', () => {
    const { values, table } = ofFile('Year,Value\n2020,N/A\n2021,2\n');
    expect(values).toEqual([
      [2020, 'N/A'],
      [2021, 2],
    ]);
    expect(figuresOf(table)).toEqual([true, false]);
  });
});

describe('types of columns', () => {
  const typed = (cells: readonly string[], column: string, rest = '') => {
    const csv = `a,b\n${cells.map((cell, i) => `${i},"${cell}"`).join('\n')}\n`;
    const found = ofFile(csv, `${rest}, columns: { b: { ${column} } }`);
    return { ...found, values: found.values.map(([, value]) => value) };
  };

  test.each<[string, string[], string, string, unknown[]]>([
    ['numbers in groups', ['1,250', '2,300.5'], 'type: number', '', [1250, 2300.5]],
    ['groups that are told', ['1,250', '12'], 'type: number', ', group: ","', [1250, 12]],
    ['a decimal comma that is told', ['1.250,5', '12'], 'type: number', ', decimal: ","', [1250.5, 12]],
    ['groups of points that are told', ['1.250', '12'], 'type: number', ', group: "."', [1250, 12]],
    ['blanks between groups', ['1 250', '1\u202f250', '1\u00a0250'], 'type: number', '', [1250, 1250, 1250]],
    ['per cents', ['12%', '15.5 %', '3'], 'type: percent', '', [12, 15.5, 3]],
    ['brackets', ['(12)', '−5', '-5'], 'type: number', '', [-12, -5, -5]],
    ['money', ['$5', '-$5', '5 USD', '1,000.00'], 'type: currency, currency: USD', '', [5, -5, 5, 1000]],
    [
      'dates',
      ['2024-02-26', '26.02.2024', '2024/2/6', '2024'],
      'type: date',
      '',
      ['2024-02-26', '2024-02-26', '2024-02-06', '2024'],
    ],
    ['dates with a time that is none', ['2024-02-26T00:00:00Z'], 'type: date', '', ['2024-02-26']],
    ['texts', ['3.10', '007', '12%'], 'type: text', '', ['3.10', '007', '12%']],
  ])('%s', (_, cells, column, rest, values) => {
    const found = typed(cells, column, rest);
    expect(found.findings).toEqual([]);
    expect(found.values).toEqual(values);
    expect(found.written.map(([, cell]) => cell)).toEqual(cells);
  });

  test.each<[string, string, string, string]>([
    [
      'many',
      'type: number',
      '"many" in the column "b" is not a number',
      'where it stands for no value, say so: missing: ["many"]',
    ],
    [
      '1,250',
      'type: number',
      '"1,250" in the column "b" is not a number',
      'say which mark is the decimal one: decimal: "." or decimal: ","',
    ],
    ['12%', 'type: number', '"12%" in the column "b" is a percentage', 'give the column "type: percent"'],
    [
      '$5',
      'type: percent',
      '"$5" in the column "b" is an amount of money',
      'give the column "type: currency"',
    ],
    [
      '5 €',
      'type: currency, currency: USD',
      '"5 €" in the column "b" is not an amount in USD',
      'give "currency" the one that the cells have, or leave it out',
    ],
    [
      '02/26/2024',
      'type: date',
      '"02/26/2024" in the column "b" is not a date',
      'write 2014, 2018-04 or 2024-02-26',
    ],
    [
      '1e308',
      'type: number',
      '"1e308" in the column "b" is beyond what can be drawn',
      'write it in larger or smaller units, or give the column "type: text"',
    ],
  ])('%s is refused where %s is said', (cell, column, message, hint) => {
    const { findings, messages, hints } = typed([cell], column);
    expect(findings).toEqual(['d.csv:2:3 cell-type']);
    expect(messages).toEqual([message]);
    expect(hints).toEqual([hint]);
  });

  test('one finding tells of all cells of a column', () => {
    const { messages } = typed(['many', '1', 'few', 'none'], 'type: number');
    expect(messages).toEqual(['"many" in the column "b" is not a number; so it is with 2 more of its cells']);
  });
});

describe('marks that are not told', () => {
  test('a file that may use either mark shows which', () => {
    const read = (...cells: string[]) =>
      ofFile(`k;b\n${cells.map((cell, i) => `${i};${cell}`).join('\n')}\n`).values.map(([, value]) => value);
    expect(read('2,5', '1.250')).toEqual([2.5, 1250]);
    expect(read('1.250,5')).toEqual([1250.5]);
    expect(read('2.5', '1.250')).toEqual([2.5, 1.25]);
    // A thousand, or one and a quarter: nobody can tell.
    expect(read('1.250', '12')).toEqual(['1.250', 12]);
    expect(read('1,250', '12')).toEqual(['1,250', 12]);
    expect(read('2,5', '2.5')).toEqual(['2,5', 2.5]);
  });

  test('another column may show it', () => {
    expect(ofFile('a;b\n1.250;2,5\n').values).toEqual([[1250, 2.5]]);
    // A column of versions beside one of figures.
    expect(ofFile('a;b\n3.10;2,5\n').values).toEqual([[3.1, 2.5]]);
    expect(ofFile('a;b\n1.250;2,5\n', ', columns: { b: { type: text } }').values).toEqual([['1.250', '2,5']]);
  });

  test('where commas part the columns, a comma in a figure is not taken for one', () => {
    expect(ofFile('a,b\n1,"2,5"\n').values).toEqual([[1, '2,5']]);
    expect(ofFile('a,b\n1,"1,250"\n').values).toEqual([[1, '1,250']]);
    expect(ofFile('a,b\n1,"2,5"\n', ', decimal: ","').values).toEqual([[1, 2.5]]);
  });

  test('per cents are read where all are some', () => {
    const { values, table } = ofFile('a,b,c\n1,12%,12%\n2,15.5 %,n/a\n');
    expect(values).toEqual([
      [1, 12, '12%'],
      [2, 15.5, 'n/a'],
    ]);
    expect(table.columns.map(({ percent }) => percent)).toEqual([false, true, false]);
  });

  test('a mark cannot be both', () => {
    expect(ofFile('a\n1\n', ', decimal: ",", group: ","').findings).toEqual(['o:4:35 data-shape']);
  });
});

describe('rows of the outline', () => {
  test('stand as they are typed', () => {
    const { written, values, findings } = readData(
      '{ rows: [{ a: 3.10, b: 007, c: "2.50", d: 1e5, e: 0x1F, f: no, g: 10.00, h: ~ }] }',
    );
    expect(findings).toEqual([]);
    expect(written).toEqual([['3.10', '007', '2.50', '1e5', '0x1F', 'no', '10.00', null]]);
    expect(values).toEqual([[3.1, '007', 2.5, 100000, 31, 'no', 10, null]]);
  });

  test('have types too', () => {
    const { values, findings } = readData(
      '{ missing: "-", columns: { a: { type: number }, b: B }, rows: [{ a: "1,250.5", b: 1 }, { a: "-", b: 2 }] }',
    );
    expect(findings).toEqual([]);
    expect(values).toEqual([
      [1250.5, 1],
      [null, 2],
    ]);
  });
});

describe('columns', () => {
  test('are named, typed and worded in the outline', () => {
    const { table, findings } = ofFile(
      'Rev,Region,Year\n1,north,2020\n2,south,2021\n',
      ', columns: { Rev: { label: { en: Revenue, de: Umsatz }, type: currency, currency: EUR, decimals: 0 }, Region: { label: Region, cells: { north: { en: North, de: Nord }, south: South } }, Year: { en: Year, de: Jahr } }',
    );
    expect(findings).toEqual([]);
    const [rev, region, year] = table.columns;
    expect(rev).toMatchObject({ type: 'currency', currency: 'EUR', decimals: 0 });
    expect(rev!.label.wordings.map(({ value }) => value)).toEqual(['Revenue', 'Umsatz']);
    expect(region).toMatchObject({ type: null, currency: null, decimals: null });
    expect(year!.label.wordings.map(({ value }) => value)).toEqual(['Year', 'Jahr']);
    const cell = table.rows[0]!.cells[1]!;
    expect({ ...cell, text: cell.text!.wordings.map(({ value }) => value) }).toMatchObject({
      value: 'north',
      written: 'north',
      text: ['North', 'Nord'],
    });
  });

  test.each<[string, string, string[]]>([
    ['an unknown key', '{ labl: X }', ['o:4:37 unknown-key']],
    ['an unknown type', '{ type: money }', ['o:4:43 invalid-value']],
    ['a currency that is none', '{ currency: euro }', ['o:4:47 invalid-value']],
    ['a language that is none', '{ en: X, chinese: Y }', ['o:4:44 invalid-language']],
    ['a cell that is not there', '{ cells: { x: X } }', ['o:4:46 unknown-cell']],
    ['a cell without the own language', '{ cells: { "1": { de: Eins } } }', ['o:4:51 missing-own-language']],
  ])('%s', (_, column, findings) => {
    expect(ofFile('a\n1\n', `, columns: { a: ${column} }`).findings).toEqual(findings);
  });
});

describe('JSON', () => {
  test('a list of objects', () => {
    const { columns, values, written, findings } = ofFile(
      '[\n\t{ "a": "x", "b": 3.10 },\n\t{ "b": null, "c": "2.50" }\n]',
      '',
      'd.json',
    );
    expect({ columns, values, findings }).toEqual({
      columns: ['a', 'b', 'c'],
      values: [
        ['x', 3.1, null],
        [null, null, 2.5],
      ],
      findings: [],
    });
    expect(written[0]).toEqual(['x', '3.10', null]);
  });

  test('a list of lists', () => {
    const { columns, values, findings } = ofFile('[["a", "b"], ["x", 1e5], ["y", true]]', '', 'd.json');
    expect({ columns, values, findings }).toEqual({
      columns: ['a', 'b'],
      values: [
        ['x', 100000],
        ['y', 'true'],
      ],
      findings: [],
    });
  });

  test.each<[string, string, string[]]>([
    ['no list', '{ "a": 1 }', ['d.json:1:1 data-shape']],
    ['an empty list', '[]', ['d.json:1:1 data-shape']],
    ['rows of several kinds', '[{ "a": 1 }, [2]]', ['d.json:1:14 data-shape']],
    ['a figure for a row', '[1]', ['d.json:1:2 data-shape']],
    ['a list in a cell', '[{ "a": [1] }]', ['d.json:1:9 wrong-type']],
    ['a short row', '[["a", "b"], ["x"]]', ['d.json:1:14 csv-ragged']],
    ['a name twice', '[["a", "a"], ["x", 1]]', ['d.json:1:8 csv-header']],
    ['no JSON', '[{ "a": 1 ', ['d.json:1:1 yaml-syntax']],
  ])('%s', (_, json, findings) => {
    expect(ofFile(json, '', 'd.json').findings).toEqual(findings);
  });
});

describe('what is too large, or goes with other files', () => {
  test('too many rows, columns and characters', () => {
    const rows = `a,b\n${'1,2\n'.repeat(20_001)}`;
    expect(ofFile(rows).findings).toEqual(['d.csv:20002:1 data-limit']);
    const columns = Array.from({ length: 501 }, (_, i) => `c${i}`).join(',');
    expect(ofFile(`${columns}\n`).findings).toEqual(['d.csv:1:1 data-limit']);
    expect(ofFile(`a,b\n1,${'x'.repeat(32_768)}\n`).findings).toEqual(['d.csv:2:3 data-limit']);
  });

  test('a figure past every chart stays as typed, and is no number', () => {
    expect(ofFile('a,b\n1,1.0E+308\n2,1.0E+100\n').values).toEqual([
      [1, '1.0E+308'],
      [2, 1e100],
    ]);
  });

  test('keys of other files', () => {
    expect(ofFile('a\n1\n', ', sheet: X, range: A1').findings).toEqual([
      'o:4:21 data-shape',
      'o:4:31 data-shape',
    ]);
    const odd = ofFile('[["a"], [1]]', ', separator: ";"', 'd.json');
    expect(odd.findings).toEqual(['o:4:22 data-shape']);
    expect(odd.messages).toEqual(['"separator" says nothing of a file of this kind']);
  });
});
