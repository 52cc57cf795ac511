import { describe, expect, test } from 'vitest';
import type { MarkupNode } from '../../src/markup/index.ts';
import { createViews, listFields } from '../../src/template/index.ts';
import { describe as describeProblem, loadSet, render, waterOutline, waterYaml } from './water.ts';

/** Fields of every kind of thing, as they print. */
const fields: readonly (readonly [template: string, printed: string])[] = [
  [
    '{{item.type}} {{item.id}} {{item.label}} {{item.role}} {{item.kind}} {{item.as-printed}}',
    'element ocean Oceans Largest store store the oceans',
  ],
  ['{{item.image.src}} {{item.image.alt}} {{item.image.credit}}', 'images/ocean.png Waves Somebody'],
  ['{{#each item.tags}}{{this}}{{/each}} {{#each item.retired}}{{this}}{{/each}}', 'core the seas'],
  [
    '{{flow.from.label}} {{flow.to.label}} {{flow.first.id}} {{flow.second.id}} {{flow.directed}}',
    'Oceans Air ocean air true',
  ],
  [
    '{{#if flow.between}}x{{/if}}{{#if pair.from}}x{{/if}}{{#if pair.to}}x{{/if}}{{list pair.between}}',
    'Oceans and Air',
  ],
  [
    '{{pair.first.label}} {{pair.forward}} {{pair.second.label}} {{pair.backward}} {{pair.directed}}',
    'Oceans gives vapour to Air rains back onto false',
  ],
  [
    '{{group.count}} {{old.extends.label}} {{list old.remove}} {{old.relabel.land}} {{old.date}}',
    '3 The stores Air Soil 1990',
  ],
  ['{{old.members.land.label}} {{land.label}} {{old.members.land.id}}', 'Soil Land land'],
  ['{{#each old.members}}{{headline this}}|{{/each}}', 'Most <em>water</em> is there|Soil|'],
  [
    '{{statement.text}} {{statement.quote}} {{statement.source.title}} {{statement.owner.label}}',
    'Most water is in the oceans. Most water is in the oceans. What is the "water cycle"? Oceans',
  ],
  [
    '{{statement.id}} {{statement.key}} {{item.statements.1.key}} {{statement.confidence}}',
    'ocean-share ocean-share ocean/2 high',
  ],
  [
    '{{statement.quotes.0.source.title}} {{statement.quotes.0.checked}} {{statement.quotes.0.line}}',
    'What is the "water cycle"? verified 1',
  ],
  [
    '{{#each item.statements.1.quotes}}{{source.id}}{{#if quote}} {{quote}} {{rendering}} {{at}}{{/if}}; {{/each}}',
    'otro agua <salada> salt water p. 3; usgs; ',
  ],
  ['{{#with (first outline.statements)}}{{text}}{{#if owner}}x{{/if}}{{/with}}', 'The page is short.'],
  [
    '{{event.label}} {{event.date}} {{term.term}} {{term.meaning}} {{list term.variants}}',
    'Page published 2016-12-14 Runoff Water over the ground. run-off',
  ],
  [
    '{{source.title}} {{source.short}} {{source.url}} {{source.file}} {{source.language}} {{source.date}}',
    'What is the "water cycle"? USGS page https://usgs.gov/a_(b) content/water/sources/usgs.txt en 2016-12-14',
  ],
  [
    '{{#each table.columns}}{{id}}={{label}} {{/each}}{{table.source.short}} {{table.label}}',
    'year=Year stores=Stores USGS page How many',
  ],
  [
    '{{#each table.rows}}{{#each cells}}{{value}} {{text}} {{#if group}}{{group.id}}{{/if}};{{/each}}{{/each}}',
    '1990 1990 ;2 2 stores-1990;2016 2016 ;3 3 stores;',
  ],
  [
    '{{outline.title}} {{outline.language}} {{count outline.sources}}{{count outline.elements}}{{count outline.relationships}}{{count outline.groups}}{{count outline.events}}{{count outline.terms}}{{count outline.data}}',
    'The water cycle en 2333211',
  ],
];

describe('fields', () => {
  for (const [template, printed] of fields) {
    test(template, () => {
      const { text, problems } = render(template);
      expect(problems).toEqual([]);
      expect(
        (text ?? '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"'),
      ).toBe(printed);
    });
  }

  test('each one that is listed can be asked for, and prints or is null', () => {
    const things: Readonly<Record<string, string>> = {
      outline: 'outline',
      element: 'item',
      relationship: 'pair',
      group: 'old',
      event: 'event',
      term: 'term',
      statement: 'statement',
      passage: 'statement.quotes.0',
      source: 'source',
      image: 'item.image',
      data: 'table',
      column: 'table.columns.0',
      row: 'table.rows.0',
      cell: 'table.rows.0.cells.1',
    };
    for (const [type, path] of Object.entries(things)) {
      const listed = listFields(type);
      expect(listed.length).toBeGreaterThan(1);
      for (const field of listed) {
        const { problems, text } = render(`{{#if (eq ${path}.${field.name} null)}}null{{/if}}`);
        expect(problems, `${type}.${field.name}`).toEqual([]);
        // What is said always to be there must be there.
        if (!field.optional) expect(text, `${type}.${field.name}`).toBe('');
      }
    }
    expect(listFields('nothing')).toEqual([]);
    expect(listFields().some((field) => field.of === 'deck' && field.name === 'title')).toBe(true);
  });
});

describe('languages', () => {
  test('a text that lacks the language falls back, and says so once', () => {
    const { text, views } = render('{{item.label}} {{land.label}} {{land.label}}', { language: 'es' });
    expect(text).toBe('Océanos Land Land');
    expect(views.diagnostics.map(describeProblem)).toEqual([
      '32:9 missing-translation: this text has no "es" wording; the "en" one is shown [add "es: …"]',
    ]);
  });

  test('titles of sources fall back silently', () => {
    const { views } = render('{{source.title}}{{source.short}}{{label source}}', { language: 'es' });
    expect(views.diagnostics).toEqual([]);
  });

  test('a region is served by its language, and is not foreign to it', () => {
    const { text, nodes, views } = render('{{item.label}}', { language: 'es-MX' });
    expect(text).toBe('Océanos');
    expect(views.diagnostics).toEqual([]);
    expect(languagesIn(nodes)).toEqual([undefined]);
  });

  test('what is shown in another language says which', () => {
    const { nodes } = render('{{land.label}}{{statement.quote}}{{item.statements.1.quote}}', {
      language: 'es',
    });
    expect(languagesIn(nodes)).toEqual(['en', 'en', undefined]);
  });

  test('the wording of the outline’s own language stands for a missing one', () => {
    const outline = waterOutline(waterYaml.replace('label: Air,', 'label: { fr: Air fr, en: Air en },'));
    const { text } = render('{{outline.elements.air.label}}', { outline, language: 'es' });
    expect(text).toBe('Air en');
  });
});

function languagesIn(nodes: readonly MarkupNode[]): readonly (string | undefined)[] {
  return nodes.flatMap((node) => (node.kind === 'run' ? [node.run.language] : []));
}

describe('views', () => {
  const { set } = loadSet({});
  const outline = waterOutline();
  const views = createViews({ outline, language: 'en', strings: set.strings });

  test('the same thing always gives the same view, and leads back to the thing', () => {
    const ocean = outline.elements.get('ocean')!;
    expect(views.view(ocean)).toBe(views.view(ocean));
    expect(views.thingOf(views.view(ocean))).toBe(ocean);
    expect(views.thingOf({ thing: ocean })).toBeNull();
    expect(views.thingOf(null)).toBeNull();
    expect(Object.isFrozen(views.view(ocean))).toBe(true);
  });

  test('a selection leaves statements out', () => {
    const ocean = outline.elements.get('ocean')!;
    expect(views.statementsOf(ocean)).toHaveLength(2);
    expect(views.select(['core']).statementsOf(ocean)).toHaveLength(1);
    expect(views.select(['core']).select(null).statementsOf(ocean)).toHaveLength(2);
  });

  test('words, dates and texts for other stages', () => {
    expect(views.word('bilingual', { name: '*x*' })).toBe('English, *x*');
    expect(views.word('list-separator')).toBe(', ');
    expect(views.word('nothing-like-it')).toBe('nothing-like-it');
    expect(views.diagnostics.map((each) => each.code)).toEqual(['unknown-word']);
    expect(views.date(outline.events.get('published')!.date)).toBe('14 December 2016');
    expect(views.plain(outline.elements.get('ocean')!.headline!)).toBe('Most water is there');
    expect(views.wording(outline.elements.get('ocean')!.headline!)).toBe('Most *water* is there');
    expect(views.text(null, null)).toBeNull();
    expect(String(views.text(outline.title, null))).toBe('The water cycle');
  });
});
