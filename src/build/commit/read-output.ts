import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, type Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { errnoOf, onFile, reportIo } from './io-error.ts';
import { isWithin, pendingSteps } from './journal.ts';
import { type Manifest, parseManifest, sha256 } from './manifest.ts';
import { manifestName } from './names.ts';

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
 * the place that the next build will put them. `within`: the folder that it must be in; null: the user named it.
 * Diagnostics: output-unreadable, output-outside.
 */
export async function readOutput(
  root: string,
  decks: readonly string[],
  within: string | null,
): Promise<Outcome<FoundOutput>> {
  try {
    if (within !== null && !(await isWithin(within, root))) {
      const message = 'the output folder leads out of the project';
      const hint = 'replace the link with a folder, or name the folder with --out';
      return { diagnostics: [reportBuild('output-outside', null, message, { hint })] };
    }
    const steps = await pendingSteps(root);
    const pending = new Pending();
    for (const step of steps ?? []) {
      // A journal that came with a repository could follow a link out.
      if (!(await isWithin(root, join(root, step.target, '..')))) continue;
      if (step.kind === 'remove') pending.removed.add(step.target);
      else if (step.kind === 'put' && (await kindOf(join(root, step.staged))) === 'file')
        pending.staged.set(step.target, step.staged);
    }
    const names = new Set([...decks, ...(await deckFolders(root))]);
    const manifests = new Map<string, Manifest>();
    const outside = new Set<string>();
    for (const deck of [...names].sort(compareText)) {
      if (!(await isWithin(root, join(root, deck)))) {
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
        return { diagnostics: [reportIo(error, { reading: true })] };
      }
    };
    return { value: { unfinished: steps !== null, manifests, outside, read }, diagnostics: [] };
  } catch (error) {
    return { diagnostics: [reportIo(error, { reading: true })] };
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
    const kind = await kindOf(place);
    if (kind === 'none') return null;
    const bytes = kind === 'file' ? await readFile(place) : null;
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

async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return 'none';
    throw error;
  }
}
