import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { attributeOf, descendants, parseXml, textContent } from '../../src/xml/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('translate');
const outline = 'content/compost/outline.yaml';
const deck = 'content/compost/decks/introduction.yaml';
let made: string;
let project: string;
let count = 0;

beforeAll(async () => {
  made = join(scratch, 'made');
  await runInProcess(['init', 'made'], scratch);
});
beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  cpSync(made, project, { recursive: true });
});

it('exports every text with its place, and imports it beside the original; nothing else in the file changes', async () => {
  edit(outline, 'label: Soil', 'label: { en: Soil }   # what it is all for');
  edit(outline, 'label: The heap', 'label:\n      # as gardeners say\n      en: The heap');
  const before = read(outline);
  await translateAll();
  const after = read(outline);
  expect(after).toContain('label: { en: Soil, de: "<Soil>" }   # what it is all for');
  expect(after).toContain('      # as gardeners say\n      en: The heap\n      de: "<The heap>"\n');
  expect(after).toContain('role: { en: What goes in, de: "<What goes in>" }');
  expect(after).toMatch(/notes:\n {6}en: "?\|?[\s\S]*de: /);
  expect(read(deck)).toContain(
    'label: { en: "turned, so that air gets in", de: "<turned, so that air gets in>" }, statement',
  );
  // Comments stay, quotes are nobody's to translate.
  const kept = (text: string) => text.match(/# .*|(?:quote|source|file): .*/g);
  expect(kept(after)).toEqual(kept(before));
  edit(deck, 'minutes: 5', 'minutes: 5\nlanguages: [en, de]');
  const built = await runInProcess(['build'], project);
  expect([built.code, built.err]).toEqual([0, expect.not.stringContaining('missing-translation')]);
});

it('has nothing left to export then, and the same file changes nothing; what changes later is told and exported again', async () => {
  await translateAll();
  const [first, lock] = [read(outline), read('content/compost/translations.lock.yaml')];
  expect((await run('export', '--language', 'de', '--format', 'csv')).out.trim().split('\n')).toHaveLength(1);
  expect((await run('import', 'de.xlf')).code).toBe(0);
  expect([read(outline), read('content/compost/translations.lock.yaml')]).toEqual([first, lock]);
  expect((await runInProcess(['check', '--no-drift'], project)).err).not.toContain('translation-stale');
  edit(outline, 'en: Kitchen scraps', 'en: Scraps from the kitchen');
  const checked = await runInProcess(['check', '--no-drift'], project);
  expect(checked.err).toContain('warning[translation-stale]: the de of "elements.scraps.label"');
  const again = await run('export', '--language', 'de', '--format', 'csv');
  expect(again.out).toContain('elements.scraps.label,Scraps from the kitchen,<Kitchen scraps>');
  writeFileSync(join(project, 'de.csv'), again.out.replace('<Kitchen scraps>', 'Küchenabfälle'));
  await run('import', 'de.csv');
  expect(read(outline)).toContain('en: Scraps from the kitchen, de: "Küchenabfälle"');
  expect((await runInProcess(['check', '--no-drift'], project)).err).not.toContain('translation-stale');
});

it('leaves out what is no translation of what is there now', async () => {
  const { out } = await run('export', '--language', 'de', '--format', 'csv');
  writeFileSync(
    join(project, 'de.csv'),
    out.replace('elements.soil.label,Soil,', 'elements.soil.label,Earth,Erde'),
  );
  const { code, err } = await run('import', 'de.csv');
  expect([code, err]).toEqual([0, expect.stringContaining('translation-moved')]);
  expect(read(outline)).toBe(readFileSync(join(made, outline), 'utf8'));
});

it('writes XLIFF 2.1: units in files, ids once each, source before target', async () => {
  const { out } = await run('export', '--language', 'de');
  const root = parseXml(out);
  expect(['version', 'srcLang', 'trgLang'].map((name) => attributeOf(root, name))).toEqual([
    '2.1',
    'en',
    'de',
  ]);
  const units = descendants(root, 'unit');
  const ids = units.map((unit) => attributeOf(unit, 'id'));
  expect(new Set(ids).size).toBe(ids.length);
  expect(units.length).toBeGreaterThan(15);
  const places = units.map((unit) => attributeOf(unit, 'name'));
  for (const place of ['title', 'elements.heap.notes', 'relationships.feeding.label', 'slides[1].title'])
    expect(places).toContain(place);
  expect(out).not.toContain('Peel, coffee grounds');
});

it('has the texts of lists that decks include too', async () => {
  edit(deck, '  - use: sources', '  - { include: parts/end.yaml }\n  - use: sources');
  mkdirSync(join(project, 'content/compost/parts'));
  const part = 'content/compost/parts/end.yaml';
  writeFileSync(join(project, part), '- { use: bullets, title: The very end, points: [ Nothing more ] }\n');
  const { out } = await run('export', '--language', 'de', '--format', 'csv');
  expect(out).toContain(`${part},[0].title,The very end,`);
  expect(out).toContain(`${part},[0].points[0],Nothing more,`);
  writeFileSync(join(project, 'de.csv'), out.replace('The very end,', 'The very end,Das Ende'));
  await run('import', 'de.csv');
  expect(read(part)).toContain('title: { en: The very end, de: "Das Ende" }');
});

it('leaves out what is marked higher than is asked for, and tells of it where nothing is asked', async () => {
  const settings = read('throughline.yaml');
  writeFileSync(join(project, 'throughline.yaml'), `${settings}markings: [public, internal]\n`);
  edit(outline, 'turning: { term', 'turning: { marking: internal, term');
  edit(
    deck,
    '  - use: sources',
    '  - { use: bullets, title: Turning it, points: [ "Turning, and more" ] }\n  - use: sources',
  );
  writeFileSync(
    join(project, 'content/compost/decks/inside.yaml'),
    'title: Between us\nmarking: internal\nslides: [ { use: bullets, title: Not for you, points: [ a word ] } ]\n',
  );
  const all = await run('export', '--language', 'de', '--format', 'csv');
  for (const words of ['terms.turning.term', 'Between us', 'Not for you', 'Turning it', 'Turning, and more'])
    expect(all.out).toContain(words);
  expect(all.err).toMatch(/warning\[translation-marked\]: \d+ of the texts are marked higher than public/);
  const { out, err, code } = await run(
    'export',
    '--language',
    'de',
    '--format',
    'csv',
    '--marking',
    'public',
  );
  expect([code, err]).toEqual([0, expect.not.stringContaining('warning')]);
  expect(out).toContain('elements.heap.label');
  for (const words of ['terms.turning', 'Between us', 'Not for you', 'Turning it', 'Turning, and more'])
    expect(out).not.toContain(words);
  const internal = await run('export', '--language', 'de', '--format', 'csv', '--marking', 'internal');
  expect(internal.out).toBe(all.out);
  expect((await run('export', '--language', 'de', '--marking', 'secret')).err).toContain('unknown-marking');
});

async function translateAll(): Promise<void> {
  const { out } = await run('export', '--language', 'de');
  const units = descendants(parseXml(out), 'unit');
  const sources = units.map((unit) => textContent(descendants(unit, 'source')[0]!));
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  let at = 0;
  const done = out.replace(/<\/source>/g, () => {
    const words = sources[at++]!.trimEnd();
    return `</source><target>${escaped(words.includes('\n') ? words : `<${words}>`)}</target>`;
  });
  writeFileSync(join(project, 'de.xlf'), done);
  const { code, err } = await run('import', 'de.xlf');
  expect([code, err]).toEqual([0, expect.not.stringContaining('warning')]);
}

function run(...words: readonly string[]) {
  return runInProcess(['translate', ...words], project);
}

function read(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

function edit(path: string, from: string, to: string): void {
  const text = read(path);
  expect(text).toContain(from);
  writeFileSync(join(project, path), text.replace(from, to));
}
