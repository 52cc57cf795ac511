import { type Deck, shownThings } from '../../deck/index.ts';
import type { Element, Outline, OutlineEvent, Relationship, Statement, Term } from '../../outline/index.ts';
import type { Thing, Views } from '../../template/index.ts';
import type { Theme } from '../../theme/index.ts';
import { usualPaper } from '../handout-document.ts';
import { planTasks } from './plan-tasks.ts';
import type { Task } from './task.ts';
import { Pen } from './task-drawing.ts';

interface SheetInput {
  readonly deck: Deck;
  readonly views: Views;
  readonly theme: Theme;
  /** What the deck file wants asked about; null: what the deck shows. */
  readonly items: readonly unknown[] | null;
}

/** The tasks of a worksheet on a deck. */
export function sheetTasks({ deck, views, theme, items }: SheetInput): readonly Task[] {
  const shown = shownThings(deck);
  const { outline } = deck;
  const asked = items ? gather(items, outline, views, shown) : shown;
  return planTasks({
    ...asked,
    views,
    pen: new Pen(theme, deck.language),
    paper: usualPaper(deck.language),
  });
}

interface Asked {
  readonly elements: readonly Element[];
  readonly relationships: readonly Relationship[];
  readonly events: readonly OutlineEvent[];
  readonly terms: readonly Term[];
  readonly statements: readonly Statement[];
}

/** Things by name, groups as their members, with the relationships among them and what is stated about them. */
function gather(items: readonly unknown[], outline: Outline, views: Views, shown: Asked): Asked {
  const things = new Set<Thing>();
  const add = (thing: Thing): void => {
    if (things.has(thing)) return;
    things.add(thing);
    if (thing.type === 'group') for (const member of thing.members) add(member);
  };
  for (const item of items) {
    const thing = views.thingOf(item);
    if (thing) add(thing);
  }
  const of = <T extends Thing['type']>(type: T): Extract<Thing, { type: T }>[] =>
    [...things].filter((each): each is Extract<Thing, { type: T }> => each.type === type);
  const own = of('relationship');
  const ends = own.flatMap(({ first, second }) => [first, second]);
  const among = [...outline.relationships.values()].filter(
    (each) => things.has(each) || (things.has(each.first) && things.has(each.second)),
  );
  const elements = [...new Set([...of('element'), ...ends.filter((each) => each.type === 'element')])];
  const held = [...elements, ...among, ...of('event'), ...of('group')].flatMap((each) =>
    views.statementsOf(each),
  );
  const statements = [...new Set([...of('statement'), ...held])];
  return {
    elements,
    relationships: among,
    events: of('event'),
    // Words belong to the whole: where none are named, those of the deck.
    terms: of('term').length > 0 ? of('term') : shown.terms,
    // What the deck does not show has no number under which it could be cited.
    statements: statements.filter((each) => shown.statements.includes(each)),
  };
}
