import { describe, expect, test } from 'vitest';
import { resolveOutline } from '../../src/outline/index.ts';
import { formatLocation } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

function read(csv: string) {
  const text = 'title: T\ndata: { d: { file: d.csv } }';
  const outcome = resolveOutline({ path: 'o', text }, memoryFiles({ 'c/d.csv': csv }), {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  const table = outcome.value!.data.get('d')!;
  return {
    columns: table.columns.map((column) => column.id),
    rows: table.rows.map((row) => row.cells.map((cell) => cell.value)),
    findings: outcome.diagnostics.map((d) => `${formatLocation(d.span!).replace('c/d.csv:', '')} ${d.code}`),
  };
}

describe('what is read', () => {
  test.each<[string, string, unknown[][]]>([
    [
      'line feeds',
      'a,b\n1,2\n3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['no last line feed', 'a,b\n1,2', [[1, 2]]],
    [
      'Windows',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'old Macs',
      'a,b\r1,2\r3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['empty lines', 'a,b\n\n1,2\n\n', [[1, 2]]],
    ['quotes', 'a,b\n"x, y","z ""q"""\n', [['x, y', 'z "q"']]],
    ['line breaks in quotes', 'a,b\n"x\r\ny",1\n', [['x\r\ny', 1]]],
    [
      'empty fields',
      'a,b\n1,\n"",x\n',
      [
        [1, null],
        [null, 'x'],
      ],
    ],
    ['spaces around fields', 'a , b\n 1 , "x" \n', [[1, 'x']]],
    ['spaces in quotes', 'a,b\n" x ",1\n', [[' x ', 1]]],
    ['only a header', 'a,b\n', []],
    ['other scripts', 'a,b\n水,𠀀\n', [['水', '𠀀']]],
  ])('%s', (_, csv, rows) => {
    const found = read(csv);
    expect(found).toEqual({ columns: ['a', 'b'], rows, findings: [] });
  });

  test.each<[string, unknown]>([
    ['7', 7],
    ['-7.50', -7.5],
    ['0', 0],
    ['0.1', 0.1],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['00501', '00501'],
    ['1e5', '1e5'],
    ['12E4', '12E4'],
    ['1.5e3', 1500],
    ['-1.5e3', -1500],
    ['1E+05', 100000],
    ['2e-3', 0.002],
    ['1.5e999', '1.5e999'],
    ['15.5e3', '15.5e3'],
    ['+5', '+5'],
    ['.5', '.5'],
    ['5.', '5.'],
    ['"1,000"', '1,000'],
    ['0x1F', '0x1F'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['=1+1', '=1+1'],
    ['12%', 12],
    ['−7', -7],
    ['2024-02-26', '2024-02-26'],
  ])('%s', (written, value) => {
    expect(read(`a\n${written}\n`).rows).toEqual([[value]]);
  });
});

test('names of columns are what a person would type', () => {
  expect(read('" Population\r\n  (m) ", Name \n1,2\n').columns).toEqual(['Population (m)', 'Name']);
  expect(read('a,"a "\n1,2\n').findings).toEqual(['1:3 csv-header']);
});

describe('what is refused, and where', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', ['1:1 csv-header']],
    ['only line ends', '\n\n', ['1:1 csv-header']],
    ['a column without a name', 'a,,c\n1,2,3\n', ['1:3 csv-unnamed']],
    ['a name twice', 'a,b,a\n1,2,3\n', ['1:5 csv-header']],
    ['too few fields', 'a,b\n1,2\n3\n', ['3:1 csv-ragged']],
    ['too many fields', 'a,b\n1,2,3\n', ['2:1 csv-ragged']],
    ['an open quote', 'a,b\n1,"x\n2,3\n', ['2:3 csv-syntax']],
    ['a quote inside a field', 'a,b\n1,x"y"\n', ['2:4 csv-syntax']],
    ['text after a quote', 'a,b\n"x"y,1\n', ['2:4 csv-syntax']],
    ['a control character', 'a,b\n1,\u0007\n', ['2:3 forbidden-character']],
    ['a reversal', 'a,b\n1,x\u202Ey\n', ['2:4 suspicious-character']],
    ['several things', 'a,b\n1\n"x"y,1\n1,2,3\n', ['3:4 csv-syntax', '2:1 csv-ragged', '4:1 csv-ragged']],
  ])('%s', (_, csv, findings) => {
    expect(read(csv).findings).toEqual(findings);
  });
});
