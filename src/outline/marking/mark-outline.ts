import { type Markings, rankOf } from '../../marking/index.ts';
import type { SourceFile, Span } from '../../source/index.ts';
import { type Decoded, spanOf, type Text } from '../../yaml/index.ts';
import type { DataTable, Marks, Outline, Statement } from '../outline.ts';
import type { Report } from '../reference.ts';

/** What may carry a marking: a record, or a thing made of one. */
type Marked = Decoded & { readonly marking: string | null };

/**
 * How each thing of an outline is marked: as it says itself, and at least as what it is in, what it joins and what it
 * stands on. Null where the project has no levels. Diagnostics: unknown-marking.
 */
export function markOutline(outline: Outline, markings: Markings | null, report: Report): Marks | null {
  const ranks = new Map<object, number>();
  let highest = 0;
  const own = (name: string | null | undefined, span: () => Span): number | null =>
    name === null || name === undefined ? null : rankOf(name, markings, span(), report);
  const ownOf = (thing: Marked): number | null => own(thing.marking, () => spanOf(thing, 'marking'));
  const note = (thing: object, rank: number): number => {
    ranks.set(thing, rank);
    highest = Math.max(highest, rank);
    return rank;
  };
  const outer = ownOf(outline.record);
  const usual = outer ?? markings?.usual ?? 0;
  note(outline, usual);
  /** Of something that stands in the outline itself. */
  const top = (thing: Marked, ...others: readonly number[]): number => {
    const rank = ownOf(thing);
    return note(thing, Math.max(rank ?? usual, outer ?? 0, ...others));
  };
  const inside = (thing: Marked, ...outers: readonly number[]): number =>
    note(thing, Math.max(ownOf(thing) ?? 0, ...outers));
  const notesOf = ({ notes }: { readonly notes: Text | null }, rank: number): void => {
    if (notes)
      note(notes, Math.max(own(markingOf(notes)?.marking, () => markingOf(notes)!.place) ?? 0, rank));
  };
  const statementsOf = (statements: readonly Statement[], rank: number): void => {
    for (const statement of statements) {
      const sources = statement.passages.map(({ source }) => ranks.get(source) ?? 0);
      notesOf(statement, inside(statement, rank, ...sources));
    }
  };
  for (const each of outline.sources.values()) top(each);
  for (const each of outline.sources.values()) statementsOf(each.statements, ranks.get(each)!);
  statementsOf(outline.statements, usual);
  for (const each of outline.elements.values()) {
    const rank = top(each);
    notesOf(each, rank);
    if (each.image) inside(each.image, rank);
    statementsOf(each.statements, rank);
  }
  for (const each of [...outline.events.values(), ...outline.terms.values(), ...outline.groups.values()]) {
    const rank = top(each);
    notesOf(each, rank);
    statementsOf(each.statements, rank);
  }
  for (const each of outline.relationships.values()) {
    const rank = top(each, ranks.get(each.first)!, ranks.get(each.second)!);
    notesOf(each, rank);
    statementsOf(each.statements, rank);
  }
  for (const table of outline.data.values()) {
    const rank = top(table, table.source ? ranks.get(table.source)! : 0);
    statementsOf(table.statements, rank);
    for (const column of table.columns) {
      const { marking } = column;
      note(column, Math.max(own(marking?.name, () => marking!.span) ?? 0, rank));
    }
    for (const row of table.rows) {
      const { marking } = row;
      if (marking) note(row, Math.max(own(marking.name, () => marking.span) ?? 0, rank));
    }
  }
  const found = (thing: object) => ranks.get(thing) ?? usual;
  return markings && { markings, highest, rankOf: found, rankOfData: ranksOfData(outline.data, found) };
}

/** The ranks of data and its rows by where they stand: who asks for one later need not read them. */
export function ranksOfData(data: Outline['data'], rankOf: (thing: object) => number): Marks['rankOfData'] {
  const ranks = new Map([...data.values()].map((table) => [table.id, ranksOfTable(table, rankOf)]));
  return (id, place) => {
    const found = ranks.get(id);
    return (place ? found?.at(place) : null) ?? found?.most ?? 0;
  };
}

/** The rank of each place, and the highest of all. */
function ranksOfTable(table: DataTable, rankOf: (thing: object) => number) {
  const least = rankOf(table);
  if (!table.rows.some(({ marking }) => marking)) return { at: () => least, most: least };
  const places = new Places();
  let most = least;
  for (const row of table.rows) {
    const rank = row.marking ? rankOf(row) : least;
    most = Math.max(most, rank);
    for (const { span, text } of row.cells) {
      places.add(span, rank);
      // Its words may stand elsewhere, for rows of several ranks: the highest of them counts.
      for (const wording of text?.wordings ?? []) places.add(wording.span, rank);
    }
  }
  // Its heads are there for all rows.
  const heads = spanOf(table, 'columns');
  return { at: (place: Span) => places.at(place) ?? (isWithin(place, heads) ? least : null), most };
}

/** Ranks of places that lie one behind the other. */
class Places {
  private readonly ends = new Map<SourceFile, Map<number, { end: number; rank: number }>>();
  private readonly starts = new Map<SourceFile, Float64Array>();

  add({ file, start, end }: Span, rank: number): void {
    const ends = this.ends.get(file) ?? new Map<number, { end: number; rank: number }>();
    this.ends.set(file, ends);
    const known = ends.get(start);
    ends.set(start, { end: Math.max(end, known?.end ?? 0), rank: Math.max(rank, known?.rank ?? 0) });
  }

  /** Of what a place is in; null: of none. */
  at({ file, start, end }: Span): number | null {
    const ends = this.ends.get(file);
    if (!ends) return null;
    const starts = this.starts.get(file) ?? Float64Array.from(ends.keys()).sort();
    this.starts.set(file, starts);
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    const found = low > 0 ? ends.get(starts[low - 1]!)! : null;
    return found && end <= found.end ? found.rank : null;
  }
}

function isWithin(inner: Span, { file, start, end }: Span): boolean {
  return inner.file === file && inner.start >= start && inner.end <= end;
}

/** What a text says of its own marking. */
function markingOf(text: Text): { readonly marking: string; readonly place: Span } | null {
  return 'marking' in text && 'markingSpan' in text
    ? { marking: text.marking as string, place: text.markingSpan as Span } // as `markedText` decodes it
    : null;
}
