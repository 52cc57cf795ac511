import { randomUUID } from 'node:crypto';
import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { errnoOf, IoError, onFile, reportIo } from './io-error.ts';
import { makeFolder } from './make-folder.ts';

export interface TextFile {
  /** Relative to the folder that it is written into, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Writes a text whole or not at all; a device or a pipe is written to as it is. Diagnostics: output-unwritable. */
export async function writeTextFile(path: string, text: string): Promise<readonly Diagnostic[]> {
  try {
    await onFile(path, async () => {
      await makeFolder(dirname(path));
      const kind = await kindOf(path);
      if (kind === 'other') return writeFile(path, text);
      const draft = `${path}.${randomUUID().slice(0, 8)}.new`;
      try {
        await writeFile(draft, text, { flag: 'wx' });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw error;
      }
      return undefined;
    });
    return [];
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
  files: readonly (TextFile & { readonly spare?: boolean })[],
): Promise<Outcome<readonly string[]>> {
  const diagnostics: Diagnostic[] = [];
  const missing: TextFile[] = [];
  const created: string[] = [];
  try {
    for (const file of files) {
      const kind = await onFile(file.path, () => kindOf(join(folder, file.path)));
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

async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    const found = await lstat(path);
    if (found.isDirectory()) throw new IoError(path, 'EISDIR');
    return found.isFile() ? 'file' : 'other';
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'none';
    throw error;
  }
}
