import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic, type Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { editedHint } from '../edited-hint.ts';
import type { CommittedFile, DeckOutput, OutputOptions } from '../output-target.ts';
import type { NewFile } from './apply-steps.ts';
import { freeCopyName, kindOf, notAFolder, readPlainFile } from './files.ts';
import { onFile } from './io-error.ts';
import type { Step } from './journal.ts';
import {
  differsInLineEnds,
  isLineEndChange,
  type Manifest,
  parseManifest,
  serializeManifest,
  sha256,
} from './manifest.ts';
import { isWithin } from './output-place.ts';
import { manifestName } from './output-state.ts';

/** What has to change for a deck. Its new files are not staged yet. */
export interface DeckPlan {
  readonly deck: string;
  readonly files: readonly CommittedFile[];
  /** Kept copies first, since they make room; then the new files, the manifest the last of them; then `last`. */
  readonly first: readonly Step[];
  readonly news: readonly NewFile[];
  readonly last: readonly Step[];
  /** What stands now where the steps will write: its identity, or null for nothing. */
  readonly seen: ReadonlyMap<string, string | null>;
  /** No output is left. */
  readonly empty: boolean;
}

/**
 * Compares a deck with what stands in its folder. A plan without steps where the deck is left as it is.
 * Diagnostics: hand-edited and not-ours, output-outside.
 */
export async function planDeck(
  root: string,
  output: DeckOutput,
  options: OutputOptions,
): Promise<Outcome<DeckPlan>> {
  const { deck } = output;
  const outside = await refuseLinks(root, deck, options.shown);
  if (outside) return { diagnostics: [outside] };
  const owned = (await readManifest(root, deck))?.outputs ?? {};
  const made = new Map(output.files.map((file) => [file.name, file.bytes]));
  const names = [...new Set([...made.keys(), ...Object.keys(owned)])].sort(compareText);

  const plan = new Planning(root, deck, options, new Set(output.adopted));
  // Before it is read: what is edited after that is seen when the deck is put in place.
  for (const name of [...names, manifestName]) plan.look(name);
  for (const name of names) {
    await plan.addFile({ name, bytes: made.get(name), owned: owned[name], partial: output.partial });
  }
  if (plan.edited.length > 0 && !options.force) {
    const files = names.map((name): CommittedFile => ({ path: `${deck}/${name}`, status: 'kept' }));
    const nothing = { first: [], news: [], last: [], seen: new Map(), empty: false };
    return { value: { deck, files, ...nothing }, diagnostics: plan.edited };
  }
  return { value: await plan.finish(output), diagnostics: [] };
}

type EditedWhy = 'edited' | 'foreign' | 'orphan' | 'unrecognised';

/** A file that somebody changed, or that no build wrote. */
export function reportEdited(shown: string, why: EditedWhy): Diagnostic {
  if (why === 'foreign') {
    return reportBuild('not-ours', null, `${shown} was not written by a build, so it is left as it is`, {
      hint: 'move it away, or build with --force to keep it under another name',
    });
  }
  if (why === 'unrecognised') {
    const message = `${shown} is no longer this deck, of which it has fewer than half of the slides: its deck is left as it is`;
    return reportBuild('not-ours', null, message, {
      hint: 'move it away, or build with --force to keep it under another name',
    });
  }
  const orphan = why === 'orphan' ? ', and no deck makes it any more' : '';
  return reportBuild('hand-edited', null, `${shown} was edited by hand${orphan}: its deck is left as it is`, {
    hint: editedHint(shown),
  });
}

/** Tells a file from any that takes its place or is written over it; null where there is none. */
export function identityOf(path: string): string | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(path);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return null;
  }
}

export async function readManifest(root: string, deck: string): Promise<Manifest | null> {
  const found = await readOutputFile(root, `${deck}/${manifestName}`);
  return found?.bytes ? parseManifest(found.bytes.toString('utf8'), deck) : null;
}

interface Found {
  readonly bytes: Buffer | null;
}

/** A file as it stands: null when there is none; without bytes when it is no plain file (a link, a pipe). */
async function readOutputFile(root: string, path: string): Promise<Found | null> {
  return onFile(path, async () => {
    if ((await kindOf(join(root, path))) === 'none') return null;
    return { bytes: await readPlainFile(join(root, path)) };
  });
}

async function refuseLinks(root: string, deck: string, shown: string): Promise<Diagnostic | null> {
  const odd = await notAFolder(root, deck);
  if (odd?.kind !== 'link') return null;
  const out = !(await isWithin(root, join(root, odd.path)));
  const problem = out ? 'leads out of the output folder' : 'is a link, and nothing is written through one';
  const hint = 'replace the link with a folder, or name another output folder with --out';
  return reportBuild('output-outside', null, `${shown}/${odd.path} ${problem}`, { hint });
}

interface PlannedFile {
  readonly name: string;
  /** What it is to be; undefined: nothing makes it now. */
  readonly bytes: Uint8Array | undefined;
  /** What the manifest says of it. */
  readonly owned: string | undefined;
  readonly partial: boolean;
}

class Planning {
  readonly edited: Diagnostic[] = [];
  private readonly root: string;
  private readonly deck: string;
  private readonly options: OutputOptions;
  private readonly adopted: ReadonlySet<string>;
  private readonly files: CommittedFile[] = [];
  private readonly news: NewFile[] = [];
  private readonly steps: Step[] = [];
  private readonly outputs: Record<string, string> = {};
  private readonly seen = new Map<string, string | null>();

  constructor(root: string, deck: string, options: OutputOptions, adopted: ReadonlySet<string>) {
    this.adopted = adopted;
    this.root = root;
    this.deck = deck;
    this.options = options;
  }

  look(name: string): void {
    this.seen.set(`${this.deck}/${name}`, identityOf(join(this.root, this.deck, name)));
  }

  async addFile({ name, bytes, owned, partial }: PlannedFile): Promise<void> {
    const path = `${this.deck}/${name}`;
    const found = await readOutputFile(this.root, path);
    const hash = found?.bytes ? sha256(found.bytes) : null;
    const isOurs =
      hash !== null &&
      (hash === owned ||
        this.adopted.has(hash) ||
        isLineEndChange(found!.bytes!, owned) ||
        (bytes !== undefined && differsInLineEnds(found!.bytes!, bytes)));
    if (bytes === undefined) {
      // Made once, not now.
      if (!found) return;
      if (partial) this.outputs[name] = owned ?? '';
      else if (isOurs) {
        this.steps.push({ kind: 'remove', target: path, old: hash });
        this.files.push({ path, status: 'removed' });
      } else await this.addEdited(path, 'orphan');
      return;
    }
    // Whoever packed it, with whatever zlib: a file that says the same stays.
    if (found?.bytes && hash !== null && this.isSame(found.bytes, bytes)) {
      this.outputs[name] = hash;
      this.files.push({ path, status: 'unchanged' });
      return;
    }
    if (found && !isOurs) {
      const why = owned ? await this.judgeEdited(name, found.bytes, bytes) : 'foreign';
      if (why !== null) await this.addEdited(path, why);
    }
    this.news.push({ target: path, bytes, old: hash });
    this.outputs[name] = sha256(bytes);
    this.files.push({ path, status: 'written' });
  }

  async finish({ inputs, slides = null, packages = {} }: DeckOutput): Promise<DeckPlan> {
    const { deck, files, steps, outputs } = this;
    const path = `${deck}/${manifestName}`;
    const before = (await readOutputFile(this.root, path))?.bytes ?? null;
    const throughline = this.options.version;
    const after = Buffer.from(serializeManifest({ throughline, deck, inputs, outputs, slides, packages }));
    const empty = Object.keys(outputs).length === 0;
    const stays = empty ? before === null : before?.equals(after) === true;
    if (this.news.length === 0 && steps.length === 0 && stays)
      return { deck, files, first: [], news: [], last: [], seen: new Map(), empty: false };
    const news = [...this.news];
    const last: Step[] = [];
    // Readers go by it.
    if (!stays && !empty) news.push({ target: path, bytes: after, old: before && sha256(before) });
    if (empty && before) last.push({ kind: 'remove', target: path, old: sha256(before) });
    const targets = [...steps, ...news, ...last].map(({ target }) => target);
    const seen = new Map(targets.map((target) => [target, this.seen.get(target) ?? null]));
    return { deck, files, first: steps, news, last, seen, empty };
  }

  private async addEdited(path: string, why: EditedWhy): Promise<void> {
    this.edited.push(reportEdited(`${this.options.shown}/${path}`, why));
    if (!this.options.force) return;
    const copy = await freeCopyName(this.root, path);
    this.steps.push({ kind: 'keep', target: path, copy });
    this.files.push({ path: copy, status: 'copied' });
  }

  /** Null: another program has saved it again, and nothing in it was changed. */
  private async judgeEdited(
    name: string,
    found: Buffer | null,
    bytes: Uint8Array,
  ): Promise<'edited' | 'unrecognised' | null> {
    const judged = found && (await this.options.judge?.(name, found, bytes));
    if (!judged) return 'edited';
    return judged.verdict === 'saved-again' ? null : judged.verdict;
  }

  private isSame(found: Buffer, bytes: Uint8Array): boolean {
    return found.equals(bytes) || this.options.sameContent(found, bytes);
  }
}
