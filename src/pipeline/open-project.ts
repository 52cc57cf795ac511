import { formatNames } from '../formats/index.ts';
import { openProject as openFolder, type Project } from '../project/index.ts';
import type { Outcome } from '../source/index.ts';
import { expandRows } from './expand-rows.ts';

/**
 * Reads what the project in a folder consists of; its settings may name the formats that there are. `vars`: values of
 * variables that win over all that files say.
 */
export function openProject(root: string, vars?: ReadonlyMap<string, string>): Outcome<Project> {
  const opened = openFolder(root, { formats: formatNames, vars });
  if (!opened.value) return opened;
  const expanded = expandRows(opened.value);
  return { ...expanded, diagnostics: [...opened.diagnostics, ...expanded.diagnostics] };
}
