import type { Markings } from '../marking/index.ts';
import type { Figure, FigureFormat } from '../numbers/index.ts';
import type { SourceFile, Span } from '../source/index.ts';
import type { DateValue, Text } from '../yaml/index.ts';
import type {
  DataRecord,
  ElementRecord,
  EventRecord,
  GroupRecord,
  OutlineRecord,
  PassageRecord,
  RelationshipRecord,
  SourceRecord,
  StatementRecord,
  TermRecord,
} from './outline-schema.ts';

/** The decoded model with every reference resolved. Maps keep the order of the file. */
export interface Outline {
  readonly type: 'outline';
  /** Name of its folder. */
  readonly id: string;
  /** The outline's folder, as `Files` takes it: `content/water-cycle`. */
  readonly folder: string;
  readonly record: OutlineRecord;
  readonly language: string;
  readonly title: Text;
  readonly summary: Text | null;
  readonly sources: ReadonlyMap<string, Source>;
  /** About the whole, or of an outside view. */
  readonly statements: readonly Statement[];
  readonly elements: ReadonlyMap<string, Element>;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly events: ReadonlyMap<string, OutlineEvent>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly data: ReadonlyMap<string, DataTable>;
  /** Every statement of the outline by key, in the order of the file (sources, whole, elements, …). */
  readonly statementsByKey: ReadonlyMap<string, Statement>;
  /** Elements, relationships, groups, events and named statements by id: one name space. */
  readonly byId: ReadonlyMap<string, Entity | Statement>;
  /** Who may see what of it; left out or null: all may see all. */
  readonly marks?: Marks | null;
}

/** How the things of an outline are marked: higher ranks are for fewer people. */
export interface Marks {
  readonly markings: Markings;
  /** Of all that is in the outline. */
  readonly highest: number;
  /** Of the outline, a thing of it, a statement, an image, a column or row of data, or the text of notes. */
  readonly rankOf: (thing: object) => number;
  /** Of what is told of data, by its id, with the row that it stands in; where that is not known, any row may be told of. */
  readonly rankOfData: (id: string, place: Span | null) => number;
  /** Of an outline without what is above a rank: all of it, and that rank. */
  readonly withheld?: { readonly whole: Outline; readonly shown: number };
}

export type Entity = Element | Relationship | Group | OutlineEvent;
export type StatementOwner = Entity | Term | Source | DataTable | null;

type Resolved<R, Gone extends keyof R = never> = Omit<R, 'statements' | Gone> & {
  readonly statements: readonly Statement[];
};

export interface Source extends Resolved<SourceRecord, 'file'> {
  readonly type: 'source';
  readonly id: string;
  readonly span: Span;
  /** The stored copy; null when there is none. */
  readonly file: SourceFile | null;
}

export interface Statement extends Omit<StatementRecord, 'quotes' | 'source' | 'quote' | 'at'> {
  readonly type: 'statement';
  /** Its id, or `owner-id/2` (its place among its owner's statements, from 1); `outline/1` for the whole. */
  readonly key: string;
  readonly span: Span;
  readonly owner: StatementOwner;
  /** One for `source`+`quote`, else one for each of `quotes`; empty only for a plain text of a deck. */
  readonly passages: readonly Passage[];
  /** The first passage's source; null only for a plain text of a deck. */
  readonly source: Source | null;
  readonly quote: string | null;
  readonly at: string | null;
}

/** A place in a source that a statement stands on. */
export interface Passage extends Omit<PassageRecord, 'source'> {
  readonly type: 'passage';
  readonly source: Source;
  readonly span: Span;
  /** verified: literally in the stored copy; not-stored: there is no copy to look in; no-quote: nothing to look for. */
  readonly checked: 'verified' | 'not-stored' | 'no-quote';
  /** 1-based line of the stored copy where the quote starts. */
  readonly line: number | null;
  /** Equal for passages that share one citation number: source, quote (white space folded) and locator. */
  readonly key: string;
}

export interface Element extends Resolved<ElementRecord> {
  readonly type: 'element';
  readonly id: string;
  readonly span: Span;
}

/** `first` and `second` are `from` and `to` of a directed relationship, the two ends of a pair. */
export interface Relationship extends Resolved<RelationshipRecord, 'from' | 'to' | 'between'> {
  readonly type: 'relationship';
  readonly id: string;
  readonly span: Span;
  readonly directed: boolean;
  readonly first: Element | OutlineEvent | Group;
  readonly second: Element | OutlineEvent | Group;
}

export interface Group extends Resolved<GroupRecord, 'members' | 'extends' | 'relabel' | 'add' | 'remove'> {
  readonly type: 'group';
  readonly id: string;
  readonly span: Span;
  /** After `extends`, `remove` and `add`, in order. */
  readonly members: readonly Entity[];
  readonly extends: Group | null;
  readonly add: readonly Entity[];
  readonly remove: readonly Entity[];
  /** Labels that differ in this group, inherited ones included, by member id. */
  readonly relabel: ReadonlyMap<string, Text>;
}

export interface OutlineEvent extends Resolved<EventRecord> {
  readonly type: 'event';
  readonly id: string;
  readonly span: Span;
}

export interface Term extends Resolved<TermRecord> {
  readonly type: 'term';
  readonly id: string;
  readonly span: Span;
}

export interface DataTable extends Resolved<DataRecord, 'columns' | 'rows' | 'file' | 'source' | FormOfData> {
  readonly type: 'data';
  readonly id: string;
  readonly span: Span;
  readonly source: Source | null;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/** How a file is read: of no interest once it is. */
type FormOfData = 'sheet' | 'range' | 'header' | 'separator' | 'decimal' | 'group' | 'missing';

export interface DataColumn extends FigureFormat {
  readonly id: string;
  /** Heading; a CSV's header is its own heading. */
  readonly label: Text;
  /** Whether every cell that is filled holds a figure, and one is. */
  readonly figures: boolean;
  /** They are per cents, as its type says or as all of them are written. */
  readonly percent: boolean;
  /** It has no name, and holds nothing but the numbers of the rows: what some programs write before the data. */
  readonly counts: boolean;
  /** Left out: it has none of its own. */
  readonly marking?: OwnMarking | undefined;
}

/** A marking as it is written. */
export interface OwnMarking {
  readonly name: string;
  readonly span: Span;
}

export interface DataRow {
  readonly span: Span;
  readonly marking?: OwnMarking | undefined;
  /** In the order of the columns. */
  readonly cells: readonly DataCell[];
}

export interface DataCell {
  readonly span: Span;
  /**
   * What sorting, charts and counts use; null where there is nothing. Finite numbers only, of per cent in hundredths;
   * a date as ISO 8601. Of words in several languages, those in the outline's own.
   */
  readonly value: number | string | null;
  /** What was typed, letter for letter, and what is shown of it; of a count, its digits. Null where there is nothing. */
  readonly written: string | null;
  /** The digits of a value that is a number. */
  readonly figure: Figure | null;
  /** Of a column of dates. */
  readonly date: DateValue | null;
  /** The words where they are written in several languages; else null. */
  readonly text: Text | null;
  /** What the number counts; else null. */
  readonly group: Group | null;
}

/** What a group comes down to when its groups are opened, each thing once, in the order of its first appearance. */
interface ExpandedGroup {
  readonly elements: readonly Element[];
  readonly events: readonly OutlineEvent[];
  readonly relationships: readonly Relationship[];
}

/** The relationships that a thing is an end of, in the order of the outline. */
export function relationshipsOf(
  outline: Outline,
  thing: Element | OutlineEvent | Group,
): readonly Relationship[] {
  return indexOf(outline).byEnd.get(thing) ?? [];
}

/** What is related to a thing, each once, in the order of the relationships. */
export function neighboursOf(
  outline: Outline,
  thing: Element | OutlineEvent | Group,
): readonly (Element | OutlineEvent | Group)[] {
  const others = relationshipsOf(outline, thing).map(({ first, second }) =>
    first === thing ? second : first,
  );
  return [...new Set(others)];
}

/** The relationships whose both ends are among these things. */
export function relationshipsAmong(outline: Outline, things: Iterable<Entity>): readonly Relationship[] {
  const among = new Set<Entity>(things);
  const { byEnd, order } = indexOf(outline);
  const found = new Set<Relationship>();
  for (const thing of among) {
    for (const each of byEnd.get(thing) ?? [])
      if (among.has(each.first) && among.has(each.second)) found.add(each);
  }
  return [...found].sort((a, b) => order.get(a)! - order.get(b)!);
}

/** Groups are opened, the rest is sorted by type. */
export function expandAll(things: Iterable<Entity>): ExpandedGroup {
  const elements = new Set<Element>();
  const events = new Set<OutlineEvent>();
  const relationships = new Set<Relationship>();
  const opened = new Set<Group>();
  const visit = (thing: Entity): void => {
    if (thing.type === 'element') elements.add(thing);
    else if (thing.type === 'event') events.add(thing);
    else if (thing.type === 'relationship') relationships.add(thing);
    else if (!opened.has(thing)) {
      opened.add(thing);
      for (const member of thing.members) visit(member);
    }
  };
  for (const thing of things) visit(thing);
  return { elements: [...elements], events: [...events], relationships: [...relationships] };
}

interface RelationshipIndex {
  readonly byEnd: ReadonlyMap<Entity, readonly Relationship[]>;
  /** Where each stands in the outline. */
  readonly order: ReadonlyMap<Relationship, number>;
}

/** An outline does not change once it is resolved, and decks of a thousand slides ask for every diagram. */
const indexes = new WeakMap<Outline, RelationshipIndex>();

function indexOf(outline: Outline): RelationshipIndex {
  let index = indexes.get(outline);
  if (!index) {
    const byEnd = new Map<Entity, Relationship[]>();
    const order = new Map<Relationship, number>();
    for (const each of outline.relationships.values()) {
      order.set(each, order.size);
      for (const end of new Set([each.first, each.second])) {
        const known = byEnd.get(end);
        if (known) known.push(each);
        else byEnd.set(end, [each]);
      }
    }
    index = { byEnd, order };
    indexes.set(outline, index);
  }
  return index;
}
