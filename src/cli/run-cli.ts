import { type Diagnostic, escapeControls, hasErrors, sortDiagnostics } from '../source/index.ts';
import { exitCodeOf, reportCli } from './codes.ts';
import type { Arguments, CommandInput, CommandResult } from './command.ts';
import { commands } from './commands/index.ts';
import { parseArguments } from './parse-arguments.ts';
import { checkReportFiles, type Destination, readDestinations, writeReports } from './report.ts';
import { runProjects, severalProjects } from './run-projects.ts';
import { escapingTerminal, startProgress, type Terminal } from './terminal.ts';

/** Runs one command line and gives back its exit code. Everything that people read goes through `terminal`. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseArguments(argv, commands);
  const wanted = readDestinations(parsed.value?.lists.get('reporter') ?? [], parsed.value?.command.reporters);
  const usage = [...parsed.diagnostics, ...wanted.diagnostics];
  const destinations = wanted.value ?? [{ name: 'text', file: null }];
  if (!parsed.value || hasErrors(usage))
    return finish({ output: '', diagnostics: usage }, parsed.value, destinations, terminal);
  if (destinations.some((each) => each.file !== null)) {
    const refused = await checkReportFiles(destinations, parsed.value, terminal.folder);
    const screen = destinations.filter((each) => each.file === null);
    if (refused.length > 0)
      return finish({ output: '', diagnostics: refused }, parsed.value, screen, terminal);
  }
  const json = destinations.some((each) => each.name === 'json' && each.file === null);
  const asked = new Set(destinations.map(({ name }) => name));
  const publish = async (early: CommandResult): Promise<void> => {
    await finish(early, parsed.value, destinations, terminal);
  };
  const result = await runCommand(parsed.value, { terminal, json, reporters: asked, publish });
  return finish(result, parsed.value, destinations, terminal);
}

async function runCommand(
  parsed: Arguments,
  input: Pick<CommandInput, 'terminal' | 'json' | 'reporters' | 'publish'>,
): Promise<CommandResult> {
  const { terminal } = input;
  const started = terminal.now();
  const watched = terminal.interactive && !parsed.flags.has('quiet');
  const progress = startProgress(watched ? terminal.err : null);
  try {
    const publish: CommandInput['publish'] = (early) => {
      progress.clear();
      return input.publish(early);
    };
    const given: CommandInput = {
      ...input,
      terminal: escapingTerminal(terminal),
      publish,
      arguments: parsed,
      progress: progress.show,
    };
    const projects = severalProjects(parsed);
    const result = projects ? await runProjects(given, projects) : await parsed.command.run(given);
    const seconds = ((terminal.now() - started) / 1000).toFixed(2);
    return { ...result, details: [...(result.details ?? []), `${parsed.command.name}: ${seconds} s`] };
  } catch (error) {
    return reportBug(error, parsed.flags.has('verbose'));
  } finally {
    progress.clear();
  }
}

/** What is thrown is never the user's mistake. */
export function reportBug(error: unknown, verbose: boolean): CommandResult {
  const message = error instanceof Error ? error.message : String(error);
  const stack = verbose && error instanceof Error && error.stack ? [error.stack] : [];
  const hint = `please report it with the command${verbose ? ' and the lines below' : '; --verbose shows where it happened'}`;
  const diagnostic = reportCli('internal-error', null, `this is a bug in Throughline: ${message}`, { hint });
  return { output: '', diagnostics: [diagnostic], notes: stack };
}

async function finish(
  result: CommandResult,
  parsed: Arguments | undefined,
  destinations: readonly Destination[],
  terminal: Terminal,
): Promise<number> {
  const quiet = parsed?.flags.has('quiet') ?? false;
  const color = terminal.color && !(parsed?.flags.has('no-color') ?? false);
  const found = sortDiagnostics(result.diagnostics);
  const command = parsed?.command.name ?? null;
  const { report, documents } = result;
  const options = { terminal, color, quiet, command, report, documents };
  const written = await writeReports(found, destinations, options);
  const onScreen = destinations.find((each) => each.file === null)?.name ?? 'text';
  const output = documents?.[onScreen] ?? result.output;
  if (output !== '' && !(quiet && result.account)) terminal.out(escapeControls(output));
  const texts = destinations.some((each) => each.name === 'text' && each.file === null);
  if (texts && !quiet) for (const note of result.notes ?? []) terminal.err(`${escapeControls(note)}\n`);
  if (parsed?.flags.has('verbose'))
    for (const detail of result.details ?? []) terminal.err(`${escapeControls(detail)}\n`);
  if (terminal.signal.aborted) return Number(terminal.signal.reason);
  const all: readonly Diagnostic[] = [...found, ...written];
  return exitCodeOf(all) || (result.exitCode ?? 0);
}
