import { type Diagnostic, didYouMean } from '../source/index.ts';
import {
  boolean,
  type Decoded,
  describeLocated,
  keySpanOf,
  type Located,
  list,
  number,
  oneOf,
  optional,
  type RecordOf,
  string,
} from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import { listFields } from './list-fields.ts';
import { type ParamLimits, type ParamType, type ParamTypeName, paramTypes, thingTypes } from './template.ts';

/** Every way to write a type in one word. "data" is its own plural: a list of them is `list of data`. */
const written: ReadonlyMap<string, Pick<ParamType, 'name' | 'list'> & { readonly name: ParamTypeName }> =
  new Map(
    [false, true].flatMap((list) =>
      paramTypes.map((name) => [list ? pluralOf(name) : name, { name, list }] as const),
    ),
  );

function pluralOf(name: ParamTypeName): string {
  return name === 'data' ? 'list of data' : `${name}s`;
}

/**
 * Reads a parameter's type: `element`, `elements`, `list of elements`, or a list of allowed words. Null after a
 * `bad-parameter` was reported.
 */
export function parseParamType(node: Located, report: (diagnostic: Diagnostic) => void): ParamType | null {
  if (node.kind === 'list') {
    const words = node.items.map((item) => (item.kind === 'scalar' ? item.text : ''));
    const bad = node.items.find((_, i) => words[i] === '' || words.indexOf(words[i]!) !== i);
    if (words.length > 0 && !bad) return { name: 'words', list: false, words };
    const message =
      words.length === 0 ? 'the list of allowed words is empty' : 'the allowed words must differ';
    report(reportTemplate('bad-parameter', bad?.span ?? node.span, message));
    return null;
  }
  if (node.kind !== 'scalar') {
    const message = `a type is a word or a list of allowed words, not ${describeLocated(node)}`;
    report(reportTemplate('bad-parameter', node.span, message));
    return null;
  }
  const found = written.get(node.text) ?? listOf(node.text);
  if (found) return { ...found, words: [] };
  const hint =
    didYouMean(node.text, written.keys()) ?? `there are: ${paramTypes.join(', ')}, and lists of them`;
  report(reportTemplate('bad-parameter', node.span, `no parameter type "${node.text}"`, { hint }));
  return null;
}

/** A type as it is written in front matter. */
export function formatParamType(type: ParamType): string {
  if (type.name === 'words') return type.words.join(' | ');
  return type.list ? pluralOf(type.name) : type.name;
}

function listOf(text: string): { readonly name: ParamTypeName; readonly list: true } | null {
  const item = /^list of (.+)$/.exec(text)?.[1];
  const found = item === undefined ? undefined : written.get(item);
  return found ? { name: found.name, list: true } : null;
}

/** The keys of a parameter in front matter that narrow its type. */
export const limitFields = {
  types: optional(
    list(oneOf(thingTypes, 'type of thing')),
    'for id and ids: what they may stand for [element, relationship, group, event]',
  ),
  with: optional(list(string()), 'for things: fields that each must have'),
  directed: optional(boolean(), 'for relationship: whether it must be one-way (true) or a pair (false)'),
  words: optional(list(string()), 'for string, order, their lists and part-map: the words allowed'),
  'columns-of': optional(
    string(),
    'for string, order, footnote and their lists: the parameter of type data whose columns they name; words then apply without data',
  ),
  'rows-of': optional(
    string(),
    'for string and strings: the parameter of type data of which they name a row, by its first cell, or a column',
  ),
  'only-with': optional(string(), 'another parameter, without which it says nothing'),
  least: optional(number({ integer: true, min: 1 }), 'for lists: how many there must be at least'),
  most: optional(number({ integer: true, min: 1 }), 'for lists: how many there may be at most'),
};

/**
 * Reads what narrows a parameter's type; what does not go with the type is reported as `bad-parameter` and left out.
 * `dataParams`: names of the parameters of type `data`.
 */
export function readLimits(
  param: Decoded & RecordOf<typeof limitFields>,
  type: ParamType,
  dataParams: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): ParamLimits {
  const problem = (key: keyof typeof limitFields, message: string, hint: string | null = null): null => {
    report(reportTemplate('bad-parameter', keySpanOf(param, key), message, { hint }));
    return null;
  };
  const onlyFor = <T>(key: keyof typeof limitFields, types: readonly string[], value: T | null): T | null =>
    value === null || types.includes(type.name)
      ? value
      : problem(key, `"${key}" goes with the types ${types.join(', ')}`);
  const isKnown = (field: string): boolean => {
    const names = listFields(type.name).map((each) => each.name);
    if (names.includes(field)) return true;
    problem('with', `${type.name} has no field "${field}"`, didYouMean(field, names));
    return false;
  };
  const ofList = (key: 'least' | 'most'): number | null => {
    const count = param[key];
    return count === null || type.list ? count : problem(key, `"${key}" goes with lists`);
  };
  const ofData = (key: 'columns-of' | 'rows-of', types: readonly string[]): string | null => {
    const name = onlyFor(key, types, param[key]);
    return name === null || dataParams.includes(name)
      ? name
      : problem(key, `there is no parameter "${name}" of type data`);
  };
  return {
    types: onlyFor('types', ['id'], param.types) ?? usualTypes,
    with: (onlyFor('with', fieldTypes, param.with) ?? []).filter(isKnown),
    directed: onlyFor('directed', ['relationship'], param.directed),
    words: onlyFor('words', ['string', 'order', 'part-map'], param.words),
    columnsOf: ofData('columns-of', ['string', 'order', 'footnote']),
    rowsOf: ofData('rows-of', ['string']),
    onlyWith: param['only-with'],
    least: ofList('least'),
    most: ofList('most'),
  };
}

const usualTypes = thingTypes.filter((type) => type !== 'term');
const fieldTypes = [...thingTypes, 'statement', 'source', 'data'];
