import { describe, expect, test } from 'vitest';
import { type RenderOptions, render, renderMarkdown } from './water.ts';

/** What each mistake says, at the line and column where it stands. */
const mistakes: readonly (readonly [template: string, problem: string, options?: RenderOptions])[] = [
  // Names
  ['<p>{{itme.label}}</p>', '1:6 unknown-name: no name "itme" [did you mean "item"?]'],
  [
    '<p>\n  {{item.lable}}</p>',
    '2:5 unknown-name: element "ocean" has no "lable" ("item.lable") [did you mean "label"?]',
  ],
  ['{{#if itme}}x{{/if}}', '1:7 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{#unless itme}}x{{/unless}}', '1:11 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{#each itme}}x{{/each}}', '1:9 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{#with itme}}x{{/with}}', '1:9 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{headline itme}}', '1:12 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{t "plain" name=itme}}', '1:18 unknown-name: no name "itme" [did you mean "item"?]'],
  ['{{#if (eq itme 1)}}{{/if}}', '1:11 unknown-name: no name "itme" [did you mean "item"?]'],
  [
    '{{#each group.members}}\n{{lable}}{{/each}}',
    '2:3 unknown-name: element "ocean" has no "lable" [did you mean "label"?]',
  ],
  [
    '{{#each group.members as |member|}}{{member.lable}}{{/each}}',
    '1:38 unknown-name: element "ocean" has no "lable" [did you mean "label"?]',
  ],
  ['{{#if focus}}{{else if focsu}}x{{/if}}', '1:24 unknown-name: no name "focsu" [did you mean "focus"?]'],
  [
    '{{#each group.members}}{{#each statements}}{{../../itme}}{{/each}}{{/each}}',
    '1:46 unknown-name: no name "itme" [did you mean "item"?]',
  ],
  [
    '{{../item.label}}',
    '1:3 unknown-name: nothing stands above: "../" climbs out of more blocks than there are [only {{#each}} and {{#with}} change what a name is looked up in]',
  ],
  [
    '{{#if item}}{{../item.label}}{{/if}}',
    '1:15 unknown-name: nothing stands above: "../" climbs out of more blocks than there are [only {{#each}} and {{#with}} change what a name is looked up in]',
  ],
  ['{{@index}}', '1:3 unknown-name: "@index" has a value only inside {{#each}}'],
  ['{{@indx}}', '1:3 unknown-name: no "@indx" [did you mean "@index"?]'],
  ['{{item.label.length}}', '1:3 unknown-name: a text has no "length" ("item.label.length")'],
  [
    '{{item.constructor}}',
    '1:3 unknown-name: element "ocean" has no "constructor" ("item.constructor") [there are: type, id, label, headline, role, kind, icon, as-printed, retired, statements, notes, image, tags, marking, excuse]',
  ],
  [
    '{{item.__proto__.x}}',
    '1:3 unknown-name: element "ocean" has no "__proto__" ("item.__proto__") [there are: type, id, label, headline, role, kind, icon, as-printed, retired, statements, notes, image, tags, marking, excuse]',
  ],
  ['{{vars.toString}}', '1:3 unknown-name: no name "toString" ("vars.toString") [there are: term]'],
  [
    '{{group.members.push}}',
    '1:3 unknown-name: a list has no "push" ("group.members.push") [there are: length, ocean, air, land]',
  ],
  ['{{cite}}', '1:3 unknown-name: no name "cite" ["cite" is a helper: (cite statement)]'],
  // Printing what is not there
  [
    '<p>{{title}}</p>',
    '1:6 prints-nothing: "title" is absent: nothing to print [ask first: {{#if title}}…{{/if}}]',
  ],
  [
    '{{land.role}}',
    '1:3 prints-nothing: "land.role" of element "land" is absent: nothing to print [ask first: {{#if land.role}}…{{/if}}]',
  ],
  [
    '{{land.image.src}}',
    '1:3 prints-nothing: "land.image" is absent: nothing to print [ask first: {{#if land.image.src}}…{{/if}}]',
  ],
  [
    '{{group.members.7.label}}',
    '1:3 prints-nothing: "group.members.7" is absent: nothing to print [ask first: {{#if group.members.7.label}}…{{/if}}]',
  ],
  [
    '<p class="{{title}}">x</p>',
    '1:13 prints-nothing: "title" is absent: nothing to print [ask first: {{#if title}}…{{/if}}]',
  ],
  [
    '{{headline focus}}',
    '1:1 prints-nothing: "headline" is absent: nothing to print [ask first: {{#if (headline …)}}…{{/if}}]',
  ],
  // Printing what cannot be printed
  [
    '{{group.members}}',
    '1:3 not-printable: "group.members" is a list, which cannot be printed [go through it with {{#each group.members}}, or write {{list group.members}}]',
  ],
  [
    '{{item}}',
    '1:3 not-printable: "item" is element "ocean", which cannot be printed [print one of its fields: {{item.label}}]',
  ],
  [
    '{{outline}}',
    '1:3 not-printable: "outline" is an outline, which cannot be printed [print one of its fields: {{outline.title}}]',
  ],
  [
    '{{first group.members}}',
    '1:1 not-printable: "first" is element "ocean", which cannot be printed [print one of its fields: {{#with (first …)}}{{label}}{{/with}}]',
  ],
  [
    '<p>{{item.notes}}</p>',
    '1:6 not-printable: this text has several paragraphs or a list [print it with {{blocks …}}]',
  ],
  [
    '{{t "strong" name=(blocks item.notes) other=1}}',
    '1:1 not-printable: paragraphs and lists cannot stand in emphasis or a link [leave out the marks around it in strings.yaml, or print it without {{blocks}}]',
  ],
  // Helpers
  ['{{healine item}}', '1:3 unknown-helper: no helper "healine" [did you mean "headline"?]'],
  ['{{#if (frist group.members)}}{{/if}}', '1:8 unknown-helper: no helper "frist" [did you mean "first"?]'],
  ['{{log item.label}}', '1:3 unknown-helper: no helper "log" ["throughline list helpers" prints them all]'],
  ['{{if item}}', '1:3 unknown-helper: "if" needs a block [write {{#if …}}…{{/if}}]'],
  [
    '{{#item}}x{{/item}}',
    '1:4 unknown-helper: no block helper "item" [write {{#if item}}, {{#each item}} or {{#with item}}]',
  ],
  [
    '{{#where group.members}}x{{/where}}',
    '1:4 unknown-helper: "where" is not a block helper [put it in another block: {{#each (where …)}}]',
  ],
  ['{{#eahc group.members}}x{{/eahc}}', '1:4 unknown-helper: no block helper "eahc" [did you mean "each"?]'],
  [
    '{{headline item group}}',
    '1:3 helper-arguments: "headline" takes 1 value, not 2 [it is called as (headline thing)]',
  ],
  ['{{#if (eq item)}}{{/if}}', '1:8 helper-arguments: "eq" takes 2 values, not 1 [it is called as (eq a b)]'],
  [
    '{{#if (statements item knid="claim")}}{{/if}}',
    '1:24 helper-arguments: "statements" takes no "knid=" [did you mean "kind"?]',
  ],
  [
    '{{#if item item}}{{/if}}',
    '1:4 helper-arguments: {{#if}} takes one value, not 2 [put a helper and what it takes in ( )]',
  ],
  [
    '{{#each group.members as |a b c|}}{{a.label}}{{/each}}',
    '1:1 helper-arguments: this block gives at most two names: the item and its index',
  ],
  ['{{#each item.label}}x{{/each}}', '1:9 helper-arguments: {{#each}} goes through a list, not a text'],
  ['{{date item.label}}', '1:1 helper-arguments: "date": a date is expected, not a text [(date date)]'],
  [
    '{{cite item}}',
    '1:1 helper-arguments: "cite": a statement or a source is expected, not element "ocean" [(cite statement)]',
  ],
  ['{{t "plian"}}', '1:1 helper-arguments: "t": no string "plian" in strings.yaml [did you mean "plain"?]'],
  [
    '{{t "bilingual"}}',
    '1:1 helper-arguments: "t": the string "bilingual" needs a value for {name} [write name=…]',
  ],
  [
    '{{t "bilingual" name=group.members}}',
    '1:1 helper-arguments: "t": the value of "name" is a list, which cannot be printed [write name=(list …)]',
  ],
  [
    '{{#if (where group.members knid="x")}}{{/if}}',
    '1:7 helper-arguments: "where": nothing in this list has a field "knid" [did you mean "kind"?]',
  ],
  [
    '{{lookup item "lable"}}',
    '1:1 helper-arguments: "lookup": element "ocean" has no "lable" [did you mean "label"?]',
  ],
  // What is refused
  [
    '{{{item.label}}}',
    '1:1 template-refused: output that is not escaped is not allowed [write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs]',
  ],
  [
    '{{&item.label}}',
    '1:1 template-refused: output that is not escaped is not allowed [write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs]',
  ],
  [
    '{{> (lookup item "label")}}',
    '1:5 template-refused: the name of a partial must be written out [choose with {{#if}}]',
  ],
  [
    '{{#> row}}x{{/row}}',
    '1:1 template-refused: partials with a block of their own are not allowed [write {{> name}}]',
    { partials: { row: 'x' } },
  ],
  [
    '{{#*inline "a"}}x{{/inline}}',
    '1:1 template-refused: decorators and inline partials are not allowed [put the partial in a file]',
  ],
  [
    '{{* foo}}',
    '1:1 template-refused: decorators and inline partials are not allowed [put the partial in a file]',
  ],
  [
    '{{"text"}}',
    '1:3 template-refused: a value in quotes prints nothing [write the text as it stands, without {{ }}]',
  ],
  ['{{> rwo}}', '1:5 unknown-partial: no partial "rwo" [did you mean "row"?]', { partials: { row: 'x' } }],
  [
    '{{> row}}',
    'row.hbs:2:3 unknown-name: no name "itme" [did you mean "item"?]',
    { partials: { row: '\n{{itme}}' } },
  ],
  [
    '{{#each group.members}}{{> row}}{{/each}}',
    'row.hbs:1:3 unknown-name: "../" leaves this partial [hand the value to the partial: {{> name value=../value}}]',
    { partials: { row: '{{../item.label}}' } },
  ],
  // Tags
  [
    '<p {{item.kind}}>x</p>',
    '1:4 misplaced-value: inside a tag a value can only stand between the quotes of an attribute [write name="{{value}}"]',
  ],
  [
    '<p class={{item.kind}}>x</p>',
    '1:10 misplaced-value: inside a tag a value can only stand between the quotes of an attribute [write name="{{value}}"]',
  ],
  [
    '<{{item.kind}}>x</p>',
    '1:2 misplaced-value: inside a tag a value can only stand between the quotes of an attribute',
  ],
  [
    '<p>x</{{item.kind}}>',
    '1:7 misplaced-value: inside a tag a value can only stand between the quotes of an attribute',
  ],
  [
    '<!-- {{item.kind}} -->',
    '1:6 misplaced-value: a value cannot stand in a comment of the markup [write {{!-- … --}} around a comment]',
  ],
  [
    '<p {{> row}}>x</p>',
    '1:4 misplaced-value: a partial cannot stand inside a tag',
    { partials: { row: 'x' } },
  ],
  [
    '{{#if item}}<p {{/if}}>x</p>',
    '1:1 unclosed-tag: a tag that begins inside this block does not end inside it',
  ],
  [
    '<p {{#if item}}>{{/if}}>x</p>',
    '1:4 unclosed-tag: this block inside a tag does not leave the tag as it found it',
  ],
  [
    '<p class="{{#if item}}lead">{{/if}}x</p>',
    '1:11 unclosed-tag: this block inside a tag does not leave the tag as it found it',
  ],
  ['<p>x</p><p', '1:9 unclosed-tag: the last tag of this template is not closed'],
  ['<p>1 < 2</p>', '1:6 template-syntax: "<" cannot stand in a slide template [write "<" as &lt;]'],
  ['<![CDATA[x]]>', '1:1 template-syntax: "<!" cannot stand in a slide template [write "<" as &lt;]'],
  [
    '<p><v n="1">x</v></p>',
    '1:4 reserved-mark: <v> is written by the program only [print the value: {{text}}]',
  ],
  [
    '<p>x<cite n="0"/></p>',
    '1:5 reserved-mark: <cite> is written by the program only [write {{cite statement}}]',
  ],
  ['<p t="1">x</p>', '1:4 reserved-mark: the attribute "t" is written by the program only [remove it]'],
  [
    '<p class="lead" y="1">x</p>',
    '1:17 reserved-mark: the attribute "y" is written by the program only [remove it]',
  ],
  [
    '<chart kind="{{item.kind}}" w="1"/>',
    '1:29 reserved-mark: the attribute "w" is written by the program only [remove it]',
  ],
  // Handlebars' own errors
  [
    '<p>\n{{#if item}}{{/each}}',
    '2:4 template-syntax: {{#if}} is closed by {{/each}} [close it with {{/if}}]',
  ],
  ['<p>\n{{#if item}}', '2:1 template-syntax: {{#if}} is never closed [close it with {{/if}}]'],
  [
    '{{#if item}}\n  {{#each group.members}}{{label}}{{/each}}\n{{^}}\n{{~#unless yes}}a',
    '4:1 template-syntax: {{#unless}} is never closed [close it with {{/unless}}]',
  ],
  [
    '{{#if yes}}\n{{!-- {{#each x}} --}}{{! {{#each x }}\\{{#each x}}{{t "{{#each}}"}}{{^no}}a{{/no}}',
    '1:1 template-syntax: {{#if}} is never closed [close it with {{/if}}]',
  ],
  [
    'x {{/if}}',
    '1:3 template-syntax: the end of a block is not expected here [it closes nothing: remove it]',
  ],
  ['a {{item.label', '1:3 template-syntax: this "{{" is never closed [close it with "}}"]'],
  ['{{item.label {{title}}', '1:14 template-syntax: "{{" is not expected here [close it with "}}"]'],
  ['{{t "plain}}', '1:5 template-syntax: this quotation mark is never closed'],
  [
    '{{headline (first group.members}}',
    '1:32 template-syntax: "}}" is not expected here [close it with ")"]',
  ],
  ['{{}}', '1:3 template-syntax: "}}" is not expected here [a name is expected]'],
  [
    '{{#if item}}a{{else}}b{{else}}c{{/if}}',
    '1:23 template-syntax: {{else}} is not expected here [a block has one {{else}}, as its last part]',
  ],
  ['{{item/../label}}', '1:3 template-syntax: not a path: item/..'],
  ['a\n{{!-- b', '2:1 template-syntax: this comment is never closed'],
];

describe('a mistake in a slide template is told where it stands', () => {
  for (const [template, problem, options] of mistakes) {
    test(template, () => {
      const { text, problems } = render(template, options);
      expect(problems).toEqual([problem]);
      expect(text).toBeNull();
    });
  }
});

test('all mistakes of a template are told, those of its partials too', () => {
  const { problems } = render('{{{a}}}\n<p {{b}}>x</p>\n{{foo 1}}\n{{> row}}', {
    partials: { row: '{{bar 1}}' },
  });
  expect(problems.map((each) => each.replace(/: .*/, ''))).toEqual([
    '1:1 template-refused',
    '2:4 misplaced-value',
    '3:3 unknown-helper',
    'row.hbs:1:3 unknown-helper',
  ]);
});

test('all mistakes of one rendering are told, one in a loop once', () => {
  const { problems } = render('{{#each group.members}}{{nmae}}{{/each}}\n{{land.role}}\n{{#if foo}}{{/if}}');
  expect(problems.map((each) => each.replace(/: .*/, ''))).toEqual([
    '1:26 unknown-name',
    '2:3 prints-nothing',
    '3:7 unknown-name',
  ]);
});

test('a value whose absence is told silences what is made of it', () => {
  expect(render('{{t "bilingual" name=(lower (label itme))}}').problems).toHaveLength(1);
});

/** What is allowed where a value may be absent. */
const allowed: readonly (readonly [template: string, printed: string, options?: RenderOptions])[] = [
  ['{{#if title}}a{{else}}b{{/if}}', 'b'],
  ['{{#if land.image.credit}}a{{else}}b{{/if}}', 'b'],
  ['{{#each focus}}a{{else}}b{{/each}}', 'b'],
  ['{{#each land.statements}}a{{else}}b{{/each}}', 'b'],
  ['{{#with focus}}a{{else}}b{{/with}}', 'b'],
  ['{{#unless title}}a{{/unless}}', 'a'],
  ['{{#if (and focus focus.label)}}a{{else}}b{{/if}}', 'b'],
  ['{{#if (eq title null)}}a{{/if}}', 'a'],
  ['{{#if title}}a{{else if item}}b{{else}}c{{/if}}', 'b'],
  ['{{#if zero}}a{{else}}b{{/if}}{{#if zero includeZero=true}}c{{/if}}', 'bc'],
  ['{{blocks land.notes}}', ''],
  ['{{cite focus}}', ''],
  [
    '{{#each group.members}}{{#unless @first}}, {{/unless}}{{@index}}{{label}}{{#if @last}}.{{/if}}{{/each}}',
    '0Oceans, 1Air, 2Land.',
  ],
  ['{{#each group.members as |m i|}}{{i}}{{m.label}} {{/each}}', '0Oceans 1Air 2Land '],
  [
    '{{#each group.members}}{{#each ../numbers}}{{this}}{{../label}}{{../../vars.term}} {{/each}}{{/each}}',
    '1Oceansautumn 2Oceansautumn 1Airautumn 2Airautumn 1Landautumn 2Landautumn ',
  ],
  ['{{#each numbers}}{{#each ../numbers}}{{@../index}}{{@index}} {{/each}}{{/each}}', '00 01 10 11 '],
  ['{{#each numbers as |first|}}{{#if (first @root.numbers)}}{{first}}{{/if}}{{/each}}', '12'],
  ['{{#each vars}}{{@key}}={{this}}{{/each}}', 'term=autumn'],
  [
    '{{#with item as |thing|}}{{thing.label}} {{label}} {{this.label}} {{./label}}{{/with}}',
    'Oceans Oceans Oceans Oceans',
  ],
  ['{{#with item}}{{label}} is {{label this}}{{/with}}', 'Oceans is Oceans'],
  ['{{group.members.0.label}} {{group.members.ocean.label}} {{group.members.length}}', 'Oceans Oceans 3'],
  ['{{outline.elements.air.label}}', 'Air'],
  ['{{> row item}}', 'Oceans', { partials: { row: '{{label}}' } }],
  ['{{> row label="x" of=item}}', 'x Largest store', { partials: { row: '{{label}} {{of.role}}' } }],
  ['{{> row}}', 'Oceans', { partials: { row: '{{item.label}}' } }],
  [
    '{{#each group.members}}{{> row}}{{/each}}',
    '0Oceans1Air2Land',
    { partials: { row: '{{@index}}{{label}}' } },
  ],
  [
    '{{> outer}}',
    'Oceans!',
    {
      partials: {
        outer: '{{> inner thing=item}}!',
        inner: '{{#each numbers}}{{#if @first}}{{../thing.label}}{{/if}}{{/each}}',
      },
    },
  ],
  ['<p {{#if item}}class="lead"{{/if}}>x</p>', '<p class="lead">x</p>'],
  ['<p class="{{#if focus}}a{{else}}{{item.kind}}{{/if}}">x</p>', '<p class="store">x</p>'],
  ["<img alt='{{item.label}}'/>", '<img alt="Oceans"/>'],
  ['<chart y="{{join numbers " "}}"/>', '<chart y="1 2"/>'],
  ['\\{{not.a.value}}', '{{not.a.value}}'],
  ['{{yes}} {{zero}}', 'true 0'],
];

describe('what Handlebars allows, works', () => {
  for (const [template, printed, options] of allowed) {
    test(template, () => {
      const { text, problems } = render(template, options);
      expect(problems).toEqual([]);
      expect(text).toBe(printed);
    });
  }
});

test('Markdown templates are as strict', () => {
  expect(renderMarkdown('# {{itme.label}}\n{{{item.label}}}').problems).toEqual([
    '2:1 template-refused: output that is not escaped is not allowed [write {{value}}; a text brings its own emphasis and links, {{blocks value}} its paragraphs]',
  ]);
  expect(renderMarkdown('# {{itme.label}}').problems).toEqual([
    '1:5 unknown-name: no name "itme" [did you mean "item"?]',
  ]);
  expect(renderMarkdown('a < b <{{item.kind}}>').text).toBe('a < b <store>');
});
