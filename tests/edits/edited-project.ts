import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { adoptFile } from '../../src/adopt/index.ts';
import { type MergeInput, mergeChanges } from '../../src/adopt/merge-changes.ts';
import {
  type Change,
  readSnapshot,
  type Snapshot,
  type SnapshotShape,
} from '../../src/formats/pptx/edits/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { buildDecks, openProject } from '../../src/pipeline/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ByHand } from './by-hand.ts';
import { powerPoint } from './resave.ts';

export const scratch = temporaryFolder('hard-edits');

export const outline = `title: Water
language: en
summary: How water moves.
`;
export const deck = `title: Water
slides:
  - { id: one, use: bullets, title: Water, points: [First, Second], notes: Waterfalls are loud. }
  - { id: both, use: two-columns, title: Two sides, left: Salt water, right: Fresh water }
  - { id: again, use: bullets, title: More, points: [Third, Fourth] }
`;

let count = 0;

export async function project(
  deckFile = deck,
  outlineFile = outline,
  more: Readonly<Record<string, Uint8Array>> = {},
): Promise<string> {
  count += 1;
  const root = join(scratch, `project-${count}`);
  write(root, 'content/water/outline.yaml', outlineFile);
  write(root, 'content/water/decks/short.yaml', deckFile);
  for (const [path, bytes] of Object.entries(more)) write(root, path, bytes);
  expect(await build(root)).toEqual([]);
  return root;
}

export function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

export const pptx = (root: string) => join(root, 'output/water/short/short.pptx');

export async function build(root: string): Promise<string[]> {
  const { diagnostics } = await buildDecks(openProject(root).value!, { out: join(root, 'output') });
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

export async function adopt(root: string, edit: (deck: ByHand) => ByHand, intoSources = false) {
  const changed = edit(new ByHand(readZip(readFileSync(pptx(root))).parts));
  writeFileSync(pptx(root), writeZip(powerPoint(changed.parts)));
  const shown = 'short.pptx';
  const { value, diagnostics } = await adoptFile(pptx(root), {
    project: openProject(root).value!,
    shown,
    deck: null,
    intoSources,
  });
  expect(diagnostics).toEqual([]);
  write(root, 'content/water/decks/short.edits.yaml', value!.after);
  for (const [path, text] of value!.sources) write(root, path, text);
  return value!;
}

export function slide(root: string, id: string) {
  return readSnapshot(readZip(readFileSync(pptx(root))).parts).slides.find((each) => each.id === id)!;
}

export const file = (text: string) => ({ path: 'content/water/decks/short.edits.yaml', text });

export function shape(name: string, more: Partial<SnapshotShape> = {}): SnapshotShape {
  return { name, kind: 'text', place: '', within: '', box: [0, 0, 9, 9], text: [], look: {}, ...more };
}

export function snapshot(shapes: readonly SnapshotShape[]): Snapshot {
  return { slides: [{ id: 'one', hidden: false, shapes, notes: [], extras: [] }] };
}

export function merged(changes: readonly Change[], more: Partial<MergeInput> = {}) {
  return mergeChanges({
    existing: null,
    changes,
    base: snapshot([]),
    language: '',
    tongue: 'en',
    theme: { size: { width: 13, height: 7 }, colors: {} } as unknown as MergeInput['theme'],
    rightToLeft: false,
    readAdded: () => ({ why: 'none' }),
    folder: 'decks/short.edits',
    taken: new Map(),
    ...more,
  });
}
