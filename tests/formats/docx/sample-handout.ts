import { readFileSync } from 'node:fs';
import type { DocxOptions } from '../../../src/formats/docx/index.ts';
import type { HandoutBlock, HandoutDocument, HandoutSlide } from '../../../src/handouts/index.ts';
import type { Block, CellAlign, ListItem, Run, Table } from '../../../src/markup/index.ts';
import { decodeTheme, type Theme } from '../../../src/theme/index.ts';
import { gifOf, jpegOf, pngOf } from '../../fixtures/pictures.ts';

const origin = { template: null, yaml: null };

export const themes: Readonly<Record<'briefing' | 'night', Theme>> = {
  briefing: decodeTheme([themeFile('briefing')]).value!,
  night: decodeTheme([themeFile('briefing'), themeFile('night')]).value!,
};

function themeFile(set: string) {
  const url = new URL(`../../../templates/${set}/theme.yaml`, import.meta.url);
  return { path: `${set}/theme.yaml`, text: readFileSync(url, 'utf8') };
}

export const options: DocxOptions = {
  theme: themes.briefing,
  created: '2026-11-22T00:00:00Z',
  rasterize: async (_, { width }) => ({
    value: pngOf(width, Math.round((width * 9) / 16)),
    diagnostics: [],
  }),
};

/** A document with these blocks and nothing else that is special. */
export function handout(
  blocks: readonly HandoutBlock[],
  more: Partial<HandoutDocument> = {},
): HandoutDocument {
  return {
    name: 'note',
    title: [{ text: 'A short title' }],
    deckTitle: 'The deck',
    subject: 'What it is about',
    author: 'A. Presenter',
    language: 'en',
    date: '22 November 2026',
    footer: null,
    blocks,
    citations: new Map(),
    paper: 'a4',
    mostPages: null,
    slidesPerPage: null,
    setting: 'plain',
    words: {
      contents: 'Contents',
      sources: 'Sources',
      pageOf: ['Page ', ' of ', ''],
      slide: (number) => `Slide ${number}`,
      backTo: (number) => `Back to citation ${number}`,
      skip: 'Skip to the text',
      citation: (numbers) => `Citation ${numbers}`,
    },
    ...more,
  };
}

export function p(...runs: (string | Run)[]): Block {
  return { kind: 'paragraph', class: null, runs: runs.map(runOf), origin };
}

export function heading(level: number, text: string): Block {
  return { kind: 'heading', level, runs: [{ text }], origin };
}

export function list(ordered: boolean, items: readonly (readonly Block[])[], start = 1): Block {
  return {
    kind: 'list',
    ordered,
    start,
    items: items.map((blocks): ListItem => ({ blocks, origin })),
    origin,
  };
}

/** Rows of cells; the first row holds headers. "x|right" aligns a cell, runs may stand for its text. */
export function table(
  rows: readonly (readonly (string | readonly Run[])[])[],
  alt: string | null = null,
): Table {
  return {
    kind: 'table',
    alt,
    origin,
    rows: rows.map((cells, y) => ({
      header: y === 0,
      origin,
      cells: cells.map((cell) => {
        const [text, align] = typeof cell === 'string' ? cell.split('|') : ['', undefined];
        return {
          header: y === 0,
          runs: typeof cell === 'string' ? [{ text: text! }] : cell,
          // The tests write names of alignments only.
          align: (align as CellAlign | undefined) ?? null,
          colspan: 1,
          rowspan: 1,
          origin,
        };
      }),
    })),
  };
}

export function cite(text: string): Run {
  return { text, cite: { type: 'source', key: 'page' } };
}

export function entry(...numbers: number[]): Run {
  return { text: `[${numbers.join(', ')}]`, entry: numbers };
}

export function slide(
  number: number,
  blocks: readonly Block[],
  more: Partial<HandoutSlide> = {},
): HandoutSlide {
  return {
    kind: 'slide',
    number,
    id: `slide-${number}`,
    heading: [{ text: `${number}. Its title` }],
    level: 2,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" viewBox="0 0 960 540"><rect width="960" height="${500 + number}" fill="#FFF"/></svg>`,
    width: 960,
    height: 540,
    alt: `What slide ${number} says & shows`,
    blocks,
    ...more,
  };
}

/** One of everything that a handout can hold. */
export function everything(more: Partial<HandoutDocument> = {}): HandoutDocument {
  const deepest = list(false, [[p('fifth')]]);
  return handout(
    [
      p({ text: 'A line under the title', strong: true }),
      { kind: 'paragraph', class: 'lead', runs: [{ text: 'A lead' }], origin },
      heading(2, 'First part'),
      p(
        'Plain, ',
        { text: 'strong', strong: true },
        { text: ' emphasised', em: true },
        { text: ' both', strong: true, em: true },
        { text: ' code()', code: true },
        { text: 'above', sup: true },
        { text: 'below', sub: true },
        { text: '\n', break: true },
        { text: 'link', link: 'https://example.org/?a=1&b=2' },
        { text: ' part', link: 'https://example.org/?a=1&b=2', strong: true },
        { text: ' slide', link: '#slide-2' },
        { text: ' nowhere', link: '#not-here' },
        { text: '人民安全', language: 'zh' },
        { text: 'agua', language: 'es' },
        { text: 'coloured', class: 'accent' },
        cite('2, 1'),
      ),
      p('Said again.', cite('2')),
      heading(3, 'Lists'),
      list(false, [
        [p('one'), list(true, [[p('first')], [p('second')]], 3)],
        [p('two'), p('goes on'), { kind: 'code', text: 'a  b\nc', language: null, origin }],
        [list(false, [[list(false, [[list(false, [[deepest]])]])]])],
      ]),
      list(true, [[p('counts'), list(true, [[p('inside')]])], [p('on')]]),
      heading(4, 'Deeper'),
      heading(5, 'Deepest'),
      { kind: 'rule', origin },
      { kind: 'blockquote', blocks: [p('A quotation'), list(false, [[p('with a list')]])], origin },
      { kind: 'code', text: 'if (a < b) {\n\treturn "x";\n}\n', language: 'js', origin },
      table(
        [
          ['No.', 'What', 'How many|right'],
          ['1', 'a long text that needs more room than the others do', '12|right'],
          [[entry(1)], [{ text: 'cited', strong: true }, cite('3')], '5|center'],
        ],
        'Things & counts',
      ),
      spans,
      {
        kind: 'picture',
        format: 'png',
        bytes: pngOf(300, 200),
        widthPx: 300,
        heightPx: 200,
        alt: 'A "picture" of <x>',
      },
      { kind: 'paragraph', class: 'caption', runs: [{ text: 'A caption' }], origin },
      { kind: 'picture', format: 'jpeg', bytes: jpegOf(20, 10), widthPx: 2000, heightPx: 1000, alt: null },
      { kind: 'picture', format: 'gif', bytes: gifOf(20, 10), widthPx: 20, heightPx: 10, alt: 'Small' },
      {
        kind: 'picture',
        format: 'svg',
        bytes: new TextEncoder().encode(slide(9, []).svg),
        widthPx: 96,
        heightPx: 54,
        alt: 'Drawn',
      },
      { kind: 'paragraph', class: 'big-number', runs: [{ text: '97 %' }], origin },
      { kind: 'page-break' },
      heading(2, 'A wide table'),
      table([
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        ['1', '2', '3', '4', '5', '6', '7'],
      ]),
      heading(2, 'Slides'),
      slide(1, [p('Notes.', cite('1')), list(false, [[p(entry(1), ' A source')]])]),
      slide(2, [p('More notes.', cite('1, 4'))], { heading: [] }),
      heading(2, 'Sources'),
      list(false, [[p(entry(1, 2), ' A page')], [p(entry(4), ' Another')]]),
    ],
    {
      citations: new Map(
        [1, 2, 3, 4].map((number) => [
          number,
          {
            number,
            runs: [{ text: `Source ${number} in full: “` }, { text: '引文', language: 'zh' }, { text: '”' }],
            brief: [{ text: `Source ${number}, passage` }],
            listed: number !== 3,
          },
        ]),
      ),
      slidesPerPage: 1,
      ...more,
    },
  );
}

const spans: Block = {
  kind: 'table',
  alt: null,
  origin,
  rows: [
    {
      header: true,
      origin,
      cells: [cell('wide', { header: true, colspan: 2 }), cell('c', { header: true })],
    },
    { header: false, origin, cells: [cell('high', { rowspan: 2 }), cell('x'), cell('y')] },
    { header: false, origin, cells: [cell('short row')] },
    { header: false, origin, cells: [cell('all', { colspan: 3 })] },
  ],
};

function cell(text: string, more: { header?: boolean; colspan?: number; rowspan?: number } = {}) {
  return { header: false, runs: [{ text }], align: null, colspan: 1, rowspan: 1, origin, ...more };
}

function runOf(run: string | Run): Run {
  return typeof run === 'string' ? { text: run } : run;
}
