import { describe, expect, test } from 'vitest';
import { listHelpers } from '../../src/template/index.ts';
import { type RenderOptions, render, renderMarkdown, waterOutline, waterYaml } from './water.ts';

/** With an event that is open to the past, written last. */
const openPast = waterOutline(
  waterYaml.replace('terms:\n', '  before: { date: ../1750, label: Before }\nterms:\n'),
);

/** What every helper prints. Each one on the list must be here at least once. */
const cases: Readonly<
  Record<string, readonly (readonly [template: string, printed: string, options?: RenderOptions])[]>
> = {
  t: [
    ['{{t "plain"}}', 'A plain word'],
    ['{{t "bilingual" name=item.label}}', 'English, Oceans'],
    ['{{t "bilingual" name=item.label}}', 'Español, Océanos', { language: 'es' }],
    ['{{t "bilingual" name="<b> & {x}"}}', 'English, &lt;b&gt; &amp; {x}'],
    [
      '{{t "strong" name=item.headline other=3}}',
      '<strong>Most </strong><strong><em>water</em></strong><strong> is there</strong> and <em>3</em>',
    ],
    ['<p class="{{t "strong" name=item.headline other="*"}}"/>', '<p class="Most water is there and *"/>'],
  ],
  headline: [
    ['{{headline item}} {{headline land}}', 'Most <em>water</em> is there Land'],
    ['{{headline term}} {{headline source}} {{headline outline}}', 'Runoff USGS page The water cycle'],
  ],
  label: [
    ['{{label item}} {{label term}} {{label source}} {{label table}}', 'Oceans Runoff USGS page How many'],
    ['{{label land}} {{label land old}} {{label item old}}', 'Land Soil Oceans'],
    ['{{label (first (where outline.sources kind="official"))}}', 'Otra página'],
  ],
  date: [
    ['{{date event.date}}', '14 December 2016'],
    ['{{date event.date}}', '14 de diciembre de 2016', { language: 'es' }],
    ['{{date revised.date}}', 'since 2019'],
    ['{{event.date}} {{revised.date}} {{event.date.year}}', '2016-12-14 2019/.. 2016'],
    ['{{#if revised.date.end}}x{{else}}{{revised.date.start}}{{/if}}', '2019'],
  ],
  number: [
    ['{{number 1234567}} {{number 0.5}} {{number -1000}}', '1 234 567 0.5 -1 000'],
    ['{{number (count group.members)}}', '3'],
  ],
  blocks: [
    ['{{blocks item.notes}}', '<p>Ask first.</p><ol><li><p>One</p></li><li><p>Two</p></li></ol>'],
    ['{{blocks item.headline}}', '<p>Most <em>water</em> is there</p>'],
    ['{{blocks land.notes}}', ''],
  ],
  list: [
    ['{{list group.members}}', 'Oceans, Air and Land'],
    ['{{list group.members}}', 'Océanos, Air y Land', { language: 'es' }],
    ['{{list old.members}}', 'Oceans and Soil'],
    ['{{list item.retired}}', 'the seas'],
    ['{{list land.statements}}', ''],
    ['{{list numbers}}', '1 and 2'],
  ],
  join: [
    ['{{join group.members " / "}}', 'Oceans / Air / Land'],
    ['{{join numbers ""}}', '12'],
  ],
  quote: [
    ['{{quote statement.quote}}', '“Most water is in the oceans.”'],
    ['{{quote statement.quote}}', '«Most water is in the oceans.»', { language: 'es' }],
    ['{{quote item.headline}}', '“Most <em>water</em> is there”'],
  ],
  lower: [['{{lower item.headline}}', 'most water is there']],
  upper: [['{{upper (label item)}}', 'OCEANS']],
  length: [
    ['{{length item.headline}}', '19'],
    ['{{length "海洋 ab"}}', '7'],
  ],
  'minutes-of': [
    ['{{#if (minutes-of "a")}}{{minutes-of "a"}}{{/if}}', '3', { minutes: new Map([['a', 2.6]]) }],
    ['{{#if (minutes-of "b")}}x{{else}}none{{/if}}', 'none'],
  ],
  'table-of': [
    [
      '{{#with (table-of table sort="year" columns="stores") as |made|}}{{#each made.columns}}{{label}} {{/each}}{{#each made.sections}}{{#each rows}}{{#each cells}}{{cell.text}} {{/each}}{{/each}}{{/each}}{{count made.notes}}{{/with}}',
      'Stores 2 3 0',
    ],
    [
      '{{#with (table-of table by="year" bars="stores") as |made|}}{{#each made.sections}}{{head.text}}:{{#each rows}}{{#each cells}}{{bar}} {{/each}}{{/each}}{{/each}}{{/with}}',
      '1990:2 2016:3 ',
    ],
  ],
  'in-sections': [
    ['{{#each (in-sections group.members sort="label")}}{{ids rows}}{{/each}}', 'air land ocean'],
    [
      '{{#each (in-sections group.members by="kind")}}{{#if head}}{{head}}{{else}}–{{/if}}: {{ids rows}} {{/each}}',
      'store: ocean air –: land ',
    ],
    ['{{#each (in-sections group by="group")}}{{head}}: {{ids rows}}{{/each}}', 'The stores: ocean air land'],
  ],
  'column-total': [
    [
      '{{#each outline.data}}{{column-total this "stores"}}|{{#if (column-total this "year")}}x{{/if}}{{/each}}',
      '5|',
    ],
  ],
  translations: [
    ['{{#each (translations item.label)}}{{language}}={{text}} {{/each}}', 'en=Oceans es=Océanos '],
  ],
  cite: [
    ['{{cite statement}}', '<cite ocean-share/>'],
    [
      '{{cite statement}}{{cite item.statements}}{{cite source}}',
      '<cite ocean-share/><cite ocean-share/><cite ocean/2/><cite usgs/>',
    ],
    ['<p class="x{{cite statement}}"/>', '<p class="x"/>'],
  ],
  citations: [
    [
      '{{#each (citations)}}{{number}} {{source.title}}: {{passage.quote}}. {{/each}}',
      '2 Otra página: agua &lt;salada&gt;. ',
      { citations: salty },
    ],
    ['{{#each (citations)}}x{{else}}none{{/each}}', 'none'],
  ],
  citation: [
    [
      '{{#each item.statements}}{{#each quotes}}{{#with (citation this)}}{{number}} {{source.title}}{{else}}-{{/with}}{{/each}}{{/each}}',
      '-2 Otra página-',
      { citations: salty },
    ],
  ],
  'cited-sources': [
    [
      '{{#each (cited-sources)}}{{join numbers ", "}} {{label source}}{{/each}}',
      '2 Otra página',
      { citations: salty },
    ],
  ],
  ids: [
    ['<p class="{{ids group.members}}"/>', '<p class="ocean air land"/>'],
    ['{{ids item}}{{ids focus}}', 'ocean'],
    ['{{ids item.statements}}', 'ocean-share ocean/2'],
  ],
  rows: [
    [
      '{{#each (rows group.members 2)}}[{{#each this}}{{#if this}}{{label this}}{{else}}-{{/if}}|{{/each}}]{{/each}}',
      '[Oceans|Air|][Land|-|]',
    ],
  ],
  ranges: [
    ['{{ranges numbers}}', '1, 2'],
    ['{{ranges (concat 7 numbers 3)}}', '1–3, 7'],
    ['{{ranges (skip numbers 2)}}', ''],
  ],
  'by-date': [
    ['{{list (by-date (concat (skip outline.events 1) event))}}', 'Page published and Page revised'],
    [
      '{{list (by-date (concat land (skip outline.events 1) item event))}}',
      'Land, Page published, Page revised and Oceans',
    ],
    ['{{list (by-date outline.events)}}', 'Before, Page published and Page revised', { outline: openPast }],
    ['{{list (by-date land.statements)}}', ''],
  ],
  neighbours: [
    ['{{list (neighbours item)}}', 'Air'],
    ['{{list (neighbours flow)}}', 'Oceans and Air'],
  ],
  relationships: [
    ['{{ids (relationships item)}}', 'evaporation ocean-air'],
    ['{{ids (relationships group)}}', 'evaporation ocean-air air-land'],
    ['{{ids (relationships outline)}}', 'evaporation ocean-air air-land'],
    ['{{ids (relationships land)}}', 'air-land'],
    ['{{ids (relationships (take group.members 2))}}', 'evaporation ocean-air'],
  ],
  statements: [
    [
      '{{count (statements item)}}{{count (statements item kind="claim")}}{{count (statements item tag="core")}}',
      '211',
    ],
    ['{{count (statements pair direction="backward")}}{{count (statements pair direction="forward")}}', '10'],
    ['{{count (statements group.members)}}{{count (statements outline)}}', '21'],
    ['{{count (statements item)}}{{count item.statements}}', '11', { select: ['core'] }],
    ['{{count (statements group.members kind="none")}}', '0'],
  ],
  members: [
    ['{{list (members group)}}', 'Oceans, Air and Land'],
    ['{{list (members old)}}', 'Oceans and Soil'],
    ['{{list (members (take outline.groups 1))}}', 'Oceans, Air and Land'],
    ['{{list (members (take outline.groups 2))}}', 'The stores and Stores of 1990'],
    ['{{list (members item)}}', 'Oceans'],
  ],
  passages: [
    ['{{count (passages statement)}}{{count (passages item)}}', '13'],
    ['{{#with (last (passages item.statements))}}{{label source}}{{/with}}', 'USGS page'],
    [
      '{{#with (lookup (passages item) 1)}}{{quote}} {{at}} {{rendering}} {{checked}}{{/with}}',
      'agua &lt;salada&gt; p. 3 salt water not-stored',
    ],
  ],
  sources: [
    ['{{list (sources item)}}', 'USGS page and Otra página'],
    ['{{list (sources statement)}}{{list (sources land)}}', 'USGS page'],
    ['{{list (sources table)}}', 'USGS page'],
  ],
  wording: [
    ['{{#with (wording item source)}}{{quote}}{{/with}}', 'Most water is in the oceans.'],
    ['{{#with (wording land source)}}{{quote}}{{else}}none{{/with}}', 'none'],
  ],
  quoted: [
    ['{{list (quoted group.members)}}', 'USGS page and Otra página'],
    ['{{list (quoted group.members least=2)}}', ''],
  ],
  describe: [
    ['{{describe flow}}', 'Oceans evaporates into Air'],
    ['{{describe pair}}', 'Oceans gives vapour to Air; Air rains back onto Oceans'],
    [
      '{{describe group}}',
      'Oceans evaporates into Air; Oceans gives vapour to Air; Air rains back onto Oceans; Air and land',
    ],
    ['{{describe land}}', 'Air and land'],
    [
      '{{describe land}}',
      'Air and Land: the coast',
      { outline: waterOutline(waterYaml.replace('label: Air and land', 'label: the coast')) },
    ],
    [
      '{{describe flow}}',
      'Oceans turn into Air by and by',
      { outline: waterOutline(waterYaml.replace('evaporates into', 'turn into … by and by')) },
    ],
    ['{{describe old}}', 'Oceans and Soil'],
    ['{{describe event}}', '14 December 2016: Page published'],
    ['{{describe outline.events}}', '14 December 2016: Page published; since 2019: Page revised'],
    ['<img alt="{{describe flow}}"/>', '<img alt="Oceans evaporates into Air"/>'],
  ],
  where: [
    ['{{ids (where group.members kind="store")}}', 'ocean air'],
    ['{{ids (where outline.statements id="whole")}}', 'whole'],
    ['{{ids (where group.members tags="core")}}', 'ocean'],
    ['{{ids (where (concat group.members outline.events) type="event")}}', 'published revised'],
    ['{{ids (where land.statements kind="x")}}', ''],
  ],
  count: [['{{count group.members}}{{count land.statements}}{{count focus}}', '300']],
  first: [['{{label (first group.members)}}{{#if (first land.statements)}}x{{/if}}', 'Oceans']],
  last: [['{{label (last group.members)}}', 'Land']],
  take: [['{{ids (take group.members 2)}} {{ids (take group.members 9)}}', 'ocean air ocean air land']],
  skip: [['{{ids (skip group.members 2)}}{{ids (skip group.members 3)}}', 'land']],
  without: [
    ['{{ids (without group.members (take group.members 1))}}', 'air land'],
    [
      '{{count (without group.members group.members)}} {{count (without group.members (take group.members 0))}}',
      '0 3',
    ],
  ],
  includes: [
    ['{{includes group.members item}} {{includes group.members pair}}', 'true false'],
    ['{{includes item.headline "water"}} {{includes focus item}}', 'true false'],
  ],
  concat: [
    ['{{ids (concat group.members pair)}}', 'ocean air land ocean-air'],
    ['{{concat item.headline "!" 3}}', 'Most <em>water</em> is there!3'],
    ['{{count (concat focus land.statements)}}', '0'],
  ],
  lookup: [
    ['{{label (lookup group.members 1)}} {{lookup item "role"}}', 'Air Largest store'],
    ['{{#if (lookup vars "season")}}x{{else}}none{{/if}}', 'none'],
  ],
  eq: [
    [
      '{{eq item.kind "store"}} {{eq item (first group.members)}} {{eq 1 "1"}} {{eq event.date "2016-12-14"}}',
      'true true false true',
    ],
    ['{{eq (first old.members) (first group.members)}} {{eq (last old.members) land}}', 'true true'],
  ],
  ne: [['{{ne item.kind "store"}} {{ne item land}}', 'false true']],
  gt: [['{{gt 2 1}}{{gt 1 1}}', 'truefalse']],
  lt: [['{{lt 1 2}}{{lt 1 1}}', 'truefalse']],
  and: [['{{and 1 "" 2}}|{{and 1 2}}|{{#if (and item focus)}}x{{/if}}', '|2|']],
  or: [['{{or "" 0 "x" "y"}} {{label (or focus item)}} {{or false 0}}', 'x Oceans 0']],
  not: [['{{not item}} {{not focus}} {{not ""}}', 'false true true']],
  if: [['{{#if item}}a{{/if}}', 'a']],
  unless: [['{{#unless item}}a{{else}}b{{/unless}}', 'b']],
  each: [['{{#each numbers}}{{this}}{{/each}}', '12']],
  with: [['{{#with item}}{{label}}{{/with}}', 'Oceans']],
  entry: [
    ['{{entry numbers}} {{entry 3}}', '[1, 2] [3]'],
    ['{{#each (cited-sources)}}{{entry numbers}}{{/each}}', '[2]', { citations: salty }],
  ],
  class: [['<p>{{class "lead"}}x</p>', '<p>x</p>']],
  break: [['{{break "page"}}{{break "slide"}}', '']],
  look: [['{{look "columns"}}', '']],
  lines: [['{{lines 2}}', '']],
  fields: [['{{fields "Name" "Date" after="/ 4"}}', '']],
  total: [['<p>{{total item.statements "confidence"}}</p>', '<p>0</p>']],
};

function salty(outline: Parameters<NonNullable<RenderOptions['citations']>>[0]) {
  return [{ number: 2, passage: outline.statementsByKey.get('ocean/2')!.passages[0]! }];
}

for (const [name, list] of Object.entries(cases)) {
  describe(name, () => {
    for (const [template, printed, options] of list) {
      test(`${template}${options?.language ? ` (${options.language})` : ''}`, () => {
        const { text, problems } = render(template, options);
        expect(problems).toEqual([]);
        expect(text).toBe(printed);
      });
    }
  });
}

test('every helper is tested, documented and has an example that runs', () => {
  const helpers = listHelpers();
  expect(helpers.map((helper) => helper.name).sort()).toEqual(Object.keys(cases).sort());
  for (const { name, example, description, signature } of helpers) {
    expect(example).toContain(name);
    expect(description).toMatch(/\.$/);
    expect(signature.replace(/^#/, '').split(' ')[0]).toBe(name);
    const runnable = example
      .replace('"say-about"', '"bilingual"')
      .replace('label=(label item)', 'name=(label item)');
    const context = () => ({ numbers: [1], text: 'x' });
    const { problems } = render(
      runnable.includes('cite this') && !runnable.includes('#each')
        ? `{{#with statement}}${runnable}{{/with}}`
        : runnable,
      { context },
    );
    expect(problems, name).toEqual([]);
  }
});

test('in Markdown a citation is its numbers', () => {
  const template = '{{#each item.statements}}- {{text}}{{cite this}}\n{{/each}}';
  expect(renderMarkdown(template, { citations: salty }).text).toBe(
    '- Most water is in the oceans.\n- Dos páginas lo dicen.\\[2\\]',
  );
});
