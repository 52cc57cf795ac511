import { resolve } from 'node:path';
import { outputNameProblem, type Project, reportOutputFolder } from '../project/index.ts';
import type { Outcome } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { checkPlace } from './commit/index.ts';
import { type OutputTarget, shownTarget } from './output-target.ts';

export interface NamedOutput {
  /** As it was typed; undefined: the project's own. */
  readonly out?: string | undefined;
  /** What it is relative to [the current folder]. */
  readonly folder?: string | undefined;
}

/**
 * The folder named by `out`, else the project's own, after a look at what is there. Diagnostics: output-folder,
 * output-unwritable.
 */
export async function outputFolderOf(
  project: Pick<Project, 'root' | 'settings'>,
  { out, folder = process.cwd() }: NamedOutput,
  use: 'read' | 'write',
): Promise<Outcome<OutputTarget>> {
  const problem = out === undefined ? null : outputNameProblem(out);
  if (problem !== null) return { diagnostics: [reportOutputFolder(out!, problem, null)] };
  const { output, record } = project.settings;
  const inProject = out === undefined;
  const target: OutputTarget = {
    ...shownTarget(resolve(project.root, output), out ?? null, folder),
    named: out ?? output,
    project: project.root,
    inProject,
    // A default has no place.
    span: inProject && record?.output !== undefined ? spanOf(record, 'output') : null,
  };
  const odd = await checkPlace(target, use);
  return odd ? { diagnostics: [odd] } : { value: target, diagnostics: [] };
}
