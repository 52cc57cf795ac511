import {
  adjustFindings,
  createProjectCache,
  openProject as openFolder,
  planBuild,
  readDay,
  readLevels,
} from '../pipeline/index.ts';
import type { Tree } from '../project/index.ts';
import type { Diagnostic as Found } from '../source/index.ts';
import { keepOpened } from './opened.ts';
import { plainDiagnostics } from './plain-diagnostics.ts';
import type { OpenOptions, Outcome, Project, ProjectFiles } from './types.ts';

/**
 * Opens a project: the folder of one, or its files in memory, which are all that it has then besides what ships with
 * Throughline. Without errors that leave nothing to build there is a value.
 */
export function openProject(from: string | ProjectFiles, options: OpenOptions = {}): Outcome<Project> {
  const vars = new Map(Object.entries(options.vars ?? {}));
  const onDisk = typeof from === 'string';
  const asOf = options.asOf === undefined ? null : readDay(options.asOf);
  if (options.asOf !== undefined && asOf === null)
    throw new RangeError(`asOf is "${options.asOf}": write a day, such as 2026-05-01`);
  const { value, diagnostics } = onDisk
    ? openFolder(from, vars, undefined, asOf)
    : openFolder('.', vars, treeOf(from), asOf);
  if (!value) return { diagnostics: plainDiagnostics(diagnostics) };
  const levels = readLevels(value);
  const plan = planBuild(value, []);
  const judge = (found: readonly Found[]) =>
    adjustFindings(found, { levels: levels.value, excuses: [], strict: false });
  const project: Project = Object.freeze({
    decks: Object.freeze((plan.value ?? []).map(({ name }) => name)),
  });
  keepOpened(project, { project: value, cache: createProjectCache(value), onDisk, judge });
  const found = judge([...diagnostics, ...levels.diagnostics, ...plan.diagnostics]);
  return { value: project, diagnostics: plainDiagnostics(found) };
}

function treeOf(files: ProjectFiles): Tree {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content.slice(),
    ]),
  );
  return {
    files: new Map(
      [...contents].map(([path, { length }]) => [path, { id: path, size: length, link: false }]),
    ),
    read: ({ id }) => contents.get(id) ?? null,
  };
}
