import type { Choice, Slide } from '../deck/index.ts';
import type { Project } from '../project/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { layOutDeck } from './lay-out-deck.ts';
import { planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';

/** A slide as it is shown, and why so. */
export interface SlideInfo {
  /** `outline/deck`. */
  readonly deck: string;
  readonly id: string;
  /** The name of its template. */
  readonly kind: string;
  readonly layout: string;
  /** Of its diagram; null: it has none. */
  readonly arrangement: string | null;
  /** Who chose the arrangement; without one, the layout. */
  readonly by: Choice['by'];
  readonly reason: string;
  /** The same, one by one. */
  readonly choices: readonly (Choice & { readonly of: 'layout' | 'arrangement'; readonly name: string })[];
}

/**
 * Every slide of the decks that are named (none: of all) with its layout and arrangement, in the first language of its
 * deck: choices are the same in all. Diagnostics: those of laying decks out.
 */
export function describeSlides(
  project: Project,
  names: readonly string[] = [],
): Outcome<readonly SlideInfo[]> {
  const plan = planBuild(project, names);
  if (!plan.value) return { diagnostics: plan.diagnostics };
  const cache = createProjectCache(project);
  const diagnostics: Diagnostic[] = [...plan.diagnostics];
  const slides: SlideInfo[] = [];
  for (const planned of plan.value) {
    const laidOut = layOutDeck({ project, cache, planned });
    diagnostics.push(...laidOut.diagnostics);
    const edition = laidOut.value?.editions[0];
    for (const slide of edition?.deck.slides ?? []) slides.push(describeSlide(planned.name, slide));
  }
  return { value: slides, diagnostics };
}

function describeSlide(deck: string, slide: Slide): SlideInfo {
  const diagrams = slide.slots.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'diagram'));
  const choices: SlideInfo['choices'] = [
    { of: 'layout', name: slide.layout, ...slide.choice },
    ...diagrams.map(({ arrange, choice }) => ({ of: 'arrangement' as const, name: arrange, ...choice })),
  ];
  const [layout, arrangement] = choices;
  const { by, reason } = arrangement ?? layout!;
  return {
    deck,
    id: slide.id,
    kind: slide.use,
    layout: slide.layout,
    arrangement: arrangement?.name ?? null,
    by,
    reason,
    choices,
  };
}
