import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, type Diagnostic, type Outcome } from '../../source/index.ts';
import type { CommittedFile, DeckOutput, OutputOptions } from '../output-target.ts';
import { applySteps, discardStaged, stageFiles } from './apply-steps.ts';
import { errnoOf, reportIo } from './io-error.ts';
import type { Step } from './journal.ts';
import { type OutputLock, takeOutputLock } from './output-lock.ts';
import { checkPlace } from './output-place.ts';
import { lockName, workFolder } from './output-state.ts';
import { findOddEntry } from './pending-work.ts';
import { identityOf, planDeck, readManifest, reportEdited } from './prepare-deck.ts';
import { recover } from './recover.ts';

/** A deck whose new files stand ready beside the output. */
export interface PreparedDeck {
  readonly deck: string;
  readonly files: readonly CommittedFile[];
  readonly steps: readonly Step[];
  /** What stands now where the steps will write: its identity, or null for nothing. */
  readonly seen: ReadonlyMap<string, string | null>;
}

/** What came of decks that were prepared: each one's files, as far as they were put in place. */
export interface AppliedDecks {
  readonly decks: readonly { readonly deck: string; readonly files: readonly CommittedFile[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

export type OutputFolder = Pick<
  LockedFolder,
  'recovered' | 'isStuck' | 'prepare' | 'apply' | 'discard' | 'commit' | 'sweep' | 'close'
>;

/**
 * Opens an output folder for writing: takes its lock and finishes what a killed build left.
 * Diagnostics: output-locked, output-unwritable, output-folder.
 */
export async function openOutputFolder(root: string, options: OutputOptions): Promise<Outcome<OutputFolder>> {
  const { shown } = options;
  let lock: OutputLock | undefined;
  try {
    const place = options.place && (await checkPlace(options.place, 'write'));
    if (place) return { diagnostics: [place] };
    const odd = await findOddEntry(root, shown);
    if (odd) return { diagnostics: [odd] };
    const taken = await takeOutputLock(root, { shown, patience: options.patience ?? 10_000 });
    if (!taken.value) return { diagnostics: taken.diagnostics };
    lock = taken.value;
    const recovered = await recover(root);
    return { value: new LockedFolder(root, options, lock, recovered), diagnostics: [] };
  } catch (error) {
    await lock?.release();
    return { diagnostics: [reportIo(error, { within: shown })] };
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
  #stuck = false;
  /** A journal stands that the next build has to go by. */
  #unsettled = false;

  constructor(root: string, options: OutputOptions, lock: OutputLock, recovered: boolean) {
    this.#root = root;
    this.#options = options;
    this.#lock = lock;
    this.recovered = recovered;
  }

  /** Nothing can be staged any more: a full disk is full for the next deck too. */
  get isStuck(): boolean {
    return this.#stuck;
  }

  /**
   * Finds what has to change for a deck, and stages and syncs its new files; nothing of the output changes yet. Several
   * may be under way at once. Diagnostics: hand-edited and not-ours (the deck is left as it is then), output-outside,
   * output-unwritable.
   */
  async prepare(output: DeckOutput): Promise<Outcome<PreparedDeck>> {
    try {
      const planned = await planDeck(this.#root, output, this.#options);
      if (!planned.value) return { diagnostics: planned.diagnostics };
      const { deck, files, first, news, last, seen } = planned.value;
      const staged = news.length > 0 ? await this.#stage(news) : [];
      return {
        value: { deck, files, steps: [...first, ...staged, ...last], seen },
        diagnostics: planned.diagnostics,
      };
    } catch (error) {
      return { diagnostics: [this.#report(error)] };
    }
  }

  /**
   * Puts prepared decks in place, one after the other, each deck's files all or none; one that fails is left as it was.
   * Diagnostics: hand-edited for what was edited since it was prepared, output-unwritable.
   */
  async apply(prepared: readonly PreparedDeck[]): Promise<AppliedDecks> {
    const diagnostics: Diagnostic[] = [];
    const ready: PreparedDeck[] = [];
    for (const each of prepared) {
      const edited = this.#editedSince(each);
      diagnostics.push(...edited);
      if (edited.length === 0) ready.push(each);
    }
    const changing = ready.filter(({ steps }) => steps.length > 0);
    const failed = new Set<PreparedDeck>(changing);
    try {
      const steps = changing.map((each) => each.steps);
      const applied =
        steps.length > 0 ? await applySteps(this.#root, steps) : { failures: [], unsettled: false };
      this.#unsettled = applied.unsettled;
      for (const [i, failure] of applied.failures.entries()) {
        if (failure === null) failed.delete(changing[i]!);
        else diagnostics.push(this.#report(failure));
      }
      if (!applied.unsettled) await this.discard();
    } catch (error) {
      // Nothing was begun.
      diagnostics.push(this.#report(error));
      await this.discard();
    }
    const done = ready.filter((each) => !failed.has(each));
    return { decks: done.map(({ deck, files }) => ({ deck, files })), diagnostics };
  }

  /** Takes away what was prepared and not put in place. */
  async discard(): Promise<void> {
    if (this.#unsettled) return;
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
          // A journal that stands is not written over.
          if (this.#unsettled) return { value: files, diagnostics };
          if (decks.has(deck) || !(await readManifest(this.#root, deck))) continue;
          const swept = await this.commit({ deck, files: [], inputs: {}, partial: false });
          files.push(...(swept.value ?? []));
          diagnostics.push(...swept.diagnostics);
        }
      }
    } catch (error) {
      diagnostics.push(this.#report(error));
    }
    return { value: files, diagnostics };
  }

  async close(): Promise<void> {
    if (this.#staged > 0) await this.discard();
    await this.#lock.release();
    // A folder that we made and wrote nothing to is no more than a trace.
    if (this.#lock.madeFolder) await rmdir(this.#root).catch(() => undefined);
  }

  async #stage(news: Parameters<typeof stageFiles>[1]): Promise<readonly Step[]> {
    const first = this.#staged;
    this.#staged += news.length;
    try {
      return await stageFiles(this.#root, news, first);
    } catch (error) {
      this.#stuck = true;
      throw error;
    }
  }

  #editedSince(prepared: PreparedDeck): readonly Diagnostic[] {
    const changed = [...prepared.seen].filter(
      ([target, identity]) => identityOf(join(this.#root, target)) !== identity,
    );
    return changed.map(([target]) => reportEdited(`${this.#options.shown}/${target}`, 'edited'));
  }

  #report(error: unknown): Diagnostic {
    return reportIo(error, { within: this.#options.shown });
  }
}

/** Real folders, none of our own. */
async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort(compareText);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
