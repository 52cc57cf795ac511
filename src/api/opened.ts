import type { ProjectCache } from '../pipeline/index.ts';
import type { Project as OpenedFolder } from '../project/index.ts';
import type { Diagnostic as Found } from '../source/index.ts';
import type { Project } from './types.ts';

/** What stands behind a project that was opened. */
interface Opened {
  readonly project: OpenedFolder;
  /** What its decks share is read once. */
  readonly cache: ProjectCache;
  readonly onDisk: boolean;
  readonly judge: (found: readonly Found[]) => Found[];
}

const known = new WeakMap<Project, Opened>();

export function keepOpened(project: Project, opened: Opened): void {
  known.set(project, opened);
}

/** Throws a TypeError for what `openProject` did not give: that is a mistake of the program that calls. */
export function openedOf(project: Project): Opened {
  const found = known.get(project);
  if (!found) throw new TypeError('this is no project that openProject of this copy of Throughline gave');
  return found;
}
