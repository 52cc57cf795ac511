import { describe, expect, test } from 'vitest';
import { formatLocation } from '../../src/source/index.ts';
import {
  createViews,
  formatParamType,
  loadTemplateSet,
  paramTypes,
  type TemplateSet,
} from '../../src/template/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { printMarkup } from '../markup/print-markup.ts';
import { loadSet, usualContext, waterOutline } from './water.ts';

const front = (matter: string): string => `---\n${matter}\n---\n<slide/>`;

/** `line:column code: message [hint]` of loading a set with this front matter. */
function problems(matter: string): string[] {
  const { diagnostics } = loadSet({ 'slides/x.hbs': matter });
  return diagnostics.map(({ span, code, message, hint }) => {
    const place = span ? formatLocation(span).replace('set/slides/x.hbs:', '') : '-';
    return `${place} ${code}: ${message}${hint === null ? '' : ` [${hint}]`}`;
  });
}

describe('front matter', () => {
  test('gives summary, parameters and example', () => {
    const matter =
      'summary: One element\nparams:\n  item: { type: element, required: true, description: The element }\n' +
      '  kind: { type: [bar, column], default: bar }\n  points: { type: statements }\n  all: { type: list of data }\nexample: { item: ocean }';
    const { set, diagnostics } = loadSet({ 'slides/x.hbs': front(matter) });
    expect(diagnostics).toEqual([]);
    const { summary, params, example, kind, name } = set.slides.get('x')!;
    expect([summary, kind, name]).toEqual(['One element', 'slide', 'x']);
    expect(
      params.map((each) => [each.name, formatParamType(each.type), each.required, each.description]),
    ).toEqual([
      ['item', 'element', true, 'The element'],
      ['kind', 'bar | column', false, ''],
      ['points', 'statements', false, ''],
      ['all', 'list of data', false, ''],
    ]);
    expect(params[1]!.default).toMatchObject({ text: 'bar' });
    expect(formatLocation(params[0]!.span)).toBe('set/slides/x.hbs:4:3');
    expect(example).toMatchObject({ kind: 'map' });
  });

  test('every type may be asked for alone and as a list', () => {
    for (const type of paramTypes) {
      for (const written of [type, `list of ${type}`, ...(type === 'data' ? [] : [`${type}s`])]) {
        const { set, diagnostics } = loadSet({
          'slides/x.hbs': front(`summary: x\nparams: { a: { type: ${written} } }`),
        });
        expect(diagnostics).toEqual([]);
        expect(set.slides.get('x')!.params[0]!.type).toEqual({
          name: type,
          list: written !== type,
          words: [],
        });
      }
    }
  });

  const mistakes: readonly (readonly [text: string, ...problems: string[]])[] = [
    [
      '---\nsummary: x',
      '1:1 front-matter: the front matter is never closed [begin the file with "---", "summary: …", "---"]',
    ],
    [
      front('params: {}'),
      '2:1 missing-key: a front matter needs "summary" [write "summary: …": what the template is for, in a line]',
    ],
    [
      front('summary: x\nparms: {}'),
      '3:1 unknown-key: a front matter has no key "parms" [did you mean "params"?]',
    ],
    [
      front('summary: x\nparams:\n  a: { typ: text }'),
      '4:8 unknown-key: a parameter has no key "typ" [did you mean "type"?]',
      '4:8 missing-key: a parameter needs "type" [write "type: …": element, text, a list such as elements, or a list of allowed words]',
    ],
    [
      front('summary: x\nparams:\n  a: { type: elemnt }'),
      '4:14 bad-parameter: no parameter type "elemnt" [did you mean "element"?]',
    ],
    [
      front('summary: x\nparams:\n  a: { type: [x, x] }'),
      '4:18 bad-parameter: the allowed words must differ',
    ],
    [
      front('summary: x\nparams:\n  a: { type: [] }'),
      '4:14 bad-parameter: the list of allowed words is empty',
    ],
    [
      front('summary: x\nparams:\n  a: { type: [bar, column], default: colum }'),
      '4:38 bad-parameter: the default is the text "colum", which is none of bar, column [did you mean "column"?]',
    ],
    [
      front('summary: x\nparams:\n  a: { type: number, default: two }'),
      '4:31 bad-parameter: the default is the text "two", not a number',
    ],
    [
      front('summary: x\nparams:\n  deck: { type: text }'),
      '4:3 bad-parameter: a parameter cannot be called "deck" [the name has a meaning of its own]',
    ],
    [
      front('summary: x\nparams:\n  Item: { type: text }'),
      '4:3 invalid-id: "Item" is not an id [use lower-case letters, digits and single hyphens, at most 64 characters]',
    ],
    [
      front('summary: x\nparams: { item: { type: text, required: true } }\nexample: { itm: 1 }'),
      '4:12 bad-parameter: the example gives "itm", which is no parameter [did you mean "item"?]',
      '4:10 bad-parameter: the example lacks the required "item"',
    ],
    [
      front('summary: x\n  a: b: c'),
      '3:3 yaml-syntax: not valid YAML: this line begins in another column than its neighbours [entries of one map or list begin in the same column; what belongs to an entry is indented further]',
    ],
  ];
  for (const [text, ...expected] of mistakes) {
    test(expected[0]!, () => {
      expect(problems(text)).toEqual(expected);
    });
  }

  test('a template without any is told so', () => {
    const files = memoryFiles({
      'set/slides/x.hbs': '<slide/>',
      'set/notes.md.hbs': '---\nsummary: x\n---\n',
    });
    const { diagnostics } = loadTemplateSet('test', files, ['set']);
    expect(diagnostics.map((each) => each.message)).toEqual(['this template has no front matter']);
  });

  test('lines end as they like', () => {
    const { set, diagnostics } = loadSet({
      'slides/x.hbs': '---\r\nsummary: x\r\n---\r\n<p>\r\n{{foo}}</p>',
    });
    expect(diagnostics).toEqual([]);
    const views = createViews({ outline: waterOutline(), language: 'en', strings: set.strings });
    const { diagnostics: found } = set.slides
      .get('x')!
      .render({ context: usualContext(views), views, citations: [] });
    expect(found.map((each) => formatLocation(each.span!))).toEqual(['set/slides/x.hbs:5:3']);
  });
});

describe('layers', () => {
  const matter = (summary: string) => `---\nsummary: ${summary}\n---\n`;
  const files = memoryFiles({
    'package:templates/briefing/slides/a.hbs': `${matter('shipped a')}{{> row}}`,
    'package:templates/briefing/slides/b.hbs': `${matter('shipped b')}{{> row}} {{t "one"}} {{t "two"}}`,
    'package:templates/briefing/partials/row.hbs': 'shipped row',
    'package:templates/briefing/notes.md.hbs': `${matter('notes')}{{> row}}`,
    'package:templates/briefing/handouts/h.md.hbs': matter('handout'),
    'package:templates/briefing/strings.yaml': 'one: { en: One, es: Uno }\ntwo: { en: Two, es: Dos }',
    'package:templates/briefing/theme.yaml': 'name: Shipped',
    'templates/briefing/slides/a.hbs': `${matter('own a')}own`,
    'templates/briefing/slides/c.hbs': matter('own c'),
    'templates/briefing/partials/row.hbs': 'own row',
    'templates/briefing/partials/row.md.hbs': 'own row in Markdown',
    'templates/briefing/strings.yaml': 'two: { en: Second }\nthree: Three',
    'templates/briefing/theme.yaml': 'name: Own',
  });
  const layers = ['package:templates/briefing', 'templates/briefing'];
  const { value: set, diagnostics } = loadTemplateSet('briefing', files, layers);

  test('files of the project stand in the place of shipped ones', () => {
    expect(diagnostics.map(({ code }) => code)).toEqual(['unused-word']);
    expect([...set!.slides].map(([name, { summary }]) => [name, summary])).toEqual([
      ['a', 'own a'],
      ['b', 'shipped b'],
      ['c', 'own c'],
    ]);
    expect([...set!.handouts.keys()]).toEqual(['h']);
    expect(set!.themeFiles.map((file) => file.text)).toEqual(['name: Shipped', 'name: Own']);
    expect(set!.folders).toEqual(layers);
  });

  test('a word that no template names is told, in either kind of quotation marks', () => {
    const own = memoryFiles({
      'package:templates/briefing/slides/a.hbs': `${matter('a')}{{t "known"}}`,
      'package:templates/briefing/strings.yaml': 'known: Known',
      'package:templates/briefing/theme.yaml': 'name: Shipped',
      'templates/briefing/slides/b.hbs': `${matter('b')}{{t "double"}}{{t 'single'}} it's "said" 'twice'`,
      'templates/briefing/strings.yaml': 'double: D\nsingle: S\ntwice: T\nknwon: K\nsay: No',
    });
    const { diagnostics: told } = loadTemplateSet('briefing', own, layers);
    expect(
      told.filter(({ code }) => code === 'unused-word').map(({ message, hint }) => [message, hint]),
    ).toEqual([
      ['no template uses the word "knwon"', 'did you mean "known"?'],
      ['no template uses the word "say"', 'remove it, or use it in a template: {{t "…"}}'],
    ]);
  });

  test('partials and strings do, key by key and language by language', () => {
    const outline = waterOutline();
    const render = (language: string) => {
      const views = createViews({ outline, language, strings: set!.strings });
      const scope = { context: {}, views, citations: [] };
      return [
        printMarkup(set!.slides.get('b')!.render(scope).value!.nodes),
        set!.notes.render(scope).value?.markdown,
      ];
    };
    expect(render('en')).toEqual(['own row One Second', 'own row in Markdown']);
    expect(render('es')).toEqual(['own row Uno Dos', 'own row in Markdown']);
    expect(set!.strings.keys).toEqual(['one', 'two', 'three']);
  });

  /** The wordings that `{{t …}}` finds in two layers of strings.yaml, and what is said about them. */
  function words(shipped: string, own: string | null, keys: readonly string[], language: string) {
    const { value } = loadTemplateSet(
      'briefing',
      memoryFiles({
        'package:templates/briefing/slides/a.hbs': `${matter('a')}${keys.map((key) => `{{t "${key}"}}`).join(' ')}`,
        'package:templates/briefing/notes.md.hbs': matter('notes'),
        'package:templates/briefing/strings.yaml': shipped,
        ...(own === null ? {} : { 'templates/briefing/strings.yaml': own }),
      }),
      layers,
    );
    const views = createViews({ outline: waterOutline(), language, strings: value!.strings });
    const { value: slide } = value!.slides.get('a')!.render({ context: {}, views, citations: [] });
    const said = views.diagnostics.map(
      ({ span, code, message, hint }) => `${span ? formatLocation(span) : '-'} ${code}: ${message} [${hint}]`,
    );
    return { shown: slide && printMarkup(slide.nodes), said };
  }

  test.each(['en', 'es', 'ja'])('a plain string stands for every shipped wording (%s)', (language) => {
    const { shown, said } = words('one: { en: One, es: Uno }', 'one: First', ['one'], language);
    expect({ shown, said }).toEqual({ shown: 'First', said: [] });
  });

  test('a map over a plain string words one language', () => {
    expect(words('one: First', 'one: { es: Primero }', ['one'], 'es').shown).toBe('Primero');
    expect(words('one: First', 'one: { es: Primero }', ['one'], 'ja')).toEqual({ shown: 'First', said: [] });
  });

  const shippedWords =
    'sep: { en: ", " }\none: { en: One }\ntwo: { en: Two }\nthree: { en: Three }\nfour: { en: Four }\nfive: { en: Five }\nsix: { en: Six }\nseven: { en: Seven, ja: 七 }';

  test('words that a language lacks are counted in one warning, which says where to add them', () => {
    expect(words(shippedWords, null, ['two', 'sep', 'one'], 'ja').said).toEqual([
      'package:templates/briefing/strings.yaml:1:1 missing-translation: the template set "briefing" lacks 6 words in "ja"; other languages are shown [give the project a templates/briefing/strings.yaml with "key: { ja: … }" for each: one, two, three, four, five, … (throughline list words --template briefing --missing ja)]',
    ]);
    expect(words(shippedWords, null, ['seven', 'sep'], 'ja-JP').said).toEqual([]);
  });

  test("words that the project's own file lacks are shown there", () => {
    const own =
      'one: { ja: 一 }\ntwo: { ja: 二 }\nthree: { ja: 三 }\nfour: { ja: 四 }\nfive: { ja: 五 }\nsix: { fr: Six }';
    expect(words(shippedWords, own, ['one', 'six'], 'ja').said).toEqual([
      'templates/briefing/strings.yaml:6:6 missing-translation: the template set "briefing" lacks 1 word in "ja"; other languages are shown [complete templates/briefing/strings.yaml with "key: { ja: … }" for it: six (throughline list words --template briefing --missing ja)]',
    ]);
  });

  test('a set without notes or slides is no set', () => {
    const none = loadTemplateSet('x', memoryFiles({}), ['templates/x']);
    expect(none.value).toBeUndefined();
    expect(none.diagnostics.map((each) => each.message)).toEqual([
      'the template set "x" has no notes.md.hbs',
    ]);
  });

  test('strings must be texts in known languages', () => {
    const { diagnostics: found } = loadSet({
      'strings.yaml': 'a: [1]\nb: { engl-ish!: x }\nc: { en: [x] }\nd: " , "',
    });
    expect(found.map((each) => `${formatLocation(each.span!)} ${each.code}`)).toEqual([
      'set/strings.yaml:1:4 wrong-type',
      'set/strings.yaml:2:6 invalid-language',
      'set/strings.yaml:3:10 wrong-type',
    ]);
  });
});

describe('templates are read when they are needed', () => {
  test('problems are told without rendering, and uses of citations through partials', () => {
    const { set, diagnostics } = loadSet({
      'slides/bad.hbs': '{{{x}}}{{> row}}',
      'slides/list.hbs': '{{> outer}}',
      'slides/plain.hbs': '{{cite x}}',
      'partials/row.hbs': '{{foo 1}}',
      'partials/outer.hbs': '{{> inner}}',
      'partials/inner.hbs': '{{#each (cited-sources)}}{{number}}{{/each}}',
    });
    expect(diagnostics).toEqual([]);
    expect(
      set.slides
        .get('bad')!
        .problems()
        .map((each) => each.code),
    ).toEqual(['template-refused', 'unknown-helper']);
    expect(set.slides.get('list')!.comesLast).toBe(true);
    expect(set.slides.get('plain')!.comesLast).toBe(false);
  });
});

describe('a set that is read again', () => {
  const matter = (summary: string, body: string): string => `---\nsummary: ${summary}\n---\n${body}`;
  const first = {
    'set/slides/a.hbs': matter('a', '<slide>{{> row}}</slide>'),
    'set/slides/b.hbs': `${matter('b', '<slide/>').replace('summary', 'summery: x\nsummary')}`,
    'set/handouts/h.md.hbs': matter('h', '{{t "one"}}'),
    'set/partials/row.hbs': 'row',
    'set/notes.md.hbs': matter('notes', 'x'),
    'set/strings.yaml': 'one: One\n',
  };
  const read = (files: Readonly<Record<string, string>>, earlier: TemplateSet | null) =>
    loadTemplateSet('set', memoryFiles(files), ['set'], earlier);
  const before = read(first, null);

  test('keeps what stands on the same texts, and says of it what was said', () => {
    const after = read({ ...first, 'set/slides/a.hbs': matter('new', '<slide/>') }, before.value!);
    const old = before.value!;
    expect(after.value!.slides.get('b')).toBe(old.slides.get('b'));
    expect(after.value!.handouts.get('h')).toBe(old.handouts.get('h'));
    expect(after.value!.strings).toBe(old.strings);
    expect(after.value!.slides.get('a')!.summary).toBe('new');
    expect(before.diagnostics.length).toBeGreaterThan(0);
    expect(after.diagnostics).toEqual(before.diagnostics);
  });

  test('has no template left of other partials', () => {
    const after = read({ ...first, 'set/partials/row.hbs': 'another row' }, before.value!);
    const views = createViews({ outline: waterOutline(), language: 'en', strings: after.value!.strings });
    const { value } = after.value!.slides.get('a')!.render({ context: {}, views, citations: [] });
    expect(printMarkup(value!.nodes)).toContain('another row');
    expect(after.value!.strings).toBe(before.value!.strings);
  });

  test('and again: a set is not kept for the one after the next', () => {
    const second = read({ ...first, 'set/strings.yaml': 'one: Two\n' }, before.value!);
    const third = read(first, second.value!);
    expect(third.value!.strings).not.toBe(before.value!.strings);
    expect(third.value!.slides.get('b')).toBe(before.value!.slides.get('b'));
  });
});

test('a template that one deck has too much for is tried for the next one', () => {
  const { set } = loadSet({ 'slides/x.hbs': '{{#each many}}{{#each @root.many}}x{{/each}}{{/each}}' });
  const template = set.slides.get('x')!;
  const run = (many: number) => {
    const views = createViews({ outline: waterOutline(), language: 'en', strings: set.strings });
    const context = { many: Array.from({ length: many }, (_, i) => i) };
    return template.render({ context, views, citations: [] }).diagnostics.map(({ code }) => code);
  };
  expect(run(3000)).toEqual(['template-limit']);
  expect(run(3)).toEqual([]);
});
