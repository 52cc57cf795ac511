import type { DiagramMarkup, SlideMarkup, SlotMarkup } from '../markup/index.ts';
import { withArticle } from '../source/index.ts';
import type { Arrangements, FigureShape } from './arrangement-model.ts';
import { chooseArrangement } from './choose-arrangement.ts';
import type { Choice } from './deck.ts';
import type { PlannedSlide } from './plan-slides.ts';

/** What the choice of arrangements of a deck looks at besides the figure. */
export interface ArrangementWishes {
  readonly arrangements: Arrangements;
  /** Those that the theme likes, the best first. */
  readonly preferred: readonly string[];
  /** What was chosen in the language in which the deck is composed first, by figure: it is the same in all. */
  readonly chosen: Map<string, { readonly name: string; readonly choice: Choice }>;
  /** The figure of the slide before, and the layouts of those before. */
  readonly before: { figure: string | null; readonly layouts: string[] };
}

/** What stands on a slide besides the figure in one of its slots. */
export function besideFigure(slot: SlotMarkup, slide: SlideMarkup): FigureShape['place'] {
  if (slide.slots.some((each) => each !== slot && each.blocks.length > 0)) return 'beside';
  const others = slot.blocks.filter((each) => !(each.kind === 'paragraph' && each.class === 'caption'));
  return others.length > 1 ? 'across' : 'alone';
}

/** The arrangement that the deck or the template names, else the one that suits what is shown. */
export function settleArrangement(
  { arrange, emphasis, of }: DiagramMarkup,
  shape: () => FigureShape,
  { id, params, template, turn }: PlannedSlide,
  { arrangements, preferred, chosen, before }: ArrangementWishes,
): { readonly arrange: string; readonly choice: Choice } {
  if (arrange === null) {
    const key = `${id} ${of.join(' ')}`;
    const made =
      chosen.get(key) ?? chooseArrangement(shape(), arrangements, { preferred, previous: before.figure });
    chosen.set(key, made);
    return { arrange: made.name, choice: made.choice };
  }
  if (turn && emphasis !== null) {
    const reason = `a slide for each of the ${turn.members.length} pairs of "${turn.id}": one figure, each highlighted in turn`;
    return { arrange, choice: { by: 'program', reason } };
  }
  const isGiven = params.entries.some(
    ({ key, value }) => key === 'arrange' && value.kind === 'scalar' && value.text === arrange,
  );
  if (isGiven) return { arrange, choice: { by: 'deck', reason: `the deck says "arrange: ${arrange}"` } };
  const reason = `the template of ${withArticle(`"${template.name}" slide`)} says so`;
  return { arrange, choice: { by: 'template', reason } };
}
