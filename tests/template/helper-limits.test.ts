import { describe, expect, test, vi } from 'vitest';
import type { MarkupNode } from '../../src/markup/index.ts';
import { helpers } from '../../src/template/helpers/index.ts';
import { Printable } from '../../src/template/printable.ts';
import { type RenderOptions, render } from './water.ts';

/** A two-hundredth of the limits, so that all helpers are at theirs in little time. */
vi.mock(import('../../src/template/render-limits.ts'), async (original) => {
  const actual = await original();
  const { renderLimits } = actual;
  const less = { ...renderLimits, steps: renderLimits.steps / 200, work: renderLimits.work / 200 };
  return { ...actual, renderLimits: less as unknown as typeof renderLimits }; // other figures than those written there
});

const many = Array.from({ length: 2000 }, (_, i) => i);

/** A text as long as a book, that nobody should read two thousand times. */
class LongText extends Printable {
  readonly size = 500_000;
  markup(): readonly MarkupNode[] {
    return [{ kind: 'text', text: this.plain(), place: null }];
  }
  markdown(): string {
    return this.plain();
  }
  plain(): string {
    return 'x'.repeat(this.size);
  }
}

/** A call of each helper whose work multiplies in two loops, or that makes much at once. */
const calls: Readonly<Record<string, string>> = {
  t: 't "bilingual" name=@root.long',
  headline: 'headline @root.item',
  label: 'label @root.item @root.group',
  date: 'date @root.event.date',
  number: 'number 1234567',
  blocks: 'blocks @root.item.notes',
  list: 'list @root.many',
  join: 'join @root.many @root.long',
  quote: 'quote @root.long',
  lower: 'lower @root.long',
  upper: 'upper @root.long',
  length: 'length @root.long',
  'minutes-of': 'minutes-of "a"',
  'column-total': 'column-total @root.outline "a"',
  translations: 'translations @root.item.label',
  cite: 'cite @root.item.statements',
  citations: 'citations',
  citation: 'citation null',
  'cited-sources': 'cited-sources',
  entry: 'entry @root.many',
  class: 'class "lead"',
  break: 'break "page"',
  look: 'look "columns"',
  lines: 'lines 60',
  fields: 'fields "Name"',
  ids: 'ids @root.many',
  neighbours: 'neighbours @root.things',
  relationships: 'relationships @root.things',
  statements: 'statements @root.things',
  members: 'members @root.group',
  passages: 'passages @root.things',
  sources: 'sources @root.things',
  wording: 'wording @root.item @root.source',
  quoted: 'quoted @root.things',
  describe: 'describe @root.things',
  where: 'where @root.things kind="store"',
  count: 'count @root.many',
  total: 'total @root.things "id"',
  first: 'first @root.many',
  last: 'last @root.many',
  take: 'take @root.many 1000',
  skip: 'skip @root.many 1000',
  without: 'without @root.many @root.many',
  rows: 'rows @root.many 1000000000',
  ranges: 'ranges @root.many',
  'by-date': 'by-date @root.things',
  'in-sections': 'in-sections @root.things sort="label"',
  'table-of': 'table-of @root.table',
  includes: 'includes @root.many "x"',
  concat: 'concat @root.many @root.many',
  lookup: 'lookup @root.many 0',
  eq: 'eq @root.long @root.long',
  ne: 'ne @root.long "x"',
  gt: 'gt 2 1',
  lt: 'lt 1 2',
  and: 'and @root.long @root.long',
  or: 'or @root.many @root.long',
  not: 'not @root.long',
};

/** Calls whose value is given to themselves again and again, each with what it starts from. */
const growing: readonly (readonly [call: (value: string) => string, start: string])[] = [
  [(value) => `concat ${value} ${value}`, '@root.many'],
  [(value) => `concat ${value} ${value}`, '@root.item.label'],
  [(value) => `quote (concat ${value} ${value})`, '@root.item.label'],
  [(value) => `join (concat @root.many (first @root.many)) ${value}`, '", "'],
  [(value) => `upper (concat ${value} ${value})`, '@root.item.label'],
];

/** The one finding, in a line of the template. */
const stopped = (line: number | null): unknown =>
  expect.stringMatching(
    new RegExp(
      `^(${line ?? '\\d+'}|1):\\d+ template-limit: this template takes more (work than|than \\d+ steps)`,
    ),
  );

describe('every helper counts', () => {
  const context: RenderOptions['context'] = (views) => {
    const thing = views.view(views.outline.elements.get('ocean')!);
    const table = views.view([...views.outline.data.values()][0]!);
    return { many, table, long: new LongText(), things: Array.from({ length: 1000 }, () => thing) };
  };

  test('and has a call here', () => {
    expect(Object.keys(calls).sort()).toEqual(helpers.map((helper) => helper.name).sort());
  });

  test.each(Object.entries(calls))('%s in loops', (_, call) => {
    const template = `{{#each many}}{{#each @root.many}}\n{{#if (${call})}}{{/if}}\n{{/each}}{{/each}}`;
    const { text, problems } = render(template, { context });
    expect(text).toBeNull();
    expect(problems).toEqual([stopped(2)]);
  });

  test('and so does a question about a text', () => {
    const template = '{{#each many}}\n{{#if @root.long}}{{/if}}{{/each}}';
    expect(render(template, { context }).problems).toEqual([stopped(2)]);
  });

  test.each(growing)('$0', (call, start) => {
    const depth = 60;
    const opened = Array.from(
      { length: depth },
      (_, i) => `{{#with (${call(i === 0 ? start : `v${i - 1}`)}) as |v${i}|}}`,
    );
    const template = `${opened.join('\n')}x${'{{/with}}'.repeat(depth)}`;
    const { text, problems } = render(template, { context });
    expect(text).toBeNull();
    expect(problems).toEqual([stopped(null)]);
  });
});
