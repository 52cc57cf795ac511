import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { type BuiltDeck, buildAll } from './build-all.ts';
import { hasUnfinishedWork, type OutputFolder, openOutputFolder } from './commit/index.ts';
import { readSourceDateEpoch } from './created-at.ts';
import { checkFormats } from './formats.ts';
import { findCollisions } from './output-collisions.ts';
import { type BuiltFile, describeFile, type OutputTarget, outputFolderOf } from './output-target.ts';
import { planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';
import { readLevels } from './read-levels.ts';
import { openRecall, type Recall } from './recall/recall.ts';
import { bundledProgram } from './recall/record-key.ts';
import { sameContent } from './same-content.ts';
import { version } from './version.ts';

export interface BuildOptions {
  /** Decks by file name or `outline/deck`; none: all, and outputs that no deck makes any more are removed. */
  readonly decks?: readonly string[];
  /** Output folder; relative to the current one. */
  readonly out?: string | undefined;
  /** Only these formats. */
  readonly formats?: readonly string[] | undefined;
  /** Writes the decks without errors when others have some. */
  readonly keepGoing?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  /** False: only say what there is to say. */
  readonly write?: boolean;
  readonly sourceDateEpoch?: string | undefined;
  /** Skips decks that are known to be current, and remembers for the next build; without it every deck is built. */
  readonly remember?: RememberOptions | undefined;
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
export async function buildDecks(
  project: Project,
  options: BuildOptions = {},
): Promise<Outcome<BuildReport>> {
  const plan = planBuild(project, options.decks ?? []);
  const formats = options.formats ? checkFormats(options.formats) : null;
  const epoch = readSourceDateEpoch(options.sourceDateEpoch);
  const levels = readLevels(project);
  const usage = [
    ...plan.diagnostics,
    ...(formats?.diagnostics ?? []),
    ...epoch.diagnostics,
    ...levels.diagnostics,
  ];
  if (!plan.value || hasErrors(usage)) return { diagnostics: usage };

  const target = outputFolderOf(project, options.out);
  const output = new LazyOutput(target, options.force ?? false);
  try {
    // What a killed build left comes first, whatever becomes of this one.
    if (options.write !== false && (await hasUnfinishedWork(target.root))) await output.open();
    if (hasErrors(output.diagnostics)) return { diagnostics: [...usage, ...output.diagnostics] };
    const recall = recallOf(project, options, target);
    const built = await buildAll(plan.value, {
      project,
      cache: createProjectCache(project),
      recall,
      formats: formats?.value ?? null,
      epoch: epoch.value ?? null,
      levels: levels.value,
      strict: options.strict ?? false,
      onProgress: options.onProgress,
      signal: options.signal,
    });
    const failed = built.filter((each) => !each.deck).map((each) => each.planned.name);
    const diagnostics = [...usage, ...built.flatMap((each) => each.said)];
    const collisions = findCollisions(built.flatMap((each) => (each.deck ? [each.deck] : [])));
    diagnostics.push(...collisions);
    const withheld =
      options.write === false || collisions.length > 0 || (failed.length > 0 && !options.keepGoing);
    const files: BuiltFile[] = [];
    if (!withheld && !options.signal?.aborted) {
      const committed = await commitAll(built, output, options);
      diagnostics.push(...committed.diagnostics);
      files.push(...committed.files);
      if (isFull(options) && !hasErrors(output.diagnostics) && !options.signal?.aborted) {
        const swept = await sweep(project, output);
        diagnostics.push(...swept.diagnostics);
        files.push(...swept.files);
      }
      recall?.save(committed.done, hasErrors(usage) ? null : [...options.remember!.opening, ...usage]);
    }
    const recovered = output.folder?.recovered ?? false;
    return { value: { planned: plan.value.length, files, failed, withheld, recovered }, diagnostics };
  } finally {
    await output.folder?.close();
  }
}

function recallOf(project: Project, options: BuildOptions, target: OutputTarget): Recall | null {
  const { remember } = options;
  if (!remember || options.write === false) return null;
  return openRecall(project, {
    out: options.out === undefined ? null : target.root,
    outputRoot: target.root,
    formats: options.formats ?? null,
    sourceDateEpoch: options.sourceDateEpoch || null,
    program: remember.program ?? bundledProgram(import.meta.url),
    since: remember.since,
  });
}

interface Committed {
  readonly files: readonly BuiltFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Decks whose files are as this run would have them. */
  readonly done: readonly (BuiltDeck & { readonly deck: NonNullable<BuiltDeck['deck']> })[];
}

async function commitAll(
  built: readonly BuiltDeck[],
  output: LazyOutput,
  options: BuildOptions,
): Promise<Committed> {
  const files: BuiltFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const done: Committed['done'][number][] = [];
  for (const each of built) {
    const { deck } = each;
    if (!deck) continue;
    if (options.signal?.aborted) break;
    if ('record' in deck) {
      const same = deck.files.map(({ name }) => ({
        path: `${deck.deck}/${name}`,
        status: 'unchanged' as const,
      }));
      files.push(...same.map((file) => describeFile(file, deck, output.target)));
      done.push({ ...each, deck });
      continue;
    }
    const folder = await output.open();
    if (!folder) break;
    const committed = await folder.commit(deck);
    diagnostics.push(...committed.diagnostics);
    files.push(...(committed.value ?? []).map((file) => describeFile(file, deck, output.target)));
    // A full disk is full for the next deck too.
    if (committed.diagnostics.some((d) => d.trouble === 'io')) break;
    if (committed.diagnostics.length === 0) done.push({ ...each, deck });
  }
  return { files, diagnostics: [...diagnostics, ...output.diagnostics], done };
}

async function sweep(project: Project, output: LazyOutput): Promise<Omit<Committed, 'done'>> {
  const folder = await output.open();
  if (!folder) return { files: [], diagnostics: [] };
  const made = project.outlines.flatMap((outline) => outline.decks.map((deck) => `${outline.id}/${deck.id}`));
  const swept = await folder.sweep(new Set(made));
  const files = (swept.value ?? []).map((file) => describeFile(file, null, output.target));
  return { files, diagnostics: swept.diagnostics };
}

/** Opened when the first file is to be written, so that a build with errors touches nothing. */
class LazyOutput {
  readonly target: OutputTarget;
  readonly diagnostics: Diagnostic[] = [];
  folder: OutputFolder | null = null;
  readonly #force: boolean;

  constructor(target: OutputTarget, force: boolean) {
    this.target = target;
    this.#force = force;
  }

  async open(): Promise<OutputFolder | null> {
    if (this.folder || this.diagnostics.length > 0) return this.folder;
    const opened = await openOutputFolder(this.target.root, {
      shown: this.target.shown,
      version,
      force: this.#force,
      sameContent,
    });
    this.diagnostics.push(...opened.diagnostics);
    this.folder = opened.value ?? null;
    return this.folder;
  }
}

/** Only a build of everything knows what no deck makes. */
function isFull(options: BuildOptions): boolean {
  return (options.decks ?? []).length === 0 && options.formats === undefined;
}
