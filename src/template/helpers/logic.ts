import { isTruthy } from '../lookup.ts';
import type { Helper, HelperCall } from './helper.ts';
import { comparable, isEqual, nameOf } from './read-values.ts';

export const logicHelpers: readonly Helper[] = [
  {
    name: 'eq',
    family: 'logic',
    signature: 'eq a b',
    description: 'Whether two values are the same: things, plain words of texts, dates as typed, numbers.',
    example: '{{#if (eq item.kind "store")}}{{item.label}}{{/if}}',
    run: ({ values }) => isEqual(values[0], values[1]),
  },
  {
    name: 'ne',
    family: 'logic',
    signature: 'ne a b',
    description: 'Whether two values differ.',
    example: '{{#if (ne item.kind "store")}}{{item.label}}{{/if}}',
    run: ({ values }) => !isEqual(values[0], values[1]),
  },
  {
    name: 'gt',
    family: 'logic',
    signature: 'gt a b',
    description: 'Whether a number is greater than another.',
    example: '{{#if (gt (count group.members) 2)}}{{list group.members}}{{/if}}',
    run: (call) => compare(call, (a, b) => a > b),
  },
  {
    name: 'lt',
    family: 'logic',
    signature: 'lt a b',
    description: 'Whether a number is less than another.',
    example: '{{#if (lt (count group.members) 9)}}{{list group.members}}{{/if}}',
    run: (call) => compare(call, (a, b) => a < b),
  },
  {
    name: 'and',
    family: 'logic',
    signature: 'and a b …',
    description: 'The first value that is absent, empty or false, else the last.',
    example: '{{#if (and item.role item.kind)}}{{item.role}}{{/if}}',
    run: ({ values }) =>
      values.find((value) => !isTruthy(value)) ?? (values.every(isTruthy) ? values.at(-1) : null),
  },
  {
    name: 'or',
    family: 'logic',
    signature: 'or a b …',
    description: 'The first value that is there, else the last.',
    example: '{{label (or focus item)}}',
    run: ({ values }) => values.find(isTruthy) ?? values.at(-1),
  },
  {
    name: 'not',
    family: 'logic',
    signature: 'not value',
    description: 'Whether a value is absent, empty or false.',
    example: '{{#if (not item.role)}}{{item.label}}{{/if}}',
    run: ({ values }) => !isTruthy(values[0]),
  },
];

function compare(call: HelperCall, test: (a: number, b: number) => boolean): unknown {
  const [a, b] = call.values.map(comparable);
  if (typeof a === 'number' && typeof b === 'number') return test(a, b);
  const wrong = typeof a === 'number' ? call.values[1] : call.values[0];
  return call.fail(`numbers are expected, not ${nameOf(wrong)}`);
}
