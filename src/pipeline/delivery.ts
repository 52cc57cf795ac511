import { judgeOutput, sameContent } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, version } from '../source/index.ts';
import type { DeckBuild } from './build-deck.ts';
import {
  type CommittedFile,
  hasUnfinishedWork,
  type OutputFolder,
  openOutputFolder,
  type PreparedDeck,
  writeTextFile,
} from './commit/index.ts';
import type { OutputTarget } from './output-target.ts';
import { type ShardFile, serializeShard, shardFileName } from './shards.ts';

/** How many decks may be on their way to the disk while others are built: each holds its files in memory. */
const limit = 4;

export interface Delivered {
  /** By deck; what is missing was not put in place. */
  readonly files: ReadonlyMap<string, readonly CommittedFile[]>;
  readonly diagnostics: readonly Diagnostic[];
  /** Decks that now are as this run would have them. */
  readonly done: ReadonlySet<string>;
}

/**
 * Takes decks as they are built and stages their files, so that a large project is never in memory as a whole; puts
 * them all in place in the end, or none. The output folder is opened for the first: a build of nothing touches nothing.
 */
export class Delivery {
  readonly target: OutputTarget;
  private readonly force: boolean;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly prepared = new Map<string, PreparedDeck>();
  private readonly underWay = new Set<Promise<void>>();
  private opening: Promise<OutputFolder | null> | null = null;
  private folder: OutputFolder | null = null;
  private stopped = false;

  constructor(target: OutputTarget, force: boolean) {
    this.target = target;
    this.force = force;
  }

  /** A killed build was finished first. */
  get recovered(): boolean {
    return this.folder?.recovered ?? false;
  }

  /** Finishes what a killed build left, if anything. Diagnostics: of opening the folder. */
  async recover(): Promise<readonly Diagnostic[]> {
    if (await hasUnfinishedWork(this.target.root)) await this.open();
    return this.diagnostics;
  }

  /** Stages a deck's files. Resolves when the next one may come. */
  async take(deck: DeckBuild): Promise<void> {
    while (this.underWay.size >= limit) await Promise.race(this.underWay);
    if (this.stopped) return;
    const staging = this.stage(deck).finally(() => this.underWay.delete(staging));
    this.underWay.add(staging);
  }

  /** Puts everything in place, in the order of `decks`; nothing, when something could not be staged. */
  async finish(decks: readonly string[]): Promise<Delivered> {
    await Promise.all(this.underWay);
    const files = new Map<string, readonly CommittedFile[]>();
    const done = new Set<string>();
    if (this.stopped || !this.folder) return { files, done, diagnostics: this.diagnostics };
    const edited = new Set([...this.prepared.values()].filter(isKept).map(({ deck }) => deck));
    const applied = await this.folder.apply(decks.flatMap((deck) => this.prepared.get(deck) ?? []));
    for (const { deck, files: committed } of applied.decks) {
      files.set(deck, committed);
      if (!edited.has(deck)) done.add(deck);
    }
    return { files, done, diagnostics: [...this.diagnostics, ...applied.diagnostics] };
  }

  /** Stages nothing more: it is not to be put in place. */
  stop(): void {
    this.stopped = true;
  }

  /** Removes the outputs of decks that the project no longer has. */
  async sweep(
    project: Project,
  ): Promise<Omit<Delivered, 'done' | 'files'> & { files: readonly CommittedFile[] }> {
    const folder = await this.open();
    if (!folder) return { files: [], diagnostics: this.diagnostics };
    const decks = project.outlines.flatMap((outline) =>
      outline.decks.map((deck) => `${outline.id}/${deck.id}`),
    );
    const swept = await folder.sweep(new Set(decks));
    return { files: swept.value ?? [], diagnostics: swept.diagnostics };
  }

  /** Says in the output folder which part of the decks it holds. */
  async sayShard(shard: Omit<ShardFile, 'throughline'>): Promise<readonly Diagnostic[]> {
    const { root, shown } = this.target;
    if (!(await this.open())) return this.diagnostics;
    const path = `${root}/${shardFileName}`;
    return writeTextFile(path, serializeShard(shard), `${shown}/${shardFileName}`, { within: root });
  }

  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.underWay);
    // Takes away what was staged and not put in place.
    await this.folder?.close();
  }

  private async stage(deck: DeckBuild): Promise<void> {
    const folder = await this.open();
    if (!folder || this.stopped) return;
    const prepared = await folder.prepare(deck);
    // What was under way when the disk ran full has nothing to add.
    if (this.stopped) return;
    this.diagnostics.push(...prepared.diagnostics);
    if (prepared.value) this.prepared.set(deck.deck, prepared.value);
    if (folder.isStuck) this.stopped = true;
  }

  private async open(): Promise<OutputFolder | null> {
    this.opening ??= openOutputFolder(this.target.root, {
      shown: this.target.shown,
      version,
      force: this.force,
      place: this.target,
      sameContent,
      judge: judgeOutput,
    }).then((opened) => {
      this.diagnostics.push(...opened.diagnostics);
      this.folder = opened.value ?? null;
      if (hasErrors(opened.diagnostics)) this.stopped = true;
      return this.folder;
    });
    return this.opening;
  }
}

function isKept({ files }: PreparedDeck): boolean {
  return files.some(({ status }) => status === 'kept');
}
