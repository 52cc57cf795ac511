import type { Deck } from '../deck/index.ts';
import type { Owner, Run } from '../markup/index.ts';
import { runsOf } from '../markup/index.ts';
import type { Group, Outline } from '../outline/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { lookupWording, type Text } from '../yaml/index.ts';
import { reportCheck } from './codes.ts';

/** Types of things whose showing is followed. */
export type CoveredType = 'element' | 'relationship' | 'event' | 'statement' | 'group' | 'term';

/** Where a deck can show a thing: on slides, on hidden slides, in its notes, in a handout by name. */
export type Place = string;

/** What one deck shows, by key (`element ocean`); places in the order slides, hidden, notes, handouts. */
export type ShownKeys = ReadonlyMap<string, ReadonlySet<Place>>;

export interface CoveredThing {
  readonly type: CoveredType;
  /** Its id; of an unnamed statement its key (`ocean/2`). */
  readonly id: string;
  readonly label: string;
  /** For each deck, in their order: where it shows the thing (of a group: all of it); none where it does not. */
  readonly decks: readonly (readonly Place[])[];
  /** No deck shows anything of it. */
  readonly orphan: boolean;
}

/** Which deck shows which thing of an outline. */
export interface Coverage {
  readonly outline: string;
  /** `outline/deck`. */
  readonly decks: readonly string[];
  readonly things: readonly CoveredThing[];
}

/** Gathers what an edition of a deck shows; handouts are told of by `printed`. */
export class ShownThingsOf {
  readonly keys = new Map<string, Set<Place>>();

  addDeck(deck: Deck): void {
    for (const slide of deck.slides) {
      const place = slide.hidden ? 'hidden' : 'slides';
      this.addRuns(slide.title, place);
      this.addRuns(slide.subtitle ?? [], place);
      for (const { blocks } of slide.slots) {
        this.addRuns(runsOf(blocks), place);
        for (const block of blocks) {
          if (block.kind !== 'diagram') continue;
          for (const node of block.nodes) this.addNode(deck.outline, node.id, place);
          for (const edge of block.edges) this.add('relationship', edge.id, place);
        }
      }
      this.addRuns(runsOf(slide.notes), 'notes');
    }
  }

  printed(handout: string, owner: Owner): void {
    this.add(owner.type, owner.id, handout);
  }

  private addNode(outline: Outline, id: string, place: Place): void {
    const thing = outline.byId.get(id);
    if (thing) this.add(thing.type, id, place);
  }

  private addRuns(runs: readonly Run[], place: Place): void {
    for (const { owner, cite } of runs) {
      if (owner) this.add(owner.type, owner.id, place);
      if (cite?.type === 'statement') this.add('statement', cite.key, place);
    }
  }

  private add(type: string, id: string, place: Place): void {
    const key = `${type} ${id}`;
    const places = this.keys.get(key);
    if (places) places.add(place);
    else this.keys.set(key, new Set([place]));
  }
}

/** The matrix of an outline's things and its decks. */
export function coverageOf(
  outline: Outline,
  decks: readonly { readonly name: string; readonly shown: ShownKeys }[],
): Coverage {
  const things = thingsOf(outline).map(({ type, id, label }): CoveredThing => {
    const group = type === 'group' ? outline.groups.get(id) : undefined;
    const places = decks.map(({ shown }) => {
      const own = shown.get(`${type} ${id}`) ?? new Set<Place>();
      return inOrder(group ? new Set([...own, ...placesOfAll(group, shown)]) : own);
    });
    const partly = group?.members.some((member) =>
      decks.some(({ shown }) => shown.has(`${member.type} ${member.id}`)),
    );
    return { type, id, label, decks: places, orphan: !partly && places.every((each) => each.length === 0) };
  });
  return { outline: outline.id, decks: decks.map(({ name }) => name), things };
}

/** The places where every member of a group is shown. */
function placesOfAll(group: Group, shown: ShownKeys): Place[] {
  const [first, ...rest] = group.members.map((member) => shown.get(`${member.type} ${member.id}`));
  return [...(first ?? [])].filter((place) => rest.every((places) => places?.has(place)));
}

/** Things that no deck shows anywhere. Only to be asked when all decks of the outline were looked at. */
export function findOrphans(outline: Outline, coverage: Coverage): Diagnostic[] {
  const spans = new Map(thingsOf(outline).map((thing) => [`${thing.type} ${thing.id}`, thing.span]));
  const orphans = coverage.things.filter(({ orphan }) => orphan);
  const owners = new Set(orphans.flatMap(({ type, id }) => (type === 'statement' ? [] : [id])));
  return orphans.flatMap(({ type, id }) => {
    // A thing that nobody shows takes its unnamed statements with it: one finding says it all.
    const owner = id.slice(0, Math.max(0, id.lastIndexOf('/')));
    if (type === 'statement' && owners.has(owner)) return [];
    const what = type === 'statement' && id.includes('/') ? `the statement ${id}` : `the ${type} "${id}"`;
    return [
      reportCheck('orphan', spans.get(`${type} ${id}`) ?? null, `no deck shows ${what}`, {
        hint: 'show it, remove it, or excuse it: excuse: { orphan: "why" }',
      }),
    ];
  });
}

interface Thing {
  readonly type: CoveredType;
  readonly id: string;
  readonly label: string;
  readonly span: Span;
}

function thingsOf(outline: Outline): Thing[] {
  const own = outline.language;
  const words = (text: Text): string => (lookupWording(text, own, own) ?? text.wordings[0])?.value ?? '';
  const labelled = (
    type: CoveredType,
    map: ReadonlyMap<string, { readonly label: Text; readonly span: Span }>,
  ): Thing[] => [...map].map(([id, { label, span }]) => ({ type, id, label: words(label), span }));
  return [
    ...labelled('element', outline.elements),
    ...labelled('relationship', outline.relationships),
    ...labelled('event', outline.events),
    ...[...outline.statementsByKey].map(([id, { text, span }]): Thing => {
      return { type: 'statement', id, label: words(text), span };
    }),
    ...labelled('group', outline.groups),
    ...[...outline.terms].map(([id, { term, span }]): Thing => {
      return { type: 'term', id, label: words(term), span };
    }),
  ];
}

function inOrder(places: ReadonlySet<Place>): readonly Place[] {
  const first = ['slides', 'hidden', 'notes'];
  const handouts = [...places].filter((place) => !first.includes(place)).sort();
  return [...first.filter((place) => places.has(place)), ...handouts];
}
