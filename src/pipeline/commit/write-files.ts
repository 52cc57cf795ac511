import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { kindOf, makeFolder } from './files.ts';
import { IoError, onFile, reportIo } from './io-error.ts';
import { isWithin, realDestination } from './output-place.ts';

export interface TextFile {
  /** Relative to the folder that it is written into, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A file that is new, of any content. */
export interface NewFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** What keeps a text from being written. */
export interface WriteGuard {
  /** A folder that no link may lead out of. */
  readonly within?: string | undefined;
  /** Whether a file that is there may be replaced, by its text. */
  readonly mayReplace?: (text: string) => boolean;
}

/**
 * Writes a text whole or not at all, where its path really leads; a device or a pipe is written to as it is. `shown`: the
 * path as the user knows it. Diagnostics: output-unwritable, file-exists.
 */
export async function writeTextFile(
  path: string,
  text: string | Uint8Array,
  shown = path,
  { within, mayReplace }: WriteGuard = {},
): Promise<readonly Diagnostic[]> {
  try {
    return await onFile(shown, async () => {
      // Asked first, so that no folder is made elsewhere either.
      if (within !== undefined && !(await isWithin(within, path))) throw new IoError(shown, 'LINK');
      await makeFolder(dirname(path));
      const real = await realDestination(path);
      if (real === null) throw new IoError(shown, 'LINK');
      const kind = await kindOf(real);
      if (kind === 'folder') throw new IoError(shown, 'EISDIR');
      if (kind !== 'none' && kind !== 'file') {
        await writeFile(real, text);
        return [];
      }
      if (kind === 'file' && mayReplace && !mayReplace(await readFile(real, 'utf8'))) {
        const hint = 'move the file away, or choose another folder';
        return [
          reportBuild('file-exists', null, `${shown} is there already, and no command wrote it`, { hint }),
        ];
      }
      const draft = `${real}.${randomUUID().slice(0, 8)}.new`;
      try {
        await writeFile(draft, text, { flag: 'wx' });
        await rename(draft, real);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw error;
      }
      return [];
    });
  } catch (error) {
    return [reportIo(error)];
  }
}

/**
 * Creates files where none are. When one of them exists already nothing is written; those marked `spare` are left out
 * instead. Gives back the paths written. Diagnostics: file-exists, output-unwritable.
 */
export async function createFiles(
  folder: string,
  files: readonly (NewFile & { readonly spare?: boolean })[],
): Promise<Outcome<readonly string[]>> {
  const diagnostics: Diagnostic[] = [];
  const missing: NewFile[] = [];
  const created: string[] = [];
  try {
    for (const file of files) {
      const path = join(folder, file.path);
      const kind = await onFile(file.path, () => kindOf(path));
      // A link of a folder on the way may lead anywhere.
      if (!(await onFile(file.path, () => isWithin(folder, dirname(path)))))
        throw new IoError(file.path, 'LINK');
      if (kind === 'folder') throw new IoError(file.path, 'EISDIR');
      if (kind === 'none') missing.push(file);
      else if (!file.spare) {
        const hint = 'choose another folder, or move the file away';
        diagnostics.push(reportBuild('file-exists', null, `${file.path} is there already`, { hint }));
      }
    }
    if (diagnostics.length > 0) return { diagnostics };
    for (const file of missing) {
      const path = join(folder, file.path);
      await onFile(file.path, async () => {
        await makeFolder(dirname(path));
        await writeFile(path, file.text, { flag: 'wx' });
      });
      created.push(file.path);
    }
    return { value: created, diagnostics };
  } catch (error) {
    for (const path of created) await rm(join(folder, path), { force: true });
    return { diagnostics: [reportIo(error)] };
  }
}
