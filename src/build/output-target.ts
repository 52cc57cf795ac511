import { isAbsolute, join, relative, resolve } from 'node:path';
import type { CommittedFile } from './commit/output-options.ts';
import type { Edition } from './edition.ts';

/** The folder that a build writes to. */
export interface OutputTarget {
  readonly root: string;
  /** As the user would type it: relative to the current folder where it is below. */
  readonly shown: string;
  /** Where the settings name it: the project, which it must be in. Null: the user named it. */
  readonly within: string | null;
}

export interface BuiltFile {
  /** As the user would type it: relative to the current folder where it is below. */
  readonly path: string;
  readonly status: CommittedFile['status'];
  readonly deck: string;
  readonly language: string | null;
  /** Of a deck; null for other files. */
  readonly slides: number | null;
  readonly minutes: number | null;
}

/** The folder named by `out`, relative to the current one; else the project's own. */
export function outputFolderOf(
  project: { readonly root: string; readonly settings: { readonly output: string } },
  out: string | undefined,
): OutputTarget {
  const target = outputTarget(project.root, out === undefined ? project.settings.output : resolve(out));
  return out === undefined ? target : { ...target, within: null };
}

export function outputTarget(projectRoot: string, output: string): OutputTarget {
  const root = resolve(projectRoot, output);
  const shown = relative(process.cwd(), root) || '.';
  // A path with many steps up says less than the whole one.
  return { root, shown: isAbsolute(shown) || shown.startsWith('..') ? root : shown, within: projectRoot };
}

/** `path` is relative to the output folder; `deck` is what the file belongs to, when that was built. */
export function describeFile(
  { path, status }: CommittedFile,
  deck: { readonly deck: string; readonly editions: readonly Edition[] } | null,
  target: OutputTarget,
): BuiltFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const edition = deck?.editions.find((each) => each.files.includes(name)) ?? null;
  const isDeck = edition !== null && name.endsWith('.pptx');
  return {
    path: join(target.shown, path),
    status,
    deck: deck?.deck ?? path.slice(0, path.lastIndexOf('/')),
    language: edition?.language ?? null,
    slides: isDeck ? edition.slides : null,
    minutes: isDeck ? edition.minutes : null,
  };
}
