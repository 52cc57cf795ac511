import { constants, copyFile, link, open, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kindOf, makeFolder, notAFolder, Patience, removeFolders } from './files.ts';
import { errnoOf, IoError, onFile } from './io-error.ts';
import { backupName, journalName, type PutStep, type Step, serializeJournal, stagedName } from './journal.ts';
import { deckOf, picturesFolder, sha256 } from './manifest.ts';
import { workFolder } from './output-state.ts';

export interface Applied {
  /** What was thrown, by the place of the deck; null: it was put in place. Decks after these were not begun. */
  readonly failures: readonly unknown[];
  /** Something could be neither finished nor undone: the journal stays, and the next build tries again. */
  readonly unsettled: boolean;
}

/**
 * Does the steps of one deck after the other, each deck's all or none: what is done of a deck when one of its steps
 * fails is undone, and the next deck is begun. A disk that takes no more ends it. What was staged stays to be discarded.
 */
export async function applySteps(root: string, decks: readonly (readonly Step[])[]): Promise<Applied> {
  const work = join(root, workFolder);
  await onFile(firstTarget(decks), async () => {
    await makeFolder(work);
    const draft = join(work, `${journalName}.new`);
    await writeSynced(draft, Buffer.from(serializeJournal(decks.flat())));
    await rename(draft, join(work, journalName));
    await syncFolder(work);
  });
  const patience = new Patience();
  const failures: unknown[] = [];
  let unsettled = false;
  let first = 0;
  for (const deck of decks) {
    const { failure, undone } = await applyDeck(root, deck, first, patience);
    failures.push(failure);
    first += deck.length;
    unsettled ||= !undone;
    if (endsAll(failure)) break;
  }
  const done = decks.filter((_, i) => failures[i] === null).flat();
  await settleFolders(
    root,
    done.map(({ target }) => deckOf(target)),
  );
  return { failures, unsettled };
}

function firstTarget(decks: readonly (readonly Step[])[]): string {
  return decks[0]?.[0]?.target ?? '.';
}

/** Of these there is one for all decks: what does not go into one goes into none. */
function endsAll(failure: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EMFILE', 'ENFILE', 'EIO'].includes(errnoOf(failure) ?? '');
}

async function applyDeck(
  root: string,
  steps: readonly Step[],
  first: number,
  patience: Patience,
): Promise<{ readonly failure: unknown; readonly undone: boolean }> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    await refuseOddFolders(root, steps);
    for (const [i, step] of steps.entries()) {
      await onFile(step.target, async () => {
        const made = step.kind === 'put' ? await makeFolder(dirname(join(root, step.target))) : undefined;
        // A folder that is in use is no harm, and one that holds something stays.
        if (made !== undefined) undo.unshift(() => removeFolders(made, dirname(join(root, step.target))));
        undo.unshift(await applyStep(root, step, backupName(first + i), patience));
      });
    }
    return { failure: null, undone: true };
  } catch (failure) {
    try {
      for (const each of undo) await each();
      return { failure, undone: true };
    } catch (again) {
      if (errnoOf(again) === null) throw again;
      return { failure, undone: false };
    }
  }
}

/** A folder that became a link, or a file, since the deck was prepared. */
async function refuseOddFolders(root: string, steps: readonly Step[]): Promise<void> {
  const odd = await notAFolder(root, deckOf(steps[0]!.target));
  if (odd) throw new IoError(odd.path, odd.kind === 'link' ? 'LINK' : 'ENOTDIR');
}

/** Does a step and gives back how to undo it. */
async function applyStep(
  root: string,
  step: Step,
  backupPath: string,
  patience: Patience,
): Promise<() => Promise<void>> {
  const target = join(root, step.target);
  if (step.kind === 'keep') {
    const copy = join(root, step.copy);
    await patience.replace(target, () => rename(target, copy));
    return () => patience.replace(copy, () => rename(copy, target));
  }
  const backup = join(root, backupPath);
  const there = (await kindOf(target)) !== 'none';
  if (there) await patience.replace(target, () => linkOrCopy(target, backup));
  if (step.kind === 'put') await patience.replace(target, () => rename(join(root, step.staged), target));
  else if (there) await patience.replace(target, () => unlink(target));
  return () => patience.replace(target, () => (there ? rename(backup, target) : unlink(target)));
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

/** Takes away the folders of decks, and of their outlines, that hold nothing any more; makes the others durable. */
export async function settleFolders(root: string, decks: readonly string[]): Promise<void> {
  const outlines = new Set<string>();
  for (const deck of new Set(decks)) {
    outlines.add(dirname(deck));
    await rmdir(join(root, deck, picturesFolder)).catch(() => syncFolder(join(root, deck, picturesFolder)));
    await rmdir(join(root, deck)).catch(() => syncFolder(join(root, deck)));
  }
  for (const outline of outlines) {
    await rmdir(join(root, outline)).catch(() => syncFolder(join(root, outline)));
  }
  await syncFolder(root);
}

export interface NewFile {
  readonly target: string;
  readonly bytes: Uint8Array;
  readonly old: string | null;
}

/** Stages new contents beside the output and syncs them to the disk; `first` is a number that no staged file has yet. */
export async function stageFiles(
  root: string,
  files: readonly NewFile[],
  first = 0,
): Promise<readonly PutStep[]> {
  await onFile(files[0]?.target ?? '.', () => makeFolder(join(root, workFolder)));
  const writing = await Promise.allSettled(
    files.map(async (file, i): Promise<PutStep> => {
      const staged = stagedName(first + i);
      await onFile(file.target, () => writeSynced(join(root, staged), file.bytes));
      return { kind: 'put', staged, target: file.target, hash: sha256(file.bytes), old: file.old };
    }),
  );
  // All have ended, one way or the other: nothing is still being written that is then to be swept.
  return writing.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

/** Takes away what was staged, and what was kept to undo. */
export async function discardStaged(root: string): Promise<void> {
  await rm(join(root, workFolder), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  // Nothing is there: what a killed build left was swept, and what somebody links there is not written through.
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a folder durable; systems that cannot open folders need no such thing. Never waits on a pipe. */
async function syncFolder(path: string): Promise<void> {
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  try {
    const handle = await open(path, O_RDONLY | (O_DIRECTORY ?? 0) | (O_NOFOLLOW ?? 0));
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}
