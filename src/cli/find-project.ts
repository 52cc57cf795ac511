import { resolve } from 'node:path';
import { findProjectFolder, openProject, type Project, refuseProject } from '../index.ts';
import type { Outcome } from '../source/index.ts';
import type { CommandInput } from './command.ts';

/** The project of a command line: `--project`, else the nearest one upward. */
export function findProject(input: CommandInput): Outcome<Project> {
  const { folder } = input.terminal;
  const named = input.arguments.texts.get('project');
  if (named !== undefined) return openNamedProject(folder, named);
  const found = findProjectFolder(folder);
  return found.value === undefined ? { diagnostics: found.diagnostics } : openProject(found.value);
}

/** The project in a folder that was named. Diagnostics: no-project, and those of opening it. */
export function openNamedProject(folder: string, named: string): Outcome<Project> {
  const path = resolve(folder, named);
  const refused = refuseProject(path, named);
  return refused ? { diagnostics: [refused] } : openProject(path);
}
