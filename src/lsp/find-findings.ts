import { checkWords, reviews, textsOfDeck } from '../checks/index.ts';
import { excusingSlides } from '../deck/index.ts';
import {
  adjustableCodes,
  adjustFindings,
  excusesOf,
  layOutDeck,
  planBuild,
  readLevels,
} from '../pipeline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { parseYaml } from '../yaml/index.ts';
import type { ProjectView } from './project-view.ts';

/** As many decks for rows of one file as are looked at while somebody types: they read the same lines. */
const mostRows = 3;

/**
 * What is to be said of a project as it is typed: each deck is laid out, nothing is drawn. `pause`: lets others have their
 * turn between two decks; false: something changed meanwhile, and the rest is of no interest. Null then.
 */
export async function findFindings(
  view: ProjectView,
  paths: Iterable<string>,
  pause: () => Promise<boolean>,
): Promise<readonly Diagnostic[] | null> {
  const { project, cache } = view;
  if (!project || !cache) return view.findings;
  const found: Diagnostic[] = [...view.findings];
  const rows = new Map<string, number>();
  const levels = readLevels(project);
  const adjust = (all: readonly Diagnostic[], excuses: Parameters<typeof adjustFindings>[1]['excuses']) =>
    adjustFindings(all, { levels: levels.value, excuses, strict: false });
  for (const planned of planBuild(project, []).value ?? []) {
    const count = (rows.get(planned.deck.path) ?? 0) + 1;
    rows.set(planned.deck.path, count);
    if (count > mostRows) continue;
    if (!(await pause())) return null;
    const laidOut = layOutDeck({ project, cache, planned });
    const outline = cache.outline(planned.outline).value ?? null;
    const slides = laidOut.value ? excusingSlides(laidOut.value.deckFile, laidOut.value.templates) : [];
    const excused = excusesOf(outline, slides, adjustableCodes);
    const reviewed = (laidOut.value?.editions ?? []).flatMap(({ deck, placed }) => [
      ...checkWords(deck.outline, textsOfDeck(deck)),
      ...reviews.flatMap((review) => review({ deck, placed, theme: laidOut.value!.theme })),
    ]);
    found.push(...adjust([...laidOut.diagnostics, ...reviewed, ...excused.diagnostics], excused.excuses));
  }
  for (const path of paths) found.push(...syntaxOf(view, path));
  return found;
}

/** A list of slides that no deck includes yet, an outline without decks. */
function syntaxOf(view: ProjectView, path: string): readonly Diagnostic[] {
  if (!path.endsWith('.yaml')) return [];
  const file = view.textOf(path);
  return file ? parseYaml(file).diagnostics : [];
}
