import { copyFile, link, rename, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kindOf, notAFolder } from './file-kind.ts';
import { errnoOf, IoError, onFile } from './io-error.ts';
import { makeFolder, removeFolders } from './make-folder.ts';
import { workFolder } from './names.ts';
import { Patience } from './patience.ts';
import { syncFolder, writeSynced } from './staging.ts';
import { backupName, journalName, type Step, serializeJournal } from './steps.ts';

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
    done.map(({ target }) => dirname(target)),
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
  const odd = await notAFolder(root, dirname(steps[0]!.target));
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
    await rmdir(join(root, deck)).catch(() => syncFolder(join(root, deck)));
  }
  for (const outline of outlines) {
    await rmdir(join(root, outline)).catch(() => syncFolder(join(root, outline)));
  }
  await syncFolder(root);
}
