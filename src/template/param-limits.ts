import { type Diagnostic, didYouMean } from '../source/index.ts';
import {
  boolean,
  type Decoded,
  keySpanOf,
  list,
  oneOf,
  optional,
  type RecordOf,
  string,
} from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import { listFields } from './list-fields.ts';
import { type ParamLimits, type ParamType, thingTypes } from './template.ts';

/** The keys of a parameter in front matter that narrow its type. */
export const limitFields = {
  types: optional(
    list(oneOf(thingTypes, 'type of thing')),
    'for id and ids: what they may stand for [element, relationship, group, event]',
  ),
  with: optional(list(string()), 'for things: fields that each must have'),
  directed: optional(boolean(), 'for relationship: whether it must be one-way (true) or a pair (false)'),
  words: optional(list(string()), 'for string and strings: the words allowed'),
  'columns-of': optional(
    string(),
    'for string and strings: the parameter of type data whose columns they name; words then apply without data',
  ),
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
  const columnsOf = onlyFor('columns-of', ['string'], param['columns-of']);
  return {
    types: onlyFor('types', ['id'], param.types) ?? usualTypes,
    with: (onlyFor('with', fieldTypes, param.with) ?? []).filter(isKnown),
    directed: onlyFor('directed', ['relationship'], param.directed),
    words: onlyFor('words', ['string'], param.words),
    columnsOf:
      columnsOf === null || dataParams.includes(columnsOf)
        ? columnsOf
        : problem('columns-of', `there is no parameter "${columnsOf}" of type data`),
  };
}

const usualTypes = thingTypes.filter((type) => type !== 'term');
const fieldTypes = [...thingTypes, 'statement', 'source', 'data'];
