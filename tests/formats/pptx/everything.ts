import type { Deck, Slide } from '../../../src/deck/index.ts';
import type { DrawPptxInput } from '../../../src/formats/pptx/index.ts';
import type { PlacedDeck, PlacedSlide, PlacedTable } from '../../../src/layout/index.ts';
import type { Block, Origin, Run } from '../../../src/markup/index.ts';
import type { Source, Statement } from '../../../src/outline/index.ts';
import {
  chart,
  connector,
  gif,
  group,
  image,
  item,
  node,
  paragraph,
  placedSeries,
  png,
  run,
  slide,
  svg,
  table,
  text,
  title,
} from './placed-pieces.ts';
import { plainTheme } from './plain-theme.ts';

const nowhere: Origin = { template: null, yaml: null };
const file = { path: 'deck.yaml', text: '' };
const span = { file, start: 0, end: 0 };

/** A deck that holds one of everything that a placed deck can hold. */
export function everything(): DrawPptxInput {
  const slides = everySlide();
  return {
    placed: { language: 'en', width: 13.333, height: 7.5, slides } satisfies PlacedDeck,
    deck: deckOf(slides),
    theme: plainTheme,
    properties: { created: '2026-11-22T00:00:00.000Z' },
  };
}

export function deckOf(slides: readonly PlacedSlide[]): Deck {
  const wording = (value: string) => ({
    kind: 'text' as const,
    block: false,
    span,
    wordings: [{ language: null, value, span }],
  });
  const source = {
    id: 'page',
    type: 'source',
    title: wording('A page & its title'),
    publisher: 'The publisher',
    date: null,
    url: 'https://example.org/?a=1&b=2',
    language: 'en',
  } as unknown as Source;
  const passage = { source } as unknown as Statement['passages'][number];
  const meanings = slides.map(
    (placed, i): Slide => ({
      id: placed.id,
      use: 'content',
      layout: placed.layout,
      choice: { by: 'template', reason: 'so it is in tests' },
      background: null,
      section: i < 2 ? 'start' : 'rest',
      kicker: null,
      title: [{ text: `Slide ${placed.id}` }],
      titleOrigin: nowhere,
      subtitle: null,
      slots: [],
      notes: i === 1 ? [] : notes(),
      cited: [],
      citedInNotes: [],
      hidden: placed.hidden,
      minutes: 1,
      part: null,
      origin: nowhere,
    }),
  );
  // Only what the pptx room reads of an outline.
  const outline = { id: 'water', language: 'en', title: wording('The water') } as unknown as Deck['outline'];
  return {
    id: 'everything',
    outline,
    language: 'en',
    template: 'briefing',
    theme: 'plain',
    title: [{ text: 'Everything & ' }, { text: '<more>', em: true }],
    subtitle: [{ text: 'A deck for tests' }],
    audience: null,
    presenter: [{ text: 'A. Person' }],
    presenters: [{ name: [{ text: 'A. Person' }], role: null, link: null }],
    footer: null,
    date: null,
    dateText: '22 November 2026',
    dateForms: ['22 November 2026'],
    minutes: 10,
    spokenMinutes: 5,
    sections: [
      { id: 'start', title: 'Start & end' },
      { id: 'rest', title: '其余' },
    ],
    slides: meanings,
    ownStatements: new Map(),
    citations: [{ number: 1, passage, short: 'Page' }],
    words: (key) => key,
    span,
  };
}

function notes(): Block[] {
  const words = (runs: readonly Run[]): Block => ({ kind: 'paragraph', class: null, runs, origin: nowhere });
  return [
    words([
      { text: 'Say ' },
      { text: 'this', strong: true },
      { text: ' first, with ' },
      { text: 'a link', link: 'https://example.org/?q=1&r=2' },
      { text: ' & a ' },
      { text: 'jump', link: '#tables' },
      { text: '; H' },
      { text: '2', sub: true },
      { text: 'O' },
      { text: '\n', break: true },
      { text: 'code()', code: true },
    ]),
    {
      kind: 'list',
      ordered: true,
      start: 3,
      origin: nowhere,
      items: [
        { blocks: [words([{ text: 'Third' }])], origin: nowhere },
        {
          blocks: [
            words([{ text: 'Fourth' }]),
            {
              kind: 'list',
              ordered: false,
              start: 1,
              origin: nowhere,
              items: [{ blocks: [words([{ text: 'Nested 嵌套', language: 'zh' }])], origin: nowhere }],
            },
          ],
          origin: nowhere,
        },
      ],
    },
  ];
}

function everySlide(): PlacedSlide[] {
  const white = { color: 'light1' } as const;
  const cover = slide('cover', 1, 'title-slide', [
    text(
      'Title',
      { x: 0.7, y: 1.75, w: 11.933, h: 1.875 },
      [paragraph([run('Everything & <more>', { size: 44, bold: true, font: 'heading', color: white })])],
      { placeholder: { type: 'center-title', index: 0 }, anchor: 'bottom' },
    ),
    text(
      'Subtitle',
      { x: 0.7, y: 3.875, w: 11.933, h: 1 },
      [paragraph([run('Subtitle', { size: 22, color: white })])],
      {
        placeholder: { type: 'subtitle', index: 1 },
      },
    ),
    text(
      'Details',
      { x: 0.7, y: 5.5, w: 11.933, h: 1 },
      [paragraph([run('Details', { size: 14, color: white })])],
      {
        placeholder: { type: 'body', index: 2 },
      },
    ),
  ]);
  const content = slide('content', 2, 'title-and-content', [
    title('Text of every kind'),
    text(
      'Section name',
      { x: 0.7, y: 0.375, w: 11.933, h: 0.25 },
      [paragraph([run('Section', { size: 12, bold: true, color: { color: 'accent1' } })])],
      { placeholder: { type: 'body', index: 20 } },
    ),
    text(
      'Body',
      { x: 0.7, y: 1.75, w: 11.933, h: 4.625 },
      [
        paragraph([run('A lead paragraph', { size: 22, color: { color: 'accent1', shade: 0.25 } })]),
        item([run('Plain, '), run('strong', { bold: true }), run(', '), run('emphasis', { italic: true })]),
        item([
          run('With a mark'),
          run('1, 2', { sup: true, cite: { type: 'statement', key: 'x/1' } }),
          run(', H'),
          run('2', { sub: true }),
          run('O and '),
          run('code & <tags>', { font: 'code', code: true, size: 18 }),
        ]),
        item([
          run('A link to '),
          run('a page', { link: 'https://example.org/?a=1&b=2', color: { color: 'hyperlink' } }),
          run(' and to '),
          run('a slide', { link: '#diagram', color: { color: 'hyperlink' } }),
          run('\n', { break: true }),
          run('after a break'),
        ]),
        item('Nested', {
          level: 1,
          indent: 0.5,
          bullet: { kind: 'character', character: '–' },
          spaceBefore: 4,
        }),
        item('Numbered', { bullet: { kind: 'number', start: 4 }, hanging: 0.35, indent: 0.35 }),
        item('Numbered', { bullet: { kind: 'number', start: 4 }, hanging: 0.35, indent: 0.35 }),
        paragraph([]),
        paragraph([run('中文：“人民安全”是宗旨。', { language: 'zh' }), run(' mixed')]),
        paragraph([run(']]> &amp; _x000D_ $& {{x}} 👩‍👩‍👧 עברית')], { align: 'right' }),
      ],
      { placeholder: { type: 'body', index: 1 } },
    ),
    text(
      'Sources',
      { x: 0.7, y: 6.45, w: 11.933, h: 0.45 },
      [paragraph([run('1', { size: 12, sup: true }), run('\u00a0Page', { size: 12 })])],
      { placeholder: { type: 'body', index: 21 }, anchor: 'bottom' },
    ),
    text('Footer', { x: 0.7, y: 7, w: 5.842, h: 0.25 }, [paragraph([run('The footer', { size: 12 })])], {
      placeholder: { type: 'footer', index: 11 },
      anchor: 'middle',
    }),
    text(
      'Date',
      { x: 6.792, y: 7, w: 2.25, h: 0.25 },
      [paragraph([run('22 November 2026', { size: 12 })], { align: 'center' })],
      {
        placeholder: { type: 'date', index: 10 },
        anchor: 'middle',
      },
    ),
    text(
      'Slide number',
      { x: 11.633, y: 7, w: 1, h: 0.25 },
      [paragraph([run('2', { size: 12 })], { align: 'right' })],
      {
        placeholder: { type: 'slide-number', index: 12 },
        anchor: 'middle',
      },
    ),
  ]);
  return [
    cover,
    content,
    diagramSlide(),
    tableSlide(),
    chartSlide('charts', 5),
    moreCharts(),
    pictureSlide(),
    hiddenSlide(),
  ];
}

function diagramSlide(): PlacedSlide {
  const a = node('a', { x: 1, y: 2, w: 2.5, h: 1 }, 'Rounded');
  const b = node('b', { x: 5, y: 2, w: 2.5, h: 1 }, 'Ellipse', { shape: 'ellipse' });
  const c = node('c', { x: 9, y: 3.6, w: 2.5, h: 1 }, 'Hexagon', { shape: 'hexagon' });
  const d = node('d', { x: 1, y: 5, w: 2.5, h: 1 }, 'Snipped', { shape: 'snip-rect' });
  const e = node('e', { x: 5, y: 5, w: 2.5, h: 1 }, 'Diamond', { shape: 'diamond' });
  const plate = text(
    'label',
    { x: 3.6, y: 2.2, w: 1.3, h: 0.4 },
    [paragraph([run('feeds', { size: 12 })], { align: 'center' })],
    {
      fill: { color: 'light1' },
      anchor: 'middle',
    },
  );
  const rest = (['plaque', 'terminator', 'folded-corner', 'rect'] as const).map((shape, i) =>
    node(`rest ${shape}`, { x: 9 + (i % 2) * 2, y: 5 + Math.floor(i / 2) * 0.8, w: 1.8, h: 0.7 }, shape, {
      shape,
    }),
  );
  const inner = group('inner', { x: 9, y: 5, w: 3.8, h: 1.5 }, rest, 'Four shapes');
  return slide('diagram', 3, 'title-only', [
    title('Connectors'),
    group(
      'Diagram',
      { x: 1, y: 2, w: 11.8, h: 4.5 },
      [
        a,
        b,
        c,
        d,
        e,
        plate,
        connector('a to b', a, 'right', b, 'left', { geometry: 'straight', startArrow: true }),
        connector('b to c', b, 'right', c, 'left'),
        connector('c to e', c, 'bottom', e, 'right'),
        connector('a to d', a, 'bottom', d, 'top', { geometry: 'straight' }),
        connector('d to e', d, 'right', e, 'left', {
          line: { color: { color: 'dark1' }, width: 2, dash: 'dot' },
        }),
        connector('e to b', e, 'top', b, 'bottom', { decorative: true }),
        inner,
      ],
      'How the shapes feed one another',
    ),
  ]);
}

function tableSlide(): PlacedSlide {
  const plain = table('plain', { x: 0.7, y: 1.75, w: 5.5, h: 2.4 }, [
    ['Name', 'Meaning'],
    ['Runoff', 'Water & <ground>'],
    ['Ice', '冰'],
  ]);
  const cell = plain.rows[1]!.cells[0]!;
  const at = (column: number, label: string, more: object = {}) => ({
    ...cell,
    column,
    header: false,
    paragraphs: [paragraph(label)],
    ...more,
  });
  const merged: PlacedTable = {
    ...plain,
    name: 'merged',
    alt: 'Table with merged cells',
    box: { x: 6.8, y: 1.75, w: 5.7, h: 2.4 },
    columns: [1.9, 1.9, 1.9],
    headerRow: false,
    rows: [
      { height: 0.8, cells: [at(0, 'two by two', { colspan: 2, rowspan: 2 }), at(2, 'one')] },
      {
        height: 0.8,
        cells: [
          at(2, 'two', {
            paragraphs: [paragraph([run('a link', { link: 'mailto:a@example.org' })]), paragraph('second')],
          }),
        ],
      },
      { height: 0.8, cells: [at(0, 'three'), at(1, 'wide', { colspan: 2, anchor: 'top' })] },
    ],
  };
  return slide('tables', 4, 'title-only', [title('Tables'), plain, merged]);
}

function chartSlide(id: string, number: number): PlacedSlide {
  const box = (i: number) => ({ x: 0.5 + (i % 2) * 6.2, y: 1.6 + Math.floor(i / 2) * 2.8, w: 6, h: 2.7 });
  const kinds = ['bar', 'column', 'line', 'area'] as const;
  return slide(id, number, 'title-only', [
    title('Charts'),
    ...kinds.map((kind, i) => chart(kind, box(i), kind)),
  ]);
}

function moreCharts(): PlacedSlide {
  const box = (i: number) => ({ x: 0.5 + (i % 2) * 6.2, y: 1.6 + Math.floor(i / 2) * 2.8, w: 6, h: 2.7 });
  return slide('more-charts', 6, 'two-content', [
    title('More charts'),
    chart('pie', box(0), 'pie', {
      categories: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      series: [placedSeries('pie', 'Share', [1, 2, 3, 4, 5, 6, 7, 8], { color: 'accent1' })],
    }),
    chart('doughnut', box(1), 'doughnut', { legend: false }),
    chart('scatter', box(2), 'scatter'),
    chart('plain', box(3), 'column', {
      values: false,
      legend: false,
      xTitle: null,
      yTitle: null,
      series: [placedSeries('column', 'Only', [0, 2, 3], { color: 'accent3' })],
    }),
  ]);
}

function pictureSlide(): PlacedSlide {
  const picture = {
    path: 'p.png',
    format: 'png',
    bytes: png,
    fallback: null,
    widthPx: 1,
    heightPx: 1,
  } as const;
  return {
    ...slide('pictures', 7, 'blank', [
      title('A title off the slide', {
        box: { x: 0.7, y: -0.75, w: 11.933, h: 0.625 },
        paragraphs: [paragraph([run('A title off the slide', { size: 26, bold: true, font: 'heading' })])],
        anchor: 'bottom',
      }),
      image('first', { x: 1, y: 1, w: 3, h: 3 }, picture),
      image('again', { x: 5, y: 1, w: 3, h: 2 }, picture, {
        crop: { left: 0.1, top: 0.25, right: 0, bottom: 0 },
      }),
      image(
        'drawn',
        { x: 9, y: 1, w: 3, h: 3 },
        { path: 'p.svg', format: 'svg', bytes: svg, fallback: png, widthPx: 10, heightPx: 10 },
      ),
      image(
        'moving',
        { x: 1, y: 5, w: 1, h: 1 },
        { ...picture, format: 'gif', bytes: gif },
        { alt: null, decorative: true },
      ),
    ]),
    background: { color: 'light2', shade: 0.1 },
  };
}

function hiddenSlide(): PlacedSlide {
  const body = text(
    'Quotation',
    { x: 1.25, y: 1.875, w: 10.625, h: 3 },
    [
      paragraph([run('A quotation in the heading’s font', { size: 30, font: 'heading' })]),
      paragraph([run('and a word in the other', { size: 24 })], { lineSpacing: 0.9 }),
    ],
    { placeholder: { type: 'body', index: 1 }, anchor: 'middle' },
  );
  const stray = text('Stray', { x: 1, y: 6, w: 3, h: 0.5 }, [paragraph('No such place')], {
    placeholder: { type: 'body', index: 99 },
  });
  return { ...slide('hidden', 8, 'quote', [title('Hidden'), body, stray]), hidden: true };
}
