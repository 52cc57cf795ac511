import type { DataTable, Entity, Group, Outline, Source, Statement, Term } from '../outline/index.ts';
import { type Diagnostic, didYouMeanOrList, NameIndex, withArticle } from '../source/index.ts';
import type { ParamTypeName, TemplateParam, Views } from '../template/index.ts';
import { describeLocated, type Located } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';

/** The value of a parameter, with what it names: a group in a list stands for its members. */
export interface DecodedValue {
  readonly value: unknown;
  readonly ids: readonly string[];
  readonly things: readonly (Entity | Statement | Term | Source | DataTable)[];
  /** What it stands for in a list, where that is more than itself. */
  readonly expanded?: readonly unknown[];
}

export interface ReferenceContext {
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
    const thing = thingById(outline, name, id);
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

function thingById(outline: Outline, type: string, id: string) {
  return thingsOf(outline, type).get(id);
}

/** Things of a type by id; none for types that are no reference. */
function thingsOf(outline: Outline, type: string) {
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
