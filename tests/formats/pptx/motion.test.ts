import { expect, test } from 'vitest';
import type { Deck, Slide } from '../../../src/deck/index.ts';
import { contentHash, drawPptx, readPptx, verifyFile } from '../../../src/formats/pptx/index.ts';
import { placeDeck } from '../../../src/layout/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import { deck, diagram, edge, list, node, outlineOf, sampleTheme, slide } from '../../layout/sample-deck.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { deckOf } from './everything.ts';

const theme = sampleTheme();
const rain = node('rain', 'Rain');
const sea = node('sea', 'Sea');
const cloud = node('cloud', 'Cloud');
const points = list(['One', ['Two', ['Two and a half']], 'Three']);
const ring = diagram(
  'chain',
  [sea, cloud, rain],
  [edge('sea', 'cloud', 'rises to'), edge('cloud', 'rain', 'falls as')],
);
const pair = diagram('chain', [cloud, rain], [edge('cloud', 'rain', 'falls as')]);

async function drawn(slides: readonly Slide[], more: Partial<Deck> = {}) {
  const outline = { ...outlineOf({}), ...deckOf([]).outline };
  const placed = placeDeck(deck(slides, { outline, citations: [], ...more }), theme);
  const { deck: composed, placed: geometry } = placed.value!;
  const properties = { created: '2000-01-01T00:00:00Z' };
  const { value, diagnostics } = await drawPptx({ deck: composed, placed: geometry, theme, properties });
  expect(diagnostics).toEqual([]);
  const { parts } = readZip(value!);
  const xml = slides.map((_, i) => partText(parts, `ppt/slides/slide${i + 1}.xml`)!);
  return { bytes: value!, xml, hash: contentHash({ deck: composed, placed: geometry }) };
}

const moving = [
  slide('a', 'title-and-content', { body: [ring] }, { build: 'steps' }),
  slide('b', 'title-and-content', { body: [pair] }, { transition: 'morph' }),
  slide('c', 'title-and-content', { body: [points] }, { transition: 'fade', build: 'steps' }),
];
const still = moving.map(({ transition: _, build: _build, ...rest }) => rest);

const texts = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)/g)].map((match) => match[1]);
const named = (xml: string) =>
  new Map([...xml.matchAll(/<p:cNvPr id="(\d+)" name="([^"]*)"/g)].map((match) => [match[2]!, match[1]!]));

test('files with motion are valid, and say what they said without', async () => {
  const [with_, without] = [await drawn(moving), await drawn(still)];
  for (const version of ['Office2013', 'Microsoft365'] as const)
    expect(await validatorErrors('motion.pptx', with_.bytes, version)).toEqual([]);
  expect(verifyFile(with_.bytes)).toEqual([]);
  expect(with_.xml.map(texts)).toEqual(without.xml.map(texts));
  expect(with_.hash).not.toBe(without.hash);
  expect(without.xml.join('')).not.toMatch(/p:transition|p:timing|!!|AlternateContent/);
  expect(readPptx(with_.bytes).slides.map(({ title }) => title)).toEqual(
    readPptx(without.bytes).slides.map(({ title }) => title),
  );
});

test('what is on both sides of a morph has one name and one id; the rest has none of these names', async () => {
  const { xml } = await drawn(moving);
  const [a, b, c] = xml.map(named);
  const shared = ['!!Node cloud', '!!Node rain', '!!Connector cloud-rain', '!!Label cloud-rain'];
  for (const name of shared) {
    expect(a!.get(name), name).toBeDefined();
    expect(b!.get(name)).toBe(a!.get(name));
  }
  expect([...a!.keys()].filter((name) => name.startsWith('!!')).sort()).toEqual([...shared].sort());
  expect([...c!.keys()].join()).not.toContain('!!');
  // Lines stay glued to the shapes under their new ids.
  expect(b).toBeDefined();
  expect(xml[1]).toContain(`<a:stCxn id="${b!.get('!!Node cloud')}"`);
  expect(xml[1]).toMatch(
    /Requires="p159"><p:transition[^>]*><p159:morph option="byObject"\/>.*<mc:Fallback><p:transition[^>]*><p:fade\/>/,
  );
});

test('a figure is still described as a whole', async () => {
  const { xml } = await drawn(moving);
  expect(xml[0]).toContain('descr="What the diagram says, in words."');
  expect(xml[0]).not.toContain('<p:grpSp>');
});

test('points appear one by one, with what is inside of them; boxes with the lines to those before', async () => {
  const { xml } = await drawn(moving);
  const clicks = (text: string) =>
    text
      .split('<p:cond delay="indefinite"/>')
      .slice(1)
      .map((click) => [...click.matchAll(/<p:spTgt spid="(\d+)"(?:\/>|><p:txEl><p:pRg st="(\d+)")/g)]);
  expect(clicks(xml[2]!).map((click) => click.map((match) => match[2]))).toEqual([['0'], ['1', '2'], ['3']]);
  const byId = new Map([...named(xml[0]!)].map(([name, id]) => [id, name.replace('!!', '')]));
  expect(clicks(xml[0]!).map((click) => click.map((match) => byId.get(match[1]!)))).toEqual([
    ['Node sea'],
    ['Node cloud', 'Connector sea-cloud', 'Label sea-cloud'],
    ['Node rain', 'Connector cloud-rain', 'Label cloud-rain'],
  ]);
  expect(xml[2]).toMatch(/<p:bldP spid="\d+" grpId="0" build="p"\/>/);
  const ids = [...xml[0]!.matchAll(/<p:cTn id="(\d+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
});
