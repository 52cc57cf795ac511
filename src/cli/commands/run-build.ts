import { type BuildReport, buildDecks } from '../../index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { buildAccount } from './build-account.ts';
import { watchAndBuild } from './watch-and-build.ts';

/** Builds decks, once or whenever something changes. Diagnostics: those of every stage. */
export async function runBuild(input: CommandInput): Promise<CommandResult> {
  const jobs = readJobs(input);
  if (typeof jobs !== 'number') return { output: '', diagnostics: [jobs] };
  const build = () => buildOnce(input, jobs);
  if (!input.arguments.flags.has('watch')) return (await build()).result;
  return watchAndBuild(input, build);
}

export interface BuildRun {
  readonly result: CommandResult;
  /** Undefined where nothing could be begun. */
  readonly report: BuildReport | undefined;
}

async function buildOnce(input: CommandInput, jobs: number): Promise<BuildRun> {
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
    sourceDateEpoch: terminal.env.SOURCE_DATE_EPOCH,
    browser: texts.get('browser'),
    write,
    jobs,
    remember: { since, opening: project.diagnostics },
    onProgress: (deck, number, of) => input.progress(`building ${deck} (${number} of ${of})`),
    signal: terminal.signal,
  });
  const diagnostics = [...project.diagnostics, ...built.diagnostics];
  if (!built.value) return { result: { output: '', diagnostics }, report: undefined };
  const { files } = built.value;
  const output = input.json
    ? `${JSON.stringify({ version: 1, ...built.value }, null, 2)}\n`
    : buildAccount(files);
  const result = { output, account: true, diagnostics, notes: notesOn(built.value) };
  return { result, report: built.value };
}

/** `--jobs`: a number of workers; 0 where the number of decks decides. Diagnostic: invalid-argument. */
function readJobs(input: CommandInput): number | Diagnostic {
  const text = input.arguments.texts.get('jobs');
  if (text === undefined) return 0;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const hint = 'write a whole number from 1 to 99, such as --jobs 4';
  return reportCli('invalid-argument', null, `--jobs is "${text}"`, { hint });
}

function notesOn(report: BuildReport): string[] {
  const notes: string[] = [];
  if (report.recovered) notes.push('An earlier build was interrupted; what it left has been put right.');
  if (report.withheld) {
    const others = report.failed.length > 0 && report.failed.length < report.planned;
    notes.push(`Nothing was written${others ? '; --keep-going writes the decks without errors' : ''}.`);
  } else if (report.failed.length > 0)
    notes.push(`Not written, for their errors: ${report.failed.join(', ')}.`);
  return notes;
}
