import type { DataTable, Entity, Group, Outline, Source, Statement, Term } from '../outline/index.ts';
import {
  type Diagnostic,
  didYouMean,
  didYouMeanOrList,
  NameIndex,
  type Span,
  withArticle,
} from '../source/index.ts';
import type { ParamTypeName, TemplateParam, Views } from '../template/index.ts';
import { describeLocated, entryOf, type Located, type LocatedEntry, type LocatedMap } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';

/** The value of a parameter, with what it names: a group in a list stands for its members. */
export interface DecodedValue {
  readonly value: unknown;
  readonly ids: readonly string[];
  readonly things: readonly (Entity | Statement | Term | Source | DataTable)[];
  /** What it stands for in a list, where that is more than itself. */
  readonly expanded?: readonly unknown[];
}

interface ReferenceContext {
  readonly outline: Outline;
  readonly views: Views;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * Decodes the id of a thing of the outline. A group where a list of things of another type is asked for stands for its
 * members, which must be of that type. Diagnostics: unknown-reference, wrong-reference.
 */
export function decodeReference(
  node: Located,
  param: TemplateParam,
  context: ReferenceContext,
): DecodedValue | null {
  const { outline, views, report } = context;
  const { type } = param;
  const wanted = type.name === 'id' ? param.limits.types : [type.name];
  if (node.kind !== 'scalar') {
    const message = `the id of ${anyOf(wanted)} is expected here, not ${describeLocated(node)}`;
    report(reportDeck('wrong-reference', node.span, message));
    return null;
  }
  const id = node.text;
  for (const name of wanted) {
    const thing = thingsOf(outline, name).get(id);
    if (!thing) continue;
    return { value: views.view(thing), ids: [id], things: [thing] };
  }
  const group = type.list ? outline.groups.get(id) : undefined;
  if (group) return decodeMembers(group, node, wanted, context);
  const other =
    outline.byId.get(id) ?? outline.terms.get(id) ?? outline.sources.get(id) ?? outline.data.get(id);
  if (other) {
    const message = `"${id}" is ${withArticle(other.type)}, not ${anyOf(wanted)}`;
    report(reportDeck('wrong-reference', node.span, message));
    return null;
  }
  const plural = wanted.length > 1 || type.name === 'data' ? 'ids' : `${type.name}s`;
  const hint = didYouMeanOrList(id, namesOf(outline, wanted), plural);
  const what = type.name === 'id' ? 'nothing in the outline is called' : `no ${type.name}`;
  report(reportDeck('unknown-reference', node.span, `${what} "${id}"`, { hint }));
  return null;
}

const indexes = new WeakMap<Outline, Map<string, NameIndex>>();

/** The ids of things of some types, made ready once: a deck may have many slips. */
function namesOf(outline: Outline, types: readonly string[]): NameIndex {
  const ofOutline = indexes.get(outline) ?? new Map<string, NameIndex>();
  indexes.set(outline, ofOutline);
  const key = types.join(' ');
  const known =
    ofOutline.get(key) ?? new NameIndex(types.flatMap((type) => [...thingsOf(outline, type).keys()]));
  ofOutline.set(key, known);
  return known;
}

function decodeMembers(
  group: Group,
  node: Located,
  wanted: readonly string[],
  { views, report }: ReferenceContext,
): DecodedValue | null {
  const stranger = group.members.find((member) => !wanted.includes(member.type));
  if (stranger) {
    const message = `the group "${group.id}" holds "${stranger.id}", which is ${withArticle(stranger.type)}, not ${anyOf(wanted)}`;
    report(reportDeck('wrong-reference', node.span, message));
    return null;
  }
  return { value: views.view(group), ids: [group.id], things: group.members, expanded: views.members(group) };
}

/** Things of a type by id; none for types that are no reference. */
export function thingsOf(outline: Outline, type: string) {
  const maps = {
    element: outline.elements,
    relationship: outline.relationships,
    group: outline.groups,
    event: outline.events,
    term: outline.terms,
    source: outline.sources,
    data: outline.data,
  } satisfies Partial<Record<ParamTypeName, ReadonlyMap<string, unknown>>>;
  // `in` narrowed it.
  return type in maps ? maps[type as keyof typeof maps] : new Map<string, never>();
}

/** `an element, relationship or group`. */
function anyOf(types: readonly string[]): string {
  const last = types.at(-1) ?? '';
  const words = types.length < 2 ? last : `${types.slice(0, -1).join(', ')} or ${last}`;
  return withArticle(words);
}

type Report = (diagnostic: Diagnostic) => void;

/** What a slide gives for a parameter; an empty value, or list, is none. */
export function givenEntry(given: LocatedMap, name: string): LocatedEntry | null {
  const entry = entryOf(given, name);
  if (!entry) return null;
  const { value } = entry;
  const isEmpty =
    value.kind === 'scalar' ? value.value === null : value.kind === 'list' && !value.items.length;
  return isEmpty ? null : entry;
}

/** Parameters that exclude, ask for or need one another: missing-parameter, unknown-parameter, idle-parameter. */
export function checkChoices(
  given: LocatedMap,
  params: readonly TemplateParam[],
  what: string,
  span: Span,
  report: Report,
): void {
  for (const choice of new Set(params.flatMap((param) => param.choices))) {
    const found = choice.names.flatMap((name) => givenEntry(given, name) ?? []);
    const names = choice.names.map((name) => `"${name}"`);
    const either = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
    if (found.length === 0 && choice.required) {
      report(reportDeck('missing-parameter', span, `${what} needs ${either}`));
    }
    for (const entry of choice.several ? [] : found.slice(1)) {
      const message = `${what} takes ${either}, not both`;
      const related = [{ message: `"${found[0]!.key}" stands here`, span: found[0]!.keySpan }];
      report(reportDeck('unknown-parameter', entry.keySpan, message, { related }));
    }
  }
  for (const { name, limits } of params) {
    const entry = givenEntry(given, name);
    if (!entry || limits.onlyWith === null || givenEntry(given, limits.onlyWith)) continue;
    const message = `"${name}" says nothing here: ${what} uses it only with "${limits.onlyWith}"`;
    report(reportDeck('idle-parameter', entry.keySpan, message, { hint: `leave "${name}" out` }));
  }
}

/** Whether a list is as long as its template can show: list-length. */
export function checkLength(
  items: readonly Located[],
  node: Located,
  { name, limits: { least, most } }: TemplateParam,
  { what, report }: { readonly what: string; readonly report: Report },
): void {
  const over = most !== null && items.length > most;
  if (!over && (least === null || items.length >= least)) return;
  const count = over ? `at most ${most}` : `at least ${least}`;
  const message = `${what} takes ${count} in "${name}", and there ${items.length === 1 ? 'is 1' : `are ${items.length}`}`;
  const place = over ? items[most]!.span : node.span;
  report(reportDeck('list-length', place, message));
}

/** Whether what a parameter names has the fields that the template cannot do without. Else wrong-reference. */
export function checkFields(
  decoded: DecodedValue,
  node: Located,
  param: TemplateParam,
  { outline: { statementsByKey }, report }: Pick<ReferenceContext, 'outline' | 'report'>,
): boolean {
  const { span } = node;
  for (const thing of decoded.things) {
    const { directed } = param.limits;
    if (directed !== null && thing.type === 'relationship' && thing.directed !== directed) {
      const [is, wanted] = directed
        ? ['a pair', 'a one-way relationship']
        : ['a one-way relationship', 'a pair'];
      const message = `"${thing.id}" is ${is}, not ${wanted}`;
      const hint = directed ? null : 'show it with "use: relationship", or write it with "between"';
      report(reportDeck('wrong-reference', span, message, { hint }));
      return false;
    }
    const missing = param.limits.with.find((field) => isAbsent(fieldOf(thing, field)));
    if (missing === undefined) continue;
    const named = 'id' in thing && thing.id !== null ? ` "${thing.id}"` : '';
    const message = `the ${thing.type}${named} has no ${missing}, which "${param.name}" must have`;
    // What names no statement was taken for a text of the deck's own.
    const isText = thing.type === 'statement' && node.kind === 'scalar' && !statementsByKey.has(node.text);
    const meant = isText ? didYouMean(node.text, [...statementsByKey.keys()]) : null;
    const hint = meant ?? (isText ? `the outline has no statement "${node.text}"` : null);
    report(reportDeck('wrong-reference', span, message, { hint }));
    return false;
  }
  return true;
}

/** Names that are the columns of some data, or words where no data is given: unknown-column. */
export function checkColumns(
  given: LocatedMap,
  params: readonly TemplateParam[],
  outline: Outline,
  report: Report,
): void {
  for (const { name, type, limits } of params) {
    const entry = givenEntry(given, name);
    const data = limits.columnsOf === null ? null : givenEntry(given, limits.columnsOf);
    if (entry && limits.rowsOf !== null)
      checkRow(entry.value, givenEntry(given, limits.rowsOf), outline, report);
    if (entry && type.name === 'footnote') {
      for (const node of itemsOf(entry.value)) {
        const row = entryIn(node, 'row');
        if (row) checkRow(row, givenEntry(given, limits.columnsOf ?? ''), outline, report, 'row');
        checkShown(entryIn(node, 'column'), given, params, report);
      }
    }
    if (!entry || (limits.columnsOf === null && limits.words === null)) continue;
    const table = data?.value.kind === 'scalar' ? outline.data.get(data.value.text) : null;
    const allowed = data ? table?.columns.map((column) => column.id) : limits.words;
    // Data that is unknown has been reported; without words all are allowed.
    if (!allowed || table?.columns.length === 0) continue;
    const nodes = type.list ? itemsOf(entry.value) : [entry.value];
    for (const each of nodes) {
      const node = each.kind === 'map' ? (entryIn(each, 'by') ?? entryIn(each, 'column') ?? each) : each;
      if (node.kind !== 'scalar' || node.value === null || allowed.includes(node.text)) continue;
      const whose = table ? `the data "${table.id}" has no column` : `"${name}" may not be`;
      const hint = didYouMean(node.text, allowed) ?? `choose from: ${allowed.join(', ')}`;
      report(reportDeck('unknown-column', node.span, `${whose} "${node.text}"`, { hint }));
    }
  }
}

/** A column of which a note speaks is among those that a slide names to be shown: unknown-column. */
function checkShown(
  node: Located | null,
  given: LocatedMap,
  params: readonly TemplateParam[],
  report: Report,
): void {
  const shown = params.some(({ name }) => name === 'columns') ? givenEntry(given, 'columns') : null;
  if (!shown || node?.kind !== 'scalar' || node.value === null) return;
  const names = itemsOf(shown.value).flatMap((each) => (each.kind === 'scalar' ? each.text : []));
  if (names.includes(node.text)) return;
  const related = [{ message: 'the columns that are shown', span: shown.value.span }];
  report(
    reportDeck(
      'unknown-column',
      node.span,
      `the column "${node.text}" is not shown, and a note speaks of it`,
      {
        related,
      },
    ),
  );
}

function itemsOf(node: Located): readonly Located[] {
  return node.kind === 'list' ? node.items : [node];
}

function entryIn(node: Located, key: string): Located | null {
  return (node.kind === 'map' ? entryOf(node, key)?.value : null) ?? null;
}

/** A name that is what stands in the first cell of a row, or a column: unknown-column. */
function checkRow(
  node: Located,
  data: LocatedEntry | null,
  outline: Outline,
  report: Report,
  what: 'row' | 'row and no column' = 'row and no column',
): void {
  const table = data?.value.kind === 'scalar' ? outline.data.get(data.value.text) : null;
  if (!table || table.columns.length === 0 || node.kind !== 'scalar' || node.value === null) return;
  const rows = table.rows.flatMap(({ cells }) => cells[0]?.written ?? []);
  const names = what === 'row' ? rows : [...rows, ...table.columns.map(({ id }) => id)];
  if (names.includes(node.text)) return;
  const hint = didYouMean(node.text, names) ?? 'a row is named by what stands in its first cell';
  report(
    reportDeck('unknown-column', node.span, `the data "${table.id}" has no ${what} "${node.text}"`, { hint }),
  );
}

function fieldOf(thing: object, name: string): unknown {
  // The records of the outline have their fields under the names of the format.
  return (thing as Readonly<Record<string, unknown>>)[name];
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
