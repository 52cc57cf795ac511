import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { changesOf, type DeckChange } from './changes.ts';
import { inWords, kindOf, readPlainFile } from './file-kind.ts';
import { errnoOf, onFile } from './io-error.ts';
import { lockName, workFolder } from './names.ts';
import { rebuildChanges } from './rebuild-changes.ts';
import { parseJournal } from './steps.ts';

/** A journal; earlier versions of the program called the one of a deck that was being undone `undo-3.json`. */
const journals = /^(journal|undo-\d{1,6})\.json$/;

/**
 * What a killed build had begun to put in place, by deck; empty where it had not got so far, null where nothing was
 * left. Changes nothing.
 */
export async function findPendingWork(root: string): Promise<readonly DeckChange[] | null> {
  const work = join(root, workFolder);
  if ((await onFile(workFolder, () => kindOf(work))) !== 'folder') return null;
  const names = await onFile(workFolder, () => namesIn(work));
  const name = names.filter((each) => journals.test(each)).sort()[0];
  if (name === undefined) return [];
  const text = (await onFile(`${workFolder}/${name}`, () => readPlainFile(join(work, name))))?.toString(
    'utf8',
  );
  const steps = text === undefined ? null : parseJournal(text);
  return steps ? changesOf(steps) : rebuildChanges(root, names);
}

/**
 * What stands where a build keeps its lock and its staged files, and what no build ever puts there: somebody is told at
 * once, since reading a pipe would wait for ever. Diagnostics: output-unwritable.
 */
export async function findOddEntry(root: string, shown: string): Promise<Diagnostic | null> {
  for (const name of await namesIn(root)) {
    if (!name.startsWith(lockName)) continue;
    const kind = await kindOf(join(root, name));
    if (kind !== 'none' && kind !== 'file') return oddEntry(shown, name, kind, name);
  }
  const work = await kindOf(join(root, workFolder));
  if (work === 'none') return null;
  if (work !== 'folder') return oddEntry(shown, workFolder, work, workFolder);
  for (const name of await namesIn(join(root, workFolder))) {
    const kind = await kindOf(join(root, workFolder, name));
    if (kind !== 'file' && kind !== 'none') return oddEntry(shown, `${workFolder}/${name}`, kind, workFolder);
  }
  return null;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function oddEntry(
  shown: string,
  path: string,
  kind: Parameters<typeof inWords>[0],
  remove: string,
): Diagnostic {
  const message = `${shown}/${path} is ${inWords(kind)}: no build put it there`;
  return reportBuild('output-unwritable', null, message, {
    hint: `delete ${shown}/${remove}, then build again`,
  });
}
