import {
  copyFile,
  link,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { errnoOf, onFile } from './io-error.ts';
import { makeFolder } from './make-folder.ts';
import { sha256 } from './manifest.ts';
import { workFolder } from './names.ts';

/**
 * How one deck's files change together. New contents are staged and synced, then the steps are written down (the
 * journal), then done one by one. After a kill the journal says how to finish; without one, nothing had begun.
 * Paths are relative to the output folder, with forward slashes.
 */
export type Step = PutStep | RemoveStep | KeepStep;

/** Puts staged bytes in a file's place. */
export interface PutStep {
  readonly kind: 'put';
  readonly staged: string;
  readonly target: string;
  /** SHA-256 of what is put there, and of what was there; null: nothing. */
  readonly hash: string;
  readonly old: string | null;
}

export interface RemoveStep {
  readonly kind: 'remove';
  readonly target: string;
  readonly old: string;
}

/** Moves a hand-edited file to a name beside it. */
export interface KeepStep {
  readonly kind: 'keep';
  readonly target: string;
  readonly copy: string;
}

export interface NewFile {
  readonly target: string;
  readonly bytes: Uint8Array;
  readonly old: string | null;
}

const journalName = 'journal.json';

/** Stages new contents beside the output and syncs them to the disk; `first` is a number that no staged file has yet. */
export async function stageFiles(
  root: string,
  files: readonly NewFile[],
  first = 0,
): Promise<readonly PutStep[]> {
  await onFile(workFolder, () => makeFolder(join(root, workFolder)));
  const writing = await Promise.allSettled(
    files.map(async (file, i): Promise<PutStep> => {
      const staged = `${workFolder}/${first + i}.new`;
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

/** Takes away what was staged. */
export async function discardStaged(root: string): Promise<void> {
  await rm(join(root, workFolder), { recursive: true, force: true });
}

/**
 * Does the steps of one deck after the other, each deck's all or none: what is done of a deck when one of its steps
 * fails is undone, and those after it are left out. Gives what failed, with the decks that were done.
 */
export async function applySteps(root: string, decks: readonly (readonly Step[])[]): Promise<Applied> {
  const work = join(root, workFolder);
  const steps = decks.flat();
  await onFile(workFolder, async () => {
    await makeFolder(work);
    const draft = join(work, `${journalName}.new`);
    await writeSynced(draft, Buffer.from(JSON.stringify({ version: 1, steps })));
    await rename(draft, join(work, journalName));
    await syncFolder(work);
  });
  let done = 0;
  let first = 0;
  let failure: unknown = null;
  for (const deck of decks) {
    failure = await applyDeck(root, deck, first);
    if (failure !== null) break;
    done += 1;
    first += deck.length;
  }
  const folders = new Set(steps.slice(0, first).map((step) => dirname(join(root, step.target))));
  await Promise.all([...folders].map(syncFolder));
  await discardStaged(root);
  return { done, failure };
}

export interface Applied {
  readonly done: number;
  /** What was thrown; null: nothing. */
  readonly failure: unknown;
}

async function applyDeck(root: string, steps: readonly Step[], first: number): Promise<unknown> {
  const work = join(root, workFolder);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const [i, step] of steps.entries()) {
      await onFile(step.target, async () => {
        const made = step.kind === 'put' ? await makeFolder(dirname(join(root, step.target))) : undefined;
        // A folder that is in use is no harm, and one that holds something stays.
        if (made !== undefined) undo.unshift(() => removeFolders(made, dirname(join(root, step.target))));
        undo.unshift(await applyStep(root, step, backupName(first + i)));
      });
    }
    return null;
  } catch (error) {
    // Whoever finds this after a kill undoes as well. A rename needs no room on a full disk.
    await rename(join(work, journalName), join(work, `undo-${first}.json`)).catch(() => undefined);
    for (const each of undo) await each();
    return error;
  }
}

/** Removes a folder that was made and those below it on the way to `last`, where they are empty. */
async function removeFolders(made: string, last: string): Promise<void> {
  for (let folder = last; folder.length >= made.length; folder = dirname(folder)) {
    await rmdir(folder).catch(() => undefined);
  }
}

/** Finishes, undoes or sweeps what a killed process left. True when there was something. The lock must be held. */
export async function recover(root: string): Promise<boolean> {
  const steps = await pendingSteps(root);
  if (!steps) return false;
  for (const step of steps) {
    // A journal that came with a repository could follow a link out.
    if (!(await isWithin(root, dirname(join(root, step.target))))) continue;
    await onFile(step.target, () => finishStep(root, step));
  }
  await discardStaged(root);
  return true;
}

/** What a killed process had yet to finish, in order; null where it left nothing. Changes nothing. */
export async function pendingSteps(root: string): Promise<readonly Step[] | null> {
  const work = join(root, workFolder);
  if (!(await exists(work))) return null;
  const journal = await readJournal(join(work, journalName));
  if (journal.length > 0) return journal;
  const names = await readdir(work).catch(() => []);
  const marked = names.map((name) => /^undo-(\d{1,6})\.json$/.exec(name)).find((match) => match !== null);
  if (!marked) return [];
  const steps = await readJournal(join(work, marked[0]));
  return [...steps.slice(0, Number(marked[1])), ...reversed(steps, Number(marked[1]))];
}

/** Steps that undo those of the deck whose first step this is, as far as they were done. */
function reversed(steps: readonly Step[], first: number): Step[] {
  const deck = dirname(steps[first]?.target ?? '');
  const own = steps.slice(first).filter((step) => dirname(step.target) === deck);
  const moved = new Set(own.filter(({ kind }) => kind === 'keep').map(({ target }) => target));
  return own
    .map((step, i): Step => {
      const { target } = step;
      if (step.kind === 'keep') return { kind: 'keep', target: step.copy, copy: target };
      const now = step.kind === 'put' ? step.hash : null;
      return step.old === null || moved.has(target)
        ? { kind: 'remove', target, old: now ?? '' }
        : { kind: 'put', staged: backupName(first + i), target, hash: step.old, old: now };
    })
    .reverse();
}

/** Where a step keeps what was there before it, by its place in the journal. */
function backupName(place: number): string {
  return `${workFolder}/${place}.old`;
}

/** Does a step and gives back how to undo it. */
async function applyStep(root: string, step: Step, backupPath: string): Promise<() => Promise<void>> {
  const target = join(root, step.target);
  if (step.kind === 'keep') {
    const copy = join(root, step.copy);
    await rename(target, copy);
    return () => rename(copy, target);
  }
  const backup = join(root, backupPath);
  const there = await exists(target);
  if (there) await linkOrCopy(target, backup);
  if (step.kind === 'put') await rename(join(root, step.staged), target);
  else if (there) await unlink(target);
  return () => (there ? rename(backup, target) : unlink(target));
}

/** Does what is left of a step; doing it twice changes nothing. */
async function finishStep(root: string, step: Step): Promise<void> {
  const target = join(root, step.target);
  const found = await hashOf(target);
  if (step.kind === 'keep') {
    const copy = join(root, step.copy);
    if (found !== null && !(await exists(copy))) await rename(target, copy);
    return;
  }
  // Edited since the kill: that work is not ours to overwrite.
  const edited = found !== null && found !== step.old && !(step.kind === 'put' && found === step.hash);
  if (edited) await rename(target, join(root, await freeCopyName(root, step.target)));
  if (step.kind === 'remove') await rm(target, { force: true });
  else if (await exists(join(root, step.staged))) await rename(join(root, step.staged), target);
}

/** The name under which an edited file is kept: `ten-minutes.edited.pptx`, then `ten-minutes.edited-2.pptx`. */
export async function freeCopyName(root: string, target: string): Promise<string> {
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  const name = target.slice(folder.length);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const copy = `${folder}${stem}.edited${n === 1 ? '' : `-${n}`}${extension}`;
    if (!(await exists(join(root, copy)))) return copy;
  }
}

async function readJournal(path: string): Promise<Step[]> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    // A shape to test, not to trust: the folder may have come with a repository.
    const steps = (value as { steps?: unknown }).steps;
    return Array.isArray(steps) && steps.every(isStep) ? steps : [];
  } catch {
    return [];
  }
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const step = value as Record<string, unknown>;
  if (!isInside(step.target)) return false;
  if (step.kind === 'keep') return isInside(step.copy);
  const old = step.old === null || typeof step.old === 'string';
  if (step.kind === 'remove') return old;
  const staged =
    typeof step.staged === 'string' && new RegExp(`^\\${workFolder}/\\d+\\.(new|old)$`).test(step.staged);
  return step.kind === 'put' && old && staged && typeof step.hash === 'string';
}

function isInside(path: unknown): boolean {
  return (
    typeof path === 'string' &&
    path.split('/').every((part) => /^[^\\:\u0000-\u001F]+$/.test(part) && part !== '.' && part !== '..')
  );
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a folder durable; systems that cannot open folders need no such thing. */
async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

/** Whether a folder, with links followed, is the root or in it; true for one that does not exist yet. */
export async function isWithin(root: string, folder: string): Promise<boolean> {
  const [realRoot, real] = await Promise.all([realpathOf(root), nearestReal(folder)]);
  return real === null || realRoot === null || real === realRoot || real.startsWith(realRoot + sep);
}

/** A folder that is not there yet will be made where the nearest one above it really is. */
async function nearestReal(path: string): Promise<string | null> {
  const real = await realpathOf(path);
  if (real !== null || dirname(path) === path) return real;
  const above = await nearestReal(dirname(path));
  return above === null ? null : join(above, basename(path));
}

async function realpathOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function hashOf(path: string): Promise<string | null> {
  try {
    return sha256(await readFile(path));
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
