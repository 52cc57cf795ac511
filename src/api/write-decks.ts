import { buildDecks } from '../pipeline/index.ts';
import { openedOf } from './opened.ts';
import { plainDiagnostics } from './plain-diagnostics.ts';
import type { Outcome, Project, WriteOptions, WrittenFiles } from './types.ts';

/**
 * Builds decks into the output folder of a project on the disk, as `throughline build` does: all of them or none, and no
 * file that somebody edited is lost. Rejects for a project in memory.
 */
export async function writeDecks(
  project: Project,
  options: WriteOptions = {},
): Promise<Outcome<WrittenFiles>> {
  const { project: folder, onDisk } = openedOf(project);
  if (!onDisk) throw new TypeError('a project in memory has no output folder: use buildDeck');
  const { decks, formats, onProgress } = options;
  const { value, diagnostics } = await buildDecks(folder, {
    folder: folder.root,
    ...(decks && { decks }),
    ...(formats && { formats }),
    ...(onProgress && { onProgress }),
  });
  const plain = plainDiagnostics(diagnostics);
  return value
    ? { value: { files: value.files.map(({ path }) => path) }, diagnostics: plain }
    : { diagnostics: plain };
}
