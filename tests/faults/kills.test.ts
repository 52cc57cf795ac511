import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOutputFolder } from '../../src/build/commit/index.ts';
import { run, start } from '../cli/run-program.ts';
import { faultsIn, hashesIn, writeSmallProject } from './small-project.ts';

/** THROUGHLINE_KILLS=200 for the long run. */
const kills = Number(process.env.THROUGHLINE_KILLS ?? 12);
const atOnce = 4;
const decks = 6;

let scratch: string;
let project: string;
let output: string;
/** What the files of each deck are, by the word that the project says. */
const right: Record<string, Record<string, string>> = {};
let duration = 0;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'throughline-kills-'));
  project = join(scratch, 'project');
  output = join(project, 'output');
  for (const word of ['one', 'two']) {
    writeSmallProject(project, decks, word);
    const begun = performance.now();
    expect(run(['build', '--out', join(scratch, word), '--quiet'], { cwd: project }).code).toBe(0);
    duration = performance.now() - begun;
    right[word] = hashesIn(join(scratch, word));
  }
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe(`${atOnce} builds at once, killed`, () => {
  it(`never leave a torn or mixed set (${kills} kills)`, { timeout: 60_000 + kills * 4000 }, async () => {
    const found = { journals: 0, halfWay: 0 };
    for (let n = 0; n < kills; n += atOnce) {
      const word = n % (2 * atOnce) === 0 ? 'two' : 'one';
      writeSmallProject(project, decks, word);
      // Every other time at the very moment at which files are being put in place.
      const moment = n % (4 * atOnce) < 2 * atOnce ? null : whenJournalIsThere();
      await Promise.all(Array.from({ length: atOnce }, () => killSomewhere(duration * atOnce, moment)));
      // What a reader sees once the next command has begun, before it builds anything.
      found.journals += await recoverOutput();
      expect(faultsIn(output)).toEqual([]);
      found.halfWay += expectWholeDecks();
      const next = run(['build', '--quiet'], { cwd: project });
      expect([next.code, next.err]).toEqual([0, '']);
      expect(hashesIn(output)).toEqual(right[word]);
    }
    // Kills that all came too early or too late would show nothing.
    if (kills >= 100) expect(found.journals).toBeGreaterThan(0);
  });
});

/** Kills a build after a random time, or at the moment named. */
async function killSomewhere(within: number, moment: Promise<void> | null): Promise<void> {
  const child = start(['build', '--quiet'], project);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const timer = moment ? null : setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
  void moment?.then(() => child.kill('SIGKILL'));
  await ended;
  if (timer) clearTimeout(timer);
}

/** A few milliseconds at most after a build has begun to put files in place; after a while in any case. */
async function whenJournalIsThere(): Promise<void> {
  const journal = join(output, '.throughline-work/journal.json');
  const deadline = performance.now() + duration * atOnce * 2;
  while (!existsSync(journal) && performance.now() < deadline) await new Promise(setImmediate);
  const until = performance.now() + Math.random() * 6;
  while (performance.now() < until) await new Promise(setImmediate);
}

/** As every command does that writes: finishes what was left, and gives 1 when there was something. */
async function recoverOutput(): Promise<number> {
  const opened = await openOutputFolder(output, {
    shown: 'output',
    version: '0',
    force: false,
    sameContent: () => false,
  });
  expect(opened.diagnostics).toEqual([]);
  const recovered = opened.value!.recovered;
  await opened.value!.close();
  return recovered ? 1 : 0;
}

/** Each deck is there as one word has it, or not at all. Gives 1 when decks differ in their word. */
function expectWholeDecks(): number {
  const now = hashesIn(output);
  const words = new Set<string>();
  for (let n = 1; n <= decks; n++) {
    const own = filesOf(now, n);
    if (Object.keys(own).length === 0) continue;
    const word = ['one', 'two'].find(
      (each) => JSON.stringify(filesOf(right[each]!, n)) === JSON.stringify(own),
    );
    expect(
      word,
      `deck ${n}: ${JSON.stringify(own)} ${readFileSync(join(project, 'content/o/outline.yaml'))}`,
    ).toBeDefined();
    words.add(word!);
  }
  return words.size > 1 ? 1 : 0;
}

function filesOf(hashes: Readonly<Record<string, string>>, deck: number): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => path.startsWith(`o/deck-${deck}/`)));
}
