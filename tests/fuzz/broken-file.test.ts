import { expect, it } from 'vitest';
import { readZip, writeZip } from '../../src/package/index.ts';
import { brokenFile } from './broken-file.ts';
import { buildInMemory } from './build-in-memory.ts';
import { composeProject } from './compose-project.ts';

/** What is found in the deck of a seed once a part of it was changed. */
async function tampered(part: RegExp, change: (xml: string) => string): Promise<string[]> {
  const { laidOut, files } = await buildInMemory(composeProject(2), ['pptx']);
  const file = files[0]!;
  const { parts } = readZip(file.bytes);
  const name = [...parts.keys()].find((each) => part.test(each))!;
  parts.set(name, change(Buffer.from(parts.get(name) as Uint8Array).toString()));
  return brokenFile({ name: file.name, bytes: writeZip(parts) }, laidOut!.editions);
}

it.each([
  [
    'a word that is lost',
    /slides\/slide2\.xml$/,
    (xml: string) => xml.replace(/<a:t>[^<]{3,}<\/a:t>/, '<a:t>lost</a:t>'),
    /^(title|texts) of/,
  ],
  [
    'a word of the notes that is lost',
    /notesSlide2\.xml$/,
    (xml: string) => xml.replace(/<a:t>[^<]{3,}<\/a:t>/, '<a:t>lost</a:t>'),
    /^notes of/,
  ],
  [
    'a part that is not well-formed',
    /slides\/slide2\.xml$/,
    (xml: string) => xml.replace('</p:cSld>', ''),
    /slide2\.xml/,
  ],
  [
    'a slide that is hidden',
    /slides\/slide2\.xml$/,
    (xml: string) => xml.replace('<p:sld ', '<p:sld show="0" '),
    /^hidden of/,
  ],
])('the fuzzer sees %s', async (_, part, change, fault) => {
  const found = await tampered(part, change).catch((error: unknown) => [String(error)]);
  expect(
    found.some((each) => fault.test(each)),
    found.join('\n'),
  ).toBe(true);
});

it('and nothing in what is as it was made', async () => {
  expect(await tampered(/slides\/slide2\.xml$/, (xml) => xml)).toEqual([]);
});
