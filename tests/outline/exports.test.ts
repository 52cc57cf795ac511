import { expect, test } from 'vitest';
import { readData } from './read-data.ts';

/** What offices and programs write, in their own way; the figures are made up. */
test.each<[string, string, string, string, unknown[][]]>([
  [
    'Eurostat, SDMX-CSV',
    'd.csv',
    'DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\r\nESTAT:X(1.0),12/11/24 23:00:00,A,DE,2022,83.2,\r\nESTAT:X(1.0),12/11/24 23:00:00,A,FR,2022,67.9,p\r\n',
    '',
    [
      ['ESTAT:X(1.0)', '12/11/24 23:00:00', 'A', 'DE', 2022, 83.2, null],
      ['ESTAT:X(1.0)', '12/11/24 23:00:00', 'A', 'FR', 2022, 67.9, 'p'],
    ],
  ],
  [
    'Eurostat, TSV',
    'd.tsv',
    'freq,geo\\TIME_PERIOD\t2021 \t2022 \nA,DE\t83.1 \t83.2 \nA,FR\t: \t67.9 \n',
    ', missing: ":"',
    [
      ['A,DE', 83.1, 83.2],
      ['A,FR', null, 67.9],
    ],
  ],
  [
    'World Bank',
    'd.csv',
    '"Data Source","Indicators",\n\n"Last Updated Date","2024-12-16",\n\n"Country Name","Country Code","2021","2022",\n"Aruba","ABW","","3.5",\n"Chad","TCD","17.4","17.9",\n',
    ', header: 5',
    [
      ['Aruba', 'ABW', null, 3.5],
      ['Chad', 'TCD', 17.4, 17.9],
    ],
  ],
  [
    'a German office',
    'd.csv',
    'Tabelle: 12411\nBevölkerung\n;Einwohner;Anteil in %\nBerlin;3.755.251;4,5\nBremen;684.864;0,8\nHalle;-;.\n',
    ', header: 3, missing: ["-", "."], columns: { column-1: Land }',
    [
      ['Berlin', 3755251, 4.5],
      ['Bremen', 684864, 0.8],
      ['Halle', null, null],
    ],
  ],
  [
    'Excel in German, "CSV UTF-8"',
    'd.csv',
    'Monat;Umsatz;Marge\r\nJan;1.250,50 €;12,5%\r\nFeb;980,00 €;9,0%\r\n',
    ', columns: { Umsatz: { type: currency, currency: EUR } }',
    [
      ['Jan', 1250.5, 12.5],
      ['Feb', 980, 9],
    ],
  ],
  [
    'Google Sheets in English',
    'd.csv',
    'Month,Revenue,Margin\nJan,"$1,250.50",12.50%\nFeb,$980.00,9.00%\n',
    ', columns: { Revenue: { type: currency } }',
    [
      ['Jan', 1250.5, 12.5],
      ['Feb', 980, 9],
    ],
  ],
  [
    'a French office, with blanks that do not break',
    'd.csv',
    'Année;Population\n2020;67\u202f162\u202f154\n2021;67\u00a0407\u00a0241\n',
    ', group: " "',
    [
      [2020, 67162154],
      [2021, 67407241],
    ],
  ],
  [
    'pandas',
    'd.csv',
    ',country,share\n0,Norway,0.1\n1,Chad,\n',
    ', columns: { column-1: No. }',
    [
      [0, 'Norway', 0.1],
      [1, 'Chad', null],
    ],
  ],
  [
    'an accountant',
    'd.csv',
    'Account,2023,2024\nSales,"1,200","1,350"\nLoss,(85),(1.5)\n',
    ', columns: { "2023": { type: number }, "2024": { type: number } }, decimal: "."',
    [
      ['Sales', 1200, 1350],
      ['Loss', -85, -1.5],
    ],
  ],
])('%s', (_, name, content, rest, values) => {
  const found = readData(`{ file: ${name}${rest} }`, { [name]: content });
  expect(found.findings).toEqual([]);
  expect(found.values).toEqual(values);
});
