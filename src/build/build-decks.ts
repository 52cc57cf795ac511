import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { adjustableCodes, checks } from '../checks/index.ts';

import type { Project } from '../project/index.ts';
import { type Diagnostic, didYouMean, hasErrors, type Outcome } from '../source/index.ts';
import { type Adjustments, adjustFindings, type Excuse, excusesOf } from './adjust-findings.ts';
import { buildDeck, type DeckBuild } from './build-deck.ts';
import { reportBuild } from './codes.ts';
import {
  type CommittedFile,
  hasUnfinishedWork,
  type OutputFolder,
  openOutputFolder,
} from './commit/index.ts';
import { readSourceDateEpoch } from './created-at.ts';
import { checkFormats } from './formats.ts';
import { findCollisions } from './output-collisions.ts';
import { type PlannedDeck, planBuild } from './plan-build.ts';
import { createProjectCache, type ProjectCache } from './project-cache.ts';
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
  /** Told before each deck is begun. */
  readonly onProgress?: (deck: string, number: number, of: number) => void;
  readonly signal?: AbortSignal;
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

export interface BuiltFile {
  /** As the user would type it: relative to the current folder where it is below. */
  readonly path: string;
  readonly status: CommittedFile['status'];
  readonly deck: string;
  readonly language: string | null;
  /** Of a deck; null for other files. */
  readonly slides: number | null;
  readonly minutes: number | null;
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
    const built = await buildAll(plan.value, {
      project,
      cache: createProjectCache(project),
      formats: formats?.value ?? null,
      epoch: epoch.value ?? null,
      options,
      adjustments: { levels: levels.value, strict: options.strict ?? false },
    });
    const failed = built.filter((each) => !each.deck).map((each) => each.planned.name);
    const diagnostics = [...usage, ...built.flatMap((each) => each.diagnostics)];
    const decks = built.flatMap((each) => (each.deck ? [each.deck] : []));
    const collisions = findCollisions(decks);
    diagnostics.push(...collisions);
    const withheld =
      options.write === false || collisions.length > 0 || (failed.length > 0 && !options.keepGoing);
    const files: BuiltFile[] = [];
    if (!withheld && !options.signal?.aborted) {
      const committed = await commitAll(decks, output, options);
      diagnostics.push(...committed.diagnostics);
      files.push(...committed.files);
      if (isFull(options) && !hasErrors(output.diagnostics) && !options.signal?.aborted) {
        const swept = await sweep(project, output);
        diagnostics.push(...swept.diagnostics);
        files.push(...swept.files);
      }
    }
    const recovered = output.folder?.recovered ?? false;
    return { value: { planned: plan.value.length, files, failed, withheld, recovered }, diagnostics };
  } finally {
    await output.folder?.close();
  }
}

interface BuildAllInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  readonly formats: readonly string[] | null;
  readonly epoch: string | null;
  readonly options: BuildOptions;
  readonly adjustments: Pick<Adjustments, 'levels' | 'strict'>;
}

interface BuiltDeck {
  readonly planned: PlannedDeck;
  /** Null when it has errors. */
  readonly deck: DeckBuild | null;
  readonly diagnostics: readonly Diagnostic[];
}

async function buildAll(plan: readonly PlannedDeck[], input: BuildAllInput): Promise<BuiltDeck[]> {
  const { options, cache } = input;
  const built: BuiltDeck[] = [];
  for (const [i, planned] of plan.entries()) {
    if (options.signal?.aborted) break;
    options.onProgress?.(planned.name, i + 1, plan.length);
    // Lets a signal in, and the progress out.
    await new Promise((resume) => setImmediate(resume));
    const { project, formats, epoch } = input;
    const outcome = await buildDeck({ project, cache, planned, formats, epoch });
    const outline = cache.outline(planned.outline).value;
    const excused = outline ? excusesOf(outline, adjustableCodes) : noExcuses;
    const diagnostics = adjustFindings([...outcome.diagnostics, ...excused.diagnostics], {
      ...input.adjustments,
      excuses: excused.excuses,
    });
    const deck = hasErrors(diagnostics) ? null : (outcome.value ?? null);
    built.push({ planned, deck, diagnostics });
  }
  return built;
}

const noExcuses: { readonly excuses: readonly Excuse[]; readonly diagnostics: readonly Diagnostic[] } = {
  excuses: [],
  diagnostics: [],
};

interface Committed {
  readonly files: readonly BuiltFile[];
  readonly diagnostics: readonly Diagnostic[];
}

async function commitAll(
  decks: readonly DeckBuild[],
  output: LazyOutput,
  options: BuildOptions,
): Promise<Committed> {
  const files: BuiltFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const deck of decks) {
    if (options.signal?.aborted) break;
    const folder = await output.open();
    if (!folder) break;
    const committed = await folder.commit(deck);
    diagnostics.push(...committed.diagnostics);
    files.push(...(committed.value ?? []).map((file) => describeFile(file, deck, output.target)));
    // A full disk is full for the next deck too.
    if (committed.diagnostics.some((d) => d.trouble === 'io')) break;
  }
  return { files, diagnostics: [...diagnostics, ...output.diagnostics] };
}

async function sweep(project: Project, output: LazyOutput): Promise<Committed> {
  const folder = await output.open();
  if (!folder) return { files: [], diagnostics: [] };
  const made = project.outlines.flatMap((outline) => outline.decks.map((deck) => `${outline.id}/${deck.id}`));
  const swept = await folder.sweep(new Set(made));
  const files = (swept.value ?? []).map((file) => describeFile(file, null, output.target));
  return { files, diagnostics: swept.diagnostics };
}

function describeFile(file: CommittedFile, deck: DeckBuild | null, target: OutputTarget): BuiltFile {
  const name = basename(file.path);
  const edition = deck?.editions.find((each) => each.files.includes(name)) ?? null;
  const isDeck = edition !== null && name.endsWith('.pptx');
  return {
    path: join(target.shown, file.path),
    status: file.status,
    deck: deck?.deck ?? file.path.slice(0, file.path.lastIndexOf('/')),
    language: edition?.language ?? null,
    slides: isDeck ? edition.slides : null,
    minutes: isDeck ? edition.minutes : null,
  };
}

interface OutputTarget {
  readonly root: string;
  readonly shown: string;
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

function outputFolderOf(project: Project, out: string | undefined): OutputTarget {
  const root = out === undefined ? resolve(project.root, project.settings.output) : resolve(out);
  const shown = relative(process.cwd(), root) || '.';
  // A path with many steps up says less than the whole one.
  return { root, shown: isAbsolute(shown) || shown.startsWith('..') ? root : shown };
}

/** Only a build of everything knows what no deck makes. */
function isFull(options: BuildOptions): boolean {
  return (options.decks ?? []).length === 0 && options.formats === undefined;
}

/** The levels of checks in throughline.yaml. Diagnostics: unknown-check. */
function readLevels(project: Project): { value: Adjustments['levels']; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  // What is off unless a project asks for it starts off.
  const levels = new Map<string, 'error' | 'warning' | 'off'>(
    checks.filter((check) => check.level === 'off').map((check) => [check.code, check.level]),
  );
  for (const { key: code, keySpan: span, value: level } of project.settings.record?.checks ?? []) {
    if (adjustableCodes.has(code)) levels.set(code, level);
    else {
      const hint = didYouMean(code, adjustableCodes) ?? 'only warnings have a level: see docs/diagnostics.md';
      diagnostics.push(reportBuild('unknown-check', span, `there is no check "${code}"`, { hint }));
    }
  }
  return { value: levels, diagnostics };
}
