import type { Random } from './random.ts';

/** What a template says between its braces, by what comes of it. */
export interface Expressions {
  /** Prints. */
  text(): string;
  list(): string;
  number(): string;
  /** Anything, perhaps nothing. */
  any(): string;
  /** A call of some helper with whatever is at hand, right or wrong. */
  odd(): string;
}

const words = ['"a"', '"b c"', '", "', '"*x*"', '"<"', '"&"', '""', '"core"', '"e0"', '"总体"', '"label"'];
const oddNumbers = ['0', '-1', '3', '1e9', '99999999999', '2.5', '4294967296', '0.1'];
const things = [
  '(first @root.outline.elements)',
  '(first @root.outline.groups)',
  '(first @root.outline.relationships)',
];
/** Helpers by what they take; the calls that fit are written below. */
const helperNames = [
  ...['t', 'headline', 'label', 'date', 'number', 'blocks', 'list', 'join', 'quote', 'lower', 'upper'],
  ...['translations', 'cite', 'citations', 'cited-sources', 'entry', 'class', 'break', 'ids', 'neighbours'],
  ...['relationships', 'statements', 'members', 'passages', 'sources', 'wording', 'quoted', 'describe'],
  ...['where', 'count', 'first', 'last', 'take', 'skip', 'without', 'rows', 'ranges', 'by-date', 'includes'],
  ...['concat', 'lookup', 'eq', 'ne', 'gt', 'lt', 'and', 'or', 'not', 'nothing-such'],
];

/** Expressions for a place in a template; each call gives another one. `names` are block parameters in reach. */
export function expressionsOf(random: Random, names: readonly string[] = []): Expressions {
  const nested = (depth: number, rich: () => string, plain: readonly string[]): string =>
    depth > 0 && random.chance(0.5) ? rich() : random.pick(plain);
  const list = (depth = 2): string =>
    nested(
      depth,
      () =>
        random.pick([
          () => `(take ${list(depth - 1)} ${random.int(0, 4)})`,
          () => `(skip ${list(depth - 1)} ${random.int(0, 2)})`,
          () => `(without ${list(depth - 1)} ${list(depth - 1)})`,
          () => `(concat ${list(depth - 1)} ${list(depth - 1)})`,
          () => `(members ${random.pick(things)})`,
          () => `(neighbours ${random.pick(things)})`,
          () => `(relationships ${random.pick(things)})`,
          () => `(statements ${list(depth - 1)})`,
          () => `(where @root.outline.elements kind="core")`,
          () => '(by-date @root.outline.events)',
          () => '(sources @root.outline.elements)',
        ])(),
      ['elements', 'events', 'groups', 'terms', 'relationships'].map((each) => `@root.outline.${each}`),
    );
  const number = (depth = 1): string =>
    nested(depth, () => `(count ${list(depth - 1)})`, ['1', '2', '7', '0']);
  const text = (depth = 2): string =>
    nested(
      depth,
      () =>
        random.pick([
          () => `(label ${random.pick(things)})`,
          () => `(headline ${random.pick(things)})`,
          () => `(list ${list(depth - 1)})`,
          () => `(join ${list(depth - 1)} ${random.pick(words)})`,
          () => `(concat ${text(depth - 1)} ${text(depth - 1)})`,
          () => `(upper ${text(depth - 1)})`,
          () => `(lower ${text(depth - 1)})`,
          () => `(quote ${text(depth - 1)})`,
          () => `(number ${number()})`,
          () => `(ids ${list(depth - 1)})`,
          () => `(describe ${random.pick(things)})`,
          () => '(t "glossary")',
        ])(),
      ['@root.outline.title', '@root.deck.title', '(t "agenda")'],
    );
  const any = (): string =>
    random.pick([
      () => text(),
      () => list(),
      () => number(),
      () => random.pick(words),
      () => random.pick(oddNumbers),
      () => random.pick(['true', 'false', 'null', 'title', 'this', '@root', 'vars.x', 'outline.summary']),
      () => random.pick([...names, 'item', 'item.role', 'item.label', 'outline.data', 'deck']),
      () => random.pick(things),
    ])();
  const odd = (): string => {
    const values = Array.from({ length: random.int(0, 3) }, any);
    const named = random.chance(0.2) ? ` ${random.pick(['kind', 'least', 'label', 'x'])}=${any()}` : '';
    return `(${random.pick(helperNames)}${values.map((each) => ` ${each}`).join('')}${named})`;
  };
  return { text: () => text(), list: () => list(), number: () => number(), any, odd };
}

/** The expression as it stands between braces: calls lose their parentheses there. */
export function printed(expression: string): string {
  return `{{${/^\(.*\)$/s.test(expression) ? expression.slice(1, -1) : expression}}}`;
}
