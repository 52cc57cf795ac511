import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import type { PlacedChart } from '../../../src/layout/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  parseXml,
  textContent,
  type XmlElement,
} from '../../../src/xml/index.ts';
import { everything } from './everything.ts';
import { chart, openAxis, placedSeries, slide, title } from './placed-pieces.ts';

const box = { x: 1, y: 2, w: 8, h: 4 };
const kinds = ['bar', 'column', 'line', 'area', 'pie', 'doughnut', 'scatter'] as const;

test.each(kinds)('%s: values, gaps and names are those of the data', async (kind) => {
  const { root } = await drawChart(chart('one', box, kind));
  const series = descendants(root, 'c:ser');
  const numbers = series.map((each) => points(each, kind === 'scatter' ? 'c:yVal' : 'c:val'));
  expect(numbers[0]).toEqual([
    [0, '3'],
    [1, '0'],
    [2, '2.5'],
  ]);
  // A gap is no point, and no zero.
  if (series.length > 1)
    expect(numbers[1]).toEqual([
      [0, '1'],
      [2, '4'],
    ]);
  const names = series.map((each) => textContent(elementAt(each, 'c:tx', 'c:strRef', 'c:strCache')!));
  expect(names).toEqual(series.length > 1 ? ['First', 'Second "series"'] : ['First']);
  if (kind !== 'scatter')
    expect(points(series[0]!, 'c:cat').map(([, label]) => label)).toEqual([
      'North & <South>',
      'East',
      '西部',
    ]);
  else expect(points(series[0]!, 'c:xVal').map(([, x]) => x)).toEqual(['1', '2.5', '4']);
});

test.each(kinds)(
  '%s: colours are the theme’s, faces are inherited, the language is the deck’s',
  async (kind) => {
    const { root } = await drawChart(chart('one', box, kind));
    expect(descendants(root, 'a:srgbClr')).toEqual([]);
    expect(descendants(root, 'a:latin')).toEqual([]);
    expect(attributeOf(firstChild(root, 'c:lang')!, 'val')).toBe('en-US');
    for (const run of descendants(root, 'a:rPr')) expect(attributeOf(run, 'lang')).toBe('en-US');
  },
);

test('axes carry their titles; bars are read from the top, their values from below', async () => {
  const { root } = await drawChart(chart('one', box, 'bar'));
  const axis = (name: string) => descendants(root, name)[0]!;
  expect(textContent(firstChild(axis('c:catAx'), 'c:title')!)).toBe('Regions & more');
  expect(textContent(firstChild(axis('c:valAx'), 'c:title')!)).toBe('How many');
  expect(attributeOf(elementAt(axis('c:catAx'), 'c:scaling', 'c:orientation')!, 'val')).toBe('maxMin');
  expect(attributeOf(firstChild(axis('c:valAx'), 'c:crosses')!, 'val')).toBe('max');
  const column = (await drawChart(chart('one', box, 'column'))).root;
  expect(
    attributeOf(elementAt(descendants(column, 'c:catAx')[0]!, 'c:scaling', 'c:orientation')!, 'val'),
  ).toBe('minMax');
});

test('the ends of axes are left to the program but for the zero of what is measured from it', async () => {
  const ends = async (kind: PlacedChart['chart'], more: Partial<PlacedChart> = {}) =>
    descendants((await drawChart(chart('one', box, kind, more))).root, 'c:scaling').map((scaling) =>
      childElements(scaling)
        .filter(({ name }) => name !== 'c:orientation')
        .map(({ name, attributes }) => `${name}=${attributes[0]!.value}`),
    );
  for (const kind of ['bar', 'column', 'area'] as const) expect(await ends(kind)).toEqual([[], ['c:min=0']]);
  const open = { ...openAxis, written: { min: null, max: null } };
  expect(await ends('line', { valueAxis: open })).toEqual([[], []]);
  expect(await ends('scatter', { valueAxis: open })).toEqual([[], []]);
  const asked = { ...openAxis, written: { min: -5, max: 12.5 } };
  expect(await ends('line', { valueAxis: asked })).toEqual([[], ['c:max=12.5', 'c:min=-5']]);
  const { root } = await drawChart(chart('one', box, 'column'));
  expect(descendants(root, 'c:majorUnit')).toEqual([]);
});

test('areas over one another are all seen through', async () => {
  const { series } = chart('one', box, 'area');
  const layered = series.map((each) => ({ ...each, opacity: 0.45 }));
  const { root } = await drawChart(chart('one', box, 'area', { series: layered }));
  const fills = descendants(root, 'c:ser').map((each) => elementAt(each, 'c:spPr', 'a:solidFill')!);
  expect(fills.map((fill) => descendants(fill, 'a:alpha').map((each) => attributeOf(each, 'val')))).toEqual([
    ['45000'],
    ['45000'],
  ]);
});

test('values are written at the marks where that was asked for', async () => {
  const shown = (await drawChart(chart('one', box, 'column'))).root;
  expect(descendants(shown, 'c:showVal').map((each) => attributeOf(each, 'val'))).toEqual(['1', '1']);
  const hidden = (await drawChart(chart('one', box, 'column', { values: false }))).root;
  expect(descendants(hidden, 'c:dLbls')).toEqual([]);
});

test('series of lines differ in their marks, not in colour alone', async () => {
  const { root } = await drawChart(chart('one', box, 'line'));
  const signs = descendants(root, 'c:symbol').map((each) => attributeOf(each, 'val'));
  expect(signs).toEqual(['circle', 'square']);
});

test('each piece of a pie has a colour of its own', async () => {
  const categories = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const series = [placedSeries('pie', 'Share', [1, 2, 3, 4, 5, 6, 7, 8], { color: 'accent1' })];
  const { root } = await drawChart(chart('one', box, 'pie', { categories, series }));
  const colors = descendants(root, 'c:dPt').map((piece) =>
    JSON.stringify(elementAt(piece, 'c:spPr', 'a:solidFill')),
  );
  expect(new Set(colors).size).toBe(8);
});

test('the workbook holds zeros and gaps, and texts that look like formulas as texts', async () => {
  const { workbook } = await drawChart(
    chart('one', box, 'column', { categories: ['=1+1', 'East & West', '3'] }),
  );
  const { parts } = readZip(workbook);
  const part = (name: string) => parseXml(partText(parts, `xl/${name}.xml`)!);
  const sheet = part('worksheets/sheet1');
  const strings = descendants(part('sharedStrings'), 'si').map(textContent);
  const cells = Object.fromEntries(
    descendants(sheet, 'c').map((cell) => {
      const text = textContent(cell);
      return [attributeOf(cell, 'r'), attributeOf(cell, 't') === 's' ? strings[Number(text)] : Number(text)];
    }),
  );
  expect(cells).toEqual({
    B1: 'First',
    C1: 'Second "series"',
    A2: '=1+1',
    B2: 3,
    C2: 1,
    A3: 'East & West',
    B3: 0,
    A4: '3',
    B4: 2.5,
    C4: 4,
  });
  expect(descendants(sheet, 'f')).toEqual([]);
});

async function drawChart(placed: PlacedChart): Promise<{ root: XmlElement; workbook: Uint8Array }> {
  const input = everything();
  const deck = { ...input.deck, sections: [], slides: [] };
  const slides = [slide('only', 1, 'title-only', [title('Chart'), placed])];
  const { value, diagnostics } = await drawPptx({ ...input, deck, placed: { ...input.placed, slides } });
  expect(diagnostics).toEqual([]);
  const { parts } = readZip(value!);
  const workbook = parts.get('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx') as Uint8Array;
  return { root: parseXml(partText(parts, 'ppt/charts/chart1.xml')!), workbook };
}

/** Indexes and values of a cache. */
function points(series: XmlElement, name: string): [number, string][] {
  return descendants(firstChild(series, name)!, 'c:pt').map((point) => [
    Number(attributeOf(point, 'idx')),
    childElements(point, 'c:v').map(textContent).join(''),
  ]);
}
