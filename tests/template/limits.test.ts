import { describe, expect, test } from 'vitest';
import { type RenderOptions, render } from './water.ts';

const many = Array.from({ length: 2000 }, (_, i) => i);

const cases: readonly (readonly [
  name: string,
  template: string,
  problem: string,
  options?: RenderOptions,
])[] = [
  [
    'a partial that calls itself',
    '{{> row}}',
    'row.hbs:1:1 template-limit: this template takes partials more than 60 deep [a partial that calls itself needs an {{#if}} that ends it]',
    { partials: { row: '{{> row}}' } },
  ],
  [
    'two partials that call each other twice',
    '{{> a}}',
    'b.hbs:1:1 template-limit: this template takes partials more than 60 deep [a partial that calls itself needs an {{#if}} that ends it]',
    { partials: { a: '{{> b}}{{> b}}', b: '{{> a}}{{> a}}' } },
  ],
  [
    'loops in loops in loops',
    '{{#each many}}{{#each @root.many}}{{#each @root.many}}x{{/each}}{{/each}}{{/each}}',
    '1:43 template-limit: this template takes more than 2000000 steps',
    { context: () => ({ many }) },
  ],
  [
    'a flood of text',
    `{{#each many}}{{#each ../many}}${'x'.repeat(5000)}{{/each}}{{/each}}`,
    '1:23 template-limit: this template takes more than 8000000 characters',
    { context: () => ({ many }) },
  ],
  [
    'partials that double a text',
    '{{> a0}}',
    'a12.hbs:1:1 template-limit: this template takes more than 8000000 characters',
    {
      partials: Object.fromEntries(
        Array.from({ length: 14 }, (_, i) => [
          `a${i}`,
          i === 13 ? 'x'.repeat(5000) : `{{> a${i + 1}}}{{> a${i + 1}}}`,
        ]),
      ),
    },
  ],
  [
    'texts in texts in texts',
    '{{> a x="x"}}',
    'a.hbs:1:129 template-limit: this template takes texts put together from texts more than 200 deep',
    {
      partials: {
        a: `{{> a x=${'(t "bilingual" name='.repeat(9)}x${')'.repeat(9)}}}`,
      },
    },
  ],
];

describe('a template that never ends is stopped', () => {
  for (const [name, template, problem, options] of cases) {
    test(name, () => {
      const { text, problems } = render(template, options);
      expect(problems).toEqual([problem]);
      expect(text).toBeNull();
    });
  }

  test('a template too long to read, or nested too deeply', () => {
    const problemOf = (template: string): string | undefined => render(template).problems[0];
    expect(problemOf('x'.repeat(200_001))).toBe(
      '1:1 template-limit: this template is longer than 200000 characters',
    );
    expect(problemOf(`${'{{#if item}}'.repeat(101)}x${'{{/if}}'.repeat(101)}`)).toBe(
      '1:1 template-limit: this template is nested more than 100 deep',
    );
    expect(problemOf('{{zero}}'.repeat(4001))).toBe(
      '1:1 template-limit: this template has more than 4000 expressions',
    );
    expect(problemOf(`${'{{#if item}}'.repeat(100)}x${'{{/if}}'.repeat(100)}`)).toBeUndefined();
  });

  test('calls nested too deeply', () => {
    const { problems } = render(`{{#if ${'(not '.repeat(20_000)}item${')'.repeat(20_000)}}}{{/if}}`);
    expect(problems).toEqual(['1:1 template-limit: this template is nested more than 100 deep']);
  });
});
