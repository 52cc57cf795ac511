import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { settleFolders } from './apply-steps.ts';
import type { DeckChange } from './changes.ts';
import { kindOf } from './file-kind.ts';
import { errnoOf, onFile } from './io-error.ts';
import { makeFolder } from './make-folder.ts';
import { Patience } from './patience.ts';
import { findPendingWork } from './pending-work.ts';
import { type Move, planRecovery } from './plan-recovery.ts';
import { discardStaged } from './staging.ts';

/** Finishes, undoes or sweeps what a killed process left. True when there was something. The lock must be held. */
export async function recover(root: string): Promise<boolean> {
  const changes = await findPendingWork(root);
  if (!changes) return false;
  const patience = new Patience();
  for (const change of changes) await recoverDeck(root, change, patience);
  await settleFolders(
    root,
    changes.map(({ deck }) => deck),
  );
  await discardStaged(root);
  return true;
}

async function recoverDeck(root: string, change: DeckChange, patience: Patience): Promise<void> {
  const recovery = await planRecovery(root, change);
  try {
    await doMoves(root, recovery.moves, patience);
  } catch (error) {
    if (errnoOf(error) === null || recovery.how !== 'finish') throw error;
    // What cannot be finished (somebody has a file open) is undone; the build that follows says why.
    const other = await planRecovery(root, change, false);
    if (other.how !== 'undo') throw error;
    await doMoves(root, other.moves, patience);
  }
}

async function doMoves(root: string, moves: readonly Move[], patience: Patience): Promise<void> {
  for (const move of moves) {
    if (move.kind === 'remove') {
      const path = join(root, move.target);
      await onFile(move.target, () => patience.replace(path, () => rm(path, { force: true })));
      continue;
    }
    const [from, to] = [join(root, move.from), join(root, move.to)];
    await onFile(move.to, async () => {
      await makeFolder(dirname(to));
      await patience.replace((await kindOf(to)) === 'none' ? from : to, () => rename(from, to));
    });
  }
}
