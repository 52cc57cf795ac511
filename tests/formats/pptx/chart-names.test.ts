import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { deckOf, everything } from './everything.ts';
import { chart, slide, title } from './placed-pieces.ts';

const box = { x: 1, y: 2, w: 6, h: 4 };
const slides = (['pie', 'doughnut'] as const).map((kind, i) =>
  slide(kind, i + 1, 'title-only', [title(kind), chart('one', box, kind, { names: true, legend: false })]),
);
const drawn = await drawPptx({
  ...everything(),
  placed: { language: 'en', width: 13.333, height: 7.5, slides },
  deck: deckOf(slides),
});

test.each([1, 2])(
  'labels of chart %i say name and value, one under the other, and there is no legend',
  (number) => {
    const { parts } = readZip(drawn.value!);
    const xml = Buffer.from(parts.get(`ppt/charts/chart${number}.xml`) as Uint8Array).toString();
    expect(xml).toContain('<c:showVal val="1"/><c:showCatName val="1"/>');
    expect(xml).toContain('<c:separator>\n</c:separator></c:dLbls>');
    expect(xml).not.toContain('<c:legend>');
  },
);

test('the validator finds nothing', async () => {
  for (const version of ['Office2013', 'Microsoft365'] as const)
    expect(await validatorErrors('names.pptx', drawn.value!, version)).toEqual([]);
});
