import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/deck/index.ts';
import { compose } from './compose.ts';

const outline = `title: T
data:
  people: { file: people.csv }
  times:
    columns: { when: When, n: N }
    rows: [{ when: { en: Before, fr: Avant }, n: 3 }, { when: After, n: 4 }]
  words: { rows: [{ when: now, n: "1,234" }] }
`;

const template = `---
summary: A chart
params: { data: { type: data, required: true }, x: { type: string }, y: { type: strings } }
---
<slide layout="title-and-content"><title>A</title><slot name="body">
<chart kind="column" data="{{data.id}}" x="{{#if x}}{{x}}{{/if}}" y="{{#if y}}{{join y "|"}}|{{/if}}"/>
</slot></slide>
`;

function draw(params: string, language = 'en') {
  const { deck, findings, hints } = compose(
    `slides: [{ use: chart, ${params} }]`,
    {
      'content/water/outline.yaml': outline,
      'content/water/people.csv': 'Year,Population (m),"per cent, all"\n1990,1.5e1,3\n2000,20,4\n',
      'package:templates/briefing/slides/chart.hbs': template,
    },
    language,
  );
  const block = deck?.slides[0]?.slots[0]?.blocks[0];
  return { chart: block?.kind === 'chart' ? (block as Chart) : null, findings, hints };
}

describe('a chart', () => {
  test('takes columns by the names in the file', () => {
    const { chart, findings } = draw('data: people, x: Year, y: [Population (m), "per cent, all"]');
    expect(findings).toEqual([]);
    expect(chart!.series).toMatchObject([
      { name: 'Population (m)', values: [15, 20], texts: ['1.5e1', '20'] },
      { name: 'per cent, all', values: [3, 4], texts: ['3', '4'] },
    ]);
    expect(draw('data: people, y: Population (m)').chart!.series).toHaveLength(1);
    expect(draw('data: people, x: Yaer').findings).toEqual(['unknown-column 1:41']);
  });

  test('words its categories in the language of the deck', () => {
    expect(draw('data: times').chart!.categories).toEqual(['Before', 'After']);
    expect(draw('data: times', 'fr').chart!.categories).toEqual(['Avant', 'After']);
  });

  test('without numbers says which cell is in the way', () => {
    const { findings, hints } = draw('data: words');
    expect(findings).toEqual(['not-a-number 7:35']);
    expect(hints).toEqual(['say in the outline how it is written: group: "," or decimal: ","']);
  });
});
