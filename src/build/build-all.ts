import { adjustableCodes } from '../checks/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors } from '../source/index.ts';
import { type Adjustments, adjustFindings, excusesOf } from './adjust-findings.ts';
import { buildDeck, type DeckBuild } from './build-deck.ts';
import type { Delivery } from './delivery.ts';
import type { PlannedDeck } from './plan-build.ts';
import type { ProjectCache } from './project-cache.ts';
import type { KnownDeck, Recall } from './recall/recall.ts';

export interface BuildAllInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  /** What earlier builds made; null: every deck is built. */
  readonly recall: Recall | null;
  readonly formats: readonly string[] | null;
  readonly epoch: string | null;
  readonly browser?: string | undefined;
  readonly levels: Adjustments['levels'];
  readonly strict: boolean;
  readonly keepGoing: boolean;
  /** Where finished decks go; null: nowhere, only what there is to say is wanted. */
  readonly delivery: Delivery | null;
  readonly onProgress?: ((deck: string, number: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A deck that was built, without the bytes of its files. */
export type MadeDeck = Pick<DeckBuild, 'deck' | 'editions' | 'facts'> & {
  readonly files: readonly { readonly name: string }[];
};

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

/** Builds the decks of a plan, in its order; those that are known to be current are taken as they are. */
export async function buildAll(plan: readonly PlannedDeck[], input: BuildAllInput): Promise<BuiltDeck[]> {
  const { signal, recall } = input;
  const built: BuiltDeck[] = [];
  for (const [i, planned] of plan.entries()) {
    if (signal?.aborted) break;
    const known = recall?.find(planned.name) ?? null;
    if (known) {
      built.push(judge(planned, known, known.diagnostics, input));
      continue;
    }
    input.onProgress?.(planned.name, i + 1, plan.length);
    // Lets a signal in, and the progress out.
    await new Promise((resume) => setImmediate(resume));
    const { deck, found } = await buildOne(planned, input);
    const judged = judge(planned, deck && withoutBytes(deck), found, input);
    built.push(judged);
    if (!input.delivery) continue;
    if (judged.deck && deck) await input.delivery.take(deck);
    else if (!input.keepGoing) await input.delivery.cancel();
  }
  return built;
}

export interface FoundDeck {
  readonly deck: DeckBuild | null;
  readonly found: readonly Diagnostic[];
}

/** Builds one deck, and leaves out what its outline excuses. */
async function buildOne(planned: PlannedDeck, input: BuildAllInput): Promise<FoundDeck> {
  const { project, cache, formats, epoch, browser } = input;
  const outcome = await buildDeck({ project, cache, planned, formats, epoch, browser });
  const outline = cache.outline(planned.outline).value;
  const excused = outline ? excusesOf(outline, adjustableCodes) : { excuses: [], diagnostics: [] };
  const found = adjustFindings([...outcome.diagnostics, ...excused.diagnostics], {
    levels: new Map(),
    excuses: excused.excuses,
    strict: false,
  });
  return { deck: outcome.value ?? null, found };
}

function withoutBytes({ deck, editions, facts, files }: DeckBuild): MadeDeck {
  return { deck, editions, facts, files: files.map(({ name }) => ({ name })) };
}

function judge(
  planned: PlannedDeck,
  deck: MadeDeck | KnownDeck | null,
  found: readonly Diagnostic[],
  { levels, strict }: BuildAllInput,
): BuiltDeck {
  const lenient = adjustFindings(found, { levels, excuses: [], strict: false });
  const said = strict ? adjustFindings(found, { levels, excuses: [], strict }) : lenient;
  return { planned, name: planned.name, deck: hasErrors(said) ? null : deck, found, lenient, said };
}
