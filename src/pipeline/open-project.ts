import { formatNames } from '../formats/index.ts';
import { openProject as openFolder, type Project, type Tree } from '../project/index.ts';
import type { Outcome } from '../source/index.ts';
import { expandRows } from './expand-rows.ts';

/**
 * Reads what the project in a folder consists of; its settings may name the formats that there are. `vars`: values of
 * variables that win over all that files say. `tree`: what its files are read from instead of the disk. `asOf`: the day on
 * which sources are fresh or stale (`2026-05-01`), where that is not each deck's own. `typed`: texts that are open in an editor.
 */
export function openProject(
  root: string,
  vars?: ReadonlyMap<string, string>,
  tree?: Tree,
  asOf?: string | null,
  typed?: ReadonlyMap<string, string>,
): Outcome<Project> {
  const opened = openFolder(root, { formats: formatNames, vars, tree, asOf, opened: typed });
  if (!opened.value) return opened;
  const expanded = expandRows(opened.value);
  return { ...expanded, diagnostics: [...opened.diagnostics, ...expanded.diagnostics] };
}
