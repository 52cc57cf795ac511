import type { DateValue } from '../../yaml/index.ts';
import { isPlainObject, lookupField, nameHint } from '../lookup.ts';
import { extentOfItems } from '../render-limits.ts';
import { DateView } from '../views/date-view.ts';
import { Fragment } from '../views/phrase.ts';
import { View } from '../views/view.ts';
import type { Helper, HelperCall } from './helper.ts';
import { asList, comparable, listValue, nameOf, phraseValue, plainValue } from './read-values.ts';

export const listHelpers: readonly Helper[] = [
  {
    name: 'count',
    family: 'lists',
    signature: 'count list',
    description: 'How many items a list has.',
    example: '{{count group.members}}',
    run: (call) => listValue(call)?.length ?? null,
  },
  {
    name: 'total',
    family: 'lists',
    signature: 'total list field',
    description: 'The sum of a field of numbers over a list; what has no number there counts nothing.',
    example: '{{total outline.statements "line"}}',
    run(call) {
      const list = listValue(call);
      const name = plainValue(call.values[1]);
      if (name === null) return call.fail('it needs the name of a field', '(total slides "minutes")');
      call.spend(list?.length ?? 0);
      return (list ?? []).reduce((sum: number, each) => {
        const value = lookupField(each, name);
        return typeof value === 'number' ? sum + value : sum;
      }, 0);
    },
  },
  {
    name: 'first',
    family: 'lists',
    signature: 'first list',
    description: 'The first item of a list; null where it is empty.',
    example: '{{label (first group.members)}}',
    run: (call) => listValue(call)?.[0] ?? null,
  },
  {
    name: 'last',
    family: 'lists',
    signature: 'last list',
    description: 'The last item of a list; null where it is empty.',
    example: '{{label (last group.members)}}',
    run: (call) => listValue(call)?.at(-1) ?? null,
  },
  {
    name: 'take',
    family: 'lists',
    signature: 'take list count',
    description: 'So many items from the start of a list.',
    example: '{{list (take group.members 2)}}',
    run: (call) => part(call, (list, count) => list.slice(0, count)),
  },
  {
    name: 'skip',
    family: 'lists',
    signature: 'skip list count',
    description: 'A list without so many items at its start.',
    example: '{{list (skip group.members 2)}}',
    run: (call) => part(call, (list, count) => list.slice(count)),
  },
  {
    name: 'without',
    family: 'lists',
    signature: 'without list other',
    description: 'A list without what another list holds.',
    example: '{{list (without group.members (neighbours item))}}',
    run(call) {
      const list = listValue(call);
      const other = asList(call.values[1]);
      call.spend(extentOfItems(list ?? []) + extentOfItems(other));
      const taken = new Set(other.map(comparable));
      return list && Object.freeze(list.filter((each) => !taken.has(comparable(each))));
    },
  },
  {
    name: 'rows',
    family: 'lists',
    signature: 'rows list count',
    description: 'A list cut into lists of so many items; the last is filled up with nulls.',
    example:
      '{{#each (rows group.members 2)}}{{#each this}}{{#if this}}{{label this}} {{/if}}{{/each}}{{/each}}',
    run: (call) =>
      part(call, (list, count) => {
        const rows = count === 0 ? 0 : Math.ceil(list.length / count);
        call.spend(rows * count);
        return Array.from({ length: rows }, (_, row) =>
          Object.freeze(Array.from({ length: count }, (_, column) => list[row * count + column] ?? null)),
        );
      }),
  },
  {
    name: 'ranges',
    family: 'lists',
    signature: 'ranges numbers',
    description: 'Whole numbers in order, three or more in a row as a range: 1–3, 7.',
    example: '{{#each (citations)}}{{ranges (concat number)}}{{/each}}',
    run: ranges,
  },
  {
    name: 'by-date',
    family: 'lists',
    signature: 'by-date list',
    description: 'Events in the order of their dates; what is no event stays behind the one before it.',
    example: '{{#each (by-date outline.events)}}<p>{{date date}}</p>{{/each}}',
    run: byDate,
  },
  {
    name: 'includes',
    family: 'lists',
    signature: 'includes list value',
    description: 'Whether a list holds a value, or a text a piece of text.',
    example: '{{#if (includes group.members item)}}{{label item}}{{/if}}',
    run(call) {
      const [list, value] = call.values;
      if (list === null) return false;
      if (Array.isArray(list)) {
        call.spend(extentOfItems(list));
        const wanted = comparable(value);
        return list.some((item) => comparable(item) === wanted);
      }
      const text = plainValue(list);
      const piece = plainValue(value);
      if (text === null || piece === null)
        return call.fail(`a list or a text is expected, not ${nameOf(list)}`);
      return text.includes(piece);
    },
  },
  {
    name: 'concat',
    family: 'lists',
    signature: 'concat a [b] …',
    description: 'Lists one after the other; or texts, where there is no list among them.',
    example: '{{list (concat group.members (neighbours item))}}',
    run: concat,
  },
  {
    name: 'lookup',
    family: 'lists',
    signature: 'lookup value name',
    description: 'A field, or an item of a list by its number from 0, whose name is itself a value.',
    example: '{{label (lookup group.members 0)}}',
    run: lookup,
  },
];

function part(call: HelperCall, cut: (list: readonly unknown[], count: number) => unknown): unknown {
  const list = listValue(call);
  const count = call.values[1];
  if (!list) return null;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return cut(list, count);
  return call.fail(`a whole number is expected, not ${nameOf(count)}`);
}

/** An item that is sorted takes longer than one that is only passed. */
export const sortingCost = 4;

function ranges(call: HelperCall): unknown {
  const list = listValue(call);
  if (!list) return null;
  call.spend(list.length * sortingCost);
  if (!list.every((value): value is number => Number.isInteger(value)))
    return call.fail('whole numbers are expected');
  return writeRanges(list);
}

/** Whole numbers in order, three or more in a row as a range. */
export function writeRanges(list: readonly number[]): string {
  const numbers = [...new Set(list)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ');
}

/** The order in which a timeline draws them: by start, or by end for what is open to the past. */
function byDate(call: HelperCall): unknown {
  const list = listValue(call);
  if (!list) return null;
  call.spend(list.length * sortingCost);
  let last = 0;
  const keyed = list.map((item) => {
    const date = item instanceof View && item.type === 'event' ? item.get('date') : null;
    if (date instanceof DateView) last = dayOf(date.date);
    return { item, at: last };
  });
  // Sorting is stable: what has the same date keeps its order.
  return Object.freeze(keyed.sort((a, b) => a.at - b.at).map(({ item }) => item));
}

/** A day of its first, or last, year, month or day, as a number that grows with time. */
function dayOf({ start, end }: DateValue): number {
  if (start) return start.year * 10_000 + (start.month ?? 1) * 100 + (start.day ?? 1);
  return end ? end.year * 10_000 + (end.month ?? 12) * 100 + (end.day ?? 31) : 0;
}

function concat(call: HelperCall): unknown {
  if (call.values.some(Array.isArray)) {
    call.spend(call.values.reduce((sum: number, each) => sum + asList(each).length, 0));
    return call.values.flatMap(asList);
  }
  const parts = call.values.map(phraseValue);
  if (parts.includes(undefined)) return call.fail('lists or texts are expected');
  return new Fragment(parts.filter((part) => part !== null && part !== undefined));
}

function lookup(call: HelperCall): unknown {
  const [value, name] = call.values;
  if (value === null) return null;
  const key = plainValue(name);
  if (key === null) return call.fail(`a name or a number is expected, not ${nameOf(name)}`);
  const found = lookupField(value, key);
  if (found !== undefined) return found;
  // A map of the author's own making (`vars`) may lack a key; a thing's fields are fixed.
  if (isPlainObject(value) && !(value instanceof View)) return null;
  return call.fail(`${nameOf(value)} has no "${key}"`, nameHint(value, key));
}
