import { isAbsolute, join, relative, resolve } from 'node:path';
import {
  type Coverage,
  checkWords,
  coverageOf,
  findOrphans,
  reportStale,
  reviews,
  ShownThingsOf,
  type StandingDeck,
  standingDeck,
  textsOfDeck,
  textsOfOutline,
} from '../checks/index.ts';
import type { Deck, ExcusingSlide } from '../deck/index.ts';
import { formats } from '../formats/index.ts';
import { type Outline, staleSources } from '../outline/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { adjustFindings, type Excuse, excusesOf, excusesWithout } from './adjust-findings.ts';
import { buildDeck, type DeckBuild, type DeckObserver } from './build-deck.ts';
import { findCollisions } from './build-decks.ts';
import { adjustableCodes } from './code-tables.ts';
import { reportBuild } from './codes.ts';
import { type FoundOutput, readOutput } from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { findDrift, findOrphanedOutputs, type OutputDrift } from './drift.ts';
import { reportDrift, reportUnfinished } from './drift-findings.ts';
import type { OutputTarget } from './output-target.ts';
import { type PlannedDeck, planBuild } from './plan-build.ts';
import { createProjectCache, type ProjectCache } from './project-cache.ts';
import { onDayOf, readLevels, readSourceDateEpoch } from './read-options.ts';
import { checkSchemas } from './schemas.ts';
import { planShard, type Shard } from './shards.ts';
import { unusedInProject } from './variables-used.ts';

export interface CheckOptions {
  /** Decks by file name or `outline/deck`; none: all. Only a check of all knows what no deck shows or makes. */
  readonly decks?: readonly string[];
  /** Only this part of them. */
  readonly shard?: Shard | undefined;
  /** Output folder to compare with, as it was typed. */
  readonly out?: string | undefined;
  /** What `out` is relative to, and paths are told from [the current folder]. */
  readonly folder?: string | undefined;
  readonly strict?: boolean;
  /** False: the output folder is not looked at. */
  readonly drift?: boolean;
  readonly sourceDateEpoch?: string | undefined;
  /** The day on which it is, where nobody says which one counts (`2026-05-01`) [that of the clock]. */
  readonly today?: string | undefined;
  /** What else was found, where all decks are looked at. */
  readonly alsoFound?: ((project: Project) => readonly Diagnostic[]) | undefined;
  /** Told before each deck is looked at. */
  readonly onProgress?: (deck: string, number: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface CheckReport {
  readonly decks: readonly CheckedDeck[];
  /** Every output that is there or should be, by deck and name; none where drift was not asked for. */
  readonly outputs: readonly OutputDrift[];
  /** One for each outline. */
  readonly coverage: readonly Coverage[];
  /** All decks of the project were looked at. */
  readonly complete: boolean;
  /** The output folder as the user would type it. */
  readonly folder: string;
}

export interface CheckedDeck {
  /** `outline/deck`. */
  readonly name: string;
  /** It can be built. */
  readonly sound: boolean;
  /** Time budget in minutes; null: none. */
  readonly budget: number | null;
  readonly editions: readonly {
    readonly language: string;
    readonly slides: number;
    /** What its notes take to say. */
    readonly minutes: number;
  }[];
}

/**
 * Says all that a build would say, and what only a look at the whole shows: what no deck shows, words that should not be
 * there, what keeps people from reading the slides, and whether the committed output is what a build would write.
 * Everything is made in memory; nothing is written, not even a lock.
 */
export async function checkProject(
  opened: Project,
  options: CheckOptions = {},
): Promise<Outcome<CheckReport>> {
  const epoch = readSourceDateEpoch(options.sourceDateEpoch);
  const project = onDayOf(opened, epoch.value ?? null);
  const plan = planBuild(project, options.decks ?? []);
  const levels = readLevels(project);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const usage = [...plan.diagnostics, ...epoch.diagnostics, ...levels.diagnostics];
  if (!plan.value || hasErrors(usage)) return { diagnostics: usage };

  const cache = createProjectCache(project);
  const complete = (options.decks ?? []).length === 0 && !options.shard;
  const driftWanted = options.drift ?? true;
  const target = driftWanted ? await outputFolderOf(project, options, 'read') : null;
  const place = target?.value?.root ?? resolve(project.root, project.settings.output);
  const decksToCheck = options.shard ? planShard(plan.value, options.shard, project, place).own : plan.value;
  const names = decksToCheck.map(({ name }) => name);
  const output = target?.value ? await readOutput(target.value, names) : null;
  const folder = target?.value ? folderInProject(target.value) : '';
  const found: Found[] = [];
  const outputs: OutputDrift[] = [];
  const driftFindings: Diagnostic[] = [...(target?.diagnostics ?? []), ...(output?.diagnostics ?? [])];
  const made: Pick<DeckBuild, 'deck' | 'files'>[] = [];
  for (const [i, planned] of decksToCheck.entries()) {
    if (options.signal?.aborted) break;
    options.onProgress?.(planned.name, i + 1, decksToCheck.length);
    // Lets a signal in, and the progress out.
    await new Promise((resume) => setImmediate(resume));
    const looked = await lookAtDeck(planned, { project, cache, epoch: epoch.value ?? null });
    found.push(looked);
    if (!looked.build) continue;
    made.push({
      deck: looked.build.deck,
      files: looked.build.files.map(({ name }) => ({ name, bytes: nothing })),
    });
    // What a link leads to is not the project's to judge.
    if (!output?.value || output.value.outside.has(planned.name)) continue;
    const { build, unmade } = looked;
    const drift = await findDrift({ ...build, inputs: build.inputs, unmade }, output.value);
    outputs.push(...(drift.value ?? []));
    driftFindings.push(...drift.diagnostics);
    looked.build = null;
  }
  if (complete && output?.value && !options.signal?.aborted) {
    const orphaned = await findOrphanedOutputs(new Set(names), output.value);
    outputs.push(...(orphaned.value ?? []));
    driftFindings.push(...orphaned.diagnostics);
  }
  if (output?.value) driftFindings.push(...findingsOfOutput(output.value, outputs, folder));

  const outlines = outlinesOf(decksToCheck, cache);
  const coverage = outlines.map((outline) =>
    coverageOf(
      outline,
      found.filter((each) => each.outline === outline),
    ),
  );
  // What a deck with errors would show is not known.
  const whole =
    complete && found.length === decksToCheck.length && found.every(({ deck }) => deck.editions.length > 0);
  const findings = [
    ...found.flatMap((each) => each.diagnostics),
    ...findCollisions(made),
    ...outlines.flatMap((outline) => checkWords(outline, textsOfOutline(outline))),
    ...outlines.flatMap((outline) => staleIn(outline, found, project.settings.asOf ?? today)),
    ...(whole ? coverage.flatMap((each, i) => findOrphans(outlines[i]!, each)) : []),
    ...driftFindings,
    ...(complete ? checkSchemas(project, cache) : []),
    ...(complete ? (options.alsoFound?.(project) ?? []) : []),
    ...(whole && found.every(({ named }) => named !== null)
      ? unusedInProject(project.settings.vars, new Set(found.flatMap(({ named }) => named ?? [])))
      : []),
  ];
  const excused = [
    ...outlines.map((outline) => excusesOf(outline, [], adjustableCodes)),
    excusesOf(null, eachOnce(found.flatMap((each) => each.excusing)), adjustableCodes),
  ];
  const excuses = excused.flatMap((each) => each.excuses);
  findings.push(...excused.flatMap((each) => each.diagnostics));
  if (whole) findings.push(...unusedExcuses(excuses, findings));
  const strict = options.strict ?? false;
  const diagnostics = [...usage, ...adjustFindings(findings, { levels: levels.value, excuses, strict })];
  const decks = found.map((each) => each.deck);
  return { value: { decks, outputs, coverage, complete, folder: target?.value?.shown ?? '' }, diagnostics };
}

/** Said once of a source, with the slides of all decks: a build says it deck by deck. */
function staleIn(outline: Outline, found: readonly Found[], day: string): Diagnostic[] {
  const standing = found.flatMap((each) => (each.outline === outline ? [each.standing] : []));
  return reportStale(outline, staleSources(outline, day), standing);
}

const nothing = new Uint8Array();

interface Found {
  readonly name: string;
  readonly outline: Outline | null;
  readonly deck: CheckedDeck;
  readonly shown: ShownThingsOf['keys'];
  readonly diagnostics: readonly Diagnostic[];
  /** Which of its slides stand on which source. */
  readonly standing: StandingDeck;
  readonly excusing: readonly ExcusingSlide[];
  /** Files that are not made for a check. */
  readonly unmade: readonly string[];
  /** The variables that it names; null: it has errors. */
  readonly named: readonly string[] | null;
  /** Let go of once it has been compared: the files of many decks are large. */
  build: DeckBuild | null;
}

interface LookInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  readonly epoch: string | null;
}

const printed = formats.filter(({ needsBrowser }) => needsBrowser);

async function lookAtDeck(planned: PlannedDeck, { project, cache, epoch }: LookInput): Promise<Found> {
  const shown = new ShownThingsOf();
  const reviewed: Diagnostic[] = [];
  let budget: number | null = null;
  const editions: CheckedDeck['editions'][number][] = [];
  const composed: Deck[] = [];
  const unmade: string[] = [];
  const observer: DeckObserver = {
    laidOut: ({ deck, placed, language, prefix }, { theme, deckFile }) => {
      for (const { name, ending } of printed) {
        if (!(deckFile.record.formats ?? project.settings.formats).includes(name)) continue;
        // A deck of hidden slides has no page to print.
        if (placed.slides.some((slide) => !slide.hidden)) unmade.push(`${prefix}${ending}`);
        unmade.push(...deckFile.handouts.map(({ use }) => `${prefix}.${use}${ending}`));
      }
      shown.addDeck(deck);
      composed.push(deck);
      reviewed.push(...checkWords(deck.outline, textsOfDeck(deck)));
      for (const review of reviews) reviewed.push(...review({ deck, placed, theme }));
      budget = deck.minutes;
      editions.push({ language, slides: deck.slides.length, minutes: deck.spokenMinutes });
    },
    printed: (_edition, handout, owner) => shown.printed(handout, owner),
  };
  // Another browser prints other bytes, and none may be there: such files are judged by what they were made from.
  const without = printed.map(({ name }) => name);
  const built = await buildDeck({ project, cache, planned, formats: null, without, epoch, observer });
  return {
    name: planned.name,
    outline: cache.outline(planned.outline).value ?? null,
    deck: { name: planned.name, sound: built.value !== undefined, budget, editions },
    shown: shown.keys,
    diagnostics: [...built.diagnostics, ...reviewed],
    standing: standingDeck(planned.name, composed),
    excusing: built.excusing,
    unmade,
    named: built.value?.vars.named ?? null,
    build: built.value ?? null,
  };
}

function outlinesOf(plan: readonly PlannedDeck[], cache: ProjectCache): Outline[] {
  const outlines = plan.flatMap(({ outline }) => cache.outline(outline).value ?? []);
  return [...new Set(outlines)];
}

/** A file of slides that several decks include is read for each. */
function eachOnce(slides: readonly ExcusingSlide[]): ExcusingSlide[] {
  return [...new Map(slides.map((each) => [`${each.place.start} ${each.place.file.path}`, each])).values()];
}

/** Excuses that no finding needs, whatever level its check has. */
function unusedExcuses(excuses: readonly Excuse[], findings: readonly Diagnostic[]): Diagnostic[] {
  const hint = 'remove it, so that it hides nothing later';
  return excusesWithout(findings, excuses).map(({ code, span }) =>
    reportBuild('unused-excuse', span, `there is nothing to excuse here: "${code}" finds nothing`, { hint }),
  );
}

function findingsOfOutput(
  output: FoundOutput,
  outputs: readonly OutputDrift[],
  folder: string,
): Diagnostic[] {
  const outside = [...output.outside].map((deck) =>
    reportBuild('output-outside', null, `${folder}/${deck} leads out of the output folder`, {
      hint: 'replace the link with a folder',
    }),
  );
  const unfinished = output.unfinished ? [reportUnfinished(folder)] : [];
  return [...outside, ...unfinished, ...reportDrift(outputs, { folder })];
}

/** The output folder as places of findings name it: from the project's root where it is in it. */
function folderInProject({ root, project, shown }: OutputTarget): string {
  const inside = relative(project, root);
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(/[\\/]/, 1)[0] !== '..';
  return isInside ? join(inside).replaceAll('\\', '/') : shown;
}
