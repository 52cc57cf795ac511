import type { Project } from '../project/index.ts';
import { type Diagnostic, keepsBack } from '../source/index.ts';
import { type Adjustments, adjustFindings } from './adjust-findings.ts';
import { buildOne, type DeckBuild, type DeckOptions, type FoundDeck, type MadeDeck } from './build-deck.ts';
import type { BuildHistory, KnownDeck } from './build-record/build-history.ts';
import type { Delivery } from './delivery.ts';
import { Interned } from './intern-built.ts';
import type { PlannedDeck } from './plan-build.ts';
import { Printer } from './programs/printer.ts';
import { createProjectCache, type ProjectCache } from './project-cache.ts';
import { jobsFor, WorkerPool, workerScript } from './worker-threads.ts';

export interface BuildAllInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  /** What earlier builds made; null: every deck is built. */
  readonly history: BuildHistory | null;
  readonly options: DeckOptions;
  /** Threads; 0: as many as pay off. */
  readonly jobs: number;
  readonly levels: Adjustments['levels'];
  readonly strict: boolean;
  readonly keepGoing: boolean;
  /** Where finished decks go; null: nowhere, only what there is to say is wanted. */
  readonly delivery: Pick<Delivery, 'take' | 'stop'> | null;
  /** Where others build decks; null: they are built here. */
  readonly remote?: RemoteBuilds | null;
  readonly onProgress?: ((deck: string, number: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Builds decks elsewhere: asks for names until there is none, and hands over each as it comes. */
export interface RemoteBuilds {
  run(
    next: () => string | null,
    onBuilt: (name: string, built: FoundDeck | null) => Promise<void>,
    of: number,
    signal: AbortSignal | undefined,
  ): Promise<void>;
}

/** What became of one deck. */
export interface BuiltDeck {
  readonly planned: PlannedDeck;
  readonly name: string;
  /** Built now, or known to be current; null when it has errors. */
  readonly deck: MadeDeck | KnownDeck | null;
  /** All that is excused left out, before the settings have their say. */
  readonly found: readonly Diagnostic[];
  /** What the settings and the command line make of it. */
  readonly said: readonly Diagnostic[];
  /** The same without `strict`. */
  readonly lenient: readonly Diagnostic[];
}

/**
 * Builds the decks of a plan, on several threads where that pays off; those that are known to be current are taken as
 * they are. What it gives has the order of the plan, whoever was ready first.
 */
export async function buildAll(plan: readonly PlannedDeck[], input: BuildAllInput): Promise<BuiltDeck[]> {
  const { signal, history } = input;
  const built = new Map<PlannedDeck, BuiltDeck>();
  for (const planned of plan) {
    const known = history?.find(planned, input.cache) ?? null;
    if (known) built.set(planned, judge(planned, known, known.diagnostics, input));
  }
  const left = plan.filter((planned) => !built.has(planned));
  const queue = left.values();
  let begun = plan.length - left.length;
  const next = (): PlannedDeck | null => {
    const planned = signal?.aborted ? null : (queue.next().value ?? null);
    if (planned) input.onProgress?.(planned.name, ++begun, plan.length);
    return planned;
  };
  const take = async (planned: PlannedDeck, { deck, found }: FoundDeck): Promise<void> => {
    const judged = judge(planned, deck && withoutBytes(deck), found, input);
    built.set(planned, judged);
    if (!input.delivery) return;
    if (judged.deck && deck) await input.delivery.take(deck);
    else if (!input.keepGoing) input.delivery.stop();
  };
  const printer = new Printer(input.options.browser);
  const elsewhere = buildsElsewhere(left, input, printer, take);
  const names = () => next()?.name ?? null;
  const pool = input.remote ? null : startPool(left, input, names, elsewhere);
  try {
    await input.remote?.run(names, elsewhere, left.length, signal);
    for (let planned = next(); planned; planned = next()) {
      // Lets a signal in, and the progress out.
      await new Promise((resume) => setImmediate(resume));
      const earlier = history && {
        bytes: (file: string) => history.earlier(planned.name, file),
        slides: (file: string) => history.earlierSlides(planned.name, file),
      };
      await take(planned, await buildOne(planned, input, input.options, printer, earlier ?? undefined));
    }
    if (!signal?.aborted) await pool?.done;
  } finally {
    await pool?.close();
    await printer.close();
  }
  return plan.flatMap((planned) => built.get(planned) ?? []);
}

/** Takes decks that come from elsewhere. */
function buildsElsewhere(
  left: readonly PlannedDeck[],
  { project, options }: BuildAllInput,
  printer: Printer,
  take: (planned: PlannedDeck, found: FoundDeck) => Promise<void>,
): (name: string, found: FoundDeck | null) => Promise<void> {
  const named = new Map(left.map((planned) => [planned.name, planned]));
  const interned = new Interned();
  return async (name, found) => {
    // A deck that is gone since the build began is built here, which says so.
    const planned = named.get(name)!;
    const here = () => buildOne(planned, { project, cache: createProjectCache(project) }, options, printer);
    await take(planned, found ? interned.take(found) : await here());
  };
}

/** The threads besides this one; null where it does better alone. */
function startPool(
  left: readonly PlannedDeck[],
  { jobs, project, options }: BuildAllInput,
  next: () => string | null,
  onBuilt: (name: string, found: FoundDeck | null) => Promise<void>,
): WorkerPool | null {
  const script = workerScript();
  const count = jobsFor(left.length, jobs) - 1;
  if (count < 1 || !script) return null;
  const task = { root: project.root, vars: commandedOf(project), options };
  return new WorkerPool(count, { script, task }, next, onBuilt);
}

/** The values of the command line, as they were typed. */
export function commandedOf({ settings }: Project): readonly (readonly [name: string, value: string])[] {
  return [...settings.vars.commanded].map(([name, { text }]) => [name, text.wordings[0]!.value] as const);
}

function withoutBytes({ deck, editions, facts, rows, vars, days, files }: DeckBuild): MadeDeck {
  return {
    deck,
    editions,
    facts,
    rows,
    vars,
    days,
    files: files.map(({ name, slides }) => ({ name, ...(slides && { slides }) })),
  };
}

function judge(
  planned: PlannedDeck,
  deck: MadeDeck | KnownDeck | null,
  found: readonly Diagnostic[],
  { levels, strict }: BuildAllInput,
): BuiltDeck {
  const lenient = adjustFindings(found, { levels, excuses: [], strict: false });
  const said = strict ? adjustFindings(found, { levels, excuses: [], strict }) : lenient;
  return { planned, name: planned.name, deck: keepsBack(said) ? null : deck, found, lenient, said };
}
