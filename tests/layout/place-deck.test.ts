import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck, DeckBlock, Slide } from '../../src/deck/index.ts';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import type { Table } from '../../src/markup/index.ts';
import { formatLocation, sortDiagnostics } from '../../src/source/index.ts';
import { contrast, resolveColor } from '../../src/theme/index.ts';
import { howMany } from '../how-many.ts';
import { findFaults } from './placed-checks.ts';
import {
  chart,
  darkTheme,
  deck,
  list,
  origin,
  paragraph,
  run,
  sampleTheme,
  slide,
  table,
} from './sample-deck.ts';

const light = sampleTheme();
const dark = sampleTheme(darkTheme);

function place(slides: readonly Slide[], more: Partial<Deck> = {}, theme = light) {
  const { value, diagnostics } = placeDeck(deck(slides, more), theme);
  return {
    slides: value?.placed.slides ?? [],
    deck: value?.deck,
    findings: diagnostics.map((each) => `${each.severity}[${each.code}] ${each.message}`),
    diagnostics,
  };
}

function textNamed(slides: ReturnType<typeof place>['slides'], name: string): PlacedText {
  const found = slides.flatMap((each) => each.shapes).find((shape) => shape.name === name);
  if (found?.kind !== 'text') throw new Error(`no text is called "${name}"`);
  return found;
}

/** A table whose text has a class. */
function classed(given: Table, name: string): Table {
  const rows = given.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, runs: cell.runs.map((each) => ({ ...each, class: name })) })),
  }));
  return { ...given, rows };
}

const words =
  'the document states that one thing supports another，总体国家安全观 e\u0301tat 👩‍👩‍👧 1,000 “quoted” x'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 })
  .map((each) => each.join(' '));
const image: DeckBlock = {
  kind: 'image',
  alt: 'A picture',
  decorative: false,
  fit: 'contain',
  picture: { path: 'a.png', format: 'png', bytes: new Uint8Array(8), widthPx: 800, heightPx: 600 },
  origin,
};
const block: fc.Arbitrary<DeckBlock> = fc.oneof(
  sentence.map((text) => paragraph(text)),
  fc
    .tuple(sentence, fc.constantFrom('lead', 'caption', 'big-number'))
    .map(([text, kind]) => paragraph(text, kind as 'lead')),
  fc.array(sentence, { minLength: 1, maxLength: 12 }).map((items) => list(items)),
  fc
    .array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 12 })
    .map((rows) => table([['Term', 'Meaning'], ...rows])),
  sentence.map((text): DeckBlock => ({ kind: 'blockquote', blocks: [paragraph(text)], origin })),
  fc.constant<DeckBlock>({ kind: 'code', text: 'let x = 1;\nlet y = 2;', language: null, origin }),
  fc.constant(image),
  fc.constant<DeckBlock>(chart('column', ['a', 'b'], [{ name: 's', values: [1, 2] }])),
);

describe('placeDeck', () => {
  it('keeps random slides inside the slide, boxes apart, and says all that does not fit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...light.layouts.keys()),
        fc.array(fc.array(block, { maxLength: 3 }), { maxLength: 4 }),
        sentence,
        fc.boolean(),
        (layout, contents, title, isDark) => {
          const theme = isDark ? dark : light;
          // Pictures that fill the slide lie under all else.
          const beside = [...theme.layouts.get(layout)!.slots].filter(([, { behind }]) => !behind);
          const names = beside.map(([name]) => name);
          const slots = Object.fromEntries(names.map((name, i) => [name, contents[i] ?? []]));
          const placed = place([slide('s', layout, slots, { title: [run(title)] })], {}, theme);
          const said = placed.findings.length > 0;
          for (const each of placed.slides) {
            if (!said) expect(findFaults(each, theme.size)).toEqual([]);
            for (const shape of each.shapes) {
              if ((shape.kind === 'text' || shape.kind === 'table') && shape.overflow > 0)
                expect(said).toBe(true);
            }
          }
        },
      ),
      { numRuns: howMany.blocks },
    );
  });

  it('places title, section name, content and foot in reading order, in real placeholders', () => {
    const { slides } = place([
      slide('one', 'two-content', { right: [list(['b'])], left: [list(['a'])] }, { cited: [2, 1] }),
    ]);
    const order = slides[0]!.shapes.map((shape) => [
      shape.name,
      shape.kind === 'text' ? shape.placeholder : null,
    ]);
    expect(order).toEqual([
      ['Title', { type: 'title', index: 0 }],
      ['Section name', { type: 'body', index: 20 }],
      ['Text left', { type: 'body', index: 1 }],
      ['Text right', { type: 'body', index: 2 }],
      ['Sources', { type: 'body', index: 21 }],
      ['Footer', { type: 'footer', index: 11 }],
      ['Date', { type: 'date', index: 10 }],
      ['Slide number', { type: 'slide-number', index: 12 }],
    ]);
  });

  it('gives text that fills its slot the very box of the layout', () => {
    const { slides } = place([slide('one', 'title-and-content', { body: [list(['a'])] })]);
    const { x, y, w, h } = light.layouts.get('title-and-content')!.slots.get('body')!;
    expect(textNamed(slides, 'Text body').box).toEqual({ x, y, w, h });
  });

  it('chooses the largest size that fits, one for both columns', () => {
    const sentenceOf = (n: number) =>
      Array.from(
        { length: n },
        () =>
          'The document states that one thing supports another and that both of them go together, in words of its own.',
      );
    const { slides, findings } = place([
      slide('one', 'two-content', { left: [list(sentenceOf(5))], right: [list(sentenceOf(1))] }),
    ]);
    const sizes = ['Text left', 'Text right'].map(
      (name) => textNamed(slides, name).paragraphs[0]!.runs[0]!.size,
    );
    expect(findings).toEqual([]);
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[0]).toBeLessThan(20);
    expect(sizes[0]).toBeGreaterThanOrEqual(16);
  });

  it('puts the numbers of one source together at the foot', () => {
    const { slides } = place(
      [slide('one', 'title-and-content', { body: [paragraph('x')] }, { cited: [1, 2, 3] })],
      {
        citations: ['A', 'A', 'B'].map((short, i) => ({ number: i + 1, short, passage: null as never })), // placing only reads the short form
      },
    );
    expect(textNamed(slides, 'Sources').paragraphs[0]!.lines[0]!.text).toBe('1,\u00a02\u00a0A  ·  3\u00a0B');
  });

  it('shows the title of a slide whose layout has none just above it', () => {
    const { slides } = place([slide('one', 'blank', { body: [paragraph('x')] })]);
    const { box } = textNamed(slides, 'Title');
    expect(box.y + box.h).toBeLessThanOrEqual(0);
  });

  it('has text readable on a background of the slide', () => {
    const { slides } = place([
      slide('one', 'title-and-content', { body: [paragraph('x')] }, { background: 'dark2' }),
    ]);
    expect(slides[0]!.background).toEqual({ color: 'dark2' });
    for (const shape of slides[0]!.shapes) {
      if (shape.kind !== 'text') continue;
      const color = resolveColor(light, shape.paragraphs[0]!.runs[0]!.color);
      expect(contrast(color, light.colors.dark2)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('sets emphasis upright in Chinese', () => {
    const { slides } = place(
      [
        slide('one', 'title-and-content', {
          body: [paragraph([run('安全', { em: true }), run('safe', { em: true, language: 'en' })])],
        }),
      ],
      { language: 'zh' },
    );
    expect(
      textNamed(slides, 'Text body').paragraphs[0]!.runs.map((each) => [
        each.text,
        each.italic,
        each.language,
      ]),
    ).toEqual([
      ['安全', false, 'zh'],
      ['safe', true, 'en'],
    ]);
  });

  it('stands text and figure of one slot one above the other, the text in the placeholder', () => {
    const { slides } = place([
      slide('one', 'title-and-content', {
        body: [
          paragraph('Above'),
          chart('column', ['a'], [{ name: 's', values: [1] }]),
          paragraph('Below', 'caption'),
        ],
      }),
    ]);
    const [above, figure, below] = slides[0]!.shapes.slice(2, 5);
    expect(above).toMatchObject({ kind: 'text', placeholder: { type: 'body', index: 1 } });
    expect(figure!.kind).toBe('chart');
    expect(below).toMatchObject({ kind: 'text', placeholder: null });
    expect(above!.box.y + above!.box.h).toBeLessThan(figure!.box.y);
    expect(figure!.box.y + figure!.box.h).toBeLessThan(below!.box.y);
  });

  it('sizes columns by what stands in them', () => {
    const { slides } = place([
      slide('one', 'title-and-content', {
        body: [
          table([
            ['No.', 'What it says'],
            ['1', 'The document states that one thing supports another. '.repeat(4)],
          ]),
        ],
      }),
    ]);
    const placed = slides[0]!.shapes.find((shape) => shape.kind === 'table');
    if (placed?.kind !== 'table') throw new Error('no table');
    expect(placed.columns[0]!).toBeLessThan(1);
    expect(placed.columns.reduce((a, b) => a + b)).toBeCloseTo(11.933);
    expect(placed.headerRow).toBe(true);
  });
});

describe('findings', () => {
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft1';
  it.each([
    [
      'a word wider than its place',
      slide('s', 'two-content', { left: [paragraph(long)] }),
      'error[word-too-wide] slide "s", slot "left": "Donau',
    ],
    [
      'text that is too tall',
      slide('s', 'section-header', { body: [paragraph('many words '.repeat(400))] }),
      'error[text-overflow] slide "s", slot "body": the text is',
    ],
    [
      'a title that is too tall',
      slide('s', 'title-only', {}, { title: [run('many words '.repeat(40))] }),
      'error[text-overflow] slide "s", the title',
    ],
    [
      'an unknown layout',
      slide('s', 'two-contents', {}),
      'error[unknown-layout] slide "s" wants the layout "two-contents"',
    ],
    [
      'an unknown slot',
      slide('s', 'two-content', { middle: [paragraph('x')] }),
      'error[unknown-slot] slide "s": the layout "two-content" has no slot "middle"',
    ],
    [
      'a subtitle without a place',
      slide('s', 'title-only', {}, { subtitle: [run('x')] }),
      'error[unknown-slot] slide "s": the layout "title-only" has no place for a subtitle',
    ],
    [
      'an unknown background',
      slide('s', 'title-only', {}, { background: 'drak1' }),
      'error[unknown-background] slide "s": "drak1"',
    ],
    [
      'an unknown class',
      slide('s', 'title-and-content', { body: [paragraph([run('x', { class: 'loud' })])] }),
      'warning[unknown-class] the theme has no class "loud"',
    ],
    [
      'an unknown class in a table',
      slide('s', 'title-and-content', { body: [classed(table([['x']]), 'loud')] }),
      'warning[unknown-class] the theme has no class "loud"',
    ],
  ])('%s', (_, given, expected) => {
    const { findings, diagnostics } = place([given]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(expected);
    if (!expected.includes('layout') && !expected.includes('class'))
      expect(formatLocation(diagnostics[0]!.span!)).toBe('deck.yaml:1:1');
  });
  it('shows an unknown class where the template wrote it, once on however many slides', () => {
    const file = { path: 'loud.hbs', text: '<slide>\n<p><span class="loud">' };
    const body = [paragraph([run('x', { class: 'loud', classSpan: { file, start: 11, end: 16 } })])];
    const slides = ['a', 'b'].map((id) => slide(id, 'title-and-content', { body }));
    const said = sortDiagnostics(place(slides).diagnostics);
    expect(said.map((each) => `${formatLocation(each.span!)} ${each.code}`)).toEqual([
      'loud.hbs:2:4 unknown-class',
    ]);
  });
  it('says a word that is too wide where its author wrote it, and breaks it between signs', () => {
    const file = { path: 'words.yaml', text: 'points: [marks]' };
    const template = { file: { path: 'bullets.hbs', text: '<ul/>' }, start: 0, end: 3 };
    const words = [run('short '), run('e\u0301y\u0308'.repeat(60), { yaml: { file, start: 9, end: 14 } })];
    const body: DeckBlock = { kind: 'paragraph', class: null, runs: words, origin };
    const given = slide('s', 'two-content', {});
    const slots = [{ name: 'left', blocks: [body], origin: { template, yaml: null } }];
    const { slides, diagnostics } = place([{ ...given, slots }]);
    expect(diagnostics.map((each) => [each.code, formatLocation(each.span!)])).toEqual([
      ['word-too-wide', 'words.yaml:1:10'],
    ]);
    expect(diagnostics[0]!.related.map((each) => formatLocation(each.span))).toEqual(['bullets.hbs:1:1']);
    const lines = textNamed(slides, 'Text left').paragraphs[0]!.lines.slice(1);
    expect(lines.length).toBeGreaterThan(2);
    for (const { text } of lines) expect(text).toMatch(/^(e\u0301|y\u0308)+$/u);
  });
  it('says it at the entry of the slide where nothing better is known', () => {
    const template = { file: { path: 'bullets.hbs', text: '<ul/>' }, start: 0, end: 3 };
    const slots = [{ name: 'left', blocks: [paragraph(long)], origin: { template, yaml: null } }];
    const { diagnostics } = place([{ ...slide('s', 'two-content', {}), slots }]);
    expect(formatLocation(diagnostics[0]!.span!)).toBe('deck.yaml:1:1');
  });
  it('lets a long address break instead', () => {
    const body = [paragraph([run(`https://example.org/${long}${long}`, { link: 'https://example.org/' })])];
    expect(place([slide('s', 'two-content', { left: body })]).findings).toEqual([]);
  });
});

describe('the footer', () => {
  const slides = ['a', 'b', 'c'].map((id) => slide(id, 'title-and-content', { body: [paragraph('x')] }));
  const footerOf = (given: ReturnType<typeof place>) => {
    const { paragraphs } = textNamed(given.slides, 'Footer');
    return paragraphs.flatMap((each) => each.lines.map((line) => line.text));
  };

  it('is as much of a long deck title as there is room for, without a word about it', () => {
    const title = [
      run('The water cycle as '),
      run('one page', { em: true }),
      run(' of a survey tells it, '.repeat(8)),
    ];
    const placed = place(slides, { title });
    expect(placed.findings).toEqual([]);
    const [line, ...more] = footerOf(placed);
    expect(more).toEqual([]);
    expect(line).toMatch(/^The water cycle as one page of a survey .*[a-z]…$/);
    // It ends with a whole word.
    expect(title.map((each) => each.text).join('')).toMatch(new RegExp(`${line!.slice(0, -1)}[ ,]`));
  });
  it('of a Chinese title ends between signs', () => {
    const placed = place(slides, {
      title: [run('总体国家安全观，其要素与领域。'.repeat(9))],
      language: 'zh',
    });
    expect(placed.findings).toEqual([]);
    expect(footerOf(placed)).toHaveLength(1);
    expect(footerOf(placed)[0]).toMatch(/[^，。]…$/);
  });
  it('of an author stays whole, and is said to be too long once a deck at its own place', () => {
    const file = { path: 'own.yaml', text: 'title: x\nfooter: y\n' };
    const footer = [run('many words '.repeat(30), { yaml: { file, start: 17, end: 18 } })];
    const { findings, diagnostics, slides: drawn } = place(slides, { footer });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^error\[text-overflow\] the footer: the text is/);
    expect(formatLocation(diagnostics[0]!.span!)).toBe('own.yaml:2:9');
    expect(diagnostics[0]!.related).toEqual([]);
    expect(textNamed(drawn, 'Footer').paragraphs[0]!.runs[0]!.text).toBe(footer[0]!.text);
  });
});

describe('citation marks', () => {
  const cite = { type: 'statement', key: 'x' } as const;
  it.each([
    ['zh', '该文件把核心要义概括为五大要素和五对关系，'],
    ['en', 'The document states that one thing supports another. '],
  ])('never begin a line (%s)', (language, sentence) => {
    const signs = [...sentence.repeat(6)];
    for (let length = 40; length < signs.length; length += 3) {
      const text = signs.slice(0, length).join('').trim();
      const body = paragraph([run(`${text}。`), run('8', { cite }), run('12', { cite })]);
      const { slides } = place([slide('s', 'two-content', { left: [body] })], { language });
      for (const { text: line } of textNamed(slides, 'Text left').paragraphs[0]!.lines)
        expect(line).not.toMatch(/^(8|12)/);
    }
  });
  it('go on in the next line where there are too many of them', () => {
    const many = Array.from({ length: 200 }, (_, i) => run(String(i + 1), { cite }));
    const { findings } = place([slide('s', 'two-content', { left: [paragraph([run('All。'), ...many])] })]);
    expect(findings).toEqual([]);
  });
});
