import { copyFile, link, lstat, open, readFile, realpath, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
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

/** Stages new contents beside the output and syncs them to the disk. A failure leaves nothing behind. */
export async function stageFiles(root: string, files: readonly NewFile[]): Promise<PutStep[]> {
  const work = join(root, workFolder);
  await onFile(workFolder, () => makeFolder(work));
  try {
    return await Promise.all(
      files.map(async (file, i): Promise<PutStep> => {
        const staged = `${workFolder}/${i}.new`;
        await onFile(file.target, async () => {
          await makeFolder(dirname(join(root, file.target)));
          await writeSynced(join(root, staged), file.bytes);
        });
        return { kind: 'put', staged, target: file.target, hash: sha256(file.bytes), old: file.old };
      }),
    );
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** Does the steps, or none of them: what is done when one fails is undone. */
export async function applySteps(root: string, steps: readonly Step[]): Promise<void> {
  const work = join(root, workFolder);
  await onFile(workFolder, async () => {
    const draft = join(work, `${journalName}.new`);
    await writeSynced(draft, Buffer.from(JSON.stringify({ version: 1, steps })));
    await rename(draft, join(work, journalName));
    await syncFolder(work);
  });
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [i, step] of steps.entries()) {
      await onFile(step.target, async () => {
        undo.unshift(await applyStep(root, step, `${workFolder}/${i}.old`));
      });
    }
  } catch (error) {
    for (const each of undo) await each();
    await rm(work, { recursive: true, force: true });
    throw error;
  }
  for (const folder of new Set(steps.map((step) => dirname(join(root, step.target)))))
    await syncFolder(folder);
  await rm(work, { recursive: true, force: true });
}

/** Finishes or sweeps what a killed process left. True when there was something. The folder's lock must be held. */
export async function recover(root: string): Promise<boolean> {
  const work = join(root, workFolder);
  if (!(await exists(work))) return false;
  for (const step of await readJournal(join(work, journalName))) {
    // A journal that came with a repository could follow a link out.
    if (!(await isWithin(root, dirname(join(root, step.target))))) continue;
    await onFile(step.target, () => finishStep(root, step));
  }
  await rm(work, { recursive: true, force: true });
  return true;
}

/** What a killed process had yet to finish, in order; null where it left nothing. Changes nothing. */
export async function pendingSteps(root: string): Promise<readonly Step[] | null> {
  const work = join(root, workFolder);
  return (await exists(work)) ? readJournal(join(work, journalName)) : null;
}

/** Does a step and gives back how to undo it. */
async function applyStep(root: string, step: Step, backupName: string): Promise<() => Promise<void>> {
  const target = join(root, step.target);
  if (step.kind === 'keep') {
    const copy = join(root, step.copy);
    await rename(target, copy);
    return () => rename(copy, target);
  }
  const backup = join(root, backupName);
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
    typeof step.staged === 'string' && new RegExp(`^\\${workFolder}/\\d+\\.new$`).test(step.staged);
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
  const [realRoot, real] = await Promise.all([realpathOf(root), realpathOf(folder)]);
  return real === null || realRoot === null || real === realRoot || real.startsWith(realRoot + sep);
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
