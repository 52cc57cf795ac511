import { expect, test } from 'vitest';
import ZipShim from '../../../src/formats/pptx/draw/zip-shim.ts';

test('the stand-in for JSZip hands over what it was given, without directories and encoded bytes', async () => {
  const zip = new ZipShim();
  zip.folder('ppt').file('ppt/a.xml', '<a/>').file('ppt/b.png', 'AA==', { base64: true });
  expect(await zip.generateAsync({ type: 'nodebuffer' })).toEqual(new Map([['ppt/a.xml', '<a/>']]));
  expect(await zip.generateAsync({ type: 'base64' })).toBe('');
});
