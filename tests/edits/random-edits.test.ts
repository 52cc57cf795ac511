import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adoptFile } from '../../src/adopt/index.ts';
import { findChanges, readSnapshot, type Snapshot } from '../../src/formats/pptx/edits/index.ts';
import { buildDecks, openProject } from '../../src/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { howMany } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ByHand } from './by-hand.ts';
import { powerPoint } from './resave.ts';

const scratch = temporaryFolder('random-edits');

/** What the project says when the deck is built, and what it says later. */
interface Version {
  readonly air: string;
  readonly land: string;
  readonly more: string;
  readonly points: string;
  readonly note: string;
}

const first: Version = {
  air: 'Air',
  land: 'Land',
  more: '',
  points: 'What to keep',
  note: 'Point at the ring.',
};

const outline = ({ air, land, more }: Version) => `title: Water
language: en
summary: How water moves.
elements:
  ocean: { label: Oceans, role: Largest store }
  air: { label: ${air}, role: Store in the air }
  land: { label: ${land}, role: Where it rains }
${more === '' ? '' : '  ice: { label: Ice, role: Frozen }\n'}relationships:
  up: { from: ocean, to: air, label: evaporates }
  down: { from: air, to: land, label: rains }
  back: { from: land, to: ocean, label: runs off }
groups:
  stores: { label: The stores, members: [ocean, air, land${more}] }
data:
  rain: { columns: { month: Month, mm: Rain }, rows: [{ month: May, mm: 80 }, { month: June, mm: 60 }] }
`;
const deck = ({ points, note }: Version) => `title: Water
slides:
  - use: cover
  - { id: ring, use: diagram, of: stores, arrange: ring, title: Water goes round, notes: ${note} }
  - { id: hub, use: diagram, of: stores, arrange: layers, title: Layers of water }
  - { id: points, use: bullets, title: ${points}, points: [Oceans hold most, Rain brings it back, Ice melts] }
  - { id: both, use: two-columns, title: Two sides, left: Salt water, right: Fresh water }
  - { id: rain, use: table, data: rain, title: Rain }
  - { id: shown, use: image, src: images/a.png, alt: A square, title: A picture }
  - { id: last, use: bullets, title: The end, points: [Thank you] }
`;

describe('random edits by hand', () => {
  it.each(Array.from({ length: howMany.handEdits }, (_, i) => i + 1))(
    'seed %i: none is lost, and none comes out wrong',
    async (seed) => {
      const root = join(scratch, `${seed}`);
      const write = (path: string, text: string | Uint8Array) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      };
      const say = (version: Version) => {
        write('content/water/outline.yaml', outline(version));
        write('content/water/decks/short.yaml', deck(version));
      };
      const random = randomOf(seed);
      const file = join(root, 'output/water/short/short.pptx');
      const editsFile = 'content/water/decks/short.edits.yaml';
      const build = async () =>
        (await buildDecks(openProject(root).value!, { out: join(root, 'output'), force: true })).diagnostics;
      const read = () => readSnapshot(readZip(readFileSync(file)).parts);
      write('content/water/images/a.png', pngOf(40, 20));
      // What it will say later, without anything by hand.
      const later = { ...first, ...versions[random(versions.length)]! };
      say(later);
      expect(await build()).toEqual([]);
      const plainLater = read();
      say(first);
      expect(await build()).toEqual([]);
      const plain = read();

      const by = new ByHand(readZip(readFileSync(file)).parts);
      const done = changeAtRandom(by, random);
      const edited = powerPoint(by.parts);
      writeFileSync(file, writeZip(edited));
      const options = { project: openProject(root).value!, shown: 'short.pptx', deck: null };
      const adopted = await adoptFile(file, options);
      expect(adopted.diagnostics, done.join('; ')).toEqual([]);
      write(editsFile, adopted.value!.after);
      for (const [path, bytes] of adopted.value!.pieces) write(path, bytes);
      const again = await adoptFile(file, { ...options, project: openProject(root).value! });
      expect(again.value!.after).toBe(adopted.value!.after);

      // What is built now is what somebody made of it.
      const built = (await build()).filter(({ severity }) => severity === 'error');
      expect(
        built.map(({ message }) => message),
        done.join('; '),
      ).toEqual([]);
      const rebuilt = read();
      const lost = findChanges(readSnapshot(edited), rebuilt).changes.map(describeChange);
      expect(
        lost.filter((each) => !follows(each, done)),
        `${done.join('; ')}\n${adopted.value!.after}`,
      ).toEqual([]);

      // The project goes on: each edit is there, or it is said at its line why not.
      say(later);
      const told = await build();
      expect(told.map(({ code }) => code).filter((code) => !/^edit-/.test(code))).toEqual([]);
      for (const { code, span, message } of told) {
        expect(span?.file.path).toBe(editsFile);
        if (code === 'edit-conflict') expect(message).toMatch(/it was:.*\nby hand:.*\nproject now:/);
      }
      if (told.some(({ code }) => code === 'edit-conflict')) return;
      const now = keysOf(plainLater, read());
      const missing = [...keysOf(plain, rebuilt)].filter(
        (key) => !now.has(key) && !told.some(({ message }) => message.includes(key.split(' | ').at(-1)!)),
      );
      expect(
        missing.filter((key) => !/ \| (Label|Connector) /.test(key)),
        `${done.join('; ')}\n${JSON.stringify(later)}\n${adopted.value!.after}`,
      ).toEqual([]);
      rmSync(root, { recursive: true, force: true });
    },
    120_000,
  );
});

/** What differs between a deck without anything by hand and one with it: of what kind, on which slide, of which shape. */
function keysOf(without: Snapshot, withThem: Snapshot): Set<string> {
  return new Set(
    findChanges(without, withThem).changes.map((change) =>
      [change.kind, 'slide' in change ? change.slide : '', 'shape' in change ? change.shape : ''].join(' | '),
    ),
  );
}

/** Some of these say something else of what may have been changed by hand. */
const versions: readonly Partial<Version>[] = [
  { air: 'Vapour', more: ', ice' },
  { air: 'Vapour', more: ', ice' },
  { more: ', ice' },
  { land: 'Ground' },
  { points: 'What to know' },
  { note: 'Point at nothing.', air: 'Vapour' },
];

/** Words go with the lines that they stand at, and lines with what they join. */
function follows(change: string, done: readonly string[]): boolean {
  // A note that a template makes of a title, and a slide that has no id in the file.
  if (/: note changed \("On this slide/.test(change)) return done.includes('reword a title');
  if (/^slide (`` was deleted|\d+ \("A slide of my own"\) was added)/.test(change))
    return done.includes('add a slide to it');
  // A table is read out as its head, and a slide of one's own has what stands on all slides.
  if (/alternative text of "Table 9" changed|shape was added \("Water"\)/.test(change)) return true;
  if (/"Label [^"]*" was moved/.test(change)) return done.some((each) => /^(move|size) /.test(each));
  return /"Connector [^"]*" was deleted/.test(change) && done.includes('delete a node');
}

type Random = (most: number) => number;

/** mulberry32: the same numbers for a seed everywhere. */
function randomOf(seed: number): Random {
  let state = seed * 0x9e3779b9;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % most;
  };
}

const nodes = ['ocean', 'air', 'land'];

/** A few edits, each of another thing. */
function changeAtRandom(by: ByHand, random: Random): string[] {
  const kinds: Readonly<Record<string, () => void>> = {
    'move a node': () =>
      by.move(
        'ring',
        `Node ${nodes[random(3)]}`,
        (random(9) - 4) * 100_000,
        (random(5) - 2) * 100_000 + 7000,
      ),
    'size a node': () =>
      by.size('hub', `Node ${nodes[random(3)]}`, (random(5) + 1) * 50_000, random(3) * 30_000),
    'colour a node': () =>
      by.recolor('ring', `Node ${nodes[random(3)]}`, ['C00000', '00B050', '7030A0'][random(3)]!),
    'reword a node': () => by.reword('hub', 'Node land', 'Land', 'Soil'),
    'reword a title': () => by.reword('points', 'Title', 'What to keep', 'What matters'),
    'reword a point': () => by.reword('points', 'Text body', 'Rain brings', 'Snow and rain bring'),
    'delete a label': () => by.remove('ring', `Label ${['up', 'down', 'back'][random(3)]}`),
    'delete a node': () => by.remove('ring', 'Node land'),
    'change a note': () => by.note('ring', 'Point at the ring.', 'Point at each store.'),
    'add a box': () => by.addTextBox('both', 'Ask the audience'),
    'make a word bold': () => by.mark('points', 'Text body', 'hold', 'b="1"'),
    'colour a word': () =>
      by.mark('both', 'Text left', 'water', '', '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'),
    'say what a picture shows': () => by.describe('shown', 'Picture', 'A square of blue'),
    'crop the picture': () => by.crop('shown', 'Picture', 10_000 * (1 + random(4))),
    'send a node to the back': () => by.sendToBack('hub', `Node ${nodes[random(3)]}`),
    'add a table': () => by.addTable('last', ['Where', 'How much', 'Sea', 'Most']),
    'add a line': () => by.addLine('both'),
    'change a cell': () => by.reword('rain', 'Table', 'June', 'July'),
    'add a slide to it': () => by.addSlide(5, 'A slide of my own'),
    'hide a slide': () => by.hide('last'),
    'order slides': () => by.arrange([0, 2, 1, 3, 5, 4, 6, 7]),
    'take a slide out': () => by.arrange([0, 1, 2, 3, 4, 5, 6]),
  };
  const names = Object.keys(kinds);
  const done = new Set<string>();
  for (let i = 0; i < 3 + random(5); i++) done.add(names[random(names.length)]!);
  if (done.has('order slides')) done.delete('take a slide out');
  // These name slides by their places.
  if (done.has('order slides') || done.has('take a slide out')) done.delete('add a slide to it');
  if (done.has('delete a node'))
    for (const each of ['move a node', 'colour a node', 'delete a label']) done.delete(each);
  // Moving slides comes last: it names them by their places.
  const list = [...done].sort((a, b) => Number(/slide/.test(a)) - Number(/slide/.test(b)));
  for (const each of list) kinds[each]!();
  return list;
}
