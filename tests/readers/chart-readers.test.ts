import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Automizer, { modify } from 'pptx-automizer';
import { expect, test } from 'vitest';
import { partText, readZip } from '../../src/package/index.ts';
import { parseXml } from '../../src/xml/index.ts';
import { cached, cellsOf, chartOf, valuesOf } from '../charts/chart-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { validatorErrors } from '../validator-errors.ts';

// A program that other people fill our decks with: it changes the cells of a chart's workbook and what the chart repeats.
const folder = temporaryFolder('automizer');

test.each([
  ['names', 'Place,Old,New\nNorth,1,2\nSouth,3,4\n', 'kind: column'],
  ['an axis of time', 'Day,Old,New\n2024-01-10,1,2\n2024-02-01,3,4\n2024-09-30,3,5\n', 'kind: line'],
])(
  'pptx-automizer changes a chart of %s, and nothing cuts off what it puts there',
  async (_, csv, params) => {
    const { drawn } = await chartOf(csv, params);
    writeFileSync(join(folder, 'deck.pptx'), drawn!.pptx);
    const automizer = new Automizer({
      templateDir: folder,
      outputDir: folder,
      removeExistingSlides: true,
      verbosity: 0,
    });
    const data = {
      series: [{ label: 'Older' }, { label: 'Newer' }],
      categories: [
        { label: 'a', values: [50, 20] },
        { label: 'b', values: [14, 4000] },
      ],
    };
    automizer
      .loadRoot('deck.pptx')
      .load('deck.pptx', 'deck')
      .addSlide('deck', 1, (slide) => {
        slide.modifyElement('Chart', [modify.setChartData(data)]);
      });
    await automizer.write('changed.pptx');
    const { parts } = readZip(readFileSync(join(folder, 'changed.pptx')));
    const name = [...parts.keys()].filter((each) => /^ppt\/charts\/chart[^/]*\.xml$/.test(each)).at(-1)!;
    const root = parseXml(partText(parts, name)!);
    expect(cached(root, 'val').map((points) => points.slice(0, 2).map(([, value]) => Number(value)))).toEqual(
      [
        [50, 14],
        [20, 4000],
      ],
    );
    expect(valuesOf(root, 'max')).toEqual([]);
    const book = [...parts.keys()].filter((each) => each.endsWith('.xlsx')).at(-1)!;
    const cells = cellsOf(readZip(parts.get(book) as Uint8Array).parts);
    expect([cells.B1, cells.C1]).toEqual(['Older', 'Newer']);
    expect([cells.B2, cells.C3].map((cell) => Number(cell?.[0]))).toEqual([50, 4000]);
  },
);

test.each([
  ['a second axis', 'M,A,B\nJan,1000,0.02\nFeb,2000,0.03\n', 'kind: column, second-axis: [B], values: true'],
  ['days', 'Day,N\n2024-01-10,1.50\n2024-02-01,2\n2024-09-30,3\n', 'kind: column'],
  ['months', 'Month,N\n2024-01,1\n2024-03,2\n2024-09,3\n', 'kind: area'],
  ['years before dates', 'Year,N\n1805,1\n1815,2\n1866,3\n', 'kind: line'],
  ['parts', 'P,N\nA,1\nB,2\n', 'kind: pie, percent: true'],
])('Microsoft’s validator finds nothing in a chart of %s, nor in its workbook', async (_, csv, params) => {
  const { drawn } = await chartOf(csv, params);
  expect(await validatorErrors('chart.pptx', drawn!.pptx)).toEqual([]);
  const book = readZip(drawn!.pptx).parts.get('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx') as Uint8Array;
  expect(await validatorErrors('chart.xlsx', book)).toEqual([]);
});
