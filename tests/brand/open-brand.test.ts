import { expect, it } from 'vitest';
import { openBrand, readBrand, themeOfBrand } from '../../src/formats/pptx/brand/index.ts';
import { writeZip } from '../../src/package/index.ts';
import { plainTheme } from '../formats/pptx/plain-theme.ts';
import { changedBrand, relationshipsOf } from './changed-brand.ts';
import { makeBrand } from './make-brand.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function codesOf(bytes: Uint8Array): string[] {
  return openBrand(bytes, 'acme.pptx', null).diagnostics.map(({ code }) => code);
}

it('refuses what is no presentation, or one that cannot be read', () => {
  expect(codesOf(Buffer.from('not a presentation'))).toEqual(['brand-unreadable']);
  expect(codesOf(Buffer.from('D0CF11E0A1B11AE1', 'hex'))).toEqual(['brand-unreadable']);
  expect(codesOf(writeZip(new Map([['[Content_Types].xml', '<Types/>']])))).toEqual(['brand-unreadable']);
  expect(codesOf(makeBrand().subarray(0, 2000))).toEqual(['brand-unreadable']);
});

it('refuses document types, pictures from elsewhere and what runs', () => {
  const leads = (type: string, target: string, mode = '') =>
    `<Relationship Id="rId9" Type="${office}/${type}" Target="${target}"${mode}/>`;
  const external = ' TargetMode="External"';
  expect(codesOf(makeBrand({ leads: leads('image', 'https://acme.example/logo.png', external) }))).toEqual([
    'brand-external',
  ]);
  expect(codesOf(makeBrand({ leads: leads('hyperlink', 'https://acme.example', external) }))).toEqual([]);
  const control = { 'ppt/activeX/activeX1.bin': 'x' };
  expect(
    codesOf(makeBrand({ leads: leads('control', '../activeX/activeX1.bin'), parts: control })),
  ).toContain('brand-macros');
  const tags = { 'ppt/tags/tag1.xml': '<!DOCTYPE x><x/>' };
  expect(codesOf(makeBrand({ leads: leads('tags', '../tags/tag1.xml'), parts: tags }))).toEqual([
    'brand-unreadable',
  ]);
});

it('leaves samples, and what nothing of its masters needs', () => {
  const opened = openBrand(makeBrand({ samples: true, notes: true }), 'acme.pptx', null).value!;
  const names = [...opened.parts.keys()];
  expect(names.filter((name) => /slides\/|docProps/.test(name))).toEqual([]);
  expect(names).toContain('ppt/slideMasters/slideMaster1.xml');
  expect(names).toContain('ppt/notesMasters/notesMaster1.xml');
});

it('keeps of the presentation no part that a deck of ours does not lead to', () => {
  const presentation = 'ppt/presentation.xml';
  const lead = `<Relationship Id="rId90" Type="${office}/slideUpdate" Target="more/notes.xml"/>`;
  const file = changedBrand(
    {},
    {
      [relationshipsOf(presentation)]: (text) => text.replace('</Relationships>', `${lead}</Relationships>`),
      'ppt/more/notes.xml': () => '<x/>',
    },
  );
  const { parts, relationships } = openBrand(file, 'acme.pptx', null).value!;
  expect([...parts.keys()].filter((name) => name.includes('more'))).toEqual([]);
  expect(relationships.map(({ id }) => id)).not.toContain('rId90');
});

it('reads the same of a file whatever prefixes and namespaces it has', () => {
  const read = (wish: Parameters<typeof makeBrand>[0]) =>
    readBrand(openBrand(makeBrand(wish), 'a', null).value!);
  const usual = read({ logo: true, band: true });
  expect(read({ logo: true, band: true, foreign: true })).toEqual(usual);
  expect(read({ logo: true, band: true, strict: true })).toEqual(usual);
});

it('says it when there is no layout for content', () => {
  const opened = openBrand(makeBrand({ has: ['section'] }), 'acme.pptx', null).value!;
  const brand = readBrand(opened);
  const [master] = brand.masters;
  const bare = { ...brand, masters: [{ ...master!, layouts: [] }] };
  expect(themeOfBrand(opened, bare, plainTheme, null).diagnostics.map(({ code }) => code)).toEqual([
    'brand-no-content-layout',
  ]);
});
