import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptFile } from '../../src/adopt/index.ts';
import { findChanges, readSnapshot } from '../../src/formats/pptx/edits/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { buildDecks, openProject } from '../../src/pipeline/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ByHand } from './by-hand.ts';
import { powerPoint } from './resave.ts';

const scratch = temporaryFolder('edits-in-languages');

const outline = (language: string) => `title: Water
language: ${language}
summary: How water moves.
elements:
  ocean: { label: { en: Oceans, de: Meere, ar: المحيطات }, role: { en: Largest, de: Am grössten, ar: الأكبر } }
  air: { label: { en: Air, de: Luft, ar: الهواء }, role: { en: Above, de: Oben, ar: فوق } }
  land: { label: { en: Land, de: Land, ar: اليابسة }, role: { en: Below, de: Unten, ar: تحت } }
relationships:
  up: { from: ocean, to: air, label: { en: rises, de: steigt, ar: يصعد } }
  down: { from: air, to: land, label: { en: falls, de: fällt, ar: يهطل } }
groups:
  stores: { label: { en: Stores, de: Speicher, ar: المخازن }, members: [ocean, air, land] }
data:
  towns: { columns: { code: Code, name: Name }, rows: [{ code: aa, name: Aadorf }, { code: bb, name: Bex }] }
`;
const slides = `title: { en: Water, de: Wasser, ar: الماء }
slides:
  - { id: ring, use: diagram, of: stores, arrange: ring, title: { en: A ring, de: Ein Ring, ar: دائرة } }
  - { id: last, use: bullets, title: { en: End, de: Ende, ar: النهاية }, points: [{ en: Thanks, de: Danke, ar: شكرا }] }
`;

function project(name: string, deck: string, language = 'en') {
  const root = join(scratch, name);
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('content/water/outline.yaml', outline(language));
  write('content/water/decks/short.yaml', deck);
  const file = (path: string) => join(root, 'output/water', path);
  const read = (path: string) => readSnapshot(readZip(readFileSync(file(path))).parts);
  return {
    file,
    read,
    build: async () => {
      const { diagnostics } = await buildDecks(openProject(root).value!, { out: join(root, 'output') });
      return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    },
    adopt: async (
      path: string,
      edit: (own: ByHand) => ByHand,
      intoSources = false,
      told: readonly string[] = [],
    ) => {
      const parts = powerPoint(edit(new ByHand(readZip(readFileSync(file(path))).parts)).parts);
      writeFileSync(file(path), writeZip(parts));
      const options = { project: openProject(root).value!, shown: path, deck: null, intoSources };
      const { value, diagnostics } = await adoptFile(file(path), options);
      expect(diagnostics.map(({ code }) => code)).toEqual(told);
      write(value!.path, value!.after);
      return value!;
    },
    lost: (edited: ReturnType<typeof read>, path: string) =>
      findChanges(edited, read(path))
        .changes.map(describeChange)
        .filter((each) => !/"Label |note changed/.test(each)),
  };
}

it('edits of a deck that is read from the right come out where they were made', async () => {
  const own = project('right', slides, 'ar');
  expect(await own.build()).toEqual([]);
  await own.adopt('short/short.pptx', (deck) =>
    deck.move('ring', 'Node air', 300_000, 100_000).addTextBox('last', 'سؤال'),
  );
  const edited = own.read('short/short.pptx');
  expect(await own.build()).toEqual([]);
  expect(own.lost(edited, 'short/short.pptx')).toEqual([]);
});

it('edits of a deck in two languages: words in theirs, places in both', async () => {
  const own = project('two', `languages: [en, de]\n${slides}`);
  expect(await own.build()).toEqual([]);
  await own.adopt('short/short.en.pptx', (deck) => deck.reword('last', 'Title', 'End', 'The end'));
  await own.adopt('short/short.de.pptx', (deck) =>
    deck.reword('last', 'Title', 'Ende', 'Schluss').move('ring', 'Node air', 300_000, 100_000),
  );
  const edited = own.read('short/short.de.pptx');
  expect(await own.build()).toEqual([]);
  expect(own.lost(edited, 'short/short.de.pptx')).toEqual([]);
  const title = (path: string) =>
    own.read(path).slides[1]!.shapes.find(({ place }) => place === 'title')?.text;
  expect([title('short/short.en.pptx'), title('short/short.de.pptx')]).toEqual([['The end'], ['Schluss']]);
  const box = (path: string) => own.read(path).slides[0]!.shapes.find(({ name }) => name === 'Node air')?.box;
  expect(box('short/short.en.pptx')).toEqual(box('short/short.de.pptx'));
});

it('edits of a deck for a row are of that row', async () => {
  const rows = slides.replaceAll(/ar: [^ ,}\]]+/g, 'ar: x').replace('en: End', 'en: "{{row.name}}"');
  const own = project('rows', `for-each: { data: towns, id: "{{row.code}}" }\n${rows}`);
  expect(await own.build()).toEqual([]);
  const value = await own.adopt('short-aa/short-aa.pptx', (deck) =>
    deck.reword('last', 'Title', 'Aadorf', 'My town'),
  );
  expect(value.path).toBe('content/water/decks/short-aa.edits.yaml');
  expect(await own.build()).toEqual([]);
  const title = (path: string) =>
    own.read(path).slides[1]!.shapes.find(({ place }) => place === 'title')?.text;
  expect([title('short-aa/short-aa.pptx'), title('short-bb/short-bb.pptx')]).toEqual([['My town'], ['Bex']]);
});

it('edits of a deck for a row never go into the file that all rows share', async () => {
  const rows = slides.replaceAll(/ar: [^ ,}\]]+/g, 'ar: x').replace('en: End', 'en: "{{row.name}}"');
  const own = project('shared', `for-each: { data: towns, id: "{{row.code}}" }\n${rows}`);
  expect(await own.build()).toEqual([]);
  const edit = (deck: ByHand) => deck.reword('ring', 'Title', 'A ring', 'My ring');
  const value = await own.adopt('short-aa/short-aa.pptx', edit, true, ['adopt-shared-source']);
  expect(value.sources.size).toBe(0);
  expect(value.after).toContain('title: My ring');
});
