import type { CiteTarget } from '../../markup/index.ts';
import type { CitationView } from '../template.ts';
import { CiteMark } from '../views/marks.ts';
import type { OutlineViews } from '../views/outline-views.ts';
import { Fragment } from '../views/phrase.ts';
import { View } from '../views/view.ts';
import type { Helper, HelperCall } from './helper.ts';
import { asList, nameOf } from './read-values.ts';

export const citationHelpers: readonly Helper[] = [
  {
    name: 'cite',
    family: 'citations',
    signature: 'cite statement',
    description: 'The citation mark of a statement, a source, or a list of them. Plain points have none.',
    example: '<li>{{text}}{{cite this}}</li>',
    run: cite,
  },
  {
    name: 'citations',
    family: 'citations',
    signature: 'citations',
    description: 'The passages that the deck cites, by number: a list of {number, passage, source}.',
    example: '{{#each (citations)}}<p>{{number}} {{source.title}}</p>{{/each}}',
    run: ({ scope, views }) => scope.citations.map((each) => shown(each, views)),
  },
  {
    name: 'citation',
    family: 'citations',
    signature: 'citation passage',
    description:
      'What the deck cites a passage, or the same words at the same place, as: {number, passage, source}; null where it does not cite it.',
    example: '{{#each statement.quotes}}{{#with (citation this)}}<p>{{number}}</p>{{/with}}{{/each}}',
    run: citation,
  },
  {
    name: 'cited-sources',
    family: 'citations',
    signature: 'cited-sources',
    description: 'The sources that the deck cites, each with its numbers: a list of {source, numbers}.',
    example: '{{#each (cited-sources)}}<p>{{join numbers ", "}} {{source.title}}</p>{{/each}}',
    run: ({ scope, views }) => citedSources(scope.citations, views),
  },
];

function shown({ number, passage }: CitationView, views: OutlineViews) {
  return { number, passage: views.view(passage), source: views.view(passage.source) };
}

/** Passages with the same words at the same place of a source have one number. */
const byPassage = new WeakMap<readonly CitationView[], ReadonlyMap<string, CitationView>>();

function citation({ values, scope: { citations }, views, fail }: HelperCall): unknown {
  const [passage] = values;
  if (passage === null) return null;
  if (!(passage instanceof View) || passage.type !== 'passage')
    return fail(`a passage is expected, not ${nameOf(passage)}`);
  let index = byPassage.get(citations);
  if (!index) {
    index = new Map(citations.map((each) => [each.passage.key, each]));
    byPassage.set(citations, index);
  }
  const found = index.get(keyOf(passage));
  return found ? shown(found, views) : null;
}

function cite(call: HelperCall): unknown {
  const marks: CiteMark[] = [];
  for (const value of asList(call.values[0])) {
    if (!(value instanceof View)) {
      // A plain text among statements is a point without a source.
      if (typeof value === 'object') continue;
      return call.fail(`a statement or a source is expected, not ${nameOf(value)}`);
    }
    const target = citeTarget(value);
    if (!target) return call.fail(`a statement or a source is expected, not ${nameOf(value)}`);
    if (target.passages.length > 0 || target.type === 'source')
      marks.push(new CiteMark(target, target.passages));
  }
  return new Fragment(marks);
}

function citeTarget(view: View): (CiteTarget & { readonly passages: readonly string[] }) | null {
  if (view.type === 'statement') {
    const quotes = view.get('quotes') as readonly View[]; // the field table gives views of passages
    const passages = quotes.map(keyOf);
    return { type: 'statement', key: view.id ?? '', passages };
  }
  if (view.type !== 'source') return null;
  return { type: 'source', key: view.id ?? '', passages: [`${view.id}\u0000\u0000`] };
}

/** Of a passage. */
function keyOf({ thing }: View): string {
  return (thing as { readonly key: string }).key;
}

function citedSources(citations: readonly CitationView[], views: OutlineViews) {
  const numbers = new Map<View, number[]>();
  for (const { number, passage } of citations) {
    const source = views.view(passage.source);
    const known = numbers.get(source);
    if (known) known.push(number);
    else numbers.set(source, [number]);
  }
  return [...numbers].map(([source, list]) => ({ source, numbers: list }));
}
