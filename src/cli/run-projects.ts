import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { Arguments, CommandInput, CommandResult } from './command.ts';

/** The projects of a command line that names several; null where it names one, or none. */
export function severalProjects({ lists }: Arguments): readonly string[] | null {
  const named = lists.get('project') ?? [];
  return named.length > 1 ? [...new Set(named)] : null;
}

/**
 * Runs a command in each of several projects, as if each had been named alone; places are told with the project's folder
 * before them. Diagnostic: invalid-argument, of a command that works on one.
 */
export async function runProjects(input: CommandInput, projects: readonly string[]): Promise<CommandResult> {
  const { command, texts, flags } = input.arguments;
  const refuse = (message: string, hint: string): CommandResult => ({
    output: '',
    diagnostics: [reportCli('invalid-argument', null, message, { hint })],
  });
  if (!command.manyProjects)
    return refuse(`--project is given ${projects.length} times`, `${command.name} takes one`);
  if (flags.has('watch')) return refuse('--watch watches one project', 'name one with --project');
  if (texts.has('out'))
    return refuse('--out is one folder for several projects', 'leave it out: each has its own');
  const results: CommandResult[] = [];
  for (const project of projects) {
    if (input.terminal.signal.aborted) break;
    const own = { ...input.arguments, texts: new Map([...texts, ['project', project]]) };
    const result = await command.run({
      ...input,
      arguments: own,
      progress: (text) => input.progress(`${project}: ${text}`),
    });
    results.push({
      ...result,
      output: input.json || result.output === '' ? result.output : `${project}:\n${result.output}`,
      diagnostics: inFolder(result.diagnostics, project),
      notes: (result.notes ?? []).map((note) => `${project}: ${note}`),
    });
  }
  const json = () => {
    const all = results.map(({ output }, i) => ({
      project: projects[i],
      // Of a project that failed there is none.
      result: output === '' ? null : (JSON.parse(output) as unknown),
    }));
    return `${JSON.stringify({ version: 1, projects: all }, null, 2)}\n`;
  };
  return {
    output: input.json ? json() : results.map(({ output }) => output).join(''),
    account: results.every(({ account }) => account === true),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    notes: results.flatMap(({ notes }) => notes ?? []),
    details: results.flatMap(({ details }) => details ?? []),
  };
}

function inFolder(diagnostics: readonly Diagnostic[], folder: string): Diagnostic[] {
  const moved = new Map<SourceFile, SourceFile>();
  const move = (span: Span): Span => {
    const { file } = span;
    if (file.path.startsWith('package:')) return span;
    const there = moved.get(file) ?? { ...file, path: `${folder.replace(/\/+$/, '')}/${file.path}` };
    moved.set(file, there);
    return { ...span, file: there };
  };
  return diagnostics.map((each) => ({
    ...each,
    span: each.span && move(each.span),
    related: each.related.map((one) => ({ ...one, span: move(one.span) })),
  }));
}
