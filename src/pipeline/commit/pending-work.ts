import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { hashAt, inWords, kindOf, notAFolder, readPlainFile } from './files.ts';
import { errnoOf, onFile } from './io-error.ts';
import {
  changesOf,
  type DeckChange,
  type FileChange,
  isDeckName,
  parseJournal,
  stagedName,
} from './journal.ts';
import { type Manifest, parseManifest, sha256 } from './manifest.ts';
import { lockName, manifestName, workFolder } from './output-state.ts';

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

/**
 * What a killed build had begun, told without its journal, which is cut off or of another version: a new manifest among
 * the staged files says what its deck is to be, and files are known by their hashes. A deck that was to go, or that was
 * being undone, gets back what is missing of it.
 */
async function rebuildChanges(root: string, names: readonly string[]): Promise<readonly DeckChange[]> {
  const staged = new Map<string, string>();
  const backups = new Map<string, string>();
  const manifests = new Map<string, NewManifest>();
  for (const name of names) {
    const bytes = /^\d+\.(new|old)$/.test(name) ? await readPlainFile(join(root, workFolder, name)) : null;
    if (!bytes) continue;
    const hash = sha256(bytes);
    const path = `${workFolder}/${name}`;
    (name.endsWith('.new') ? staged : backups).set(hash, path);
    const manifest = name.endsWith('.new') ? manifestIn(bytes) : null;
    if (manifest) manifests.set(manifest.deck, { manifest, hash, path });
  }
  const changes: DeckChange[] = [];
  for (const deck of new Set([...manifests.keys(), ...(await deckFolders(root))])) {
    const old = await readManifest(root, deck);
    const next = manifests.get(deck);
    const files = next
      ? filesOfNew(next, old, { staged, backups })
      : old
        ? await filesOfOld(root, old.manifest, backups)
        : [];
    // One without files too: its folder may be all that is left of it.
    changes.push({ deck, files });
  }
  return changes;
}

interface NewManifest {
  readonly manifest: Manifest;
  readonly hash: string;
  readonly path: string;
}

type Lying = Readonly<Record<'staged' | 'backups', ReadonlyMap<string, string>>>;

function filesOfNew(
  next: NewManifest,
  old: { readonly manifest: Manifest; readonly hash: string } | null,
  { staged, backups }: Lying,
): FileChange[] {
  const { deck, outputs } = next.manifest;
  const owned = old?.manifest.outputs ?? {};
  const change = (name: string, was: string | null, becomes: string | null): FileChange => ({
    target: `${deck}/${name}`,
    was,
    becomes,
    staged: becomes === null ? null : (staged.get(becomes) ?? stagedName(0)),
    backup: (was !== null && backups.get(was)) || stagedName(0),
    copy: null,
  });
  const names = new Set([...Object.keys(owned), ...Object.keys(outputs)]);
  return [
    ...[...names].map((name) => change(name, owned[name] ?? null, outputs[name] ?? null)),
    { ...change(manifestName, old?.hash ?? null, next.hash), staged: next.path },
  ];
}

/** Of a deck without a new manifest: files that its own misses, and that were kept. */
async function filesOfOld(
  root: string,
  { deck, outputs }: Manifest,
  backups: ReadonlyMap<string, string>,
): Promise<FileChange[]> {
  const files: FileChange[] = [];
  for (const [name, hash] of Object.entries(outputs)) {
    const backup = backups.get(hash);
    const target = `${deck}/${name}`;
    if (backup === undefined || (await onFile(target, () => hashAt(join(root, target)))) === hash) continue;
    files.push({ target, was: null, becomes: hash, staged: backup, backup, copy: null });
  }
  return files;
}

function manifestIn(bytes: Buffer): Manifest | null {
  const text = bytes.toString('utf8');
  const deck = /^\s*\{\s*"throughline":\s*"[^"]*",\s*"deck":\s*"([^"]*)"/.exec(text)?.[1];
  return isDeckName(deck) ? parseManifest(text, deck) : null;
}

async function readManifest(
  root: string,
  deck: string,
): Promise<{ readonly manifest: Manifest; readonly hash: string } | null> {
  const path = `${deck}/${manifestName}`;
  return onFile(path, async () => {
    if (await notAFolder(root, deck)) return null;
    const bytes = await readPlainFile(join(root, path));
    const manifest = bytes && parseManifest(bytes.toString('utf8'), deck);
    return manifest && { manifest, hash: sha256(bytes) };
  });
}

async function deckFolders(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const outline of await foldersIn(root))
    for (const deck of await foldersIn(join(root, outline))) found.push(`${outline}/${deck}`);
  return found.filter(isDeckName);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
