import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { discardStaged, settleFolders } from './apply-steps.ts';
import { freeCopyName, hashAt, kindOf, makeFolder, notAFolder, Patience, readPlainFile } from './files.ts';
import { errnoOf, onFile } from './io-error.ts';
import type { DeckChange, FileChange } from './journal.ts';
import { parseManifest } from './manifest.ts';
import { manifestName } from './output-state.ts';
import { findPendingWork } from './pending-work.ts';

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

/** One rename or removal. Paths are relative to the output folder. */
export type Move =
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly target: string };

/**
 * What makes a deck whole again after a kill. finish: as the killed build would have left it. undo: as it was before,
 * where something of the new version is missing. clear: nothing of it, where something of the old one is missing too;
 * what was edited by hand since stays in every case.
 */
export interface DeckRecovery {
  readonly deck: string;
  readonly how: 'finish' | 'undo' | 'clear';
  readonly moves: readonly Move[];
}

/** Looks at a deck as it stands. Doing what this says, in whole or in part, and asking again comes to the same. */
export async function planRecovery(
  root: string,
  change: DeckChange,
  finishing = true,
): Promise<DeckRecovery> {
  const { deck, files } = change;
  // A file or a link in the place of the folder: nothing of the deck is there, and nothing is put behind a link.
  if (await onFile(deck, () => notAFolder(root, deck))) return { deck, how: 'clear', moves: [] };
  const gone = (await onFile(deck, () => kindOf(join(root, deck)))) === 'none';
  const finish = finishing ? await movesFor(root, files, finishFile) : null;
  if (finish && !(gone && (await lacksFiles(root, change)))) return { deck, how: 'finish', moves: finish };
  const undo = gone ? null : await movesFor(root, [...files].reverse(), undoFile);
  if (undo) return { deck, how: 'undo', moves: undo };
  return { deck, how: 'clear', moves: await clearDeck(root, change) };
}

type Way = (root: string, file: FileChange, found: string | null) => Promise<readonly Move[] | null>;

/** Null when one of the files cannot go this way. */
async function movesFor(root: string, files: readonly FileChange[], way: Way): Promise<Move[] | null> {
  const moves: Move[] = [];
  for (const file of files) {
    const found = await onFile(file.target, () => hashAt(join(root, file.target)));
    const own = await onFile(file.target, () => way(root, file, found));
    if (!own) return null;
    moves.push(...own);
  }
  return moves;
}

const finishFile: Way = async (root, file, found) => {
  const { target, was, becomes, staged, copy } = file;
  if (found === becomes) return [];
  const moves: Move[] = [];
  if (copy !== null && becomes === null) {
    if (found !== null && !(await isThere(root, copy))) moves.push({ kind: 'move', from: target, to: copy });
    return moves;
  }
  // Edited by hand, before the kill or since: that work is not ours to overwrite.
  if (found !== null && (copy !== null || found !== was)) {
    const free = copy !== null && !(await isThere(root, copy)) ? copy : await freeCopyName(root, target);
    moves.push({ kind: 'move', from: target, to: free });
  } else if (becomes === null) moves.push({ kind: 'remove', target });
  if (becomes === null) return moves;
  if (staged === null || (await hashAt(join(root, staged))) !== becomes) return null;
  return [...moves, { kind: 'move', from: staged, to: target }];
};

const undoFile: Way = async (root, file, found) => {
  const { target, was, becomes, backup, copy } = file;
  if (copy !== null) {
    // The edited file is still in its place, or somebody's next version of it.
    if (found !== null && found !== becomes) return [];
    return (await isThere(root, copy)) ? [{ kind: 'move', from: copy, to: target }] : null;
  }
  if (found === was || (found !== null && found !== becomes)) return [];
  if (was === null) return [{ kind: 'remove', target }];
  return (await hashAt(join(root, backup))) === was ? [{ kind: 'move', from: backup, to: target }] : null;
};

/** Of a folder that is gone, whether files went with it that were not to change: finishing would not bring them back. */
async function lacksFiles(root: string, { deck, files }: DeckChange): Promise<boolean> {
  const staged = files.find(({ target }) => target === `${deck}/${manifestName}`)?.staged ?? null;
  const text = staged === null ? undefined : (await readPlainFile(join(root, staged)))?.toString('utf8');
  const manifest = text === undefined ? null : parseManifest(text, deck);
  const changed = new Set(files.map(({ target }) => target));
  return Object.keys(manifest?.outputs ?? {}).some((name) => !changed.has(`${deck}/${name}`));
}

/** What is known to be ours goes, so that the next build finds nothing that it could take for somebody's work. */
async function clearDeck(root: string, { deck, files }: DeckChange): Promise<Move[]> {
  const moves: Move[] = [];
  const remove = async (target: string, ours: readonly (string | null)[]): Promise<void> => {
    const found = await onFile(target, () => hashAt(join(root, target)));
    if (found !== null && ours.includes(found)) moves.push({ kind: 'remove', target });
  };
  for (const { target, was, becomes, copy } of files)
    await remove(target, copy === null ? [was, becomes] : [becomes]);
  const path = `${deck}/${manifestName}`;
  const text = (await onFile(path, () => readPlainFile(join(root, path))))?.toString('utf8');
  const manifest = text === undefined ? null : parseManifest(text, deck);
  if (!manifest) return moves;
  const changed = new Set(files.map(({ target }) => target));
  for (const [name, hash] of Object.entries(manifest.outputs)) {
    if (!changed.has(`${deck}/${name}`)) await remove(`${deck}/${name}`, [hash]);
  }
  return [
    ...moves.filter((move) => move.kind !== 'remove' || move.target !== path),
    { kind: 'remove', target: path },
  ];
}

async function isThere(root: string, path: string): Promise<boolean> {
  return (await kindOf(join(root, path))) !== 'none';
}
