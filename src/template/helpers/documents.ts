import type { ParagraphClass } from '../../markup/index.ts';
import { DocumentMark, EntryMark } from '../views/marks.ts';
import type { Helper } from './helper.ts';
import { sortingCost, writeRanges } from './lists.ts';
import { asList, plainValue } from './read-values.ts';

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
    description: 'In handouts: what follows begins a page of its own, in formats that have pages.',
    example: '{{break "page"}}',
    run: (call) =>
      plainValue(call.values[0]) === 'page'
        ? new DocumentMark({ kind: 'page-break' })
        : call.fail('the only break is "page"'),
  },
];
