import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOfDay, dayNumber } from '../../src/deck/index.ts';
import { descendants } from '../../src/xml/index.ts';
import { cached, cellsOf, chartOf, codesOf, textsOf, valuesOf } from './chart-of.ts';

const stations = 'Year,Stations\n1950,1\n2000,2\n2010,3\n2011,4\n2012,5\n';

describe('uneven years', () => {
  test.each(['line', 'area', 'column'])('of a %s stand on an axis of time', async (kind) => {
    const { drawn, findings } = await chartOf(stations, `kind: ${kind}`);
    expect(findings).toEqual([]);
    const { root, workbook } = drawn!;
    expect(descendants(root, 'c:catAx')).toEqual([]);
    expect(valuesOf(root, 'baseTimeUnit')).toEqual(['years']);
    const days = cached(root, 'cat')[0]!.map(([, day]) => dateOfDay(Number(day)));
    expect(days.map(({ year, month, day }) => [year, month, day])).toEqual(
      [1950, 2000, 2010, 2011, 2012].map((year) => [year, 1, 1]),
    );
    expect(cellsOf(workbook)).toMatchObject({ A2: [18264, 'yyyy'], A6: [40909, 'yyyy'], B6: [5, 'General'] });
  });
  it('stand in our picture at their distances', async () => {
    const { svg } = (await chartOf(stations, 'kind: line')).drawn!;
    const line = /<polyline points="([^"]+)"/.exec(svg)![1]!;
    const xs = line.split(' ').map((point) => Number(point.split(',')[0]));
    const share = (x: number) => (x - xs[0]!) / (xs.at(-1)! - xs[0]!);
    [0, 50 / 62, 60 / 62, 61 / 62, 1].forEach((expected, i) => {
      expect(share(xs[i]!)).toBeCloseTo(expected, 2);
    });
  });
  it('are a warning in bars, which stand side by side', async () => {
    const { findings, drawn } = await chartOf(stations, 'kind: bar');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/warning\[uneven-steps\] content\/test\/data\/d.csv:3: 1950, 2000/);
    expect(valuesOf(drawn!.root, 'baseTimeUnit')).toEqual([]);
  });
  it('before 1900 stand along numbers in lines, and are a warning in columns', async () => {
    const ships = 'Year,Ships\n1805,5\n1815,7\n1866,16\n';
    const line = await chartOf(ships, 'kind: line');
    expect(line.findings).toEqual([]);
    expect(cached(line.drawn!.root, 'xVal')[0]!.map(([, x]) => x)).toEqual(['1805', '1815', '1866']);
    expect(codesOf(await chartOf(ships, 'kind: column'))).toEqual(['uneven-steps']);
    expect(codesOf(await chartOf(ships, 'kind: area'))).toEqual(['uneven-steps']);
    const even = 'Year,Ships\n1800,5\n1850,7\n1900,16\n';
    expect(codesOf(await chartOf(even, 'kind: column'))).toEqual([]);
  });
  it('before Christ are years where the column says so', async () => {
    const { drawn, findings } = await chartOf('Year,People\n2000,9\n-500,5\n1,7\n', 'kind: line');
    expect(findings).toEqual([]);
    expect(cached(drawn!.root, 'xVal')[0]!.map(([, x]) => x)).toEqual(['-500', '1', '2000']);
    expect(cached(drawn!.root, 'yVal')[0]!.map(([, y]) => y)).toEqual(['5', '7', '9']);
  });
  it('are names where the data say so', async () => {
    const { drawn, findings } = await chartOf(stations, 'kind: line', 'columns: { Year: { type: text } }');
    expect(findings).toEqual([]);
    expect(cached(drawn!.root, 'cat')[0]!.map(([, text]) => text)).toEqual([
      '1950',
      '2000',
      '2010',
      '2011',
      '2012',
    ]);
  });
});

test('evenly spaced years in their order stay side by side, as typed', async () => {
  const { drawn } = await chartOf('Year,N\n2020,3\n2021,4\n2022,5\n', 'kind: line');
  expect(descendants(drawn!.root, 'c:dateAx')).toEqual([]);
  expect(cellsOf(drawn!.workbook)).toMatchObject({ A2: '2020', A4: '2022' });
});

test('years out of order are put in order', async () => {
  const { drawn, findings } = await chartOf('Year,N\n2021,4\n2020,3\n2022,5\n', 'kind: line');
  expect(findings).toEqual([]);
  expect(cached(drawn!.root, 'val')[0]!.map(([, value]) => value)).toEqual(['3', '4', '5']);
  expect(drawn!.alt).toMatch(/2020: 3, 2021: 4, 2022: 5/);
});

describe('days and months', () => {
  const days = 'Day,N\n2024-03-15,5\n2024-01-10,3\n2024-02-01,4\n2024-09-30,9\n';
  it('stand on an axis of days, in their order', async () => {
    const { drawn } = await chartOf(days, 'kind: line');
    expect(valuesOf(drawn!.root, 'baseTimeUnit')).toEqual(['days']);
    expect(cached(drawn!.root, 'val')[0]!.map(([, value]) => value)).toEqual(['3', '4', '5', '9']);
    expect(cellsOf(drawn!.workbook)).toMatchObject({ A2: [45301, 'yyyy-mm-dd'], A5: [45565, 'yyyy-mm-dd'] });
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toContain('2024-01-10');
  });
  it('are typed in an axis of months', async () => {
    const { drawn } = await chartOf('Month,N\n2023-01,5\n2023-02,7\n2023-06,6\n', 'kind: area');
    expect(valuesOf(drawn!.root, 'baseTimeUnit')).toEqual(['months']);
    expect(cellsOf(drawn!.workbook)).toMatchObject({ A2: [44927, 'yyyy-mm'] });
  });
  it('are worded where their column is of dates', async () => {
    const { drawn } = await chartOf(days, 'kind: line', 'columns: { Day: { type: date } }', 'es');
    expect(cellsOf(drawn!.workbook)).toMatchObject({ A2: [45301, '[$-C0A]d" de "mmmm" de "yyyy'] });
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toContain('10 de enero de 2024');
  });
  it('are days of points, too', async () => {
    const { drawn, findings } = await chartOf(days, 'kind: scatter');
    expect(findings).toEqual([]);
    expect(cached(drawn!.root, 'xVal')[0]!.map(([, x]) => x)).toEqual(['45366', '45301', '45323', '45565']);
  });
  it('that stand twice are said', async () => {
    const twice = 'Day,N\n2024-01-10,3\n2024-02-01,4\n2024-02-01,5\n';
    expect(codesOf(await chartOf(twice, 'kind: line'))).toEqual(['repeated-date']);
    expect(codesOf(await chartOf(twice, 'kind: line, series: N, y: [N]'))).not.toContain('repeated-point');
  });
  it('before March 1900 are no dates of Office: lines along years, else a warning', async () => {
    const old = 'Day,N\n1789-07-14,3\n1848-02-24,4\n1871-03-18,5\n';
    const { drawn } = await chartOf(old, 'kind: line');
    expect(Number(cached(drawn!.root, 'xVal')[0]![0]![1])).toBeCloseTo(1789.53, 2);
    expect(codesOf(await chartOf(old, 'kind: column'))).toEqual(['uneven-steps']);
  });
  it('of mixed precision are said', async () => {
    expect(codesOf(await chartOf('Day,N\n2024,3\n2024-07,4\n2024-09,5\n', 'kind: line'))).toEqual([
      'mixed-dates',
    ]);
  });
  it('among other things are said when they are uneven', async () => {
    const mixed = 'Day,N\n2024-01-10,3\nn.d.,4\n2024-02-01,5\n2024-09-30,9\n';
    expect((await chartOf(mixed, 'kind: line')).findings[0]).toMatch(/"n.d." is no date/);
  });
});

test('two rows for one point of a series are an error, and both are named', async () => {
  const twice = 'Year,Place,N\n2023,North,3\n2023,North,4\n2024,North,5\n';
  const { findings, drawn } = await chartOf(twice, 'kind: line, x: Year, y: [N], series: Place');
  expect(findings[0]).toMatch(/error\[repeated-point\] .*:3: "North" has two figures for "2023"/);
  expect(drawn).toBeNull();
});

test('uneven numbers that are no years are a warning in lines, none in columns', async () => {
  const doses = 'Dose,N\n1,3\n2,4\n5,6\n50,9\n';
  expect(codesOf(await chartOf(doses, 'kind: line'))).toEqual(['uneven-steps']);
  expect(codesOf(await chartOf(doses, 'kind: column'))).toEqual([]);
});

test('days count as Excel does, and back', () => {
  expect(dayNumber({ year: 1900, month: 3, day: 1 })).toBe(61);
  expect(dayNumber({ year: 2024, month: 2, day: 29 })).toBe(45351);
  expect(dayNumber({ year: 9999, month: 12, day: 31 })).toBe(2_958_465);
  fc.assert(
    fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (day) => {
      expect(dayNumber(dateOfDay(day))).toBe(day);
    }),
  );
});
