import { iconName } from '../icons/index.ts';
import { markedText, markingField } from '../marking/index.ts';
import { formatLimits } from '../source/index.ts';
import {
  boolean,
  byKind,
  date,
  dateWithEnd,
  entryOf,
  filled,
  type Infer,
  id,
  type JsonSchema,
  type Located,
  type LocatedEntry,
  language,
  list,
  mapOf,
  mapped,
  number,
  oneOf,
  optional,
  parseDate,
  record,
  required,
  type Schema,
  string,
  type Text,
  text,
} from '../yaml/index.ts';
import { dataFields } from './data/data-schema.ts';
import { focusSchema } from './focus-schema.ts';

/** The outline's format: the one place that names its keys. Types, JSON Schema and field tables come from it. */
const tags = optional(list(string()), 'words to select by');
const headline = optional(text(), "the point in a sentence; used as a slide's title");
const notes = optional(markedText(text({ block: true })), 'what to say, as block text');
const excuse = optional(
  mapOf(string(), { keys: 'any' }),
  'checks excused at this place, each with its reason',
);

/**
 * Stands for a text that is missing or bad. It has no letters, so that nobody misses a translation of it. What is in
 * such an outline is looked at; it is not shown, since an error has been reported.
 */
function wordless({ span }: Located): Text {
  return {
    kind: 'text',
    block: false,
    span,
    wordings: [{ language: null, value: '…', span }],
    partial: true,
  };
}

/** The same for a date. */
const someDay = parseDate('2000')!;

export const passageSchema = record('passage', {
  source: required(id(), 'the source that it stands in'),
  quote: filled(string(), 'the passage, letter for letter'),
  rendering: optional(text({ formulas: false }), 'the passage in other languages'),
  at: optional(string(), 'where in the source'),
});

export const statementSchema = record('statement', {
  id: optional(id(), 'a name to refer to it by'),
  text: required(text(), 'what is stated, and by whom', wordless),
  source: optional(id(), 'the source of the statement'),
  quote: filled(string(), 'the passage that supports it, letter for letter'),
  quotes: optional(list(passageSchema), 'several passages, each with its source'),
  rendering: optional(text({ formulas: false }), 'the passage in other languages'),
  at: optional(string(), 'where in the source'),
  direction: optional(oneOf(['forward', 'backward']), 'which direction of a pair it is about'),
  kind: optional(string(), 'free term: claim, translation-slip, contrast'),
  confidence: optional(oneOf(['high', 'medium', 'low']), 'how sure the team is'),
  note: optional(text(), "a reader's remark"),
  headline,
  notes,
  tags,
  marking: markingField,
  excuse,
});

const statementList = list(statementSchema);

/** A map whose keys are the statements' ids: read as the list that it stands for. */
const namedStatements: Schema<Infer<typeof statementList>> = {
  type: `map of ${statementSchema.type}`,
  json: () => mapOf(statementSchema).json(),
  decode: (node, report) =>
    statementList.decode(
      node.kind === 'map' ? { kind: 'list', span: node.span, items: node.entries.map(withId) } : node,
      report,
    ),
};

const statementsSchema = byKind({ list: statementList, map: namedStatements });

function withId({ key, keySpan, value }: LocatedEntry): Located {
  if (value.kind !== 'map' || entryOf(value, 'id')) return value;
  const id: Located = { kind: 'scalar', span: keySpan, text: key, value: key, plain: true };
  return { ...value, entries: [{ key: 'id', keySpan, value: id }, ...value.entries] };
}

const statements = optional(statementsSchema, 'what is stated about it, each with its source');

export const imageSchema = record('image', {
  src: required(string(), "path of the picture, from the outline's folder"),
  alt: required(text(), 'what the picture shows', wordless),
  credit: optional(text(), 'who made it'),
  focus: optional(focusSchema, 'what stays in sight where edges are cut off'),
  marking: markingField,
});

/** One name, or several. */
const names: Schema<readonly string[]> = byKind({
  scalar: mapped(string(), (name) => [name] as readonly string[]),
  list: list(string()),
});

export const sourceSchema = record('source', {
  title: required(text({ plain: true }), 'the title of the source', wordless),
  short: optional(text(), 'what stands at the foot of a slide'),
  author: optional(names, 'who wrote it: a name, or a list of names'),
  publisher: optional(string(), 'who published it'),
  date: optional(date(), 'when it was published'),
  accessed: optional(date(), 'when it was read'),
  'valid-until': optional(dateWithEnd(), 'the last day on which what it says holds'),
  'review-by': optional(dateWithEnd(), 'the day by which somebody looks whether it still holds'),
  url: filled(string(), 'its address'),
  file: filled(string(), 'a stored copy; every quote must be in it'),
  language: optional(language(), 'its language'),
  kind: optional(string(), 'free term: official, commentary'),
  note: optional(text(), "a reader's remark"),
  statements: optional(statementsSchema, 'what is stated about the source itself'),
  tags,
  marking: markingField,
  excuse,
});

/** Sources, and under `file` the bibliographies whose entries are sources too: `expandSources` has put them in. */
const sourcesSchema: ReturnType<typeof mapOf<Infer<typeof sourceSchema>>> = {
  ...mapOf(sourceSchema),
  json() {
    const own = mapOf(sourceSchema).json();
    const { required: _title, ...source } = sourceSchema.json();
    const path = { type: 'string', description: 'a bibliography: .bib, or CSL-JSON in .json' };
    const file = { anyOf: [path, { type: 'array', items: path, minItems: 1 }] };
    // What a bibliography says of a source need not be said again.
    const beside = { ...own, required: ['file'], properties: { file }, additionalProperties: source };
    return { anyOf: [own, beside] };
  },
};

/** What stands in a box or on a line of a diagram. */
function labelText() {
  return text({ most: formatLimits.label });
}

export const elementSchema = record(
  'element',
  {
    label: required(labelText(), 'the name of the element', wordless),
    headline,
    role: optional(labelText(), 'one line under the label'),
    kind: optional(string(), 'free term; themes map kinds to colours, shapes and icons'),
    icon: optional(iconName(), 'a sign beside its name: one of `list icons`, or of the folder `icons/`'),
    'as-printed': optional(string(), 'how the document words the label'),
    retired: optional(list(text()), 'labels no longer used'),
    statements,
    notes,
    image: optional(imageSchema, 'a picture'),
    tags,
    marking: markingField,
    excuse,
  },
  { shorthand: 'label' },
);

export const relationshipSchema = record('relationship', {
  from: optional(id(), 'where a directed relationship starts'),
  to: optional(id(), 'where it ends'),
  between: optional(list(id()), 'the two ends of a pair'),
  label: required(labelText(), 'its name; of a directed one, the verb', wordless),
  forward: optional(labelText(), 'the wording from the first to the second'),
  backward: optional(labelText(), 'the wording from the second to the first'),
  headline,
  role: optional(labelText(), 'one line under the label'),
  kind: optional(string(), 'free term; themes map kinds to colours and lines'),
  'as-printed': optional(string(), 'how the document words the label'),
  retired: optional(list(text()), 'labels no longer used'),
  statements,
  notes,
  tags,
  marking: markingField,
  excuse,
});

export const groupSchema = record('group', {
  label: required(labelText(), 'the name of the group', wordless),
  members: optional(list(id()), 'ids of elements, relationships, groups or events'),
  extends: optional(id(), 'the group that this one changes'),
  add: optional(list(id()), 'members added to it'),
  remove: optional(list(id()), 'members taken from it'),
  relabel: optional(mapOf(labelText()), 'members under another name in this group'),
  count: optional(number({ integer: true, min: 0 }), 'how many members there must be'),
  date: optional(date(), 'when the list was so'),
  headline,
  role: optional(labelText(), 'one line under the label'),
  kind: optional(string(), 'free term'),
  statements,
  notes,
  tags,
  marking: markingField,
  excuse,
});

export const eventSchema = record('event', {
  date: required(date(), 'when it happened', () => someDay),
  label: required(labelText(), 'what happened', wordless),
  headline,
  role: optional(labelText(), 'one line under the label'),
  kind: optional(string(), 'free term'),
  statements,
  notes,
  tags,
  marking: markingField,
  excuse,
});

export const termSchema = record('term', {
  term: required(text(), 'the word', wordless),
  meaning: required(text(), 'what it means', wordless),
  variants: optional(list(text()), 'other forms of the word'),
  headline,
  kind: optional(string(), 'free term'),
  statements,
  notes,
  tags,
  marking: markingField,
  excuse,
});

export const dataSchema = record('data', {
  ...dataFields,
  source: optional(id(), 'where the figures come from'),
  note: optional(text(), "a reader's remark"),
  statements,
  tags,
  marking: markingField,
  excuse,
});

export const outlineSchema = record('outline', {
  title: required(text(), 'the title of the whole', wordless),
  language: optional(language(), 'language of its plain strings [the project’s, else en]'),
  formulas: optional(boolean(), 'whether $…$ in its texts are formulas [true]'),
  marking: markingField,
  summary: optional(text({ block: true }), 'what it is about'),
  note: optional(text(), "a reader's remark"),
  sources: optional(sourcesSchema, 'where statements come from; file: bibliographies with more of them'),
  statements: optional(statementsSchema, 'about the whole, or of an outside view'),
  elements: optional(mapOf(elementSchema), 'the things that it is made of'),
  relationships: optional(mapOf(relationshipSchema), 'how they hang together'),
  groups: optional(mapOf(groupSchema), 'lists of them, with invariants'),
  events: optional(mapOf(eventSchema), 'what happened when'),
  terms: optional(mapOf(termSchema), 'words and their meanings'),
  data: optional(mapOf(dataSchema), 'figures'),
  kinds: optional(
    mapOf(text(), { keys: 'any' }),
    'what a legend calls a kind, where that is not its own name',
  ),
});

/** Cells that count a group instead of giving a number. */
export const countCellSchema = record('cell', { count: required(id(), 'the group to count') });

export type PassageRecord = Infer<typeof passageSchema>;
export type StatementRecord = Infer<typeof statementSchema>;
export type ImageRecord = Infer<typeof imageSchema>;
export type SourceRecord = Infer<typeof sourceSchema>;
export type ElementRecord = Infer<typeof elementSchema>;
export type RelationshipRecord = Infer<typeof relationshipSchema>;
export type GroupRecord = Infer<typeof groupSchema>;
export type EventRecord = Infer<typeof eventSchema>;
export type TermRecord = Infer<typeof termSchema>;
export type DataRecord = Infer<typeof dataSchema>;
export type OutlineRecord = Infer<typeof outlineSchema>;

/** JSON Schema 2020-12 of `outline.yaml`, for editors. */
export function outlineJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline outline',
    ...outlineSchema.json(),
  };
}
