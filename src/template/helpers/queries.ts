import { type Entity, neighboursOf, type Relationship, type Statement } from '../../outline/index.ts';
import { didYouMean } from '../../source/index.ts';
import { isPlainObject, lookupField, namesIn } from '../lookup.ts';
import { extentOfItems } from '../render-limits.ts';
import type { StatementHolder } from '../template.ts';
import type { OutlineViews } from '../views/outline-views.ts';
import { View } from '../views/view.ts';
import { describe, expandThings, queryCost, spendOnGroups } from './describe.ts';
import type { Helper, HelperCall } from './helper.ts';
import { asList, comparable, isEqual, nameOf, plainValue } from './read-values.ts';

export const queryHelpers: readonly Helper[] = [
  {
    name: 'minutes-of',
    family: 'queries',
    signature: 'minutes-of section',
    description: 'How many minutes the slides of a section take to say, as a whole number; null where none.',
    example: '{{#if (minutes-of "stores")}}<p>{{minutes-of "stores"}}</p>{{/if}}',
    run({ values, scope }) {
      const minutes = scope.minutes?.get(plainValue(values[0]) ?? '') ?? 0;
      return minutes > 0 ? Math.max(1, Math.round(minutes)) : null;
    },
  },
  {
    name: 'ids',
    family: 'queries',
    signature: 'ids things',
    description: 'The ids of things with spaces between, for attributes such as of="…".',
    example: '<diagram arrange="hub" of="{{ids (neighbours item)}}"/>',
    run(call) {
      const list = asList(call.values[0]);
      call.spend(extentOfItems(list));
      const ids = list.map((each) => (each instanceof View ? each.id : plainValue(each)));
      return ids.includes(null) ? call.fail('these things have no ids') : ids.join(' ');
    },
  },
  {
    name: 'neighbours',
    family: 'queries',
    signature: 'neighbours thing',
    description: "The other ends of a thing's relationships.",
    example: '{{list (neighbours item)}}',
    run: (call) =>
      unique(
        entities(call).flatMap((each) => {
          if (each.type === 'relationship') return [each.first, each.second];
          const found = neighboursOf(call.views.outline, each);
          call.spend((1 + found.length) * queryCost);
          return found;
        }),
        call.views,
      ),
  },
  {
    name: 'relationships',
    family: 'queries',
    signature: 'relationships thing',
    description:
      'The relationships of a thing; of a group or a list, those in it, else those among its members.',
    example: '{{#each (relationships item)}}<li>{{describe this}}</li>{{/each}}',
    run: relationships,
  },
  {
    name: 'statements',
    family: 'queries',
    signature: 'statements thing kind= tag= direction=',
    description: 'What is stated about a thing or a list of things, as far as the deck selects.',
    example: '{{#each (statements item kind="claim")}}<li>{{text}}{{cite this}}</li>{{/each}}',
    run(call) {
      const found = statementsIn(call);
      return found && filterStatements(found, call);
    },
  },
  {
    name: 'members',
    family: 'queries',
    signature: 'members group',
    description:
      'The direct members of a group, under their names there. In a list, one group alone stands for them.',
    example: '{{list (members group)}}',
    run({ values }) {
      const list = asList(values[0]);
      const [only] = list;
      return list.length === 1 && only instanceof View && only.type === 'group' ? only.get('members') : list;
    },
  },
  {
    name: 'passages',
    family: 'queries',
    signature: 'passages thing',
    description: 'The passages of a statement, or of all that is stated about a thing.',
    example: '{{#each (passages statement)}}<p>{{source.title}}</p>{{/each}}',
    run(call) {
      const found = statementsIn(call);
      return found?.flatMap((each) => passagesOf(each)) ?? null;
    },
  },
  {
    name: 'sources',
    family: 'queries',
    signature: 'sources things',
    description: 'The sources that statements, or what is stated about things, stand on; each once.',
    example: '{{#each (sources item)}}<p>{{title}}</p>{{/each}}',
    run(call) {
      const list = asList(call.values[0]);
      if (list.every((each) => each instanceof View && each.type === 'source')) return list;
      const found = statementsIn(call);
      if (!found) return null;
      const own = list.map((each) =>
        each instanceof View && each.type === 'data' ? each.get('source') : null,
      );
      const all = [...own, ...found.flatMap(passagesOf).map((passage) => passage.get('source'))];
      return [...new Set(all)].filter((each) => each !== null);
    },
  },
  {
    name: 'wording',
    family: 'queries',
    signature: 'wording thing source',
    description: 'The first passage in which a source words a thing; null where none does.',
    example: '{{#with (wording item source)}}{{quote quote}}{{/with}}',
    run(call) {
      const source = call.values[1];
      const found = statementsIn(call, [call.values[0]]);
      return (
        found?.flatMap(passagesOf).find((each) => isEqual(each.get('source'), source) && each.get('quote')) ??
        null
      );
    },
  },
  {
    name: 'quoted',
    family: 'queries',
    signature: 'quoted things least=',
    description:
      'The sources quoted on at least one of the things (or on least= of them), the most quoted first.',
    example: '{{#each (quoted (members group) least=2)}}<th>{{title}}</th>{{/each}}',
    run: quoted,
  },
  {
    name: 'describe',
    family: 'queries',
    signature: 'describe thing',
    description: 'The relationships of a thing, or among a list of things, in words (strings describe-…).',
    example: '{{describe item}}',
    run: (call) => describe(call, entities(call)),
  },
  {
    name: 'where',
    family: 'queries',
    signature: 'where list field=…',
    description: 'The things of a list whose fields have the values given; of a list field, hold the value.',
    example: '{{#each (where outline.elements kind="store")}}<li>{{label}}</li>{{/each}}',
    run: where,
  },
];

/** The entities among the values of the first argument; others are reported. */
function entities(call: HelperCall): readonly Entity[] {
  const found: Entity[] = [];
  const list = asList(call.values[0]);
  call.spend(list.length * queryCost);
  for (const value of list) {
    const thing = call.views.thingOf(value);
    const isEntity = thing && ['element', 'relationship', 'group', 'event'].includes(thing.type);
    if (isEntity)
      found.push(thing as Entity); // its type says so
    else if (!thing || !['term', 'source', 'statement', 'data'].includes(thing.type)) {
      call.fail(`elements, relationships, groups or events are expected, not ${nameOf(value)}`);
    }
  }
  return found;
}

function unique(things: readonly Entity[], views: OutlineViews): readonly View[] {
  return [...new Set(things)].map((thing) => views.view(thing));
}

function relationships(call: HelperCall): unknown {
  const { values, views } = call;
  const [value] = values;
  const thing = views.thingOf(value);
  if (thing?.type === 'outline') return unique([...thing.relationships.values()], views);
  const list = entities(call);
  spendOnGroups(list, call);
  const touching = (each: Entity): readonly Relationship[] =>
    each.type === 'relationship' ? [each] : views.relationshipsOf(each);
  if (!Array.isArray(value) && thing && thing.type !== 'group') return unique(list.flatMap(touching), views);
  const ofGroups = list.filter((each) => each.type === 'group').flatMap(touching);
  return unique([...expandThings(views.outline, list).edges, ...ofGroups], views);
}

/** Statements behind a value: itself, its passages' owner, or what is stated about it. Null after an error. */
function statementsIn(
  call: HelperCall,
  of: readonly unknown[] = asList(call.values[0]),
): readonly View[] | null {
  const found = new Set<View>();
  const add = (statements: readonly unknown[]): void => {
    call.spend(statements.length * queryCost);
    for (const each of statements) if (each instanceof View) found.add(each);
  };
  call.spend(of.length * queryCost);
  for (const value of of) {
    const thing = call.views.thingOf(value);
    if (thing?.type === 'statement') add([value]);
    else if (thing)
      add(viewsOf(call.views.statementsOf(thing as StatementHolder), call)); // it is no statement
    else if (isPlainObject(value) && Array.isArray(value.statements)) add(value.statements);
    else if (value !== null && value !== undefined && typeof value !== 'object') {
      call.fail(`a thing or a list of things is expected, not ${nameOf(value)}`);
      return null;
    }
  }
  return [...found];
}

function viewsOf(statements: readonly Statement[], call: HelperCall): readonly View[] {
  return statements.map((statement) => call.views.view(statement));
}

function passagesOf(statement: View): readonly View[] {
  return statement.get('quotes') as readonly View[]; // the field table gives views
}

function filterStatements(statements: readonly View[], call: HelperCall): readonly View[] {
  const { kind, tag, direction } = call.named;
  return statements.filter((statement) => {
    if (kind !== undefined && !isEqual(statement.get('kind'), kind)) return false;
    if (direction !== undefined && !isEqual(statement.get('direction'), direction)) return false;
    return tag === undefined || asList(statement.get('tags')).some((each) => isEqual(each, tag));
  });
}

function quoted(call: HelperCall): unknown {
  const least = call.named.least ?? 1;
  if (typeof least !== 'number') return call.fail(`least= is a number, not ${nameOf(least)}`);
  const counts = new Map<unknown, number>();
  for (const thing of asList(call.values[0])) {
    const statements = statementsIn(call, [thing]);
    if (!statements) return null;
    const passages = statements.flatMap(passagesOf).filter((each) => each.get('quote') !== null);
    for (const source of new Set(passages.map((each) => each.get('source')))) {
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([, a], [, b]) => b - a)
    .map(([source]) => source);
}

function where(call: HelperCall): unknown {
  const list = asList(call.values[0]);
  const conditions = Object.entries(call.named);
  if (conditions.length === 0) return call.fail('it needs a field and a value', '(where list kind="claim")');
  call.spend(extentOfItems(list) * conditions.length);
  for (const [name] of conditions) {
    if (list.length === 0 || list.some((item) => lookupField(item, name) !== undefined)) continue;
    const names = new Set(list.slice(0, 100).flatMap(namesIn));
    return call.fail(`nothing in this list has a field "${name}"`, didYouMean(name, names));
  }
  const wanted = conditions.map(([name, value]) => [name, comparable(value)] as const);
  return list.filter((item) =>
    wanted.every(([name, value]) => {
      const found = lookupField(item, name);
      return Array.isArray(found)
        ? found.some((each) => comparable(each) === value)
        : comparable(found) === value;
    }),
  );
}
