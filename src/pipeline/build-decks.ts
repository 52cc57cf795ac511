import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { type Adjustments, adjustFindings } from './adjust-findings.ts';
import { type BuiltDeck, buildAll, commandedOf } from './build-all.ts';
import type { DeckOptions } from './build-deck.ts';
import { type BuildHistory, type DeckToKeep, openBuildHistory } from './build-record/build-history.ts';
import { bundledProgram } from './build-record/record.ts';
import { reportBuild } from './codes.ts';
import { manifestName, sha256 } from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { type Delivered, Delivery } from './delivery.ts';
import { DryRun } from './dry-run.ts';
import { hashProject, readBeside } from './hash-project.ts';
import { type BuiltFile, describeFile, type OutputTarget } from './output-target.ts';
import { planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';
import type { AskedQueue, AskOptions } from './queue/ask-queue.ts';
import { onDayOf, readFormats, readLevels, readSourceDateEpoch } from './read-options.ts';
import { type PlannedShard, planShard, type Shard, type ShardFile } from './shards.ts';
import { unusedInProject } from './variables-used.ts';

export interface BuildOptions {
  /** Decks by file name or `outline/deck`; none: all, and outputs that no deck makes any more are removed. */
  readonly decks?: readonly string[];
  /** Only this part of the decks; the output says so in shard.json, for `mergeShards`. */
  readonly shard?: Shard | undefined;
  /** Output folder, as it was typed. */
  readonly out?: string | undefined;
  /** What `out` is relative to, and paths are told from [the current folder]. */
  readonly folder?: string | undefined;
  /** Only these formats. */
  readonly formats?: readonly string[] | undefined;
  /** Writes the decks without errors when others have some. */
  readonly keepGoing?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  /** Says what would become of each file, and writes nothing. */
  readonly dryRun?: boolean;
  /** False: only say what there is to say. */
  readonly write?: boolean;
  /** Decks that are built at once; 0: as many as pay off, on this machine and for so many decks [1]. */
  readonly jobs?: number;
  readonly sourceDateEpoch?: string | undefined;
  /** The browser that prints PDF: a path or a name; by default one that is found. */
  readonly browser?: string | undefined;
  /** Skips decks that are known to be current, and remembers for the next build; without it every deck is built. */
  readonly remember?: RememberOptions | undefined;
  /** Has decks built by others, on a queue. */
  readonly queue?: AskOptions | undefined;
  /** Told before each deck is begun. */
  readonly onProgress?: (deck: string, number: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface RememberOptions {
  /** When the project was opened, or before, in milliseconds since 1970: what changes later is looked at again. */
  readonly since: number;
  /** What opening the project said. */
  readonly opening: readonly Diagnostic[];
  /** Tells this program from others of its version [its bundle]. */
  readonly program?: string;
}

export interface BuildReport {
  /** How many decks were to be built. */
  readonly planned: number;
  readonly files: readonly BuiltFile[];
  /** Decks with errors, so not written. */
  readonly failed: readonly string[];
  /** Nothing was written, since some deck has errors. */
  readonly withheld: boolean;
  /** A killed build was finished first. */
  readonly recovered: boolean;
}

/**
 * Builds decks and puts them into the output folder: all of them or, when one has errors, none (but see `keepGoing`).
 * Diagnostics: those of every stage, adjusted by the settings.
 */
export async function buildDecks(opened: Project, options: BuildOptions = {}): Promise<Outcome<BuildReport>> {
  const epoch = readSourceDateEpoch(options.sourceDateEpoch);
  const project = onDayOf(opened, epoch.value ?? null);
  const plan = planBuild(project, options.decks ?? []);
  const formats = options.formats ? readFormats(options.formats) : null;
  const levels = readLevels(project);
  const usage = [
    ...plan.diagnostics,
    ...(formats?.diagnostics ?? []),
    ...epoch.diagnostics,
    ...levels.diagnostics,
  ];
  if (!plan.value || hasErrors(usage)) return { diagnostics: usage };

  const found = await outputFolderOf(project, options, 'write');
  if (!found.value) return { diagnostics: [...usage, ...found.diagnostics] };
  const target = found.value;
  const shard = options.shard ? planShard(plan.value, options.shard, project, target.root) : null;
  const planned = shard?.own ?? plan.value;
  const { force = false } = options;
  const delivery = options.dryRun ? new DryRun(target, force) : new Delivery(target, force);
  let queue: AskedQueue | null = null;
  try {
    // What a killed build left comes first, whatever becomes of this one.
    const unopened = options.write === false ? [] : await delivery.recover();
    if (hasErrors(unopened)) return { diagnostics: [...usage, ...unopened] };
    const history = historyOf(project, options, target);
    const made: DeckOptions = {
      formats: formats?.value ?? null,
      epoch: epoch.value ?? null,
      browser: options.browser ?? null,
      asOf: project.settings.asOf,
    };
    // Before anything is built: what changes meanwhile is another state.
    const inputs = shard
      ? sha256(JSON.stringify([hashProject(project), commandedOf(project), made.epoch, made.asOf]))
      : '';
    const asked = options.queue ? await openQueue(project, made, options.queue) : null;
    if (asked && !asked.value) return { diagnostics: [...usage, ...asked.diagnostics] };
    queue = asked?.value ?? null;
    const built = await buildAll(planned, {
      project,
      cache: createProjectCache(project),
      history,
      remote: queue,
      options: made,
      jobs: options.jobs ?? 1,
      levels: levels.value,
      strict: options.strict ?? false,
      keepGoing: options.keepGoing ?? false,
      delivery: options.write === false ? null : delivery,
      onProgress: options.onProgress,
      signal: options.signal,
    });
    const failed = built.filter((each) => !each.deck).map((each) => each.planned.name);
    const diagnostics = [...usage, ...built.flatMap((each) => each.said)];
    const collisions = findCollisions(built.flatMap((each) => (each.deck ? [each.deck] : [])));
    diagnostics.push(...collisions);
    const unused = unusedBy(project, options, built, levels.value);
    diagnostics.push(...unused);
    const withheld =
      options.write === false || collisions.length > 0 || (failed.length > 0 && !options.keepGoing);
    const files: BuiltFile[] = [];
    if (!withheld && !options.signal?.aborted) {
      const delivered = await delivery.finish(built.map(({ name }) => name));
      diagnostics.push(...delivered.diagnostics);
      files.push(...built.flatMap((each) => filesOf(each, delivered, target)));
      if (
        isFull(options) &&
        !delivered.diagnostics.some((d) => d.trouble === 'io') &&
        !options.signal?.aborted
      ) {
        const swept = await delivery.sweep(project);
        diagnostics.push(...swept.diagnostics);
        files.push(...swept.files.map((file) => describeFile(file, null, target)));
      }
      if (shard) {
        const of = { inputs, formats: made.formats, whole: isFull({ ...options, shard: undefined }) };
        const part = describeShard(shard, of, built, delivered);
        diagnostics.push(...(await delivery.sayShard(part)));
      }
      // What is unused is said anew, when all decks are known.
      const isSettled = unused.length === 0 && project.settings.vars.commanded.size === 0;
      const opening =
        hasErrors(usage) || !isSettled ? null : [...(options.remember?.opening ?? []), ...usage];
      history?.save(
        // What others packed, with whatever zlib, is not what is packed here.
        built.flatMap((each) => keepable(each, delivered, options.queue === undefined)),
        opening,
      );
    }
    const { recovered } = delivery;
    return {
      value: { planned: planned.length, files, failed, withheld, recovered },
      diagnostics,
    };
  } catch (error) {
    const failure = failureOfQueue(error);
    if (!failure) throw error;
    return { diagnostics: [...usage, failure] };
  } finally {
    await queue?.close();
    await delivery.close();
  }
}

async function openQueue(
  project: Project,
  made: DeckOptions,
  asked: AskOptions,
): Promise<Outcome<AskedQueue>> {
  const { askQueue } = await import('./queue/index.ts');
  // Each machine has a browser of its own.
  const work = { vars: commandedOf(project), options: { ...made, browser: null } };
  return askQueue(project, work, asked);
}

/** What is said when the queue as a whole failed. */
function failureOfQueue(error: unknown): Diagnostic | null {
  return error instanceof Error && 'diagnostic' in error ? (error.diagnostic as Diagnostic) : null;
}

/** The variables of the project that no deck names; only a build of all decks, of which none has errors, knows. */
function unusedBy(
  project: Project,
  { decks = [], shard, strict = false }: BuildOptions,
  built: readonly BuiltDeck[],
  levels: Adjustments['levels'],
): readonly Diagnostic[] {
  const whole = decks.length === 0 && !shard && built.length > 0 && built.every(({ deck }) => deck !== null);
  if (!whole) return [];
  const named = new Set(built.flatMap(({ deck }) => deck?.vars.named ?? []));
  const found = unusedInProject(project.settings.vars, named);
  return adjustFindings(found, { levels, excuses: [], strict });
}

function historyOf(project: Project, options: BuildOptions, target: OutputTarget): BuildHistory | null {
  const { remember } = options;
  if (!remember || options.write === false || options.dryRun) return null;
  return openBuildHistory(project, {
    out: options.out === undefined ? null : target.root,
    outputRoot: target.root,
    formats: options.formats ?? null,
    sourceDateEpoch: options.sourceDateEpoch || null,
    browser: options.browser ?? null,
    program: remember.program ?? bundledProgram(import.meta.url),
    since: remember.since,
  });
}

/** Of a deck that is current: its files as they are. */
function filesOf({ name, deck }: BuiltDeck, delivered: Delivered, target: OutputTarget): BuiltFile[] {
  if (!deck) return [];
  const same = (file: { readonly name: string }) =>
    ({ path: `${name}/${file.name}`, status: 'unchanged' }) as const;
  const files = 'record' in deck ? deck.files.map(same) : (delivered.files.get(name) ?? []);
  return files.map((file) => describeFile(file, deck, target));
}

function keepable(built: BuiltDeck, delivered: Delivered, isOwn: boolean): DeckToKeep[] {
  const { deck, name } = built;
  const files = isOwn ? (delivered.files.get(name) ?? []) : [];
  const written = new Set(
    files.flatMap(({ path, status }) => (status === 'written' ? path.slice(name.length + 1) : [])),
  );
  // A deck that misses a file is built again, when there may be what makes it.
  if (!deck || built.found.some((each) => each.trouble === 'missing')) return [];
  return 'record' in deck || delivered.done.has(name) ? [{ ...built, deck, written }] : [];
}

/** Only a build of everything knows what no deck makes. */
function isFull(options: BuildOptions): boolean {
  return (options.decks ?? []).length === 0 && options.formats === undefined && !options.shard;
}

function describeShard(
  { number, of, decks, weights }: PlannedShard,
  asked: Pick<ShardFile, 'whole' | 'formats' | 'inputs'>,
  built: readonly BuiltDeck[],
  delivered: Delivered,
): Omit<ShardFile, 'throughline'> {
  const isDone = ({ name, deck }: BuiltDeck) => deck && ('record' in deck || delivered.done.has(name));
  const done = built.filter(isDone);
  const read = readBeside(done.flatMap(({ deck }) => deck?.facts ?? []));
  const beside = Object.fromEntries([...read].map(([path, { value }]) => [path, value]));
  return { i: number, n: of, ...asked, beside, decks, weights, built: done.map(({ name }) => name) };
}

/**
 * Outputs that would stand in each other's place, on file systems that fold case or normalise names too.
 * Diagnostics: output-collision.
 */
export function findCollisions(
  decks: readonly {
    readonly deck: string;
    readonly files: readonly { readonly name: string }[];
  }[],
): Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { deck, files } of decks) {
    for (const name of [...files.map((file) => file.name), manifestName]) {
      const path = `${deck}/${name}`;
      const key = path.normalize('NFC').toLowerCase();
      const other = seen.get(key);
      seen.set(key, path);
      if (other === undefined) continue;
      const message =
        other === path ? `two outputs are called ${path}` : `${other} and ${path} differ only in case`;
      const hint = 'rename the deck, the outline or the handout';
      const [outline, id] = deck.split('/');
      const file = { path: `content/${outline}/decks/${id}.yaml`, text: '' };
      diagnostics.push(reportBuild('output-collision', { file, start: 0, end: 0 }, message, { hint }));
    }
  }
  return diagnostics;
}
