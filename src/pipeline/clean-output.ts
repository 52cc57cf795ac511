import { join } from 'node:path';
import { judgeOutput, sameContent } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import { type Outcome, version } from '../source/index.ts';
import { kindOf } from './commit/files.ts';
import { forgetBuilds, openOutputFolder, removeFile } from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { type BuiltFile, describeFile } from './output-target.ts';
import { shardFileName } from './shards.ts';

export interface CleanOptions {
  /** The output folder, as it was typed [the project's]. */
  readonly out?: string | undefined;
  readonly folder?: string | undefined;
  /** Takes hand-edited files too, and keeps a copy of each. */
  readonly force?: boolean;
}

/**
 * Removes the files that builds wrote, and what builds remember; what anybody else put there stays. Diagnostics:
 * hand-edited, and those of writing.
 */
export async function cleanOutput(
  project: Pick<Project, 'root' | 'settings'>,
  options: CleanOptions = {},
): Promise<Outcome<{ readonly files: readonly BuiltFile[] }>> {
  const place = await outputFolderOf(project, options, 'write');
  if (!place.value) return { diagnostics: place.diagnostics };
  const target = place.value;
  forgetBuilds(project.root);
  // No folder is made to be cleaned.
  if ((await kindOf(target.root)) === 'none') return { value: { files: [] }, diagnostics: [] };
  const { shown } = target;
  const { force = false } = options;
  const opened = await openOutputFolder(target.root, {
    shown,
    version,
    force,
    place: target,
    sameContent,
    judge: judgeOutput,
  });
  if (!opened.value) return { diagnostics: opened.diagnostics };
  try {
    const swept = await opened.value.sweep(new Set());
    await removeFile(join(target.root, shardFileName));
    const files = (swept.value ?? []).map((file) => describeFile(file, null, target));
    return { value: { files }, diagnostics: swept.diagnostics };
  } finally {
    await opened.value.close();
  }
}
