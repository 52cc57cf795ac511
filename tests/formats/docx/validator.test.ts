import { expect, test } from 'vitest';
import type { DocxOptions } from '../../../src/formats/docx/index.ts';
import type { HandoutDocument } from '../../../src/handouts/index.ts';
import { writeZip } from '../../../src/package/index.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { drawAndRead } from './read-docx.ts';
import { everything, themes } from './sample-handout.ts';

const cases: readonly [
  string,
  Partial<HandoutDocument>,
  Partial<DocxOptions>,
  'Office2013' | 'Microsoft365',
][] = [
  ['with everything', {}, {}, 'Office2013'],
  ['with everything, today', {}, {}, 'Microsoft365'],
  ['in Chinese, three slides a page', { language: 'zh', slidesPerPage: 3 }, {}, 'Microsoft365'],
  ['in Hebrew, on Letter', { language: 'he', slidesPerPage: 2, paper: 'letter' }, {}, 'Microsoft365'],
  ['in a dark theme', {}, { theme: themes.night }, 'Microsoft365'],
];

test.each(cases)('a handout %s: no errors', async (name, document, options, version) => {
  const { bytes } = await drawAndRead(everything(document), options);
  expect(await validatorErrors(`${name.replace(/\W/g, '')}.docx`, bytes, version)).toEqual([]);
});

test('the validator does find faults', async () => {
  const { parts, text } = await drawAndRead(everything());
  parts.set('word/document.xml', text('word/document.xml').replace('<w:pPr>', '<w:pPr nonsense="1">'));
  expect(await validatorErrors('broken.docx', writeZip(parts))).toHaveLength(1);
});
