import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openOutputFolder } from '../../src/pipeline/commit/index.ts';
import { run, start } from '../cli/run-program.ts';
import { howMany } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { faultsIn, hashesIn, writeSmallProject } from './small-project.ts';

const { kills } = howMany;

const outlines: Readonly<Record<string, number>> = { o: 5, p: 3 };
const allDecks = Object.entries(outlines).flatMap(([id, count]) =>
  Array.from({ length: count }, (_, i) => `${id}/deck-${i + 1}`),
);
const words = ['one', 'two'] as const;

/** What a project has just now. A deck that goes while another comes is a deck that was renamed. */
interface State {
  readonly word: (typeof words)[number];
  readonly decks: readonly string[];
}

const scratch = temporaryFolder('kills');
let project: string;
let output: string;
/** Hashes of the files of each deck, by word and deck. */
const right: Record<string, Record<string, Record<string, string>>> = {};
let duration = 0;

beforeAll(() => {
  project = join(scratch, 'project');
  output = join(project, 'output');
  for (const word of words) {
    writeProject({ word, decks: allDecks });
    const begun = performance.now();
    expect(run(['build', '--out', join(scratch, word), '--quiet'], { cwd: project }).code).toBe(0);
    duration = performance.now() - begun;
    const hashes = hashesIn(join(scratch, word));
    right[word] = Object.fromEntries(allDecks.map((deck) => [deck, filesOf(hashes, deck)]));
  }
});

describe('builds, one or several at once, killed', () => {
  it(`never leave a project stuck, torn or littered (${kills} kills)`, async () => {
    const found = { journals: 0, halfWay: 0, firsts: 0 };
    for (let n = 0; n < kills; ) {
      // A first build, every third time; else what is there is changed.
      if (chance(1 / 3)) {
        rmSync(output, { recursive: true, force: true });
        found.firsts += 1;
      }
      let state = randomState();
      writeProject(state);
      const atOnce = Math.min(pick([1, 1, 2, 4]), kills - n);
      // Every other time at the very moment at which files are being put in place.
      const moment = chance(0.5) ? whenJournalIsThere(atOnce) : null;
      await Promise.all(Array.from({ length: atOnce }, () => killSomewhere(duration * atOnce, moment)));
      n += atOnce;
      if (existsSync(join(output, '.throughline-work/journal.json'))) found.journals += 1;
      if (chance(0.5)) {
        // What a reader sees once the next command has begun, before it builds anything.
        await recoverOutput();
        expect(faultsIn(output)).toEqual([]);
        found.halfWay += expectWholeDecks();
      }
      // The project may have changed again by then.
      if (chance(0.5)) {
        state = randomState();
        writeProject(state);
      }
      const next = run(['build', '--quiet', ...pick(jobs)], { cwd: project });
      expect([next.code, next.err]).toEqual([0, '']);
      const expected = Object.assign({}, ...state.decks.map((deck) => right[state.word]![deck]));
      expect(hashesIn(output)).toEqual(expected);
    }
    // Kills that all came too early or too late would show nothing.
    if (kills >= 100) {
      expect(found.journals).toBeGreaterThan(10);
      expect(found.firsts).toBeGreaterThan(10);
      process.stderr.write(`${kills} kills: ${JSON.stringify(found)}\n`);
    }
  });
});

const jobs: readonly (readonly string[])[] = [[], ['--jobs', '1'], ['--jobs', '2']];

function randomState(): State {
  const decks = allDecks.filter(() => chance(0.6));
  return { word: pick(words), decks: decks.length > 0 ? decks : ['o/deck-1'] };
}

/** Writes the project as it is to be: outlines and decks that it does not have are gone. */
function writeProject({ word, decks }: State): void {
  rmSync(join(project, 'content'), { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'throughline.yaml'), 'formats: [pptx, md, html]\n');
  for (const [outline, count] of Object.entries(outlines)) {
    const missing = Array.from({ length: count }, (_, i) => i + 1).filter(
      (n) => !decks.includes(`${outline}/deck-${n}`),
    );
    if (missing.length === count) continue;
    writeSmallProject(project, count, word, outline);
    for (const n of missing) rmSync(join(project, `content/${outline}/decks/deck-${n}.yaml`));
  }
}

/** Kills a build after a random time, or at the moment named. */
async function killSomewhere(within: number, moment: Promise<void> | null): Promise<void> {
  const child = start(['build', '--quiet', ...pick(jobs)], project);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const timer = moment ? null : setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
  void moment?.then(() => child.kill('SIGKILL'));
  await ended;
  if (timer) clearTimeout(timer);
}

/** A few milliseconds at most after a build has begun to put files in place; after a while in any case. */
async function whenJournalIsThere(atOnce: number): Promise<void> {
  const journal = join(output, '.throughline-work/journal.json');
  const deadline = performance.now() + duration * atOnce * 2;
  while (!existsSync(journal) && performance.now() < deadline) await new Promise(setImmediate);
  const until = performance.now() + Math.random() * 8;
  while (performance.now() < until) await new Promise(setImmediate);
}

/** As every command does that writes: finishes what was left. */
async function recoverOutput(): Promise<void> {
  const opened = await openOutputFolder(output, {
    shown: 'output',
    version: '0',
    force: false,
    sameContent: () => false,
  });
  expect(opened.diagnostics).toEqual([]);
  await opened.value!.close();
}

/** Each deck is there as one word has it, or not at all. Gives 1 when decks differ in their word. */
function expectWholeDecks(): number {
  const now = hashesIn(output);
  const found = new Set<string>();
  for (const deck of allDecks) {
    const own = filesOf(now, deck);
    if (Object.keys(own).length === 0) continue;
    const word = words.find((each) => JSON.stringify(right[each]![deck]) === JSON.stringify(own));
    expect(word, `${deck}: ${JSON.stringify(own)}`).toBeDefined();
    found.add(word!);
  }
  return found.size > 1 ? 1 : 0;
}

function filesOf(hashes: Readonly<Record<string, string>>, deck: string): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => path.startsWith(`${deck}/`)));
}

function chance(share: number): boolean {
  return Math.random() < share;
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)]!;
}
