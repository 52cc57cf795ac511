import { describe, expect, it } from 'vitest';
import { placeDeck } from '../../src/layout/index.ts';
import { describePlaced } from './describe-placed.ts';
import {
  chart,
  deck,
  diagram,
  edge,
  list,
  node,
  paragraph,
  run,
  sampleTheme,
  slide,
  table,
} from './sample-deck.ts';

const [ocean, air, land, rivers] = [
  node('ocean', 'Oceans', { kind: 'store', detail: 'Largest store' }),
  node('air', 'Vapor and clouds', { kind: 'store' }),
  node('land', 'Land surface', { kind: 'store' }),
  node('rivers', 'Rivers', { kind: 'flow' }),
] as const;
const nodes = [ocean, air, land, rivers];
const edges = [
  edge('ocean', 'air', 'evaporates into'),
  edge('air', 'land', 'falls onto'),
  edge('land', 'rivers', 'runs off to'),
  edge('rivers', 'ocean', 'flow toward'),
];
const body = 'title-and-content';
const events = [
  node('e1', 'First page', { date: { text: '2014', start: 16000, end: 16000 } }),
  node('e2', 'Revision', { date: { text: '2016/2019', start: 16700, end: 18000 } }),
  node('e3', 'Second page', { date: { text: '2020', start: 18300, end: 18300 } }),
];

/** One slide of each kind. `npm run test:update` accepts what the files show. */
const decks = {
  text: [
    slide(
      'cover',
      'title-slide',
      { details: [paragraph('Secondary school')] },
      { subtitle: [run('As one page tells it')] },
    ),
    slide(
      'list',
      body,
      {
        body: [paragraph('Largest store', 'lead'), list(['A point', ['With parts', ['one', 'two']]], false)],
      },
      { cited: [1, 3] },
    ),
    slide('columns', 'two-content', {
      left: [
        list(['The page says that most of Earth’s water is in the oceans and that it stays there long.']),
      ],
      right: [list(['First', 'Second'], true)],
    }),
    slide('quote', 'quote', {
      body: [
        {
          kind: 'blockquote',
          blocks: [paragraph('Most of Earth’s water is in the oceans.')],
          origin: { template: null, yaml: null },
        },
      ],
      caption: [paragraph('USGS, 2016')],
    }),
    slide('number', 'big-number', {
      number: [paragraph('96.5 %', 'big-number')],
      caption: [paragraph('of the water')],
    }),
    slide('table', body, {
      body: [
        table([
          ['Term', 'Meaning', 'Year'],
          ['Runoff', 'Water that flows over the ground.', '1990'],
          ['Aquifer', 'Rock that holds water.', '2016'],
        ]),
      ],
    }),
    slide('chart', body, {
      body: [
        chart('column', ['2014', '2022'], [{ name: 'Fields', values: [11, 16] }]),
        paragraph('Counted.', 'caption'),
      ],
    }),
  ],
  diagrams: [
    slide('hub', body, { body: [diagram('hub', nodes, edges, { focus: 'ocean' })] }),
    slide('hub-group', body, { body: [diagram('hub', nodes, [], { center: 'The stores' })] }),
    slide('ring', body, { body: [diagram('ring', nodes, edges)] }),
    slide('pairs', body, {
      body: [
        diagram(
          'pairs',
          [ocean, air],
          [
            edge('ocean', 'air', 'Oceans and vapor', {
              directed: false,
              forward: 'evaporates into',
              backward: 'rains back onto',
            }),
          ],
        ),
      ],
    }),
    slide('layers', 'two-content', { right: [diagram('layers', nodes, edges.slice(0, 3))] }),
    slide('tree', body, {
      body: [
        diagram(
          'tree',
          nodes,
          [edge('ocean', 'air', null), edge('ocean', 'land', null), edge('ocean', 'rivers', null)],
          { focus: 'ocean' },
        ),
      ],
    }),
    slide('matrix', body, { body: [diagram('matrix', nodes, edges)] }),
    slide('timeline', body, { body: [diagram('timeline', events, [])] }),
    slide('timeline-narrow', 'two-content', { right: [diagram('timeline', events, [])] }),
    slide('chain', body, { body: [diagram('chain', nodes, edges.slice(0, 1))] }),
  ],
  chinese: [
    slide(
      'list',
      body,
      {
        body: [list(['文件指出，总体国家安全观涵盖政治、军事、国土、经济等十一个领域，其中包括“核安全”。'])],
      },
      { title: [run('文件用两句话说明五对关系')] },
    ),
    slide('hub', 'two-content', {
      right: [
        diagram(
          'hub',
          [
            node('a', '人民安全', { detail: '宗旨' }),
            node('b', '政治安全', { detail: '根本' }),
            node('c', '经济安全'),
          ],
          [],
          { center: '五大要素' },
        ),
      ],
    }),
  ],
} as const;

describe('placed slides as text', () => {
  it.each(Object.entries(decks))('%s', async (name, slides) => {
    const { value, diagnostics } = placeDeck(
      deck(slides, { language: name === 'chinese' ? 'zh' : 'en' }),
      sampleTheme(),
    );
    expect(diagnostics).toEqual([]);
    await expect(describePlaced(value!.placed)).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});
