import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type MarkupBlock,
  type MarkupNode,
  mergeRuns,
  parseInline,
  parseMarkdown,
  parseSlide,
  type Run,
  runsToMarkdown,
} from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { nastyRuns, nastyText } from './arbitrary-text.ts';
import { renderedSlide } from './rendered-slide.ts';

/** The blocks of a slot in which a template prints something. */
function readBack(slot: string, printed: readonly MarkupNode[]): readonly MarkupBlock[] {
  const template = `<slide layout="a"><title>T</title><slot name="b">${slot}</slot></slide>`;
  const { value, diagnostics } = parseSlide(renderedSlide(template, printed));
  expect(diagnostics).toEqual([]);
  return value!.slots[0]!.blocks;
}

function readRuns(runs: readonly Run[]): readonly Run[] {
  const [block] = readBack(
    '<p>HERE</p>',
    runs.map((run) => ({ kind: 'run', run, data: true })),
  );
  return block?.kind === 'paragraph' ? block.runs : [];
}

function readBlocks(blocks: readonly MarkupBlock[]): readonly MarkupBlock[] {
  return readBack('HERE', [{ kind: 'blocks', blocks, yaml: null }]);
}

test('any text that a template prints is shown as the same text', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      fc.pre(text.trim() !== '');
      expect(readRuns([{ text }])).toEqual([{ text }]);
      const { runs } = parseInline(text);
      expect(readRuns(runs)).toEqual(runs);
    }),
    { numRuns: howMany.markup },
  );
});

test('runs that a template prints are shown as the same runs', () => {
  fc.assert(
    fc.property(nastyRuns, (raw) => {
      const runs = mergeRuns(raw).filter((run, i, all) => !run.break || (i > 0 && i < all.length - 1));
      fc.pre(!runs[0]?.break && !runs.at(-1)?.break && runs.some((run) => run.text.trim() !== ''));
      expect(readRuns(runs)).toEqual(mergeRuns(runs));
    }),
    { numRuns: howMany.markup },
  );
});

test('runs, written as Markdown for CommonMark, are read by our own rules too', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const markdown = runsToMarkdown([{ text }], 'cell');
      // An address takes in a reference that follows it.
      fc.pre(!/:\/\/\S*&#/.test(markdown));
      // An address without marks is a link.
      const runs = parseInline(markdown).runs.map(({ link: _, ...run }) => run);
      expect(mergeRuns(runs)).toEqual([{ text }]);
    }),
    { numRuns: howMany.markup },
  );
});

test('blocks that a template prints are shown as the same blocks', () => {
  const text = `One *two*  
three

- a
  1. b
- c

7. d

> e
>
> - f

\`\`\`js

 if (x) { "<&>" }

\`\`\`

| a | b |
|:--|--:|
| *c* | |

![A "map"](images/a.png)`;
  const { blocks, problems } = parseMarkdown(text);
  expect(problems).toEqual([]);
  expect(withoutOrigins(readBlocks(blocks))).toEqual(withoutOrigins(blocks));
});

test('figures that a template prints are shown as the same figures', () => {
  const origin = { template: null, yaml: null };
  const figures: MarkupBlock[] = [
    { kind: 'image', src: 'a&b.png', alt: '"', decorative: true, fit: 'cover', origin },
    {
      kind: 'diagram',
      arrange: 'tree',
      of: ['a', 'b'],
      own: {},
      focus: 'a',
      labels: false,
      emphasis: 'b',
      alt: null,
      origin,
    },
    {
      kind: 'chart',
      chart: 'line',
      data: 'd',
      x: 'x',
      y: ['y', 'z'],
      series: null,
      size: 's',
      errors: ['e'],
      secondAxis: ['z and more'],
      xTitle: 'X <',
      yTitle: null,
      values: true,
      percent: true,
      axisMin: -2.5,
      axisMax: null,
      emphasis: 'y',
      sort: 'ascending',
      top: 4,
      reference: 30,
      referenceLabel: 'Target <',
      annotateAt: 'y 2020',
      note: [{ text: 'Said' }],
      alt: 'An alt',
      origin,
    },
  ];
  expect(withoutOrigins(readBlocks(figures))).toEqual(withoutOrigins(figures));
});

function withoutOrigins(blocks: readonly MarkupBlock[]): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'origin' ? undefined : value)));
}
