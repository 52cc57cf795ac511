import { describe, expect, it, test } from 'vitest';
import { attributeOf, descendants, elementAt, firstChild, parseXml } from '../../src/xml/index.ts';
import { cached, cellsOf, chartOf, codesOf, textsOf, valuesOf } from './chart-of.ts';

describe('gaps', () => {
  const gaps = 'Month,South\n2025-01,3.2\n2025-02,\n2025-03,3.1\n2025-04,1.6\n';
  it('are errors in areas, at the empty cell', async () => {
    const { findings, drawn } = await chartOf(gaps, 'kind: area');
    expect(findings).toEqual([
      expect.stringMatching(
        /^error\[chart-gap\] content\/test\/data\/d.csv:3: "South" has no figure for "2025-02"/,
      ),
    ]);
    expect(drawn).toBeNull();
  });
  it('are errors in areas where rows are missing', async () => {
    const rows = 'Year,Place,N\n2023,North,3\n2024,North,4\n2024,South,5\n';
    const { findings } = await chartOf(rows, 'kind: area, x: Year, y: [N], series: Place');
    expect(findings[0]).toMatch(/error\[chart-gap\].*"South" has no figure for "2023"/);
  });
  it('are gaps in lines', async () => {
    const { drawn } = await chartOf(gaps, 'kind: line');
    expect(valuesOf(drawn!.root, 'dispBlanksAs')).toEqual(['gap']);
    expect(cached(drawn!.root, 'val')[0]!.map(([at]) => at)).toEqual([0, 2, 3]);
    expect(cellsOf(drawn!.workbook)).not.toHaveProperty('B3');
    expect(descendants(drawn!.root, 'c:marker').length).toBeGreaterThan(0);
    // One stretch of two points; the first stands alone.
    expect(
      [...drawn!.svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, points]) => points!.split(' ').length),
    ).toEqual([2]);
    expect(drawn!.alt).toMatch(/2025-02: –/);
  });
  it('are warnings in circles', async () => {
    expect(codesOf(await chartOf('Part,N\nA,1\nB,\nC,2\n', 'kind: pie'))).toEqual(['missing-share']);
  });
  it('are errors across points', async () => {
    expect((await chartOf('X,N\n1,1\n,2\n', 'kind: scatter')).findings[0]).toMatch(
      /error\[chart-gap\].*stands nowhere/,
    );
  });
  it('leave a sign to a value that stands alone in a long line', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `c${i},${i === 9 || i === 11 ? '' : i}`);
    const { drawn } = await chartOf(`C,N\n${rows.join('\n')}\n`, 'kind: line');
    expect(
      descendants(drawn!.root, 'c:dPt').map((each) => attributeOf(firstChild(each, 'c:idx')!, 'val')),
    ).toEqual(['10']);
    expect(valuesOf(drawn!.root, 'symbol')).toEqual(['none', 'circle']);
    expect(drawn!.svg.match(/<circle/g)).toHaveLength(1);
  });
});

describe('negative values', () => {
  const balance = 'Quarter,Balance,Change\nQ1,26,-3\nQ2,-53,12\nQ3,-100,-40\nQ4,75,8\n';
  test.each(['bar', 'column'])('leave the names of %ss outside', async (kind) => {
    const { drawn } = await chartOf(balance, `kind: ${kind}`);
    const axis = descendants(drawn!.root, 'c:catAx')[0]!;
    expect(attributeOf(firstChild(axis, 'c:tickLblPos')!, 'val')).toBe('low');
    expect(valuesOf(drawn!.root, 'invertIfNegative')).toEqual(['0', '0']);
    expect(descendants(drawn!.root, 'c:min').concat(descendants(drawn!.root, 'c:max'))).toEqual([]);
  });
  it('have their labels beyond the ends of bars in our picture, names left of all', async () => {
    const { drawn } = await chartOf(balance, 'kind: bar, y: [Balance]');
    const texts = textsOf(drawn!.svg);
    const x = (text: string) => texts.find((each) => each.text === text)!.x;
    expect(x('Q3')).toBeLessThan(x('-100'));
    expect(x('-100')).toBeLessThan(x('-53'));
    expect(x('26')).toBeLessThan(x('75'));
    const y = (text: string) => texts.find((each) => each.text === text)!.y;
    expect(y('Q1')).toBeLessThan(y('Q4'));
  });
  it('end at a written zero where all are', async () => {
    const { drawn } = await chartOf('Q,N\na,-95\nb,-97\n', 'kind: column');
    expect(valuesOf(drawn!.root, 'max')).toEqual(['0']);
    expect(valuesOf(drawn!.root, 'min')).toEqual([]);
  });
});

describe('two scales', () => {
  const scales = 'Month,Revenue,Rate\nJan,100000,0.02\nFeb,105000,0.03\nMar,110000,0.04\n';
  test.each(['line', 'column', 'bar', 'area', 'combo'])(
    'a dwarfed series in a %s is named, with what to do',
    async (kind) => {
      const { findings } = await chartOf(scales, `kind: ${kind}`);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatch(/warning\[dwarfed-series\].*"Rate".*"Revenue"/);
    },
  );
  it('less than a hundredfold is no finding', async () => {
    expect(codesOf(await chartOf('Month,A,B\nJan,99,1\nFeb,50,0.5\n', 'kind: line'))).toEqual([]);
    expect(codesOf(await chartOf('Month,A,B\nJan,100,1\nFeb,50,0.5\n', 'kind: line'))).toEqual([
      'dwarfed-series',
    ]);
  });
  test.each([
    ['line', ['lineChart', 'lineChart']],
    ['column', ['barChart', 'lineChart']],
    ['combo', ['barChart', 'lineChart']],
  ])('a second axis of a %s has its title, its figures and its side', async (kind, groups) => {
    const { findings, drawn } = await chartOf(scales, `kind: ${kind}, second-axis: [Rate]`);
    expect(findings).toEqual([]);
    const plot = descendants(drawn!.root, 'c:plotArea')[0]!;
    const names = plot.children.flatMap((child) => (child.kind === 'element' ? [child.name.slice(2)] : []));
    expect(names.filter((name) => name.endsWith('Chart'))).toEqual(groups);
    const axes = descendants(drawn!.root, 'c:valAx');
    expect(axes.map((axis) => attributeOf(firstChild(axis, 'c:axPos')!, 'val'))).toEqual(['l', 'r']);
    expect(axes.map((axis) => attributeOf(firstChild(axis, 'c:crosses')!, 'val'))).toEqual([
      'autoZero',
      'max',
    ]);
    const titles = axes.map((axis) =>
      descendants(axis, 'a:t').map((each) =>
        each.children.map((t) => (t.kind === 'text' ? t.text : '')).join(''),
      ),
    );
    expect(titles).toEqual([['Revenue'], ['Rate']]);
    const texts = textsOf(drawn!.svg);
    expect(texts.find(({ text }) => text === '0.01')!.x).toBeGreaterThan(
      texts.find(({ text }) => text === 'Mar')!.x,
    );
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['Revenue', 'Rate']));
  });
  test.each([
    ['bar, second-axis: [Rate]', /a bar chart has no second axis/],
    ['line, second-axis: [Rat]', /no series "Rat"/],
    ['line, second-axis: [Rate, Revenue]', /all series are on the second axis/],
    ['pie, axis: { max: 3 }', /a pie has no axis/],
    ['line, axis: { min: 3, max: 3 }', /no length/],
    ['line, percent: true', /"percent"/],
  ])('%s is an error', async (params, message) => {
    const { findings, drawn } = await chartOf(scales, `kind: ${params}`);
    expect(findings[0]).toMatch(message);
    expect(findings[0]).toMatch(/^error\[chart-option\]/);
    expect(drawn).toBeNull();
  });
});

describe('axes', () => {
  const counts = 'Month,N\nJan,12\nFeb,15\nMar,40\n';
  test.each([
    ['bar', [], ['0']],
    ['column', [], ['0']],
    ['area', [], ['0']],
    ['line', [], []],
  ])('of a %s have nothing but the zero written', async (kind, max, min) => {
    const { root } = (await chartOf(counts, `kind: ${kind}`)).drawn!;
    expect([valuesOf(root, 'max'), valuesOf(root, 'min'), valuesOf(root, 'majorUnit')]).toEqual([
      max,
      min,
      [],
    ]);
  });
  it('have the ends that are asked for', async () => {
    const { findings, drawn } = await chartOf(counts, 'kind: line, axis: { min: 10, max: 50 }');
    expect(findings).toEqual([]);
    expect([valuesOf(drawn!.root, 'min'), valuesOf(drawn!.root, 'max')]).toEqual([['10'], ['50']]);
  });
  it('say what they cut off, and columns that do not begin at zero', async () => {
    const { findings, drawn } = await chartOf(counts, 'kind: column, axis: { min: 10, max: 30 }');
    expect(findings.map((each) => each.replace(/^(\S+) .*?: /, '$1 '))).toEqual([
      expect.stringMatching(/^warning\[axis-cut\] the axis from 10 to 30 cuts off 40/),
      expect.stringMatching(/^warning\[axis-not-zero\] columns whose axis begins at 10/),
    ]);
    const heights = descendants(parseXml(drawn!.svg), 'rect').map((each) =>
      Number(attributeOf(each, 'height')),
    );
    // But for the paper, none is higher than the field.
    expect(Math.max(...heights.filter((height) => height < 540))).toBeLessThan(400);
  });
  it('cut at the edge of the field in our picture', async () => {
    const { svg } = (await chartOf(counts, 'kind: line, axis: { max: 20 }')).drawn!;
    expect(svg).toMatch(
      /<svg x="[\d.]+" y="[\d.]+" width="[\d.]+" height="[\d.]+" viewBox="[\d. ]+"><polyline/,
    );
  });
});

describe('figures', () => {
  it('keep their digits at the marks, in the workbook and as formats', async () => {
    const prices = 'Release,Price\n3.9,2.50\n"3.10",10.00\n3.11,7\n';
    const { drawn } = await chartOf(prices, 'kind: column', 'columns: { Release: { type: text } }');
    expect(cellsOf(drawn!.workbook)).toMatchObject({
      A3: '3.10',
      B2: [2.5, '0.00'],
      B3: [10, '0.00'],
      B4: [7, 'General'],
    });
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['3.10', '2.50', '10.00', '7']),
    );
    const labels = descendants(drawn!.root, 'c:dLbls')[0]!;
    expect(attributeOf(firstChild(labels, 'c:numFmt')!, 'formatCode')).toBe('0.00');
    const own = descendants(labels, 'c:dLbl').map((each) => [
      attributeOf(firstChild(each, 'c:idx')!, 'val'),
      attributeOf(firstChild(each, 'c:numFmt')!, 'formatCode'),
    ]);
    expect(own).toEqual([['2', 'General']]);
  });
  it('of a type have its signs and groups, at the axis too', async () => {
    const money = 'Q,N\na,1250\nb,98000.5\n';
    const { drawn } = await chartOf(
      money,
      'kind: line, values: true',
      'columns: { N: { type: currency, currency: EUR, decimals: 2 } }',
    );
    expect(cellsOf(drawn!.workbook)).toMatchObject({ B2: [1250, '"€"#,##0.00'] });
    const axis = descendants(drawn!.root, 'c:valAx')[0]!;
    expect(attributeOf(firstChild(axis, 'c:numFmt')!, 'formatCode')).toBe('"€"#,##0');
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['€1,250.00', '€98,000.50', '€100,000']),
    );
    expect(drawn!.alt).toMatch(/b: €98,000.50/);
  });
  test.each(['', 'columns: { N: { type: percent } }'])(
    'in per cent keep it everywhere (%s)',
    async (data) => {
      const { drawn } = await chartOf('Q,N\na,12%\nb,7.5%\n', 'kind: column, values: true', data);
      expect(cellsOf(drawn!.workbook)).toMatchObject({ B2: [12, '0"%"'], B3: [7.5, '0.0"%"'] });
      const axis = descendants(drawn!.root, 'c:valAx')[0]!;
      expect(attributeOf(firstChild(axis, 'c:numFmt')!, 'formatCode')).toBe('0"%"');
      expect(textsOf(drawn!.svg).map(({ text }) => text)).toEqual(expect.arrayContaining(['12%', '7.5%']));
      expect(drawn!.alt).toMatch(/a: 12%, b: 7.5%/);
    },
  );
  it('are written in the language in our pictures', async () => {
    const { drawn } = await chartOf('K,V\nA,2.5\nB,12.25\n', 'kind: column', '', 'es');
    expect(textsOf(drawn!.svg).map(({ text }) => text)).toEqual(expect.arrayContaining(['2,5', '12,25']));
  });
});

describe('parts in per cent', () => {
  const formats = async (csv: string) => {
    const { drawn } = await chartOf(csv, 'kind: doughnut, percent: true');
    expect(valuesOf(drawn!.root, 'showPercent')).toEqual(['1']);
    const code = attributeOf(elementAt(descendants(drawn!.root, 'c:dLbls')[0]!, 'c:numFmt')!, 'formatCode');
    return [
      code,
      ...textsOf(drawn!.svg)
        .map(({ text }) => text)
        .filter((text) => text.endsWith('%')),
    ];
  };
  it('have no digits where they add up without', async () => {
    expect(await formats('P,N\nA,1\nB,1\nC,2\n')).toEqual(['0%', '25%', '25%', '50%']);
  });
  it('have those with which they add up and none is nothing', async () => {
    expect(await formats('P,N\nA,1249\nB,1251\nC,2500\n')).toEqual(['0%', '25%', '25%', '50%']);
    expect(await formats('P,N\nA,125\nB,125\nC,250\nD,500\n')).toEqual([
      '0.0%',
      '12.5%',
      '12.5%',
      '25.0%',
      '50.0%',
    ]);
    expect(await formats('P,N\nA,2\nB,998\n')).toEqual(['0.0%', '0.2%', '99.8%']);
  });
  it('are each rounded by itself where none add up', async () => {
    expect(await formats('P,N\nA,1\nB,1\nC,1\n')).toEqual(['0.0%', '33.3%', '33.3%', '33.3%']);
  });
});

describe('many', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `c${i},${i % 7}`).join('\n');
  it('points have no signs, and values are thinned where they are asked for', async () => {
    const plain = await chartOf(`C,N\n${rows(41)}\n`, 'kind: line');
    expect(valuesOf(plain.drawn!.root, 'symbol')).toEqual(['none']);
    expect(plain.drawn!.svg).not.toMatch(/<circle/);
    expect(valuesOf((await chartOf(`C,N\n${rows(40)}\n`, 'kind: line')).drawn!.root, 'symbol')).toEqual([
      'circle',
    ]);
    const asked = await chartOf(`C,N\n${rows(300)}\n`, 'kind: line, values: true');
    expect(codesOf(asked)).toEqual(['thinned-values']);
    const every = asked.drawn!.placed.valueEvery;
    expect(every).toBeGreaterThan(1);
    expect(descendants(asked.drawn!.root, 'c:dLbl')).toHaveLength(300 - Math.ceil(300 / every));
  });
  it('series are said, and refused beyond what programs take', async () => {
    const wide = (count: number) => {
      const header = Array.from({ length: count }, (_, i) => `s${i}`);
      return `C,${header.join(',')}\na,${header.map((_, i) => i + 1).join(',')}\n`;
    };
    expect(codesOf(await chartOf(wide(13), 'kind: column'))).toContain('many-series');
    expect(codesOf(await chartOf(wide(256), 'kind: column'))).toEqual(['chart-limit']);
  });
  it('letters of a name are said', async () => {
    expect(codesOf(await chartOf(`C,N\n${'long '.repeat(30)},3\nb,4\n`, 'kind: column'))).toEqual([
      'long-name',
    ]);
  });
  it('as large or small as data may be, are drawn', async () => {
    for (const kind of ['line', 'column', 'bar', 'area', 'pie', 'scatter']) {
      const { drawn } = await chartOf('C,N\n1,9.9e+99\n2,1e-99\n3,3.3e+99\n', `kind: ${kind}`);
      expect(drawn!.svg).not.toMatch(/NaN|Infinity/);
    }
  });
});
