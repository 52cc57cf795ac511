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
  // Nor that a deck is made for rows and has none, or why they cannot be told.
  const rowless = project.outlines.flatMap(({ id, rowless = [] }) =>
    rowless.flatMap((deck) => [deck, `${id}/${deck}`]),
  );
  if (all.length === 0 && rowless.length === 0) {
    const hint = 'a deck is a file in content/<outline>/decks/';
    return { value: [], diagnostics: [reportBuild('no-decks', null, 'the project has no decks', { hint })] };
  }
  if (names.length === 0) return { value: all, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const chosen = new Set<PlannedDeck>();
  for (const name of names) {
    const pattern = name.includes('*') ? patternOf(name) : null;
    const found = all.filter((each) => (pattern ? matches(each, pattern) : isCalled(each, name)));
    // All decks that a file is made into are called by its name, and all that a pattern fits.
    const files = new Set(found.map(({ deck }) => deck.path));
    if (files.size === 1 || (pattern && found.length > 0)) for (const each of found) chosen.add(each);
    else if (found.length === 0 && rowless.includes(name.replace(/\.ya?ml$/, ''))) continue;
    else diagnostics.push(found.length === 0 ? unknownDeck(name, all) : ambiguousDeck(name, found));
  }
  return diagnostics.length > 0
    ? { diagnostics }
    : { value: all.filter((each) => chosen.has(each)), diagnostics };
}

/**
 * By its file name, by `outline/deck`, or by its path, as a shell completes it; a deck of a row also by the name of all
 * that are made of its file.
 */
function isCalled(planned: PlannedDeck, name: string): boolean {
  const { deck, outline } = planned;
  const plain = name.replace(/\.ya?ml$/, '');
  const family = deck.row?.family;
  return (
    plain === deck.id ||
    name === planned.name ||
    (family !== undefined && (plain === family || name === `${outline.id}/${family}`)) ||
    name.replace(/^\.\//, '') === deck.path
  );
}

/** `*` stands for any letters of a name. */
function patternOf(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}

function matches({ name, deck }: PlannedDeck, pattern: RegExp): boolean {
  return pattern.test(deck.id) || pattern.test(name);
}

function unknownDeck(name: string, all: readonly PlannedDeck[]): Diagnostic {
  const short = [...new Set(all.flatMap(({ deck }) => [deck.id, ...(deck.row ? [deck.row.family] : [])]))];
  const full = all.map((each) => each.name);
  const hint = didYouMean(name, name.includes('/') ? full : short) ?? `the decks are: ${full.join(', ')}`;
  return reportBuild('unknown-deck', null, `there is no deck "${name}"`, { hint });
}

function ambiguousDeck(name: string, found: readonly PlannedDeck[]): Diagnostic {
  const hint = `say which: ${found.map((each) => each.name).join(', ')}`;
  return reportBuild('ambiguous-deck', null, `several outlines have a deck "${name}"`, { hint });
}
