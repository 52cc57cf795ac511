import fc from 'fast-check';
import type { Block, Run, TableCell } from '../../src/markup/index.ts';

/** Pieces of text that mean something to some format, and some that mean nothing to any. */
const pieces = [
  ...'*_`[](){}<>!#+-=|~&;:\\\'"^$@/.,1 9a B\u00A0\u3000é“”。《安全是한',
  '**',
  '***',
  '``',
  '```',
  '![',
  '](http://x.org)',
  '[a]: b',
  '1. ',
  '2) ',
  '- ',
  '# ',
  '> ',
  '---',
  '===',
  '~~~',
  '&amp;',
  '&#42;',
  '<b>',
  '</p>',
  '<!-- ',
  '-->',
  ']]>',
  '{{x}}',
  '_x000D_',
  'snake_case_word',
  'https://example.org/a_b',
  '| --- |',
  ':-:',
  '  ',
  'word',
  '人民安全',
  '👩‍👩‍👧',
  'עברית',
  '€',
  '\u{20000}',
];

export const nastyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));

const flag = fc.constantFrom(undefined, undefined, true as const);

export const nastyRun: fc.Arbitrary<Run> = fc
  .record({
    text: nastyText,
    strong: flag,
    em: flag,
    code: flag,
    strike: flag,
    link: fc.constantFrom(undefined, undefined, undefined, 'https://example.org/a_(b)?c=d&copy;', 'tel:112'),
    linkTitle: fc.oneof(
      fc.constant(undefined),
      nastyText.map((text) => text.replace(/\s+/g, ' ').trim() || undefined),
    ),
    break: fc.constantFrom(undefined, undefined, undefined, undefined, true as const),
  })
  .map(({ linkTitle, ...run }) => ({ ...run, linkTitle: run.link === undefined ? undefined : linkTitle }))
  .map((run) => (run.break ? { text: '\n', break: true as const } : withoutUndefined(run)));

export const nastyRuns = fc
  .array(nastyRun, { minLength: 1, maxLength: 6 })
  .filter((runs) => runs.some((run) => run.text.trim() !== ''));

const origin = { template: null, yaml: null };

const cell = (header: boolean): fc.Arbitrary<TableCell> =>
  fc
    .record({ runs: nastyRuns, align: fc.constantFrom(null, 'left' as const, 'right' as const) })
    .map(({ runs, align }) => ({ header, runs, align, colspan: 1, rowspan: 1, origin }));

export const nastyBlocks: fc.Arbitrary<readonly Block[]> = fc.letrec<{ block: Block; blocks: Block[] }>(
  (tie) => ({
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      nastyRuns.map((runs): Block => ({ kind: 'paragraph', class: null, runs, origin })),
      fc
        .record({ runs: nastyRuns, level: fc.integer({ min: 1, max: 6 }) })
        .map(({ runs, level }): Block => ({ kind: 'heading', level, runs, origin })),
      fc.constant<Block>({ kind: 'rule', origin }),
      fc
        .record({
          lines: fc.array(fc.oneof(nastyText, fc.constantFrom('', '', '\tx', '  x  ', '\t')), {
            minLength: 1,
            maxLength: 5,
          }),
          language: fc.constantFrom(null, 'js'),
        })
        .map(({ lines, language }): Block => ({ kind: 'code', text: lines.join('\n'), language, origin })),
      fc
        .record({
          width: fc.integer({ min: 1, max: 3 }),
          head: fc.boolean(),
          pool: fc.array(fc.tuple(cell(true), cell(false)), { minLength: 9, maxLength: 9 }),
          height: fc.integer({ min: 1, max: 3 }),
        })
        .map(
          ({ width, head, pool, height }): Block => ({
            kind: 'table',
            alt: null,
            origin,
            rows: Array.from({ length: height }, (_, y) => ({
              header: head && y === 0,
              cells: pool.slice(y * width, (y + 1) * width).map(([th, td]) => (head && y === 0 ? th : td)),
              origin,
            })),
          }),
        ),
      tie('blocks').map((blocks): Block => ({ kind: 'blockquote', blocks, origin })),
      fc
        .record({
          ordered: fc.boolean(),
          start: fc.constantFrom(1, 1, 0, 7),
          items: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
        })
        .map(
          ({ ordered, start, items }): Block => ({
            kind: 'list',
            ordered,
            start: ordered ? start : 1,
            items: items.map((blocks) => ({ blocks, origin })),
            origin,
          }),
        ),
    ),
  }),
).blocks;

function withoutUndefined(run: { [K in keyof Run]: Run[K] | undefined }): Run {
  // Only keys without a value are dropped: what is left is a Run.
  return Object.fromEntries(Object.entries(run).filter(([, value]) => value !== undefined)) as unknown as Run;
}
