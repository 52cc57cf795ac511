import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, type Outcome } from '../../source/index.ts';
import { type FileKind, kindOf, notAFolder, readPlainFile } from './files.ts';
import { errnoOf, onFile, reportIo } from './io-error.ts';
import { type Manifest, parseManifest, sha256 } from './manifest.ts';
import { manifestName } from './output-state.ts';
import { findOddEntry, findPendingWork } from './pending-work.ts';
import { planRecovery } from './recover.ts';

/** An output folder as it stands, or as the next build will leave it when it has finished what a killed one began. */
export interface FoundOutput {
  /** A killed build left work to finish, or another is at work just now. */
  readonly unfinished: boolean;
  /** What a build wrote, by deck (`outline/deck`), in order. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** Folders of decks that a link leads out of the output folder. */
  readonly outside: ReadonlySet<string>;
  /** A file of a deck's folder; null where there is none. Diagnostic: output-unreadable. */
  readonly read: (deck: string, name: string) => Promise<Outcome<FoundFile | null>>;
}

export interface FoundFile {
  /** Null where it is no plain file: a link, a folder, a pipe. */
  readonly bytes: Buffer | null;
  readonly hash: string | null;
}

/**
 * Reads an output folder without writing, locking or waiting. Files that an interrupted build has staged are read in
 * the place that the next build will put them. Diagnostics: output-unreadable, output-unwritable for what no build puts
 * there.
 */
export async function readOutput(
  { root, shown }: { readonly root: string; readonly shown: string },
  decks: readonly string[],
): Promise<Outcome<FoundOutput>> {
  try {
    const odd = await findOddEntry(root, shown);
    if (odd) return { diagnostics: [odd] };
    const changes = await findPendingWork(root);
    const pending = new Pending();
    for (const change of changes ?? []) {
      for (const move of (await planRecovery(root, change)).moves) {
        if (move.kind === 'move') pending.staged.set(move.to, move.from);
        // A hand-edited file that goes out of the way is no more where it was.
        const gone = move.kind === 'remove' ? move.target : move.from;
        pending.removed.add(gone);
        if (move.kind === 'move') pending.removed.delete(move.to);
      }
    }
    const names = new Set([...decks, ...(await deckFolders(root))]);
    const manifests = new Map<string, Manifest>();
    const outside = new Set<string>();
    for (const deck of [...names].sort(compareText)) {
      if ((await onFile(deck, () => notAFolder(root, deck)))?.kind === 'link') {
        outside.add(deck);
        continue;
      }
      const text = (await readAt(root, `${deck}/${manifestName}`, pending))?.bytes?.toString('utf8');
      const manifest = text === undefined ? null : parseManifest(text, deck);
      if (manifest) manifests.set(deck, manifest);
    }
    const read: FoundOutput['read'] = async (deck, name) => {
      if (outside.has(deck)) return { value: null, diagnostics: [] };
      try {
        return { value: await readAt(root, `${deck}/${name}`, pending), diagnostics: [] };
      } catch (error) {
        return { diagnostics: [reportIo(error, { within: shown, reading: true })] };
      }
    };
    return { value: { unfinished: changes !== null, manifests, outside, read }, diagnostics: [] };
  } catch (error) {
    return { diagnostics: [reportIo(error, { within: shown, reading: true })] };
  }
}

/** What an interrupted build has yet to do, by path. */
class Pending {
  readonly staged = new Map<string, string>();
  readonly removed = new Set<string>();
}

async function readAt(root: string, path: string, pending: Pending): Promise<FoundFile | null> {
  if (pending.removed.has(path)) return null;
  return onFile(path, async () => {
    const place = join(root, pending.staged.get(path) ?? path);
    if ((await kindAt(place)) === 'none') return null;
    const bytes = await readPlainFile(place);
    return { bytes, hash: bytes && sha256(bytes) };
  });
}

async function deckFolders(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const outline of await foldersIn(root))
    for (const deck of await foldersIn(join(root, outline))) found.push(`${outline}/${deck}`);
  return found;
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** A file in the place of a folder holds nothing. */
async function kindAt(path: string): Promise<FileKind> {
  try {
    return await kindOf(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOTDIR') return 'none';
    throw error;
  }
}
