import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { everything } from './everything.ts';

const drawn = (await drawPptx(everything())).value!;

test.each(['Office2013', 'Microsoft365'] as const)(
  'a deck with everything in it: no errors for %s',
  async (officeVersion) => {
    expect(await validatorErrors('everything.pptx', drawn, officeVersion)).toEqual([]);
  },
);

test('the workbooks of charts: no errors', async () => {
  const { parts } = readZip(drawn);
  const books = [...parts].filter(([name]) => name.endsWith('.xlsx'));
  expect(books).toHaveLength(8);
  // A plain one, one of x and y, one with gaps.
  for (const [name, bytes] of [books[0]!, books[6]!])
    expect(await validatorErrors(name.split('/').pop()!, bytes as Uint8Array), name).toEqual([]);
});

test('the validator does find faults', async () => {
  const { parts } = readZip(drawn);
  const { writeZip } = await import('../../../src/package/index.ts');
  const text = Buffer.from(parts.get('ppt/slides/slide2.xml') as Uint8Array).toString();
  parts.set('ppt/slides/slide2.xml', text.replace('<a:bodyPr/>', '<a:bodyPr nonsense="1"/>'));
  expect(await validatorErrors('broken.pptx', writeZip(parts))).toHaveLength(1);
});
