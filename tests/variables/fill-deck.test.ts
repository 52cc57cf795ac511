import { describe, expect, it } from 'vitest';
import { type DeckTexts, readDeckFile } from '../../src/deck/index.ts';
import { parseInline, plainText } from '../../src/markup/index.ts';
import { type Diagnostic, positionAt } from '../../src/source/index.ts';
import { lookupWording, type Text, variableOf } from '../../src/yaml/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

const files = memoryFiles({});

function read(yaml: string, texts: Partial<DeckTexts> = {}) {
  const file = { path: 'decks/talk.yaml', text: yaml };
  const tongue = { language: 'en', ownLanguage: 'en', wording: null };
  const outcome = readDeckFile(file, 'talk', '', files, null, {
    tongue,
    declared: new Map(),
    commanded: new Map(),
    row: null,
    ...texts,
  });
  return { deck: outcome.value!, said: outcome.diagnostics.map(said) };
}

function said({ code, span, message, hint }: Diagnostic): string {
  const from = span && positionAt(span.file, span.start);
  const typed = span?.file.text.slice(span.start, span.end);
  return `${from?.line}:${from?.column} ${code} ${typed} | ${message} | ${hint}`;
}

/** What people read of a title in which a value stands. */
function shown(title: string, value: string): string {
  const { deck, said: found } = read(`title: ${JSON.stringify(title)}\nslides: []`, {
    commanded: new Map([['x', variableOf(value)]]),
  });
  expect(found.filter((each) => each.includes('variable'))).toEqual([]);
  return plainText(parseInline(deck.record.title!.wordings[0]!.value).runs);
}

const wording = (text: Text | null, language = 'en') => text && lookupWording(text, language, 'en')?.value;

describe('values in the texts of a deck', () => {
  it('stand in every text, as the characters that they are', () => {
    const { deck, said: found } = read(`vars: { a: 007, b: 1.50, c: 2026-03-01, d: yes, e: "x" }
title: "{{vars.a}} {{ vars.b }} {{vars.c}} {{vars.d}}{{vars.[e]}}"
slides: []
`);
    expect(wording(deck.record.title)).toBe('007 1.50 2026-03-01 yesx');
    expect(found.filter((each) => !each.includes('empty-deck'))).toEqual([]);
  });

  it('are in the language of the deck, with that of the outline where it has none', () => {
    const vars =
      'vars: { a: { en: Hello, de: Hallo }, b: { en: only } }\ntitle: "{{vars.a}} {{vars.b}}"\nslides: []';
    const tongue = { language: 'de-AT', ownLanguage: 'en', wording: null };
    expect(wording(read(vars, { tongue }).deck.record.title)).toBe('Hallo only');
    expect(wording(read(vars).deck.record.title)).toBe('Hello only');
  });

  it('are dates, numbers, languages and references too', () => {
    const { deck } = read(`vars: { d: 2026-11-22, m: 20, l: de, t: night, s: ocean }
date: "{{vars.d}}"
minutes: "{{vars.m}}"
languages: [en, "{{vars.l}}"]
theme: "{{vars.t}}"
slides: [{ use: element, item: "{{vars.s}}", id: "about-{{vars.s}}" }]
`);
    expect(deck.record.date?.text).toBe('2026-11-22');
    expect(deck.record.minutes).toBe(20);
    expect(deck.languages).toEqual(['en', 'de']);
    expect(deck.record.theme).toBe('night');
    expect(deck.slides[0]!.record.id).toBe('about-ocean');
    expect(deck.slides[0]!.params.entries[0]!.value).toMatchObject({ text: 'ocean' });
  });

  it('of the command line win over those of the deck, and these over the project’s; templates see them', () => {
    const declared = new Map(['a', 'b', 'c'].map((name) => [name, variableOf('project')]));
    const commanded = new Map([['c', variableOf('command')]]);
    const { deck } = read(
      'vars: { b: deck, c: deck }\ntitle: "{{vars.a}} {{vars.b}} {{vars.c}}"\nslides: []',
      {
        declared,
        commanded,
      },
    );
    expect(wording(deck.record.title)).toBe('project deck command');
    expect([...deck.vars].map(([name, { text }]) => `${name} ${wording(text)}`)).toEqual([
      'a project',
      'b deck',
      'c command',
    ]);
  });

  it('are not read again', () => {
    expect(shown('{{vars.x}}', '{{vars.x}} {{nothing}} \\{{')).toBe('{{vars.x}} {{nothing}} \\{{');
  });

  it('take no effect as Markdown, wherever they stand', () => {
    const nasty = [
      '**b** _i_ `c` [l](http://e.org) <b>h</b> &amp; ~~s~~ | # h',
      '# heading',
      '- item',
      '1. item',
      '> quote',
      '`',
      '\\',
      '!',
      '](http://e.org)',
      '$x$',
      'https://example.org/a_b_c',
      '{{#if}}',
      '</title><script>',
    ];
    for (const value of nasty) {
      expect(shown('{{vars.x}}', value)).toBe(value);
      expect(shown('Before {{vars.x}} behind', value)).toBe(`Before ${value} behind`);
      expect(shown('({{vars.x}})[1]', value)).toBe(`(${value})[1]`);
      // A stray mark of the author finds no partner in a value.
      expect(shown('a ` b {{vars.x}}', value)).toBe(`a \` b ${value}`);
      expect(shown('a $ b* {{vars.x}} c', value)).toBe(`a $ b* ${value} c`);
    }
    expect(shown('{{vars.x}}', 'two\n\n- lines')).toBe('two - lines');
  });

  it('that were written as blocks are blocks where they stand alone in the place of some', () => {
    const { deck } = read(`vars:
  list: |
    - *one*
    - two
  inline: "*one*"
slides:
  - { use: a, notes: "{{vars.list}}" }
  - { use: b, notes: "So: {{vars.list}}" }
  - { use: c, notes: "{{vars.inline}}" }
  - { use: d, title: "{{vars.list}}" }
`);
    expect(deck.slides.map(({ record }) => wording(record.notes ?? record.title))).toEqual([
      '- *one*\n- two',
      'So: \\- \\*one\\* - two',
      '\\*one\\*',
      '\\- \\*one\\* - two',
    ]);
  });

  it('are the address of a link', () => {
    const { deck } = read(`vars: { u: "https://e.org/a_(b) c" }
title: "[link]({{vars.u}})"
slides: []`);
    expect(parseInline(wording(deck.record.title)!).runs).toMatchObject([
      { text: 'link', link: 'https://e.org/a_%28b%29%20c' },
    ]);
  });

  it('leave code, formulas and braces behind a backslash alone', () => {
    const title = (text: string) =>
      wording(read(`vars: { x: V }\ntitle: ${JSON.stringify(text)}\nslides: []`).deck.record.title);
    expect(title('`{{vars.x}}` {{vars.x}} ``a ` {{b}}``')).toBe('`{{vars.x}}` V ``a ` {{b}}``');
    expect(title('$\\frac{{a}}{b}$ {{vars.x}}')).toBe('$\\frac{{a}}{b}$ V');
    expect(title('from $5 {{vars.x}} to 10$')).toBe('from $5 V to 10$');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is no template
    expect(title('US${{vars.x}} and US${{vars.x}}')).toBe('US$V and US$V');
    expect(title('\\{{vars.x}} \\\\{{vars.x}}')).toBe('{{vars.x}} \\\\V');
    const { deck, said: found } = read(`vars: { x: V }
slides:
  - use: a
    notes: |
      {{vars.x}}

      ~~~
      {{vars.x}} {{other}}
      ~~~

      1. \`\`\`js
         {{other}}
         \`\`\`

      {{vars.x}}
  - { use: code, code: "a {{b}}" }
  - { use: formula, tex: "{{a}}" }
`);
    expect(found).toEqual([]);
    expect(wording(deck.slides[0]!.record.notes)).toMatch(
      /^V\n[^V]*\{\{vars\.x\}\}[^V]*\{\{other\}\}[^V]*V$/,
    );
    expect(deck.slides[1]!.params.entries[0]!.value).toMatchObject({ text: 'a {{b}}' });
  });

  it('that are unknown are errors at the braces themselves', () => {
    const { said: found } = read(`vars: { client: Acme, sum: 5 }
title: "For {{vars.cleint}} \\"x\\" {{client}}"
slides:
  - use: a
    points: ["{{#if vars.sum}}x{{/if}}", "{{row.a}}", "{{item.a}}", "open {{ end", "{{vars.}}"]
    notes: |
      First
      then {{vars.smu}} here
    "{{vars.sum}}": 1
`);
    expect(found).toEqual([
      '2:13 unknown-variable {{vars.cleint}} | there is no variable "cleint" | did you mean "vars.client"?',
      '2:35 unknown-variable {{client}} | "{{client}}" is no variable | write {{vars.client}}',
      '5:15 unknown-variable {{#if vars.sum}} | "{{#if vars.sum}}" is no variable | texts of decks hold names of values and nothing else; a backslash before braces prints them: \\{{',
      '5:32 unknown-variable {{/if}} | "{{/if}}" is no variable | texts of decks hold names of values and nothing else; a backslash before braces prints them: \\{{',
      '5:43 unknown-variable {{row.a}} | "{{row.a}}" stands in a deck that is not made for rows | rows are named by "for-each" in a deck file',
      '5:56 unknown-variable {{item.a}} | "{{item.a}}" stands in no slide with "each" | give the slide "each: { data: … }" or "each: …"',
      '5:75 unknown-variable {{ | braces are opened here and not closed | write {{vars.name}}; a backslash before braces prints them: \\{{',
      '5:85 unknown-variable {{vars.}} | "{{vars.}}" is no variable | there are: vars.client, vars.sum; a backslash before braces prints them: \\{{',
      '8:12 unknown-variable {{vars.smu}} | there is no variable "smu" | did you mean "vars.sum"?',
      '9:5 unknown-variable "{{vars.sum}}" | "{{vars.sum}}" is a key, and a key takes no value | write the key itself; values stand behind the colon',
    ]);
  });

  it('that are wrong are told of where they are written', () => {
    const { said: found } = read('vars: { m: many }\nminutes: "{{vars.m}}"\nslides: [{ use: a }]');
    expect(found).toEqual(['1:12 wrong-type many | a number is expected here, not the text "many" | null']);
  });

  it('change nothing of a deck that names none', () => {
    const { deck } = read('title: A {b} } {\nslides: [{ use: a }]');
    expect(deck.filled.filled).toBe(false);
    expect(wording(deck.record.title)).toBe('A {b} } {');
  });
});
