import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFallbacks } from '../../../src/formats/png/index.ts';
import type { Forms } from '../../../src/formats/pptx/draw/forms.ts';
import { drawPptx } from '../../../src/formats/pptx/draw-pptx.ts';
import type { DrawPptxInput } from '../../../src/formats/pptx/index.ts';
import type { PlacedTable } from '../../../src/layout/index.ts';
import { readZip } from '../../../src/package/index.ts';
import { createProjectCache, planBuild } from '../../../src/pipeline/index.ts';
import type { LaidOutDeck } from '../../../src/pipeline/laid-out-deck.ts';
import { layOutDeck } from '../../../src/pipeline/lay-out-deck.ts';
import { openProject } from '../../../src/project/index.ts';
import { laidOutOnce, projectRoot } from '../../bundled/build-bundled.ts';
import { buildInMemory } from '../../fuzz/build-in-memory.ts';
import { composeProject } from '../../fuzz/compose-project.ts';
import { howMany } from '../../how-many.ts';
import { deckOf, everything } from './everything.ts';
import { node, slide, table, title } from './placed-pieces.ts';

/** With these pptxgenjs draws every shape of every slide. */
const noForms = null;
/** As in a run: what one deck leaves is there for the next. */
const forms: Forms = new Map();

/** Names of the parts that differ when a deck is drawn from forms and when it is drawn whole. */
async function differences(input: DrawPptxInput): Promise<string[]> {
  // The PNG under each drawing takes longest, and is the same.
  const placed = (await drawFallbacks(input.placed)).value!;
  const filled = readZip((await drawPptx({ ...input, placed }, forms)).value!).parts;
  const whole = readZip((await drawPptx({ ...input, placed }, noForms)).value!).parts;
  const names = new Set([...filled.keys(), ...whole.keys()]);
  const bytes = (part: unknown) => Buffer.from((part ?? []) as Uint8Array);
  return [...names].filter((name) => !bytes(filled.get(name)).equals(bytes(whole.get(name))));
}

async function differencesOf({ editions, theme }: LaidOutDeck): Promise<string[]> {
  const found: string[] = [];
  const properties = { created: '2026-11-22T00:00:00.000Z' };
  for (const { deck, placed } of editions)
    found.push(...(await differences({ deck, placed, theme, properties })));
  return found;
}

test('one of everything is the same filled and drawn whole, the first time and the second', async () => {
  expect(await differences(everything())).toEqual([]);
  expect(await differences(everything())).toEqual([]);
});

test('so are the bundled decks', async () => {
  for (const [name, laidOut] of laidOutOnce()) expect(await differencesOf(laidOut), name).toEqual([]);
});

test('so are the stress decks', async () => {
  const project = openProject(`${projectRoot}/tests/stress/project`).value!;
  const cache = createProjectCache(project);
  for (const planned of planBuild(project, []).value!)
    expect(await differencesOf(layOutDeck({ project, cache, planned }).value!)).toEqual([]);
});

test('so are random decks', async () => {
  const { firstSeed, decks } = howMany;
  for (let seed = firstSeed; seed < firstSeed + decks; seed++) {
    const { laidOut } = await buildInMemory(composeProject(seed), []);
    if (laidOut) expect(await differencesOf(laidOut), `seed ${seed}`).toEqual([]);
  }
});

test('so are tables whose first cell spans columns, or rows', async () => {
  const plain = table('Table', { x: 1, y: 2, w: 4, h: 2 }, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  const [[a, b], [c, d]] = plain.rows.map(({ cells }) => cells) as unknown as [Cells, Cells];
  const merged = [
    [[a], [c, d]],
    [[a, b], [d]],
  ].map((rows, i) => ({
    ...plain,
    rows: rows.map((cells, r) => ({
      ...plain.rows[r]!,
      cells: cells.map((cell) => (cell === a ? { ...cell, [i === 0 ? 'colspan' : 'rowspan']: 2 } : cell)),
    })),
  }));
  const slides = [plain, ...merged].map((each, i) =>
    slide(`s${i}`, i + 1, 'title-and-content', [title('A slide'), each]),
  );
  const placed = { ...everything().placed, slides };
  expect(await differences({ ...everything(), placed, deck: deckOf(slides) })).toEqual([]);
});

type Cell = PlacedTable['rows'][number]['cells'][number];
type Cells = readonly [Cell, Cell];

test('so are boxes of any shape and size, and cells with any text', async () => {
  const shapes = ['rect', 'round-rect', 'ellipse', 'diamond', 'hexagon', 'plaque', 'terminator'] as const;
  const side = fc.oneof(fc.double({ min: 0.02, max: 5, noNaN: true }), fc.constantFrom(0.1, 0.8, 1.6));
  const words = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z&<>"' \n]{0,9}$/));
  const box = fc.record({ shape: fc.constantFrom(...shapes), w: side, h: side, label: words });
  const cells = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 5 }), cells, async (boxes, rows) => {
      const nodes = boxes.map(({ shape, w, h, label }, i) =>
        node(`Box ${i}`, { x: 1, y: 1, w, h }, label, { shape }),
      );
      const slides = [
        slide('one', 1, 'title-and-content', [
          title('A slide'),
          ...nodes,
          table('Table', { x: 1, y: 4, w: 4, h: 1 }, rows),
        ]),
      ];
      const placed = { ...everything().placed, slides };
      expect(await differences({ ...everything(), placed, deck: deckOf(slides) })).toEqual([]);
    }),
    { numRuns: howMany.forms },
  );
});
