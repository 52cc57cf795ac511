import { resolve } from 'node:path';
import {
  dayOfEpoch,
  findProjectFolder,
  openProject,
  type Project,
  readDay,
  refuseProject,
} from '../index.ts';
import type { Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { CommandInput } from './command.ts';

/** The project of a command line: `--project`, else the nearest one upward. Diagnostics: invalid-argument, among others. */
export function findProject(input: CommandInput): Outcome<Project> {
  const { folder } = input.terminal;
  const named = input.arguments.texts.get('project');
  const asOf = asOfIn(input);
  if (asOf.value === undefined) return { diagnostics: asOf.diagnostics };
  const vars = variablesIn(input);
  if (named !== undefined) return openNamedProject(folder, named, vars, asOf.value);
  const found = findProjectFolder(folder);
  if (found.value === undefined) return { diagnostics: found.diagnostics };
  return openProject(found.value, vars, undefined, asOf.value);
}

/** `--var NAME=VALUE`; of a name that is given twice the last. */
export function variablesIn(input: CommandInput): ReadonlyMap<string, string> {
  return new Map(
    (input.arguments.lists.get('var') ?? []).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** `--as-of`, else the day of SOURCE_DATE_EPOCH; null: neither says a day. Diagnostic: invalid-argument. */
export function asOfIn({ arguments: { texts }, terminal }: CommandInput): Outcome<string | null> {
  const text = texts.get('as-of');
  if (text === undefined) {
    return { value: dayOfEpoch(terminal.env.SOURCE_DATE_EPOCH ?? null), diagnostics: [] };
  }
  const day = readDay(text);
  if (day !== null) return { value: day, diagnostics: [] };
  const hint = 'write a day, such as --as-of 2026-05-01';
  return { diagnostics: [reportCli('invalid-argument', null, `--as-of is "${text}"`, { hint })] };
}

/** The project in a folder that was named. Diagnostics: no-project, and those of opening it. */
export function openNamedProject(
  folder: string,
  named: string,
  vars?: ReadonlyMap<string, string>,
  asOf?: string | null,
): Outcome<Project> {
  const path = resolve(folder, named);
  const refused = refuseProject(path, named);
  return refused ? { diagnostics: [refused] } : openProject(path, vars, undefined, asOf);
}
