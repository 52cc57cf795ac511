import type { ParagraphClass } from '../../markup/index.ts';
import { type BlockLook, blockLooks } from '../template.ts';
import { DocumentMark, EntryMark } from '../views/marks.ts';
import type { Helper } from './helper.ts';
import { sortingCost, writeRanges } from './lists.ts';
import { asList, nameOf, plainValue } from './read-values.ts';

/** More than two pages of them. */
const mostLines = 60;

const classes: readonly ParagraphClass[] = ['lead', 'caption', 'big-number'];

export const documentHelpers: readonly Helper[] = [
  {
    name: 'entry',
    family: 'documents',
    signature: 'entry numbers',
    description:
      'The numbers of a source in brackets, where it is listed: [1–3, 7]. Citation marks of handouts lead here.',
    example: '{{#each (cited-sources)}}<p>{{entry numbers}} {{source.title}}</p>{{/each}}',
    run(call) {
      const list = asList(call.values[0]);
      call.spend(list.length * sortingCost);
      const numbers = list.filter((value): value is number => Number.isInteger(value));
      if (numbers.length === 0 || numbers.length < list.length)
        return call.fail('whole numbers are expected');
      return new EntryMark(writeRanges(numbers), numbers);
    },
  },
  {
    name: 'class',
    family: 'documents',
    signature: 'class name',
    description:
      'In handouts: makes its paragraph a "lead" (the line under a title) or a "caption". Markdown has no such thing.',
    example: '<p>{{class "lead"}}{{outline.title}}</p>',
    run(call) {
      const name = plainValue(call.values[0]);
      const found = classes.find((each) => each === name);
      return found
        ? new DocumentMark({ kind: 'class', class: found })
        : call.fail(`a paragraph is of the class ${classes.join(' or ')}`);
    },
  },
  {
    name: 'break',
    family: 'documents',
    signature: 'break what',
    description:
      'In handouts: what follows begins a "page" of its own, in formats that have pages; or belongs to no "slide" any more.',
    example: '{{break "page"}}',
    run(call) {
      const what = plainValue(call.values[0]);
      if (what === 'page') return new DocumentMark({ kind: 'page-break' });
      if (what === 'slide') return new DocumentMark({ kind: 'slide-end' });
      return call.fail('a break is "page" or "slide"');
    },
  },
  {
    name: 'look',
    family: 'documents',
    signature: 'look name',
    description: `In handouts, alone in a paragraph: how the list or table after it looks: ${blockLooks.join(', ')}.`,
    example: '{{look "columns"}}',
    run(call) {
      const name = plainValue(call.values[0]);
      const found = blockLooks.find((each): each is BlockLook => each === name);
      return found
        ? new DocumentMark({ kind: 'look', look: found })
        : call.fail(`a list or table looks like ${blockLooks.join(', ')}`);
    },
  },
  {
    name: 'lines',
    family: 'documents',
    signature: 'lines count',
    description: 'In handouts: so many lines to write on.',
    example: '{{lines 3}}',
    run(call) {
      const [count] = call.values;
      if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostLines)
        return count === 0 ? null : new DocumentMark({ kind: 'lines', count });
      return call.fail(`a whole number up to ${mostLines} is expected, not ${nameOf(count)}`);
    },
  },
  {
    name: 'fields',
    family: 'documents',
    signature: 'fields a [b] [c] after=',
    description:
      'In handouts: names with a line behind each, to be filled in by hand; after= stands at the end.',
    example: '{{fields "Name" "Date"}}',
    run(call) {
      const labels = call.values.flatMap((each) => plainValue(each) ?? []);
      const after = call.named.after === undefined ? null : plainValue(call.named.after);
      return new DocumentMark({ kind: 'fields', labels, after });
    },
  },
];
