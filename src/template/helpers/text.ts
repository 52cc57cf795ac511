import { isCjk } from '../../markup/index.ts';
import { writeNumber } from '../../numbers/index.ts';
import { didYouMean } from '../../source/index.ts';
import type { DateValue } from '../../yaml/index.ts';
import type { Printable } from '../printable.ts';
import { DateView, isDateValue } from '../views/date-view.ts';
import { Fragment, type PhraseValue } from '../views/phrase.ts';
import { BlocksView, TextView } from '../views/text-view.ts';
import { View } from '../views/view.ts';
import type { Helper, HelperCall } from './helper.ts';
import { labelOf, listValue, nameOf, phraseValue, plainValue } from './read-values.ts';

export const textHelpers: readonly Helper[] = [
  {
    name: 't',
    family: 'text',
    signature: 't key name=…',
    description:
      "A word of the template set (strings.yaml) in the deck's language; {name} in it takes the value.",
    example: '{{t "say-about" label=(label item)}}',
    run: word,
  },
  {
    name: 'headline',
    family: 'text',
    signature: 'headline thing',
    description: "The point of a thing: its headline, else its label, a term's word, a source's title.",
    example: '<title>{{headline item}}</title>',
    run(call) {
      const [thing] = call.values;
      if (thing instanceof View) return phraseValue(thing.get('headline')) ?? labelOf(thing);
      return thing === null ? null : call.fail(`a thing is expected, not ${nameOf(thing)}`);
    },
  },
  {
    name: 'label',
    family: 'text',
    signature: 'label thing [group]',
    description: 'What a thing is called: its label, term, short title or title; in a group, its name there.',
    example: '{{label item}}',
    run(call) {
      const [thing, group] = call.values;
      if (!(thing instanceof View)) {
        return thing === null ? null : call.fail(`a thing is expected, not ${nameOf(thing)}`);
      }
      return labelOf(inGroup(thing, group) ?? thing);
    },
  },
  {
    name: 'date',
    family: 'text',
    signature: 'date date',
    description: "A date in words of the deck's language.",
    example: '{{date event.date}}',
    run(call) {
      const [value] = call.values;
      if (value === null) return null;
      const date = dateOf(value);
      return date ? call.views.date(date) : call.fail(`a date is expected, not ${nameOf(value)}`);
    },
  },
  {
    name: 'number',
    family: 'text',
    signature: 'number value',
    description: "A number with the separators of the deck's language.",
    example: '{{number (count group.members)}}',
    run(call) {
      const [value] = call.values;
      if (value === null) return null;
      const number = typeof value === 'number' ? value : Number(plainValue(value) ?? Number.NaN);
      return Number.isFinite(number)
        ? writeNumber(number, { type: 'number', currency: null, decimals: null }, call.views.numbers)
        : call.fail(`a number is expected, not ${nameOf(value)}`);
    },
  },
  {
    name: 'blocks',
    family: 'text',
    signature: 'blocks text',
    description:
      'A block text with its paragraphs, lists, tables and pictures. Nothing where the text is absent.',
    example: '<notes>{{blocks item.notes}}</notes>',
    run(call) {
      const [value] = call.values;
      if (value === null) return new Fragment([]);
      if (value instanceof TextView) return new BlocksView(value);
      return call.fail(`a text of the outline or the deck is expected, not ${nameOf(value)}`);
    },
  },
  {
    name: 'list',
    family: 'text',
    signature: 'list things',
    description:
      'The labels of things, or texts, as one phrase: "a, b and c" (strings list-separator, list-last).',
    example: '{{list group.members}}',
    run(call) {
      const list = listValue(call);
      return (
        list &&
        enumerate(
          list.map(labelOf).filter((label) => label !== null),
          call,
        )
      );
    },
  },
  {
    name: 'join',
    family: 'text',
    signature: 'join things separator',
    description: 'The labels of things, or texts, with a separator of your own between them.',
    example: '{{join numbers ", "}}',
    run(call) {
      const list = listValue(call);
      const separator = plainValue(call.values[1]) ?? '';
      return (
        list &&
        interleave(
          list.map(labelOf).filter((label) => label !== null),
          separator,
        )
      );
    },
  },
  {
    name: 'quote',
    family: 'text',
    signature: 'quote text',
    description: "A text in the quotation marks of the deck's language (strings quote-open, quote-close).",
    example: '{{#if statement.quote}}{{quote statement.quote}}{{/if}}',
    run(call) {
      const value = phraseValue(call.values[0]);
      if (value === null) return null;
      if (value === undefined) return call.fail(`a text is expected, not ${nameOf(call.values[0])}`);
      return new Fragment([call.views.word('quote-open'), value, call.views.word('quote-close')]);
    },
  },
  {
    name: 'lower',
    family: 'text',
    signature: 'lower text',
    description: 'A text in small letters, plain.',
    example: '{{lower (label item)}}',
    run: (call) => plainValue(call.values[0])?.toLowerCase() ?? null,
  },
  {
    name: 'upper',
    family: 'text',
    signature: 'upper text',
    description: 'A text in capital letters, plain.',
    example: '{{upper (label item)}}',
    run: (call) => plainValue(call.values[0])?.toUpperCase() ?? null,
  },
  {
    name: 'length',
    family: 'text',
    signature: 'length text',
    description:
      'How long a text is, in letters of the size of Latin ones: Chinese, Japanese and Korean count two each.',
    example: '{{#if (gt (length item.label) 40)}}<p>{{item.label}}</p>{{/if}}',
    run(call) {
      const text = plainValue(call.values[0]) ?? '';
      call.spend(text.length);
      return [...text].reduce((sum, sign) => sum + (isCjk(sign) ? 2 : 1), 0);
    },
  },
  {
    name: 'translations',
    family: 'text',
    signature: 'translations text',
    description: 'Every wording of a text: a list of {language, text}.',
    example: '{{#each (translations item.label)}}<p>{{language}}: {{text}}</p>{{/each}}',
    run(call) {
      const [value] = call.values;
      if (value === null) return [];
      if (value instanceof TextView) return value.translations();
      return call.fail(`a text of the outline is expected, not ${nameOf(value)}`);
    },
  },
];

function word(call: HelperCall): unknown {
  const { values, named, views, fail } = call;
  const key = plainValue(values[0]);
  if (key === null) return fail('the key of a string is expected');
  const pattern = views.pattern(key, named);
  if (!pattern)
    return fail(`no string "${key}" in strings.yaml`, didYouMean(key, views.stringKeys) ?? 'add it there');
  const given: Record<string, PhraseValue> = {};
  for (const [name, value] of Object.entries(named)) {
    const printable = phraseValue(value);
    if (printable === undefined) {
      const hint = Array.isArray(value) ? `write ${name}=(list …)` : `write ${name}=(label …)`;
      return fail(`the value of "${name}" is ${nameOf(value)}, which cannot be printed`, hint);
    }
    if (printable === null) {
      if (pattern.names.includes(name))
        return fail(`the value of "${name}" is absent`, 'ask first with {{#if}}');
      continue;
    }
    given[name] = printable;
  }
  const missing = pattern.names.find((name) => given[name] === undefined);
  if (missing !== undefined) {
    const names = Object.keys(given);
    const hint = didYouMean(missing, names) ?? `write ${missing}=…`;
    return fail(`the string "${key}" needs a value for {${missing}}`, hint, views.placeOfWord(key));
  }
  return views.phrase(key, given);
}

/** The view that a thing has among a group's members. */
function inGroup(thing: View, group: unknown): View | null {
  if (!(group instanceof View) || group.type !== 'group') return null;
  const members = group.get('members') as readonly View[]; // the field table gives views
  let views = byThing.get(members);
  if (!views) {
    views = new Map(members.map((member) => [member.thing, member]));
    byThing.set(members, views);
  }
  return views.get(thing.thing) ?? null;
}

/** The members of groups, which are the same list for the same group. */
const byThing = new WeakMap<readonly View[], ReadonlyMap<unknown, View>>();

function dateOf(value: unknown): DateValue | null {
  if (value instanceof DateView) return value.date;
  return isDateValue(value) ? value : null;
}

export function enumerate(items: readonly PhraseValue[], call: HelperCall): Printable {
  const { views } = call;
  if (items.length < 2) return new Fragment(items);
  const separator = views.phrase('list-separator') ?? ', ';
  const last = views.phrase('list-last') ?? separator;
  const head = interleave(items.slice(0, -1), separator);
  return new Fragment([...head.parts, last, items[items.length - 1]!]);
}

export function interleave(items: readonly PhraseValue[], separator: PhraseValue): Fragment {
  return new Fragment(items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])));
}
