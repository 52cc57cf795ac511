import { relative, resolve, sep } from 'node:path';
import { type BuildOptions, type BuildReport, buildDecks, type Shard } from '../../index.ts';
import { watchProject } from '../../project/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { queueIn } from '../read-queue.ts';
import { shardIn } from '../read-shard.ts';
import { summarize } from '../reporters/index.ts';
import { buildAccount } from '../tables.ts';

/** Builds decks, once or whenever something changes. Diagnostics: those of every stage. */
export async function runBuild(input: CommandInput): Promise<CommandResult> {
  const jobs = readJobs(input);
  if (typeof jobs !== 'number') return { output: '', diagnostics: [jobs] };
  const shard = shardIn(input);
  if (shard.value === undefined) return { output: '', diagnostics: shard.diagnostics };
  const queue = queueIn(input);
  if (queue.value === undefined) return { output: '', diagnostics: queue.diagnostics };
  const asked = queue.value && { ...queue.value, onState: tellState(input) };
  const build = () => buildOnce(input, { jobs, shard: shard.value ?? undefined, queue: asked ?? undefined });
  if (!input.arguments.flags.has('watch')) return (await build()).result;
  return watchAndBuild(input, build);
}

interface BuildRun {
  readonly result: CommandResult;
  /** Undefined where nothing could be begun. */
  readonly report: BuildReport | undefined;
}

async function buildOnce(
  input: CommandInput,
  {
    jobs,
    shard,
    queue,
  }: {
    readonly jobs: number;
    readonly shard: Shard | undefined;
    readonly queue: BuildOptions['queue'];
  },
): Promise<BuildRun> {
  const since = Date.now();
  const { terminal } = input;
  const { words, flags, texts, lists } = input.arguments;
  const project = findProject(input);
  if (!project.value) return { result: { output: '', diagnostics: project.diagnostics }, report: undefined };
  // What is wrong with the project itself leaves in doubt what its decks are.
  const doubts = project.diagnostics.filter((d) => d.severity === 'error');
  const write = doubts.every((d) => flags.has('keep-going') && d.trouble === 'input');
  const built = await buildDecks(project.value, {
    decks: words,
    out: texts.get('out'),
    folder: terminal.folder,
    formats: lists.get('format'),
    keepGoing: flags.has('keep-going'),
    strict: flags.has('strict'),
    force: flags.has('force'),
    dryRun: flags.has('dry-run'),
    sourceDateEpoch: terminal.env.SOURCE_DATE_EPOCH,
    browser: texts.get('browser'),
    write,
    jobs,
    shard,
    queue,
    remember: { since, opening: project.diagnostics },
    onProgress: (deck, number, of) => {
      // A queue tells more, and how it stands.
      if (!queue) input.progress(`building ${deck} (${number} of ${of})`);
    },
    signal: terminal.signal,
  });
  const diagnostics = [...project.diagnostics, ...built.diagnostics];
  if (!built.value) return { result: { output: '', diagnostics }, report: undefined };
  const { files } = built.value;
  const output = input.json
    ? `${JSON.stringify({ version: 1, ...built.value }, null, 2)}\n`
    : buildAccount(files, flags.has('verbose'));
  const result = {
    output,
    account: true,
    diagnostics,
    notes: notesOn(built.value, shard, flags.has('dry-run')),
  };
  return { result, report: built.value };
}

/** Shows how a queue stands: what is done, how fast, and how long it takes yet. */
function tellState(input: CommandInput): NonNullable<BuildOptions['queue']>['onState'] {
  let warned = false;
  return ({ done, of, running, failed, workers, seconds }) => {
    if (workers === 0 && seconds > 5 && !warned && !input.arguments.flags.has('quiet')) {
      warned = true;
      input.terminal.err('No worker is there yet: start some with "throughline worker --queue …".\n');
    }
    const speed = done / Math.max(seconds, 0.001);
    const left = done === 0 ? '' : `, ${speed.toFixed(1)} a second, ${Math.ceil((of - done) / speed)} s left`;
    const trouble = failed === 0 ? '' : `, ${failed} with errors`;
    input.progress(`${done} of ${of} decks done, ${running} running${trouble}${left}`);
  };
}

/** `--jobs`: a number of workers; 0 where the number of decks decides. Diagnostic: invalid-argument. */
function readJobs(input: CommandInput): number | Diagnostic {
  const text = input.arguments.texts.get('jobs');
  if (text === undefined) return 0;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const hint = 'write a whole number from 1 to 99, such as --jobs 4';
  return reportCli('invalid-argument', null, `--jobs is "${text}"`, { hint });
}

function notesOn(report: BuildReport, shard: Shard | undefined, dryRun: boolean): string[] {
  const notes: string[] = [];
  if (dryRun && !report.withheld) notes.push('This was a dry run: nothing was written.');
  if (shard && report.planned === 0) notes.push('This shard has no decks: there are fewer than shards.');
  if (report.recovered) notes.push('An earlier build was interrupted; what it left has been put right.');
  if (report.withheld) {
    const others = report.failed.length > 0 && report.failed.length < report.planned;
    notes.push(`Nothing was written${others ? '; --keep-going writes the decks without errors' : ''}.`);
  } else if (report.failed.length > 0)
    notes.push(`Not written, for their errors: ${report.failed.join(', ')}.`);
  return notes;
}

/** An editor that saves several files at once sets off one build, in milliseconds. */
const settle = 40;

/**
 * Builds, and builds again what depends on whatever changes, until it is interrupted; errors are said and waited out.
 * Each further build says one line.
 */
async function watchAndBuild(input: CommandInput, build: () => Promise<BuildRun>): Promise<CommandResult> {
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const { root, settings } = project.value;
  const { terminal } = input;
  const changed = new Set<string>();
  const wakeUp = new Bell();
  // Listening comes before the first build: what is saved while it runs is built afterwards.
  const watching = await watchProject(
    root,
    (paths) => {
      const out = input.arguments.texts.get('out');
      const own = ownFolder(
        root,
        resolve(out === undefined ? root : terminal.folder, out ?? settings.output),
      );
      for (const path of paths) if (own === null || !`${path}/`.startsWith(own)) changed.add(path);
      if (changed.size > 0) wakeUp.ring();
    },
    { settle, onFailure: (problem) => terminal.err(`changes are no longer noticed: ${problem}\n`) },
  );
  const stop = () => wakeUp.ring();
  terminal.signal.addEventListener('abort', stop);
  try {
    await input.publish((await build()).result);
    if (!terminal.signal.aborted) say(input, 'Watching for changes; stop with Ctrl+C.');
    for (;;) {
      while (changed.size === 0 && !terminal.signal.aborted) await wakeUp.wait();
      if (terminal.signal.aborted) break;
      const paths = [...changed].sort();
      changed.clear();
      const begun = terminal.now();
      const { result, report } = await build();
      if (terminal.signal.aborted) break;
      await input.publish(input.json ? result : { diagnostics: result.diagnostics, output: '' });
      const seconds = ((terminal.now() - begun) / 1000).toFixed(2);
      say(input, `${shortList(paths)}: ${outcomeOf(report, result)} (${seconds} s)`);
    }
  } finally {
    terminal.signal.removeEventListener('abort', stop);
    await watching.close();
  }
  return { output: '', diagnostics: [] };
}

/** What a build came to, in a few words. */
function outcomeOf(report: BuildRun['report'], { diagnostics }: CommandResult): string {
  const found = summarize(diagnostics);
  const tail = found === '' ? '' : `, ${found}`;
  if (!report || report.withheld) return `nothing written${tail}`;
  const decks = new Set(
    report.files.filter(({ status }) => status === 'written' || status === 'removed').map(({ deck }) => deck),
  );
  return `${decks.size === 0 ? 'nothing to build' : shortList([...decks])}${tail}`;
}

function say(input: CommandInput, line: string): void {
  if (!input.arguments.flags.has('quiet') && !input.json) input.terminal.out(`${line}\n`);
}

function shortList(names: readonly string[]): string {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const rest = names.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The output folder as changes in it are told, where it is in the project. */
function ownFolder(root: string, output: string): string | null {
  const path = relative(root, output).split(sep).join('/');
  return path === '' || path.startsWith('..') ? null : `${path}/`;
}

/** Wakes one waiter; rung before anybody waits, it wakes the next one at once. */
class Bell {
  private rung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  async wait(): Promise<void> {
    if (!this.rung) await new Promise<void>((resolve) => (this.wake = resolve));
    this.rung = false;
    this.wake = null;
  }
}
