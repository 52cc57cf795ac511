import type {
  DataCell,
  DataTable,
  Element,
  Entity,
  Group,
  Outline,
  OutlineEvent,
  Passage,
  Relationship,
  Source,
  Statement,
  StatementOwner,
  Term,
} from '../outline.ts';
import { ranksOfData } from './mark-outline.ts';

const made = new WeakMap<Outline, Map<number, Outline>>();

/**
 * An outline as those see it who may see nothing above a rank: what is marked higher is not in it, nor what cannot be
 * told without it. What was left out is asked of `marks`. Where the project asks for it, statements have their short mark
 * behind them. The same outline where nothing changes.
 */
export function outlineAt(whole: Outline, shown: number): Outline {
  const { marks } = whole;
  if (!marks || (marks.highest <= shown && !marks.markings.portion)) return whole;
  const byRank = made.get(whole) ?? new Map<number, Outline>();
  made.set(whole, byRank);
  const known = byRank.get(shown) ?? new Withholder(whole, shown).outline();
  byRank.set(shown, known);
  return known;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Withholder {
  private readonly whole: Outline;
  private readonly shown: number;
  /** What stands for each thing that is kept. */
  private readonly kept = new Map<object, object>();

  constructor(whole: Outline, shown: number) {
    this.whole = whole;
    this.shown = shown;
  }

  outline(): Outline {
    const { whole, shown } = this;
    const sources = this.copies<Source>(whole.sources);
    const elements = this.copies<Element>(whole.elements);
    const events = this.copies<OutlineEvent>(whole.events);
    const terms = this.copies<Term>(whole.terms);
    const groups = this.copies<Group>(whole.groups);
    const relationships = this.copies<Relationship>(whole.relationships);
    const data = this.copies<DataTable>(whole.data);
    for (const element of elements.values()) {
      if (element.image && !this.isShown(element.image)) element.image = null;
    }
    for (const each of [elements, events, terms, groups, relationships].flatMap((map) => [...map.values()])) {
      if (each.notes && !this.isShown(each.notes)) each.notes = null;
    }
    for (const each of relationships.values()) {
      each.first = this.kept.get(each.first) as Relationship['first'];
      each.second = this.kept.get(each.second) as Relationship['second'];
    }
    for (const group of groups.values()) this.fillGroup(group);
    for (const table of data.values()) this.fillTable(table);
    const statementsByKey = new Map<string, Statement>();
    for (const [key, statement] of whole.statementsByKey) {
      if (!this.isShown(statement) || (statement.owner && !this.kept.has(statement.owner))) continue;
      const copy = this.statement(statement);
      this.kept.set(statement, copy);
      statementsByKey.set(key, copy);
    }
    for (const each of [sources, elements, events, terms, groups, relationships, data].flatMap((map) => [
      ...map.values(),
    ])) {
      (each as { statements: readonly Statement[] }).statements = this.those(each.statements);
    }
    const byId = new Map<string, Entity | Statement>();
    for (const [id, thing] of whole.byId) {
      const copy = this.kept.get(thing);
      if (copy) byId.set(id, copy as Entity | Statement);
    }
    const rankOf = this.rankOfCopies();
    return {
      ...whole,
      sources,
      elements,
      events,
      terms,
      groups,
      relationships,
      data,
      statements: this.those(whole.statements),
      statementsByKey,
      byId,
      marks: {
        ...whole.marks!,
        rankOf,
        rankOfData: ranksOfData(data, rankOf),
        withheld: { whole, shown },
      },
    };
  }

  private isShown(thing: object): boolean {
    return this.whole.marks!.rankOf(thing) <= this.shown;
  }

  private copies<T extends object>(things: ReadonlyMap<string, T>): Map<string, Mutable<T>> {
    const copies = new Map<string, Mutable<T>>();
    for (const [id, thing] of things) {
      if (!this.isShown(thing)) continue;
      const copy = { ...thing };
      this.kept.set(thing, copy);
      copies.set(id, copy);
    }
    return copies;
  }

  /** What stands for these things, as far as they are kept. */
  private those<T extends object>(things: readonly T[]): T[] {
    return things.flatMap((thing) => (this.kept.get(thing) as T | undefined) ?? []);
  }

  private that<T extends object>(thing: T | null): T | null {
    return thing && ((this.kept.get(thing) as T | undefined) ?? null);
  }

  private fillGroup(group: Mutable<Group>): void {
    const hidden = new Set(group.members.filter((member) => !this.kept.has(member)).map(({ id }) => id));
    group.members = this.those(group.members);
    group.add = this.those(group.add);
    group.remove = this.those(group.remove);
    group.extends = this.that(group.extends);
    group.relabel = new Map([...group.relabel].filter(([id]) => !hidden.has(id)));
  }

  private fillTable(table: Mutable<DataTable>): void {
    table.source = this.that(table.source);
    const at = table.columns.flatMap((column, i) => (this.isShown(column) ? [i] : []));
    const cell = (each: DataCell): DataCell =>
      each.group ? { ...each, group: this.that(each.group) } : each;
    table.rows = table.rows
      .filter((row) => this.isShown(row))
      .map((row) => {
        const copy = { ...row, cells: at.map((i) => cell(row.cells[i]!)) };
        this.kept.set(row, copy);
        return copy;
      });
    table.columns = at.map((i) => table.columns[i]!);
  }

  private statement(from: Statement): Statement {
    const passages = from.passages.map((passage): Passage => {
      return { ...passage, source: this.that(passage.source)! };
    });
    const owner: StatementOwner = from.owner && this.that(from.owner);
    const notes = from.notes && this.isShown(from.notes) ? from.notes : null;
    const copy = { ...from, owner, passages, source: passages[0]?.source ?? null, notes };
    const { markings, rankOf } = this.whole.marks!;
    if (!markings.portion) return copy;
    const mark = ` (${markings.levels[rankOf(from)]!.short})`;
    const wordings = from.text.wordings.map((each) => ({ ...each, value: each.value + mark }));
    return { ...copy, text: { ...from.text, wordings } };
  }

  private rankOfCopies(): (thing: object) => number {
    const originals = new Map([...this.kept].map(([thing, copy]) => [copy, thing]));
    const { rankOf } = this.whole.marks!;
    return (thing) => rankOf(originals.get(thing) ?? thing);
  }
}
