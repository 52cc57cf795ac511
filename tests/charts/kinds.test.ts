import { describe, expect, it, test } from 'vitest';
import { drawSvg } from '../../src/formats/svg/index.ts';
import { readZip } from '../../src/package/index.ts';
import { attributeOf, descendants, parseXml, textContent } from '../../src/xml/index.ts';
import { validatorErrors } from '../validator-errors.ts';
import { cached, cellsOf, chartOf, textsOf, theme, valuesOf } from './chart-of.ts';

const shares = 'Year,Power,Lamp\n2020,29,44\n2021,31,38.50\n2022,34,26\n';
const steps = 'By,Total,Added\n1851,1,\n1900,,2\n1931,,2\nToday,5,\n';

/** What the part and its workbook hold of the data, series by series. */
async function held(csv: string, params: string) {
  const { drawn, findings } = await chartOf(csv, params);
  expect(findings).toEqual([]);
  const cells = cellsOf(drawn!.workbook);
  const book = cached(drawn!.root, 'val').map((points, s) =>
    points.map(([i]) =>
      String((cells[`${String.fromCharCode(66 + s)}${i + 2}`] as readonly [number, string])[0]),
    ),
  );
  return {
    drawn: drawn!,
    values: cached(drawn!.root, 'val').map((points) => points.map(([, value]) => value)),
    book,
  };
}

describe('values are the data’s own, in the part and in the workbook', () => {
  test.each([
    ['stacked-columns', 'barChart', 'stacked'],
    ['stacked-share', 'barChart', 'percentStacked'],
    ['stacked-area', 'areaChart', 'stacked'],
    ['dumbbell', 'lineChart', 'standard'],
  ])('of %s', async (kind, group, grouping) => {
    const { drawn, values, book } = await held(shares, `kind: ${kind}`);
    expect(values).toEqual([
      ['29', '31', '34'],
      ['44', '38.5', '26'],
    ]);
    expect(book).toEqual(values);
    expect(descendants(drawn.root, `c:${group}`)).toHaveLength(1);
    expect(valuesOf(drawn.root, 'grouping')).toEqual([grouping]);
  });
  it('of a radar, whose rays are three or more', async () => {
    const { drawn, values, book } = await held(shares, 'kind: radar');
    expect(values).toEqual([
      ['29', '31', '34'],
      ['44', '38.5', '26'],
    ]);
    expect(book).toEqual(values);
    expect(descendants(drawn.root, 'c:radarChart')).toHaveLength(1);
    expect(descendants(drawn.root, 'c:smooth')).toEqual([]);
    const texts = textsOf(drawn.svg).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['2020', '2021', '2022', '0']));
    expect(texts.join(' ')).toMatch(/Power.*Lamp/);
  });
  it('of a radar whose rings are written, not its end, so that it reaches nearly as far as its figures', async () => {
    for (const most of [7, 14, 31, 64, 230]) {
      const { drawn } = await held(`Of,A,B\nSpring,${most},2\nSummer,3,4\nAutumn,6,5\n`, 'kind: radar');
      const { max, majorUnit } = drawn.placed.valueAxis!;
      expect(valuesOf(drawn.root, 'majorUnit')).toEqual([String(majorUnit)]);
      expect(valuesOf(drawn.root, 'max')).toEqual([]);
      expect(max).toBeGreaterThanOrEqual(most);
      expect(max).toBeLessThanOrEqual(most * 1.35);
    }
  });
  it('of a radar without rings where the theme has no lines behind the data, nor where its scale is hidden', async () => {
    const { drawn } = await held(shares, 'kind: radar');
    const tags = (change: object) => {
      const shapes = [{ ...drawn.placed, ...change }];
      const slide = { id: 's', number: 1, layout: 'title-only', background: null, hidden: false, shapes };
      const svg = drawSvg(slide, { width: 13.333, height: 7.5, language: 'en' }, theme);
      return [descendants(parseXml(svg), 'polygon').length, textsOf(svg).length];
    };
    const [rings, texts] = tags({});
    expect(rings).toBeGreaterThan(0);
    expect(tags({ grid: null })).toEqual([0, texts]);
    expect(tags({ scaleHidden: true })).toEqual([0, texts! - rings!]);
  });
  it('of a slope, the first and the last', async () => {
    const { values } = await held(shares, 'kind: slope');
    expect(values).toEqual([
      ['29', '34'],
      ['44', '26'],
    ]);
  });
  it('of a lollipop, the largest first', async () => {
    const { values, drawn } = await held('What,N\na,3\nb,9\nc,5\n', 'kind: lollipop');
    expect(values).toEqual([['9', '5', '3']]);
    expect(valuesOf(drawn.root, 'gapWidth')).toEqual(['500']);
  });
  it('of a waterfall, totals and what is added', async () => {
    const { values } = await held(steps, 'kind: waterfall');
    expect(values.slice(1, 3)).toEqual([
      ['1', '5'],
      ['2', '2'],
    ]);
    const { values: one } = await held('Step,N\nStart,10\nMore,5\nLess,-3\nEnd,12\n', 'kind: waterfall');
    expect(one.slice(1, 4)).toEqual([['10', '12'], ['5'], ['3']]);
  });
});

test.each([
  ['What,N\na,3\n', 'kind: slope', /leads from a first category to a last/],
  ['What,N\na,3\nb,4\n', 'kind: dumbbell', /joins two columns/],
  ['What,N,M\na,3,1\nb,4,1\n', 'kind: lollipop', /one column of figures/],
  ['What,N\na,3\nb,3\n', 'kind: waterfall', /nothing is/],
  ['What,T,A\na,3,\nb,,2\nc,9,\n', 'kind: waterfall', /comes to 5/],
  ['What,N\na,3\nb,-4\n', 'kind: waterfall', /falls below 0/],
  ['What,N,M\na,3,1\nb,-4,1\n', 'kind: stacked-share', /less than nothing/],
  ['What,N\na,3\nb,40\n', 'kind: pictogram', /whole things up to 20/],
  ['What,N\na,3\n', 'kind: histogram', /there are not two/],
  ['What,N\na,3\nb,4\n', 'kind: radar', /three rays or more/],
  ['What,N\na,3\nb,4\nc,5\n', 'kind: box-plot', /fewer than four figures/],
])('%j does not suit %s, which is an error', async (csv, params, message) => {
  const { findings, drawn } = await chartOf(csv, params);
  expect(findings[0]).toMatch(/^error/);
  expect(findings[0]).toMatch(message);
  expect(drawn).toBeNull();
});

it('shares are written in per cent, sums behind the rows', async () => {
  const { drawn } = await held(shares, 'kind: stacked-share');
  const texts = textsOf(drawn.svg).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['40%', '60%', '73', '69.50']));
});

it('a histogram counts what falls into even ranges', async () => {
  const { values, drawn } = await held('N\n1\n2\n3\n11\n12\n25\n', 'kind: histogram, x: N, y: [N]');
  expect(values[0]!.reduce((sum, value) => sum + Number(value), 0)).toBe(6);
  expect(drawn.placed.categories[0]).toBe('0–10');
});

test.each(['stacked-columns', 'stacked-share', 'stacked-area', 'slope', 'dumbbell', 'small-multiples'])(
  'Microsoft’s validator finds nothing in %s',
  async (kind) => {
    const { drawn } = await chartOf(shares, `kind: ${kind}`);
    expect(await validatorErrors('chart.pptx', drawn!.pptx)).toEqual([]);
  },
);

describe('bubbles', () => {
  const csv =
    'Light,Side,Height,Range,Ships\nGannet,Sea,41,24,1240\nMole,Harbour,9,6.5,310\nDunlin,Harbour,12,,95\n';

  it('stand and are as large as the data says, in the part and in the workbook', async () => {
    const { drawn, findings } = await chartOf(csv, 'kind: bubble');
    expect(findings).toEqual([]);
    const { root, workbook } = drawn!;
    expect(cached(root, 'xVal')[0]!.map(([, value]) => value)).toEqual(['41', '9', '12']);
    expect(cached(root, 'yVal')[0]).toEqual([
      [0, '24'],
      [1, '6.5'],
    ]);
    expect(
      cached(root, 'bubbleSize')[0]!
        .slice(0, 2)
        .map(([, value]) => value),
    ).toEqual(['1240', '310']);
    expect(valuesOf(root, 'sizeRepresents')).toEqual(['area']);
    const cells = cellsOf(workbook);
    expect([cells.A2, cells.B2, cells.C2].map((cell) => (cell as readonly [number, string])[0])).toEqual([
      41, 24, 1240,
    ]);
    expect(cells.D2).toBe('Gannet');
    expect(drawn!.alt).toContain('Gannet: 41 / 24 / 1240');
    const texts = textsOf(drawn!.svg).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Gannet', 'Mole']));
    expect(texts.join(' ')).toContain('size: Ships');
  });

  it('have areas as large as their sizes, and none is cut', async () => {
    const { drawn } = await chartOf(csv, 'kind: bubble');
    const circles = descendants(parseXml(drawn!.svg), 'circle').map((each) =>
      ['cx', 'cy', 'r'].map((name) => Number(attributeOf(each, name))),
    );
    expect(circles).toHaveLength(2);
    const [large, small] = circles;
    expect((large![2]! / small![2]!) ** 2).toBeCloseTo(4, 1);
    const { x, y, w, h } = drawn!.placed.plot!;
    for (const [cx, cy, r] of circles) {
      expect(cx! - r!).toBeGreaterThanOrEqual(x * 72 - 0.1);
      expect(cx! + r!).toBeLessThanOrEqual((x + w) * 72 + 0.1);
      expect(cy! - r!).toBeGreaterThanOrEqual(y * 72 - 0.1);
      expect(cy! + r!).toBeLessThanOrEqual((y + h) * 72 + 0.1);
    }
    // What is drawn hangs on ends that the file says.
    expect(valuesOf(drawn!.root, 'max')).toHaveLength(2);
  });

  it.each([
    ['kind: column, size: Ships', /a column chart has no sizes/],
    ['kind: bubble, y: [Light]', /and a chart is drawn from it/],
    ['kind: bubble, x: Height, y: [Range, Ships]', /has one column up, and "y" names 2/],
  ])('refuse what they cannot show: %s', async (params, message) => {
    const { findings } = await chartOf(csv, params);
    expect(findings.join('\n')).toMatch(message);
  });

  it.each([
    ['Light,Height,Range\na,1,2\n', /needs three columns of numbers/],
    ['Light,Height,Range,Ships\na,1,2,-3\n', /is less than nothing/],
    ['Light,Height,Range,Ships\na,1,2,\nb,1,2,3\n', /has no "Ships"/],
  ])('need figures for all three: %j', async (csv, message) => {
    const { findings } = await chartOf(csv, 'kind: bubble');
    expect(findings.join('\n')).toMatch(message);
  });
});

describe('how far off figures may be', () => {
  const trial = 'Dose,Effect,Margin,Low,High\n1,2.5,0.4,2.1,3.2\n2,3.75,0.5,3.1,4.4\n3,5,,,\n';

  it('is a line through each mark, from the workbook', async () => {
    const { drawn, findings } = await chartOf(trial, 'kind: column, x: Dose, y: Effect, errors: Margin');
    expect(findings).toEqual([]);
    const { root, workbook } = drawn!;
    expect(valuesOf(root, 'errBarType')).toEqual(['both']);
    const plus = descendants(descendants(root, 'c:plus')[0]!, 'c:v').map(textContent);
    expect(plus).toEqual(['0.4', '0.5']);
    expect(cellsOf(workbook).C2).toEqual([0.4, expect.any(String)]);
    expect(drawn!.alt).toContain('2.5 ± 0.4');
  });

  it('is told by the least and the most, digit for digit', async () => {
    const { drawn } = await chartOf(trial, 'kind: line, x: Dose, y: Effect, errors: [Low, High]');
    const distances = (name: string) =>
      descendants(descendants(drawn!.root, name)[0]!, 'c:v').map(textContent);
    expect(distances('c:minus')).toEqual(['0.4', '0.65']);
    expect(distances('c:plus')).toEqual(['0.7', '0.65']);
    expect(drawn!.alt).toContain('2.5 (−0.4 / +0.7)');
  });

  it.each([
    ['kind: pie, x: Dose, y: Effect, errors: Margin', /does not show how far off/],
    ['kind: line, x: Dose, y: [Effect, Low], errors: Margin', /belongs to one column/],
    ['kind: line, x: Dose, y: Effect, errors: [High, Low]', /lies above the value/],
  ])('is refused where it has no sense: %s', async (params, message) => {
    const { findings } = await chartOf(trial, params);
    expect(findings.join('\n')).toMatch(message);
  });
});

test.each([
  ['Light,Side,Height,Range,Ships\na,x,41,24,1240\nb,y,9,6,310\n', 'kind: bubble, series: Side, emphasis: x'],
  ['Dose,Effect,Margin\n1,2.5,0.4\n2,3.75,0.5\n', 'kind: column, x: Dose, y: Effect, errors: Margin'],
  ['Dose,Effect,Margin\n1,2.5,0.4\n2,3.75,0.5\n', 'kind: scatter, x: Dose, y: Effect, errors: Margin'],
  [steps, 'kind: waterfall'],
  [shares, 'kind: radar, values: true, emphasis: Power'],
  ['What,N\na,3\nb,9\nc,5\n', 'kind: lollipop, emphasis: b'],
  [shares, 'kind: line, emphasis: Power, annotate: { at: "2021", statement: Said }, reference: 30'],
])('Microsoft’s validator finds nothing in %j as %s', async (csv, params) => {
  const { drawn } = await chartOf(csv, params);
  expect(await validatorErrors('chart.pptx', drawn!.pptx)).toEqual([]);
});

it('small multiples are charts on one scale, each with words of its own', async () => {
  const { drawn, findings } = await chartOf(shares, 'kind: small-multiples');
  expect(findings).toEqual([]);
  const charts = [...readZip(drawn!.pptx).parts.keys()].filter((name) => /charts\/chart\d+\.xml$/.test(name));
  expect(charts).toHaveLength(2);
  expect(valuesOf(drawn!.root, 'max')).toEqual(['50']);
  expect(drawn!.alt).toContain('Power');
  expect(drawn!.alt).not.toContain('Lamp');
  expect(attributeOf(descendants(drawn!.root, 'c:barDir')[0]!, 'val')).toBe('col');
});
