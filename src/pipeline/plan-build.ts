import type { Project } from '../project/index.ts';
import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { reportBuild } from './codes.ts';

/** A deck to build, in all its languages. */
export interface PlannedDeck {
  /** `outline/deck`. */
  readonly name: string;
  readonly outline: Project['outlines'][number];
  readonly deck: Project['outlines'][number]['decks'][number];
}

/**
 * The decks that were asked for, in the order of the project; all of them when none was.
 * Diagnostics: unknown-deck, ambiguous-deck, no-decks.
 */
export function planBuild(
  project: Pick<Project, 'outlines'>,
  names: readonly string[],
): Outcome<readonly PlannedDeck[]> {
  const all = project.outlines.flatMap((outline) =>
    outline.decks.map((deck): PlannedDeck => ({ name: `${outline.id}/${deck.id}`, outline, deck })),
  );
  // That there is no outline has been said.
  if (project.outlines.length === 0) return { value: [], diagnostics: [] };
  if (all.length === 0) {
    const hint = 'a deck is a file in content/<outline>/decks/';
    return { value: [], diagnostics: [reportBuild('no-decks', null, 'the project has no decks', { hint })] };
  }
  if (names.length === 0) return { value: all, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const chosen = new Set<PlannedDeck>();
  for (const name of names) {
    const found = all.filter((each) => isCalled(each, name));
    if (found.length === 1) chosen.add(found[0]!);
    else diagnostics.push(found.length === 0 ? unknownDeck(name, all) : ambiguousDeck(name, found));
  }
  return diagnostics.length > 0
    ? { diagnostics }
    : { value: all.filter((each) => chosen.has(each)), diagnostics };
}

/** By its file name, by `outline/deck`, or by its path, as a shell completes it. */
function isCalled(planned: PlannedDeck, name: string): boolean {
  return (
    name.replace(/\.ya?ml$/, '') === planned.deck.id ||
    name === planned.name ||
    name.replace(/^\.\//, '') === planned.deck.path
  );
}

function unknownDeck(name: string, all: readonly PlannedDeck[]): Diagnostic {
  const short = all.map((each) => each.deck.id);
  const full = all.map((each) => each.name);
  const hint = didYouMean(name, name.includes('/') ? full : short) ?? `the decks are: ${full.join(', ')}`;
  return reportBuild('unknown-deck', null, `there is no deck "${name}"`, { hint });
}

function ambiguousDeck(name: string, found: readonly PlannedDeck[]): Diagnostic {
  const hint = `say which: ${found.map((each) => each.name).join(', ')}`;
  return reportBuild('ambiguous-deck', null, `several outlines have a deck "${name}"`, { hint });
}
