import { lstatSync } from 'node:fs';
import { lstat, readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, type Diagnostic, type Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { errnoOf, onFile, reportIo } from './io-error.ts';
import {
  applySteps,
  discardStaged,
  freeCopyName,
  isWithin,
  type NewFile,
  recover,
  type Step,
  stageFiles,
} from './journal.ts';
import { type Manifest, parseManifest, serializeManifest, sha256 } from './manifest.ts';
import { lockName, manifestName, workFolder } from './names.ts';
import { type OutputLock, takeOutputLock } from './output-lock.ts';

export interface OutputOptions {
  /** The folder as the user knows it, for messages. */
  readonly shown: string;
  /** Version of the program, for the manifests. */
  readonly version: string;
  /** Replaces hand-edited files, and keeps a copy of each beside it. */
  readonly force: boolean;
  /** Whether two versions of a file say the same; called only for bytes that differ. */
  readonly sameContent: (name: string, a: Uint8Array, b: Uint8Array) => boolean;
  /** The folder that it must really be in: a link in a project does not lead elsewhere. Null: wherever the user says. */
  readonly within?: string | null;
  /** How long to wait for another build, in milliseconds. */
  readonly patience?: number;
}

/** All that one deck makes, in all its languages. */
export interface DeckOutput {
  /** `outline/deck`: its folder in the output folder. */
  readonly deck: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Only some of its formats were made: earlier outputs that are not in `files` stay. */
  readonly partial: boolean;
}

export interface CommittedFile {
  /** Relative to the output folder. */
  readonly path: string;
  /** kept: hand-edited, so left. copied: the name under which a hand-edited file was kept by `force`. */
  readonly status: 'written' | 'unchanged' | 'removed' | 'kept' | 'copied';
}

/** A deck whose new files stand ready beside the output. */
export interface PreparedDeck {
  readonly deck: string;
  readonly files: readonly CommittedFile[];
  readonly steps: readonly Step[];
  /** What stands now where the steps will write: its identity, or null for nothing. */
  readonly seen: ReadonlyMap<string, string | null>;
  /** No output is left. */
  readonly empty: boolean;
}

/** What came of decks that were prepared: each one's files, as far as they were put in place. */
export interface AppliedDecks {
  readonly decks: readonly { readonly deck: string; readonly files: readonly CommittedFile[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

export type OutputFolder = Pick<
  LockedFolder,
  'recovered' | 'prepare' | 'apply' | 'discard' | 'commit' | 'sweep' | 'close'
>;

/**
 * Opens an output folder for writing: takes its lock and finishes what a killed build left.
 * Diagnostics: output-locked, output-unwritable, output-outside.
 */
export async function openOutputFolder(root: string, options: OutputOptions): Promise<Outcome<OutputFolder>> {
  if (options.within && !(await isWithin(options.within, root))) {
    const hint = 'replace the link with a folder, or name the folder with --out';
    const message = `${options.shown} leads out of the project`;
    return { diagnostics: [reportBuild('output-outside', null, message, { hint })] };
  }
  const lock = await takeOutputLock(root, { shown: options.shown, patience: options.patience ?? 10_000 });
  if (!lock.value) return { diagnostics: lock.diagnostics };
  try {
    const recovered = await recover(root);
    return { value: new LockedFolder(root, options, lock.value, recovered), diagnostics: [] };
  } catch (error) {
    await lock.value.release();
    return { diagnostics: [reportIo(error, { within: options.shown })] };
  }
}

/** Whether a killed build left something to finish, or to sweep. */
export async function hasUnfinishedWork(root: string): Promise<boolean> {
  try {
    return (await readdir(root)).some((name) => name === workFolder || name.startsWith(`${lockName}-`));
  } catch (error) {
    // No folder is there, or none can be: opening it will say so.
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

class LockedFolder {
  readonly recovered: boolean;
  readonly #root: string;
  readonly #options: OutputOptions;
  readonly #lock: OutputLock;
  /** Files staged so far. */
  #staged = 0;

  constructor(root: string, options: OutputOptions, lock: OutputLock, recovered: boolean) {
    this.#root = root;
    this.#options = options;
    this.#lock = lock;
    this.recovered = recovered;
  }

  /**
   * Finds what has to change for a deck, and stages and syncs its new files; nothing of the output changes yet. Several
   * may be under way at once. Diagnostics: hand-edited and not-ours (the deck is left as it is then), output-outside,
   * output-unwritable.
   */
  async prepare(output: DeckOutput): Promise<Outcome<PreparedDeck>> {
    try {
      return await this.#prepare(output);
    } catch (error) {
      return { diagnostics: [reportIo(error, { within: this.#options.shown })] };
    }
  }

  /**
   * Puts prepared decks in place, one after the other, each deck's files all or none. After one that fails the rest are
   * left as they are. Diagnostics: hand-edited for what was edited since it was prepared, output-unwritable.
   */
  async apply(prepared: readonly PreparedDeck[]): Promise<AppliedDecks> {
    const diagnostics: Diagnostic[] = [];
    const ready: PreparedDeck[] = [];
    for (const each of prepared) {
      const edited = await this.#editedSince(each);
      diagnostics.push(...edited);
      if (edited.length === 0) ready.push(each);
    }
    const changing = ready.filter(({ steps }) => steps.length > 0);
    let failed: readonly PreparedDeck[] = [];
    try {
      if (changing.length > 0) {
        const { done, failure } = await applySteps(
          this.#root,
          changing.map(({ steps }) => steps),
        );
        failed = changing.slice(done);
        if (failure !== null) diagnostics.push(reportIo(failure, { within: this.#options.shown }));
      } else await this.discard();
    } catch (error) {
      // Nothing was begun.
      failed = changing;
      diagnostics.push(reportIo(error, { within: this.#options.shown }));
      await this.discard();
    }
    const done = ready.filter((each) => !failed.includes(each));
    for (const { deck, empty } of done) if (empty) await this.#removeEmpty(deck);
    return { decks: done.map(({ deck, files }) => ({ deck, files })), diagnostics };
  }

  /** Takes away what was prepared and not put in place. */
  async discard(): Promise<void> {
    try {
      await discardStaged(this.#root);
    } catch (error) {
      // It lies beside the output, and the next build sweeps it.
      if (errnoOf(error) === null) throw error;
    }
  }

  /** Prepares a deck and puts it in place. */
  async commit(output: DeckOutput): Promise<Outcome<readonly CommittedFile[]>> {
    const prepared = await this.prepare(output);
    if (!prepared.value) {
      await this.discard();
      return { diagnostics: prepared.diagnostics };
    }
    const applied = await this.apply([prepared.value]);
    const diagnostics = [...prepared.diagnostics, ...applied.diagnostics];
    const files = applied.decks[0]?.files;
    return files ? { value: files, diagnostics } : { diagnostics };
  }

  /** Removes what manifests own and none of `decks` makes. Diagnostics: as `commit`. */
  async sweep(decks: ReadonlySet<string>): Promise<Outcome<readonly CommittedFile[]>> {
    const files: CommittedFile[] = [];
    const diagnostics: Diagnostic[] = [];
    try {
      for (const outline of await foldersIn(this.#root)) {
        for (const name of await foldersIn(join(this.#root, outline))) {
          const deck = `${outline}/${name}`;
          if (decks.has(deck) || !(await isWithin(this.#root, join(this.#root, deck)))) continue;
          if (!(await this.#readManifest(deck))) continue;
          const swept = await this.commit({ deck, files: [], inputs: {}, partial: false });
          files.push(...(swept.value ?? []));
          diagnostics.push(...swept.diagnostics);
        }
      }
    } catch (error) {
      diagnostics.push(reportIo(error, { within: this.#options.shown }));
    }
    return { value: files, diagnostics };
  }

  async close(): Promise<void> {
    if (this.#staged > 0) await this.discard();
    await this.#lock.release();
    // A folder that we made and wrote nothing to is no more than a trace.
    if (this.#lock.madeFolder) await rmdir(this.#root).catch(() => undefined);
  }

  async #prepare(output: DeckOutput): Promise<Outcome<PreparedDeck>> {
    const { deck } = output;
    const outside = await this.#refuseOutside(deck);
    if (outside) return { diagnostics: [outside] };
    const manifest = await this.#readManifest(deck);
    const owned = manifest?.outputs ?? {};
    const made = new Map(output.files.map((file) => [file.name, file.bytes]));
    const names = [...new Set([...made.keys(), ...Object.keys(owned)])].sort(compareText);

    const plan: Plan = { files: [], news: [], steps: [], outputs: {}, edited: [], seen: new Map() };
    for (const name of [...names, manifestName]) {
      // Before it is read: what is edited after that is seen when the deck is put in place.
      plan.seen.set(`${deck}/${name}`, identityOf(join(this.#root, deck, name)));
    }
    for (const name of names) {
      const found = await this.#read(`${deck}/${name}`);
      await this.#planFile(plan, {
        name,
        deck,
        found,
        bytes: made.get(name),
        owned: owned[name],
        partial: output.partial,
      });
    }
    if (plan.edited.length > 0 && !this.#options.force) {
      const files = names.map((name): CommittedFile => ({ path: `${deck}/${name}`, status: 'kept' }));
      const nothing = { steps: [], seen: new Map<string, string | null>(), empty: false };
      return { value: { deck, files, ...nothing }, diagnostics: plan.edited };
    }
    return { value: await this.#stage(output, plan), diagnostics: [] };
  }

  async #planFile(plan: Plan, file: PlannedFile): Promise<void> {
    const { name, found, bytes, owned } = file;
    const path = `${file.deck}/${name}`;
    const hash = found?.bytes ? sha256(found.bytes) : null;
    if (bytes === undefined) {
      // Made once, not now.
      if (!found) return;
      if (file.partial) plan.outputs[name] = owned ?? '';
      else if (hash !== null && hash === owned) {
        plan.steps.push({ kind: 'remove', target: path, old: hash });
        plan.files.push({ path, status: 'removed' });
      } else await this.#planEdited(plan, path, 'orphan');
      return;
    }
    // Whoever packed it, with whatever zlib: a file that says the same stays.
    if (found?.bytes && hash !== null && this.#isSame(name, found.bytes, bytes)) {
      plan.outputs[name] = hash;
      plan.files.push({ path, status: 'unchanged' });
      return;
    }
    if (found && (hash === null || hash !== owned))
      await this.#planEdited(plan, path, owned ? 'edited' : 'foreign');
    plan.news.push({ target: path, bytes, old: hash });
    plan.outputs[name] = sha256(bytes);
    plan.files.push({ path, status: 'written' });
  }

  async #planEdited(plan: Plan, path: string, why: 'edited' | 'foreign' | 'orphan'): Promise<void> {
    const shown = `${this.#options.shown}/${path}`;
    plan.edited.push(reportEdited(shown, why));
    if (!this.#options.force) return;
    const copy = await freeCopyName(this.#root, path);
    plan.steps.push({ kind: 'keep', target: path, copy });
    plan.files.push({ path: copy, status: 'copied' });
  }

  async #stage(output: DeckOutput, plan: Plan): Promise<PreparedDeck> {
    const { deck } = output;
    const path = `${deck}/${manifestName}`;
    const before = (await this.#read(path))?.bytes ?? null;
    const after = Buffer.from(
      serializeManifest({
        throughline: this.#options.version,
        deck,
        inputs: output.inputs,
        outputs: plan.outputs,
      }),
    );
    const empty = Object.keys(plan.outputs).length === 0;
    const manifestStays = empty ? before === null : before?.equals(after) === true;
    const { files } = plan;
    if (plan.news.length === 0 && plan.steps.length === 0 && manifestStays)
      return { deck, files, steps: [], seen: new Map(), empty: false };
    const news = [...plan.news];
    const last: Step[] = [];
    if (!manifestStays && !empty) news.push({ target: path, bytes: after, old: before && sha256(before) });
    if (empty && before) last.push({ kind: 'remove', target: path, old: sha256(before) });
    const first = this.#staged;
    this.#staged += news.length;
    // Kept copies first, since they make room; the manifest last, since readers go by it.
    const steps = [...plan.steps, ...(await stageFiles(this.#root, news, first)), ...last];
    const seen = new Map(steps.map(({ target }) => [target, plan.seen.get(target) ?? null]));
    return { deck, files, steps, seen, empty };
  }

  async #editedSince(prepared: PreparedDeck): Promise<readonly Diagnostic[]> {
    const changed = [...prepared.seen].filter(
      ([target, identity]) => identityOf(join(this.#root, target)) !== identity,
    );
    return changed.map(([target]) => reportEdited(`${this.#options.shown}/${target}`, 'edited'));
  }

  async #removeEmpty(deck: string): Promise<void> {
    for (const folder of [deck, deck.slice(0, deck.indexOf('/'))]) {
      await rmdir(join(this.#root, folder)).catch(() => undefined);
    }
  }

  async #refuseOutside(deck: string): Promise<Diagnostic | null> {
    if (await isWithin(this.#root, join(this.#root, deck))) return null;
    return reportBuild(
      'output-outside',
      null,
      `${this.#options.shown}/${deck} leads out of the output folder`,
      {
        hint: 'replace the link with a folder, or name another output folder with --out',
      },
    );
  }

  async #readManifest(deck: string): Promise<Manifest | null> {
    const found = await this.#read(`${deck}/${manifestName}`);
    return found?.bytes ? parseManifest(found.bytes.toString('utf8'), deck) : null;
  }

  /** A file as it stands: null when there is none; without bytes when it is no plain file (a link, a pipe). */
  async #read(path: string): Promise<{ readonly bytes: Buffer | null } | null> {
    return onFile(path, async () => {
      const kind = await kindOf(join(this.#root, path));
      if (kind === 'none') return null;
      return { bytes: kind === 'file' ? await readFile(join(this.#root, path)) : null };
    });
  }

  #isSame(name: string, found: Buffer, bytes: Uint8Array): boolean {
    return found.equals(bytes) || this.#options.sameContent(name, found, bytes);
  }
}

interface Plan {
  readonly files: CommittedFile[];
  readonly news: NewFile[];
  readonly steps: Step[];
  readonly outputs: Record<string, string>;
  readonly edited: Diagnostic[];
  readonly seen: Map<string, string | null>;
}

interface PlannedFile {
  readonly name: string;
  readonly deck: string;
  readonly found: { readonly bytes: Buffer | null } | null;
  readonly bytes: Uint8Array | undefined;
  readonly owned: string | undefined;
  readonly partial: boolean;
}

function reportEdited(shown: string, why: 'edited' | 'foreign' | 'orphan'): Diagnostic {
  if (why === 'foreign') {
    return reportBuild('not-ours', null, `${shown} was not written by a build, so it is left as it is`, {
      hint: 'move it away, or build with --force to keep it under another name',
    });
  }
  const orphan = why === 'orphan' ? ', and no deck makes it any more' : '';
  return reportBuild('hand-edited', null, `${shown} was edited by hand${orphan}: its deck is left as it is`, {
    hint: 'bring the change into the outline, the deck or the templates; then build with --force, which keeps a copy of the edited file beside it',
  });
}

/** Tells a file from any that takes its place or is written over it; null where there is none. */
function identityOf(path: string): string | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(path);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return null;
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort(compareText);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') return 'none';
    throw error;
  }
}
