import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start } from '../cli/run-program.ts';
import { faultsIn, writeSmallProject } from '../faults/small-project.ts';

/** The program watching a project, and what it has said so far. */
class Watch {
  readonly lines: string[] = [];
  err = '';
  readonly ended: Promise<number | null>;
  private readonly child: ReturnType<typeof start>;

  constructor(project: string, args: readonly string[] = []) {
    this.child = start(['build', '--watch', ...args], project);
    this.child.stdout.on('data', (text) => {
      this.lines.push(
        ...String(text)
          .split('\n')
          .filter((line) => line !== ''),
      );
    });
    this.child.stderr.on('data', (text) => {
      this.err += text;
    });
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  /** Waits for a state: on a busy machine what was saved together may be told, and built, in several times. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`not ${what} in:\n${this.lines.join('\n')}\n${this.err}`);
      await pause(20);
    }
  }

  /** The first line from `from` on that matches. */
  async line(pattern: RegExp, from = 0): Promise<string> {
    const find = () => this.lines.slice(from).find((line) => pattern.test(line));
    await this.until(String(pattern), () => find() !== undefined);
    return find()!;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

let project: string;
let watch: Watch | undefined;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'throughline-watch-'));
  writeSmallProject(project, 3, 'one');
});
afterEach(async () => {
  watch?.kill('SIGKILL');
  await watch?.ended;
  watch = undefined;
  rmSync(project, { recursive: true, force: true });
});

const deck = (n: number) => join(project, `content/o/decks/deck-${n}.yaml`);
const notes = (n: number) => join(project, `output/o/deck-${n}/deck-${n}.notes.md`);
const ready = /^Watching for changes/;

describe('build --watch', () => {
  it('builds what depends on the changed file, and says so in a line', async () => {
    watch = new Watch(project);
    await watch.line(ready);
    const others = statSync(notes(2)).mtimeMs;
    const before = watch.lines.length;
    writeFileSync(deck(1), readFileSync(deck(1), 'utf8').replace('Deck 1', 'Changed'));
    await watch.until('changed', () => readFileSync(notes(1), 'utf8').includes('Changed'));
    await watch.line(/^content\/o\/decks\/deck-1\.yaml: o\/deck-1 \(\d+\.\d\d s\)$/, before);
    expect(statSync(notes(2)).mtimeMs).toBe(others);
    await pause(400);
    // Nothing that it wrote itself set it off again; the file may be looked at twice.
    for (const line of watch.lines.slice(before)) expect(line).toMatch(/^content\/o\/decks\/deck-1\.yaml: /);
  });

  it('sees decks and templates come and go', async () => {
    watch = new Watch(project);
    await watch.line(ready);
    writeFileSync(deck(4), readFileSync(deck(1), 'utf8').replace('Deck 1', 'Deck 4'));
    await watch.until('built', () => existsSync(notes(4)));
    unlinkSync(deck(4));
    await watch.until('removed', () => !existsSync(notes(4)));
    const from = watch.lines.length;
    const words = join(project, 'templates/briefing/strings.yaml');
    await makeParent(words);
    writeFileSync(words, 'say-welcome: { en: Hello to all of you }\n');
    // That the deck is gone may be told together with what comes next.
    await watch.line(/^(content\/o\/decks\/deck-4\.yaml, )?templates/, from);
    watch.kill('SIGTERM');
    await watch.ended;
    expect(faultsIn(join(project, 'output'))).toEqual([]);
  });

  it('keeps going over errors, and over editors that write another file and rename it', async () => {
    watch = new Watch(project);
    await watch.line(ready);
    const good = readFileSync(deck(1), 'utf8');
    let from = watch.lines.length;
    writeFileSync(deck(1), good.replace('use: cover', 'use: covr'));
    await watch.line(/deck-1.*nothing written, 1 error/, from);
    await watch.until('reported', () =>
      /content\/o\/decks\/deck-1\.yaml:4:10: error\[\S+\]:/.test(watch!.err),
    );
    expect(readFileSync(notes(1), 'utf8')).toContain('Deck 1 one');
    writeFileSync(`${deck(1)}.tmp`, good.replace('Deck 1', 'Renamed'));
    renameSync(`${deck(1)}.tmp`, deck(1));
    await watch.until('renamed', () => readFileSync(notes(1), 'utf8').includes('Renamed'));
    from = watch.lines.length;
    writeFileSync(join(project, 'throughline.yaml'), 'languag: en\n');
    await watch.line(/throughline\.yaml.*nothing written/, from);
    from = watch.lines.length;
    unlinkSync(join(project, 'throughline.yaml'));
    await watch.line(/throughline\.yaml.*: (nothing to build|o\/)/, from);
  });

  it('does not run after its own outputs, wherever they go', async () => {
    watch = new Watch(project, ['--out', 'made/here']);
    await watch.line(ready);
    const before = watch.lines.length;
    await pause(600);
    expect(watch.lines.slice(before)).toEqual([]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends cleanly with %s', async (signal, code) => {
    watch = new Watch(project);
    await watch.line(ready);
    watch.kill(signal);
    expect(await watch.ended).toBe(code);
    expect(watch.err).toBe('');
    expect(faultsIn(join(project, 'output'))).toEqual([]);
  });
});

async function makeParent(path: string): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  const { dirname } = await import('node:path');
  await mkdir(dirname(path), { recursive: true });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
