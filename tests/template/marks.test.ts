import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkupElement, type MarkupNode, parseSlide, plainText } from '../../src/markup/index.ts';
import { formatLocation, type Span } from '../../src/source/index.ts';
import { createViews, fillMarkdown } from '../../src/template/index.ts';
import { howMany } from '../how-many.ts';
import { loadSet, render, renderMarkdown, usualContext, waterOutline, waterYaml } from './water.ts';

/** Loads a slide template once; what it gives renders it over an outline and parses the result. */
function prepare(body: string, partials: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(
    Object.entries(partials).map(([name, text]) => [`partials/${name}.hbs`, text]),
  );
  const { set } = loadSet({ 'slides/test.hbs': body, ...files });
  return (outline = waterOutline()) => {
    const views = createViews({ outline, language: 'en', strings: set.strings });
    const scope = { context: usualContext(views), views, citations: [] };
    const { value, diagnostics } = set.slides.get('test')!.render(scope);
    expect(diagnostics).toEqual([]);
    return { rendered: value!, parsed: parseSlide(value!) };
  };
}

const slide = (inside: string): string =>
  `<slide layout="title-and-content">\n<title>{{item.label}}</title>\n<slot name="body">${inside}</slot>\n</slide>`;

function elementsIn(nodes: readonly MarkupNode[]): MarkupElement[] {
  return nodes.flatMap((node) => (node.kind === 'element' ? [node, ...elementsIn(node.children)] : []));
}

describe('where things come from', () => {
  test('every tag knows its place in its file, also behind white space that Handlebars removes', () => {
    const body = '{{#if item}}\n  <p>a</p>\n{{/if}}\n{{~#if item~}}\n <p>b</p>\n{{/if}}\n{{> row}}';
    const { rendered } = prepare(slide(body), { row: '\n  <p>c</p>' })();
    const tags = elementsIn(rendered.nodes);
    const places = tags.map(({ name, place }) => `${name} ${formatLocation(place.template)}`);
    expect(places).toEqual([
      'slide set/slides/test.hbs:4:1',
      'title set/slides/test.hbs:5:1',
      'slot set/slides/test.hbs:6:1',
      'p set/slides/test.hbs:7:3',
      'p set/slides/test.hbs:10:2',
      'p set/partials/row.hbs:2:3',
    ]);
    for (const { name, place } of tags) {
      const { file, start, end } = place.template;
      expect(file.text.slice(start, end)).toBe(`<${name}`);
    }
  });

  test('tags in a loop know the thing that they show, printed texts know whose they are', () => {
    const { parsed } = prepare(
      slide('<ul>{{#each item.statements}}<li>{{text}}{{cite this}}</li>{{/each}}</ul>'),
    )();
    expect(parsed.diagnostics).toEqual([]);
    const list = parsed.value!.slots[0]!.blocks[0]!;
    if (list.kind !== 'list') throw new Error('a list was written');
    const yaml = (span: Span | null | undefined): string => (span ? formatLocation(span) : '-');
    expect(list.items.map((item) => yaml(item.origin.yaml))).toEqual([
      'content/water/outline.yaml:23:9',
      'content/water/outline.yaml:24:9',
    ]);
    const paragraph = list.items[0]!.blocks[0]!;
    if (paragraph.kind !== 'paragraph') throw new Error('an item holds a paragraph');
    const [run, cite] = paragraph.runs;
    expect(run).toMatchObject({
      text: 'Most water is in the oceans.',
      owner: { type: 'statement', id: 'ocean-share' },
    });
    expect(yaml(run!.yaml)).toBe('content/water/outline.yaml:23:34');
    expect(cite!.cite).toEqual({ type: 'statement', key: 'ocean-share' });
  });

  test('the values of a string keep their owners', () => {
    const { parsed } = prepare(slide('<p>{{t "strong" name=item.headline other=land.label}}</p>'))();
    const paragraph = parsed.value!.slots[0]!.blocks[0]!;
    if (paragraph.kind !== 'paragraph') throw new Error('a paragraph was written');
    expect(paragraph.runs.map(({ text, strong, em, owner }) => [text, strong, em, owner?.id])).toEqual([
      ['Most ', true, undefined, 'ocean'],
      ['water', true, true, 'ocean'],
      [' is there', true, undefined, 'ocean'],
      [' and ', undefined, undefined, undefined],
      ['Land', undefined, true, 'land'],
    ]);
  });

  test('a chart keeps its own y', () => {
    const { parsed } = prepare(
      slide('{{#with table}}<chart kind="column" data="{{id}}" x="year" y="stores" alt="x"/>{{/with}}'),
    )();
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.value!.slots[0]!.blocks[0]).toMatchObject({ kind: 'chart', y: ['stores'] });
  });
});

const nasty = fc.array(
  fc.constantFrom(
    ...[
      '<',
      '>',
      '&',
      '"',
      "'",
      '`',
      '=',
      '{{',
      '}}',
      '{',
      '}',
      '/',
      '\\',
      '#',
      '|',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '!',
      '-',
      '+',
    ],
    ...[
      '<b>',
      '</p>',
      '</v>',
      '<v n="0">',
      '<cite n="0"/>',
      '&amp;',
      '&#60;',
      ']]>',
      '<!--',
      '-->',
      '<?x?>',
      '{{item.label}}',
    ],
    ...[
      '$&',
      '$1',
      'é',
      '人',
      '，',
      '👩‍👧',
      '\u202b',
      'a',
      'B',
      '1',
      ' ',
      '  ',
      '%',
      '~',
      ':',
      'http://x',
      'javascript:x',
    ],
  ),
  { minLength: 1, maxLength: 14 },
);

/** A text whose inline Markdown is switched off: every active character is escaped. */
const asData = (text: string): string => JSON.stringify(text.replace(/[!-/:-@[-`{-~]/g, '\\$&'));

describe('data stays data', () => {
  const outlineWith = (text: string) => {
    const typed = JSON.stringify(text);
    const land = `land: { label: ${asData(text)}, role: ${asData(text)}, as-printed: ${typed} }\n`;
    // Functions: in a replacement text "$&" would mean something.
    return waterOutline(
      waterYaml
        .replace('land: Land\n', () => land)
        .replace('quote: "agua <salada>"', () => `quote: ${typed}`),
    );
  };

  test('on slides: between tags, in strings, in attributes', () => {
    const parse = prepare(
      slide(
        '<p>{{land.label}}</p><p>{{land.as-printed}}</p><p>{{t "bilingual" name=land.role}}</p>' +
          '<p>{{item.statements.1.quotes.0.quote}}</p>' +
          '<img src="a.png" alt="{{land.label}}"/><img src="a.png" alt=\'{{land.as-printed}}\'/>',
      ),
    );
    fc.assert(
      fc.property(nasty, (pieces) => {
        const text = pieces.join('').trim();
        fc.pre(text !== '');
        const { parsed } = parse(outlineWith(text));
        expect(parsed.diagnostics).toEqual([]);
        const shown = parsed.value!.slots[0]!.blocks.map((block) =>
          block.kind === 'paragraph' ? plainText(block.runs) : block.kind === 'image' ? block.alt : null,
        );
        // The markup folds white space in attributes.
        const folded = text.replace(/ +/g, ' ');
        expect(shown).toEqual([text, text, `English, ${text}`, text, folded, folded]);
      }),
      { numRuns: howMany.marks },
    );
  });

  test('as text, data is never a template', () => {
    const outline = waterOutline(
      waterYaml.replace('land: Land\n', 'land: "{{item.label}} {{{x}}} {{> row}}"\n'),
    );
    const { text } = render('<p>{{land.label}}</p>', { outline });
    expect(text).toContain('{{item.label}} {{{x}}} {{&gt; row}}');
  });

  test('in Markdown nothing of it is active', () => {
    const body = '{{land.label}}|{{land.as-printed}}|{{t "bilingual" name=land.role}}';
    const { set } = loadSet({ 'handouts/test.md.hbs': body });
    fc.assert(
      fc.property(nasty, (pieces) => {
        const text = pieces.join('').trim();
        fc.pre(text !== '');
        const views = createViews({ outline: outlineWith(text), language: 'en', strings: set.strings });
        const scope = { context: usualContext(views), views, citations: [] };
        const parts = set.handouts.get('test')!.render(scope).value;
        const printed = parts ? fillMarkdown(parts) : '';
        expect(printed).not.toMatch(/(?<!\\)[<`]/);
        expect(printed.replace(/\\[\\|]/g, '').split('|')).toHaveLength(3);
      }),
      { numRuns: howMany.marks },
    );
  });

  test('an address cannot leave its angle brackets', () => {
    const outline = waterOutline(waterYaml.replace('https://usgs.gov/a_(b)', 'https://x.org/a>b<c*_d_*`'));
    const { text } = renderMarkdown('<{{source.url}}>', { outline });
    expect(text).toBe('<https://x.org/a%3Eb%3Cc%2A%5Fd%5F%2A%60>');
  });
});
