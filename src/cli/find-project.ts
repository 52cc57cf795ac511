import { resolve } from 'node:path';
import { findProjectFolder, openProject, type Project, refuseProject } from '../index.ts';
import type { Outcome } from '../source/index.ts';
import type { CommandInput } from './command.ts';

/** The project of a command line: `--project`, else the nearest one upward. */
export function findProject(input: CommandInput): Outcome<Project> {
  const { folder } = input.terminal;
  const named = input.arguments.texts.get('project');
  const vars = variablesIn(input);
  if (named !== undefined) return openNamedProject(folder, named, vars);
  const found = findProjectFolder(folder);
  return found.value === undefined ? { diagnostics: found.diagnostics } : openProject(found.value, vars);
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

/** The project in a folder that was named. Diagnostics: no-project, and those of opening it. */
export function openNamedProject(
  folder: string,
  named: string,
  vars?: ReadonlyMap<string, string>,
): Outcome<Project> {
  const path = resolve(folder, named);
  const refused = refuseProject(path, named);
  return refused ? { diagnostics: [refused] } : openProject(path, vars);
}
