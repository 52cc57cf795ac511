import { join, normalize, relative, resolve } from 'node:path';
import type { Span } from '../source/index.ts';

/** The folder that a build writes to. */
export interface OutputTarget {
  readonly root: string;
  /** As the user would type it, or did. */
  readonly shown: string;
  /** As it was typed, or stands in the settings. */
  readonly named: string;
  /** The project's folder. */
  readonly project: string;
  /** Where the settings name it, it must be in the project. */
  readonly inProject: boolean;
  /** Where the settings name it; null: they do not. */
  readonly span: Span | null;
}

export interface BuiltFile {
  /** As the user would type it: relative to the current folder where it is below. */
  readonly path: string;
  readonly status: CommittedFile['status'];
  readonly deck: string;
  readonly language: string | null;
  /** Of a presentation; null for other files. */
  readonly slides: number | null;
  readonly minutes: number | null;
}

/** Where outputs go, as far as their paths are told by it. */
export type ShownTarget = Pick<OutputTarget, 'root' | 'shown'>;

/** The folder named by `out`, as it was typed, relative to `folder`; else that of the settings, an absolute path. */
export function shownTarget(named: string, out: string | null, folder: string): ShownTarget {
  if (out === null) return { root: named, shown: relative(folder, named) || '.' };
  return { root: resolve(folder, out), shown: normalize(out).replace(/(?<=.)[\\/]+$/, '') };
}

/** `path` is relative to the output folder; `deck` is what the file belongs to, when that was built. */
export function describeFile(
  { path, status }: CommittedFile,
  deck: { readonly deck: string; readonly editions: readonly Edition[] } | null,
  target: ShownTarget,
): BuiltFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const edition = deck?.editions.find((each) => each.files.includes(name)) ?? null;
  const told = edition?.accounted.includes(name) ? edition : null;
  return {
    path: join(target.shown, path),
    status,
    deck: deck?.deck ?? path.slice(0, path.lastIndexOf('/')),
    language: edition?.language ?? null,
    slides: told?.slides ?? null,
    minutes: told?.minutes ?? null,
  };
}

/** A deck in one language, as it was built. */
export interface Edition {
  readonly language: string;
  readonly slides: number;
  /** What its notes take to say. */
  readonly minutes: number;
  /** Names of its files. */
  readonly files: readonly string[];
  /** Those of which slides and minutes are told. */
  readonly accounted: readonly string[];
}

/** How an output folder is written to. */
export interface OutputOptions {
  /** The folder as the user knows it, for messages. */
  readonly shown: string;
  /** Version of the program, for the manifests. */
  readonly version: string;
  /** Replaces hand-edited files, and keeps a copy of each beside it. */
  readonly force: boolean;
  /** Whether two versions of a file say the same; called only for bytes that differ. */
  readonly sameContent: (a: Uint8Array, b: Uint8Array) => boolean;
  /** What somebody did to a file since it was written; null, or left out: nobody can tell. */
  readonly judge?: (
    name: string,
    found: Uint8Array,
    expected: Uint8Array,
  ) => Promise<{ readonly verdict: 'saved-again' | 'edited' | 'unrecognised' } | null>;
  /** What it was named as: it is looked at once more, since something else may stand there by now. */
  readonly place?: OutputTarget;
  /** How long to wait for another build, in milliseconds. */
  readonly patience?: number;
}

/** All that one deck makes, in all its languages. */
export interface DeckOutput {
  /** `outline/deck`: its folder in the output folder. */
  readonly deck: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly inputs: Readonly<Record<string, string>>;
  /** In all its languages, where somebody counted them. */
  readonly slides?: number | null;
  /** Versions of the installed packages that it was made with, by their names. */
  readonly packages?: Readonly<Record<string, string>>;
  /** SHA-256 of files that may be written over although no build wrote them: all that was changed in them by hand is kept. */
  readonly adopted?: readonly string[];
  /** Only some of its formats were made: earlier outputs that are not in `files` stay. */
  readonly partial: boolean;
}

export interface CommittedFile {
  /** Relative to the output folder. */
  readonly path: string;
  /** kept: hand-edited, so left. copied: the name under which a hand-edited file was kept by `force`. */
  readonly status: 'written' | 'unchanged' | 'removed' | 'kept' | 'copied';
}
