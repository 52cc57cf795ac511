import { adjustableCodes } from '../checks/index.ts';
import type { Project } from '../project/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { adjustFindings, excusesOf } from './adjust-findings.ts';
import { buildDeck, type DeckBuild } from './build-deck.ts';
import type { PlannedDeck } from './plan-build.ts';
import type { ProjectCache } from './project-cache.ts';

/** What decks are made by, besides the disk. */
export interface DeckOptions {
  readonly formats: readonly string[] | null;
  readonly epoch: string | null;
  readonly browser: string | null;
}

export interface FoundDeck {
  /** Null when it has errors. */
  readonly deck: DeckBuild | null;
  /** All that was found and is not excused, before the settings have their say. */
  readonly found: readonly Diagnostic[];
}

/** Builds one deck, and leaves out what its outline excuses. */
export async function buildOne(
  planned: PlannedDeck,
  { project, cache }: { readonly project: Project; readonly cache: ProjectCache },
  options: DeckOptions,
): Promise<FoundDeck> {
  const { formats, epoch } = options;
  const browser = options.browser ?? undefined;
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
