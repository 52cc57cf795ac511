import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adoptFile } from '../../src/adopt/index.ts';
import { findChanges, readSnapshot, type SnapshotShape } from '../../src/formats/pptx/edits/index.ts';
import { buildDecks, openProject } from '../../src/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { howMany } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ByHand } from './by-hand.ts';
import { powerPoint } from './resave.ts';

const scratch = temporaryFolder('random-edits');

const outline = (label: string, more: string) => `title: Water
language: en
summary: How water moves.
elements:
  ocean: { label: Oceans, role: Largest store }
  air: { label: ${label}, role: Store in the air }
  land: { label: Land, role: Where it rains }
${more === '' ? '' : '  ice: { label: Ice, role: Frozen }\n'}relationships:
  up: { from: ocean, to: air, label: evaporates }
  down: { from: air, to: land, label: rains }
  back: { from: land, to: ocean, label: runs off }
groups:
  stores: { label: The stores, members: [ocean, air, land${more}] }
`;
const deck = `title: Water
slides:
  - use: cover
  - { id: ring, use: diagram, of: stores, arrange: ring, title: Water goes round, notes: Point at the ring. }
  - { id: hub, use: diagram, of: stores, arrange: layers, title: Layers of water }
  - { id: points, use: bullets, title: What to keep, points: [Oceans hold most, Rain brings it back, Ice melts] }
  - { id: both, use: two-columns, title: Two sides, left: Salt water, right: Fresh water }
  - { id: last, use: bullets, title: The end, points: [Thank you] }
`;

describe('random edits by hand', () => {
  it.each(Array.from({ length: howMany.handEdits }, (_, i) => i + 1))(
    'seed %i: none is lost, and none comes out wrong',
    async (seed) => {
      const root = join(scratch, `${seed}`);
      const write = (path: string, text: string) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      };
      write('content/water/outline.yaml', outline('Air', ''));
      write('content/water/decks/short.yaml', deck);
      const file = join(root, 'output/water/short/short.pptx');
      const build = async () =>
        (await buildDecks(openProject(root).value!, { out: join(root, 'output') })).diagnostics;
      expect(await build()).toEqual([]);

      const random = randomOf(seed);
      const by = new ByHand(readZip(readFileSync(file)).parts);
      const done = changeAtRandom(by, random);
      const edited = powerPoint(by.parts);
      writeFileSync(file, writeZip(edited));

      const adopted = await adoptFile(file, {
        project: openProject(root).value!,
        shown: 'short.pptx',
        deck: null,
      });
      expect(adopted.diagnostics, done.join('; ')).toEqual([]);
      write('content/water/decks/short.edits.yaml', adopted.value!.after);

      // What is built now is what somebody made of it.
      const built = (await build()).filter(({ severity }) => severity === 'error');
      expect(
        built.map(({ message }) => message),
        done.join('; '),
      ).toEqual([]);
      const rebuilt = readSnapshot(readZip(readFileSync(file)).parts);
      const lost = findChanges(readSnapshot(edited), rebuilt).changes.map(describeChange);
      expect(
        lost.filter((each) => !follows(each, done)),
        `${done.join('; ')}\n${adopted.value!.after}`,
      ).toEqual([]);

      // The project goes on: nothing is dropped without a word.
      write('content/water/outline.yaml', outline('Vapour', ', ice'));
      const told = (await build()).map(({ code }) => code);
      expect(told.filter((code) => !/^edit-/.test(code))).toEqual([]);
      if (told.includes('edit-conflict')) return;
      const later = readSnapshot(readZip(readFileSync(file)).parts);
      for (const slide of rebuilt.slides) {
        const now = later.slides.find(({ id }) => id === slide.id);
        expect(now, slide.id).toBeDefined();
        expect(titleOf(now!.shapes)).toBe(titleOf(slide.shapes));
      }
      rmSync(root, { recursive: true, force: true });
    },
    120_000,
  );
});

/** Words go with the lines that they stand at, and lines with what they join. */
function follows(change: string, done: readonly string[]): boolean {
  if (/"Label [^"]*" was moved/.test(change)) return done.some((each) => /^(move|size) /.test(each));
  return /"Connector [^"]*" was deleted/.test(change) && done.includes('delete a node');
}

function titleOf(shapes: readonly SnapshotShape[]): string {
  return shapes.find(({ place }) => place === 'title')?.text?.join(' ') ?? '';
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
    'hide a slide': () => by.hide('last'),
    'order slides': () => by.arrange([0, 2, 1, 3, 5, 4]),
    'take a slide out': () => by.arrange([0, 1, 2, 3, 4]),
  };
  const names = Object.keys(kinds);
  const done = new Set<string>();
  for (let i = 0; i < 2 + random(4); i++) done.add(names[random(names.length)]!);
  if (done.has('order slides')) done.delete('take a slide out');
  if (done.has('delete a node'))
    for (const each of ['move a node', 'colour a node', 'delete a label']) done.delete(each);
  // Moving slides comes last: it names them by their places.
  const list = [...done].sort((a, b) => Number(/slide/.test(a)) - Number(/slide/.test(b)));
  for (const each of list) kinds[each]!();
  return list;
}
