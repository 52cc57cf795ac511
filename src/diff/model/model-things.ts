import type { DataTable, Outline, Passage, Statement } from '../../outline/index.ts';
import type { Text } from '../../yaml/index.ts';
import type { ThingType } from '../project-diff.ts';

/** One thing of a model with all that is written of it. */
export interface ModelThing {
  readonly type: ThingType;
  /** `ocean`; of a statement without a name its owner's with its number. */
  readonly id: string;
  /** It was given by somebody: the same id is the same thing. */
  readonly named: boolean;
  /** What it belongs to: `element ocean`. */
  readonly owner: string | null;
  readonly label: string;
  /** By name and language, in the order of the format. */
  readonly fields: ReadonlyMap<string, ModelField>;
}

export interface ModelField {
  readonly field: string;
  readonly language: string | null;
  readonly value: string;
  /** The ids in the value, where it is made of nothing else. */
  readonly refers: readonly string[] | null;
}

/** Every thing of an outline. */
export function thingsOf(outline: Outline): ModelThing[] {
  const whole: ModelThing = {
    type: 'outline',
    id: outline.id,
    named: true,
    owner: null,
    label: wordingOf(outline.title, outline),
    fields: fieldsOf(pick(outline.record, outlineKeys), outline),
  };
  const statements = [...outline.statementsByKey.values()];
  return [
    whole,
    ...[...outline.sources.values()].map((each) => named('source', each.id, each.title, each, outline)),
    ...statements.map((each) => statementThing(each, outline)),
    ...statements.flatMap((each) => each.passages.map((passage, i) => quoteThing(passage, i, each, outline))),
    ...[...outline.elements.values()].map((each) => named('element', each.id, each.label, each, outline)),
    ...[...outline.relationships.values()].map((each) =>
      named('relationship', each.id, each.label, each, outline),
    ),
    ...[...outline.groups.values()].map((each) => named('group', each.id, each.label, each, outline)),
    ...[...outline.events.values()].map((each) => named('event', each.id, each.label, each, outline)),
    ...[...outline.terms.values()].map((each) => named('term', each.id, each.term, each, outline)),
    ...[...outline.data.values()].map((each) => dataThing(each, outline)),
  ];
}

/** What the outline itself says; its things are things of their own. */
const outlineKeys = ['title', 'language', 'formulas', 'summary', 'note', 'kinds', 'marking'];

function named(type: ThingType, id: string, label: Text, thing: object, outline: Outline): ModelThing {
  return {
    type,
    id,
    named: true,
    owner: null,
    label: wordingOf(label, outline),
    fields: fieldsOf(thing, outline),
  };
}

function statementThing(statement: Statement, outline: Outline): ModelThing {
  const { owner } = statement;
  return {
    type: 'statement',
    id: statement.key,
    named: statement.id !== null,
    owner: owner === null ? null : `${owner.type} ${owner.id}`,
    label: wordingOf(statement.text, outline),
    fields: fieldsOf(statement, outline),
  };
}

function quoteThing(passage: Passage, i: number, statement: Statement, outline: Outline): ModelThing {
  const fields = fieldsOf(passage, outline);
  return {
    type: 'quote',
    id: statement.passages.length === 1 ? statement.key : `${statement.key}#${i + 1}`,
    named: false,
    owner: `statement ${statement.key}`,
    label: passage.quote ?? passage.source.id,
    fields,
  };
}

/** A row is known by its first cell, a cell by its row and column. */
function dataThing(table: DataTable, outline: Outline): ModelThing {
  const fields = new Map(fieldsOf(table, outline));
  const add = (field: string, value: string | null): void => {
    if (value !== null) fields.set(field, { field, language: null, value, refers: null });
  };
  add('columns', table.columns.map(({ id }) => id).join(', '));
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const head = row.cells[0]?.written ?? '';
    const count = (seen.get(head) ?? 0) + 1;
    seen.set(head, count);
    const name = count === 1 ? head : `${head} (${count})`;
    row.cells.forEach((cell, i) => void add(`${name} / ${table.columns[i]!.id}`, cell.written));
  }
  return { type: 'data', id: table.id, named: true, owner: null, label: table.id, fields };
}

/** What is known otherwise: where it stands, what it is called, and what belongs to it. */
const passed = new Set([
  ...['type', 'kind-of', 'id', 'key', 'span', 'statements', 'owner', 'passages', 'excuse', 'checked', 'line'],
  ...['directed', 'columns', 'rows', 'figures'],
]);

/** Keys of a statement that say of its first passage what that says itself. */
const ofPassage = new Set(['source', 'quote', 'at', 'rendering']);

/** Keys that the resolved things have under another name than the format. */
const namesInFormat: Readonly<Record<string, string>> = { first: 'from', second: 'to' };

/** Everything that is written in a thing, whatever the format gives it. */
function fieldsOf(thing: object, outline: Outline): Map<string, ModelField> {
  const fields = new Map<string, ModelField>();
  const isStatement = 'passages' in thing;
  const add = (
    field: string,
    language: string | null,
    value: string,
    refers: ModelField['refers'] = null,
  ) => {
    if (value !== '') fields.set(`${field} ${language ?? ''}`.trim(), { field, language, value, refers });
  };
  const visit = (field: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== 'object') {
      add(field, null, String(value));
    } else if (isText(value)) {
      for (const each of value.wordings) {
        const language = each.language ?? outline.language;
        add(field, language === outline.language ? null : language, each.value.trim());
      }
    } else if (Array.isArray(value)) visitList(field, value);
    else if (value instanceof Map) for (const [key, each] of value) visit(`${field}.${key}`, each);
    else if ('kind' in value && value.kind === 'date' && 'text' in value)
      add(field, null, String(value.text));
    else if ('path' in value && 'text' in value) add(field, null, describeFile(value.path, value.text));
    else if (isThing(value)) add(field, null, value.id, [value.id]);
    else for (const [key, each] of Object.entries(value)) visit(`${field}.${key}`, each);
  };
  const visitList = (field: string, items: readonly unknown[]): void => {
    if (items.every(isThing)) {
      const ids = items.map(({ id }) => id);
      add(field, null, ids.join(', '), ids);
    } else if (items.every(isEntry)) {
      for (const each of items) visit(`${field}.${each.key}`, each.value);
    } else if (items.every((each) => typeof each !== 'object')) add(field, null, items.join(', '));
    else items.forEach((each, i) => void visit(`${field}.${i + 1}`, each));
  };
  for (const [key, value] of Object.entries(thing)) {
    if (passed.has(key) || (isStatement && ofPassage.has(key))) continue;
    visit(namesInFormat[key] ?? key, value);
  }
  return fields;
}

/** A stored copy: that it says something else is told by its quotes; how long it is, here. */
function describeFile(path: unknown, text: unknown): string {
  const lines = String(text).split('\n').length;
  return `${String(path)} (${lines} lines, ${String(text).length} characters)`;
}

function isThing(value: unknown): value is { readonly type: string; readonly id: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'id' in value &&
    typeof value.id === 'string' &&
    'span' in value
  );
}

function isEntry(value: unknown): value is { readonly key: string; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'keySpan' in value && 'value' in value;
}

function isText(value: object): value is Text {
  return 'kind' in value && value.kind === 'text' && 'wordings' in value;
}

function pick(record: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

function wordingOf(text: Text, outline: Outline): string {
  const own = text.wordings.find(({ language }) => language === null || language === outline.language);
  return (own ?? text.wordings[0])?.value.trim() ?? '';
}
