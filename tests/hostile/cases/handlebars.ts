import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, outlinePath, slides, template } from '../hostile-case.ts';

const slide = (title: string, body = ''): ReturnType<typeof template> =>
  template(
    `<slide layout="title-and-content"><title>${title}</title><slot name="body">${body}</slot></slide>\n`,
  );
const deep = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count);

/** A group of a hundred members, gone through again for each of them, six times over. */
function loops(body: string): ReturnType<typeof template> {
  const ids = Array.from({ length: 100 }, (_, i) => `e${i}`);
  const open = '{{#each @root.outline.elements}}'.repeat(6);
  return {
    ...slide('T', `${open}${body}${'{{/each}}'.repeat(6)}<p>y</p>`),
    [outlinePath]: `${baseOutline.replace('sea: Sea', `sea: Sea\n${ids.map((id) => `  ${id}: E`).join('\n')}`)}`,
  };
}

/** Templates that reach for what they may not, or do not end. */
export const handlebarsCases: HostileClass = {
  name: 'Handlebars',
  cases: [
    {
      name: 'the constructor of a value',
      files: slide('{{▶item.constructor}}'),
      codes: 'unknown-name',
      says: 'constructor',
    },
    {
      name: 'the constructor of a constructor',
      files: slide('{{▶item.constructor.constructor}}'),
      codes: 'unknown-name',
    },
    {
      name: 'the prototype of a value',
      files: slide('{{▶item.__proto__}}'),
      codes: 'unknown-name',
      says: '__proto__',
    },
    { name: 'the prototype in brackets', files: slide('{{▶item.[__proto__]}}'), codes: 'unknown-name' },
    {
      name: 'a method of a text',
      files: slide('{{▶item.label.toUpperCase}}'),
      codes: 'unknown-name',
      says: 'toUpperCase',
    },
    {
      name: 'the length of a text',
      files: slide('{{▶item.id.length}}'),
      codes: 'unknown-name',
      says: 'length',
    },
    {
      name: 'the constructor by lookup',
      files: slide('▶{{lookup item "constructor"}}'),
      codes: 'helper-arguments',
      says: 'constructor',
    },
    {
      name: 'the prototype by lookup',
      files: slide('▶{{lookup (lookup item "statements") "__proto__"}}'),
      codes: 'helper-arguments',
    },
    {
      name: 'a list by each over its prototype',
      files: slide('T', '{{#each ▶item.__proto__}}<p>{{@key}}</p>{{/each}}'),
      codes: 'unknown-name',
    },
    { name: 'process', files: slide('{{▶process.env.HOME}}'), codes: 'unknown-name', says: 'process' },
    { name: 'the root data', files: slide('{{▶@root.constructor}}'), codes: 'unknown-name' },
    { name: 'data that no block gives', files: slide('{{▶@index}}'), codes: 'unknown-name', says: '@index' },
    { name: 'a parent that is not there', files: slide('{{▶../../../item.label}}'), codes: 'unknown-name' },
    {
      name: 'a misspelt name',
      files: slide('{{▶itm.label}}'),
      codes: 'unknown-name',
      says: 'did you mean "item"?',
    },
    {
      name: 'a misspelt field',
      files: slide('{{▶item.lable}}'),
      codes: 'unknown-name',
      says: 'did you mean "label"?',
    },
    {
      name: 'a misspelt name in a condition',
      files: slide('T', '{{#if ▶item.rol}}<p>x</p>{{/if}}'),
      codes: 'unknown-name',
      says: 'did you mean "role"?',
    },
    {
      name: 'a misspelt name in a loop',
      files: slide('T', '{{#each ▶item.statments}}<p>x</p>{{/each}}'),
      codes: 'unknown-name',
      says: 'did you mean "statements"?',
    },
    {
      name: 'a misspelt name given to a helper',
      files: slide('{{headline ▶itm}}'),
      codes: 'unknown-name',
      says: 'did you mean "item"?',
    },
    {
      name: 'a misspelt field given to a helper',
      files: slide('T', '<p>{{join ▶item.rol ","}}</p>'),
      codes: 'unknown-name',
    },
    {
      name: 'a value that is absent',
      files: slide('{{▶item.role}}'),
      codes: 'prints-nothing',
      says: 'item.role',
    },
    { name: 'a value that is a thing', files: slide('{{▶item}}'), codes: 'not-printable', says: 'item' },
    { name: 'a value that is a list', files: slide('{{▶item.statements}}'), codes: 'not-printable' },
    { name: 'three braces', files: slide('▶{{{item.label}}}'), codes: 'template-refused', says: '{{value}}' },
    { name: 'an ampersand', files: slide('▶{{&item.label}}'), codes: 'template-refused' },
    { name: 'a decorator', files: slide('T', '▶{{* log "x"}}<p>x</p>'), codes: 'template-refused' },
    {
      name: 'an inline partial',
      files: slide('T', '▶{{#*inline "x"}}<p>x</p>{{/inline}}<p>y</p>'),
      codes: 'template-refused',
    },
    { name: 'a dynamic partial', files: slide('T', '{{> ▶(lookup item "id")}}'), codes: 'template-refused' },
    {
      name: 'a partial that is a path',
      files: slide('T', '{{> ▶"../../../../etc/passwd"}}'),
      codes: 'unknown-partial',
      says: 'etc/passwd',
    },
    {
      name: 'a partial that is not there',
      files: slide('T', '{{> ▶nowhere}}'),
      codes: 'unknown-partial',
      says: 'nowhere',
    },
    { name: 'log', files: slide('T', '{{▶log item.label}}<p>x</p>'), codes: 'unknown-helper', says: 'log' },
    {
      name: 'a helper that is not there',
      files: slide('{{▶uppercase item.label}}'),
      codes: 'unknown-helper',
      says: 'uppercase',
    },
    {
      name: 'a helper that every object has',
      files: slide('{{▶toString item}}'),
      codes: 'unknown-helper',
      says: 'toString',
    },
    { name: 'helperMissing', files: slide('{{▶helperMissing item}}'), codes: 'unknown-helper' },
    {
      name: 'blockHelperMissing',
      files: slide('T', '{{#▶blockHelperMissing item}}<p>x</p>{{/blockHelperMissing}}'),
      codes: 'unknown-helper',
    },
    {
      name: 'raw blocks',
      files: slide('T', '{{{{▶raw}}}}<p>{{x}}</p>{{{{/raw}}}}'),
      codes: 'unknown-helper',
      says: 'raw',
    },
    {
      name: 'a block that stays open',
      files: slide('T', '▶{{#if item.role}}<p>x</p>'),
      codes: 'template-syntax',
    },
    {
      name: 'a block that closes another',
      files: slide('T', '{{#▶if item.role}}<p>x</p>{{/each}}'),
      codes: 'template-syntax',
      says: 'if',
    },
    { name: 'braces that stay open', files: slide('T', '<p>▶{{item.label</p>'), codes: 'template-syntax' },
    { name: 'braces around nothing', files: slide('T', '<p>{{▶}}</p>'), codes: 'template-syntax' },
    {
      name: 'a value outside of quotes in a tag',
      files: template('<slide layout=▶{{item.id}}><title>T</title></slide>\n'),
      codes: 'misplaced-value',
    },
    { name: 'a value as a tag', files: slide('T', '<▶{{item.id}}>x</p>'), codes: 'misplaced-value' },
    {
      name: 'a value in a comment',
      files: slide('T', '<!-- ▶{{item.label}} --><p>x</p>'),
      codes: 'misplaced-value',
    },
    {
      name: 'a tag that ends in another block',
      files: slide('T', '▶{{#if item.id}}<p class="lead{{/if}}">x</p>'),
      codes: 'unclosed-tag',
    },
    { name: 'a mark of the program', files: slide('T', '▶<cite n="1"/>'), codes: 'reserved-mark' },
    {
      name: 'a hundred thousand blocks in one another',
      files: slide('T', deep('{{#if item}}', '{{/if}}', 20_000)),
      codes: 'template-limit',
    },
    {
      name: 'a thousand calls in one another',
      files: slide(`{{${'(or '.repeat(3000)}item${')'.repeat(3000)}}}`),
      codes: 'template-limit',
      says: 'deep',
    },
    {
      name: 'a template of two megabytes',
      files: slide('T', `<p>${'x'.repeat(2_000_000)}</p>`),
      codes: 'template-limit',
    },
    {
      name: 'a partial in itself',
      files: {
        ...slide('T', '{{> again}}'),
        'templates/briefing/partials/again.hbs': '<p>x</p>▶{{> again}}',
      },
      codes: 'template-limit',
    },
    {
      name: 'two partials in each other',
      files: {
        ...slide('T', '{{> ping}}'),
        'templates/briefing/partials/ping.hbs': '{{> pong}}',
        'templates/briefing/partials/pong.hbs': '{{> ping}}',
      },
      codes: 'template-limit',
    },
    {
      name: 'partials that double eight times eight times',
      files: {
        ...slide('T', '{{> d0}}'),
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, i) => [
            `templates/briefing/partials/d${i}.hbs`,
            i === 29 ? '<p>x</p>' : `{{> d${i + 1}}}{{> d${i + 1}}}`,
          ]),
        ),
      },
      codes: 'template-limit',
    },
    {
      name: 'loops in loops without end',
      // Eight characters a step: of those there may be four times as many.
      files: loops('<p>x</p>'),
      codes: 'template-limit',
      says: 'characters',
    },
    { name: 'loops in loops that print little', files: loops('x'), codes: 'template-limit', says: 'steps' },
    { name: 'loops in loops that print nothing', files: loops(''), codes: 'template-limit', says: 'steps' },
    {
      name: 'no front matter',
      files: {
        ...slides('{ use: try }'),
        'templates/briefing/slides/try.hbs': '▶<slide layout="blank"><title>T</title></slide>\n',
      },
      codes: 'front-matter',
    },
    {
      name: 'front matter that stays open',
      files: {
        ...slides('{ use: try }'),
        'templates/briefing/slides/try.hbs': '---\nsummary: S\n<slide/>\n',
      },
      codes: 'front-matter',
    },
    {
      name: 'front matter of another kind',
      files: {
        ...slides('{ use: try }'),
        'templates/briefing/slides/try.hbs':
          '---\n▶- summary\n---\n<slide layout="blank"><title>T</title></slide>\n',
      },
      codes: 'wrong-type',
    },
    {
      name: 'an empty template',
      files: { ...slides('{ use: try }'), 'templates/briefing/slides/try.hbs': '' },
      codes: 'front-matter',
    },
    {
      name: 'a parameter of no type',
      files: template('<slide layout="blank"><title>T</title></slide>', 'item: { type: ▶elemnt }'),
      codes: ['bad-parameter', 'unknown-parameter'],
      says: 'did you mean "element"?',
    },
    {
      name: 'a parameter named as a key of every slide',
      files: template(
        '<slide layout="blank"><title>T</title></slide>',
        'item: { type: element }, ▶title: { type: element }',
      ),
      codes: ['bad-parameter'],
    },
    {
      name: 'a parameter named constructor',
      files: template(
        '<slide layout="blank"><title>T</title></slide>',
        'item: { type: element }, ▶constructor: { type: text }',
      ),
      codes: ['unsafe-key', 'unknown-parameter'],
    },
    {
      name: 'a word that is not in strings.yaml',
      files: slide('▶{{t "no-such-word"}}'),
      codes: 'helper-arguments',
      says: 'no-such-word',
    },
    { name: 'a word that every object has', files: slide('▶{{t "toString"}}'), codes: 'helper-arguments' },
  ],
};
