import { expect, it } from 'vitest';
import { readPackage } from '../../src/gate/read-package.ts';
import { writeZip } from '../../src/package/index.ts';

const read = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  readPackage(writeZip(new Map(Object.entries(parts))))
    .texts.map(({ text }) => text)
    .join('\n');
const locked = Buffer.from('D0CF11E0A1B11AE1', 'hex');

it('what a workbook says is read whatever it is called, and one that cannot be read stops nothing', () => {
  const book = writeZip(new Map([['xl/sharedStrings.xml', '<sst><si><t>Project Nightjar</t></si></sst>']]));
  for (const name of ['book.xlsx', 'book.xltx', 'oleObject1.bin'])
    expect(read({ [`ppt/embeddings/${name}`]: book })).toContain('Project Nightjar');
  const wide = Buffer.concat([locked, Buffer.from('Project Nightjar', 'utf16le')]);
  expect(read({ 'ppt/embeddings/book.xlsx': wide })).toContain('Project Nightjar');
  expect(read({ 'ppt/embeddings/book.xlsx': book.subarray(0, 50) })).toContain('xl/');
  const text = Buffer.concat([Buffer.from([255, 254]), Buffer.from('<a>Project Nightjar</a>', 'utf16le')]);
  expect(read({ 'ppt/embeddings/book.xlsx': writeZip(new Map([['xl/a.XML', text]])) })).toContain('Nightjar');
});
