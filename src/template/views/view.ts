import type { Owner } from '../../markup/index.ts';
import type { DataCell, DataColumn, Group, Passage, Statement } from '../../outline/index.ts';
import type { Span } from '../../source/index.ts';
import type { Text } from '../../yaml/index.ts';
import type { StatementHolder, Thing } from '../template.ts';
import type { TextView } from './text-view.ts';
import type { Wordings } from './wordings.ts';

/** What the fields of views are read with. */
export interface FieldContext {
  readonly wordings: Wordings;
  view(thing: Thing | Passage): View;
  members(group: Group): readonly View[];
  textOf(text: Text | null, owner: Owner | null, silent: boolean): TextView | null;
  statementsOf(thing: StatementHolder): readonly Statement[];
  cellText(cell: DataCell, column: DataColumn, head: boolean): string | null;
}

/** A field of a kind of view: what it is, and how its value is read off the thing. */
export interface Field<T> {
  /** In a user's words: `text`, `list of statements`. */
  readonly type: string;
  /** Whether it may be null. */
  readonly optional: boolean;
  readonly description: string;
  readonly read: (thing: T, view: View) => unknown;
}

export type FieldTable<T> = ReadonlyMap<string, Field<T>>;

/** What a view shows, apart from its fields. */
export interface ViewSubject<T> {
  readonly type: string;
  readonly id: string | null;
  readonly thing: T;
  readonly owner: Owner | null;
  readonly span: Span | null;
}

type Reader = (name: string, view: View) => unknown;

/**
 * A thing as templates see it: a fixed set of names, each read when it is first asked for. Reading by name is the only
 * way in, so that nothing but fields can be seen.
 */
export class View {
  readonly type: string;
  readonly id: string | null;
  readonly thing: unknown;
  readonly owner: Owner | null;
  readonly span: Span | null;
  readonly #read: Reader;
  readonly #names: () => readonly string[];
  readonly #values = new Map<string, unknown>();

  constructor(subject: ViewSubject<unknown>, read: Reader, names: () => readonly string[]) {
    this.type = subject.type;
    this.id = subject.id;
    this.thing = subject.thing;
    this.owner = subject.owner;
    this.span = subject.span;
    this.#read = read;
    this.#names = names;
    Object.freeze(this);
  }

  /** Undefined where there is no field of that name. */
  get(name: string): unknown {
    let value = this.#values.get(name);
    if (value === undefined) {
      value = this.#read(name, this);
      if (value !== undefined) this.#values.set(name, value);
    }
    return value;
  }

  names(): readonly string[] {
    return this.#names();
  }

  /** `element "ocean"`. */
  describe(): string {
    if (this.id !== null && this.type !== 'outline') return `${this.type} "${this.id}"`;
    return `${/^[aeiou]/.test(this.type) ? 'an' : 'a'} ${this.type}`;
  }
}

export function makeView<T>(subject: ViewSubject<T>, fields: FieldTable<T>): View {
  return new View(
    subject,
    (name, view) => fields.get(name)?.read(subject.thing, view),
    () => [...fields.keys()],
  );
}

/** A named field of a table. */
export function field<T>(
  name: string,
  type: string,
  description: string,
  read: Field<T>['read'],
  optional = false,
): [string, Field<T>] {
  return [name, { type, optional, description, read }];
}

/** A table of fields; a later one replaces an earlier one of the same name. */
export function table<T>(fields: readonly (readonly [string, Field<T>])[]): FieldTable<T> {
  return new Map(fields);
}
