import { type AttributeInfo, type AttributeType, optional, required, words } from './attribute-types.ts';
import { cardStyles } from './card-styles.ts';
import { rowLooks, verdicts } from './cell-drawing.ts';
import { chartKinds, chartSorts } from './chart-kinds.ts';

export type { AttributeInfo, AttributeType };

/** The arrangements of diagrams by name, each with the attributes that only it has. */
export type DiagramVocabulary = ReadonlyMap<
  string,
  { readonly attributes?: Readonly<Record<string, AttributeInfo>> }
>;

/** What may stand in an element: nothing, other elements, runs of text, plain text, or runs and blocks both. */
export type ContentModel = 'empty' | 'elements' | 'inline' | 'text' | 'flow';

export interface ElementInfo {
  readonly name: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, AttributeInfo>>;
  readonly content: ContentModel;
  /** Names of the elements that may stand in it. */
  readonly children: readonly string[];
}

const text: AttributeType = { kind: 'text' };
const id: AttributeType = { kind: 'id' };
const ids: AttributeType = { kind: 'ids' };
const names: AttributeType = { kind: 'names' };
const boolean: AttributeType = { kind: 'boolean' };
const alt = optional(text, 'What it shows, in words. Left out: derived from the outline.');
const span = (what: string) =>
  optional({ kind: 'integer', from: 1, to: 100 }, `How many ${what} the cell covers.`);

const inline = ['strong', 'em', 'del', 'code', 'a', 'sup', 'sub', 'br', 'cite', 'span'];
const headings = ['h3', 'h4', 'h5', 'h6'];
const textBlocks = ['p', 'ul', 'ol', 'table', 'blockquote', 'pre', ...headings, 'hr'];
const cell = {
  attributes: {
    colspan: span('columns'),
    rowspan: span('rows'),
    align: optional(words('left', 'center', 'right'), 'Where its text stands.'),
    look: optional(words('focus'), 'Of a cell in a column that stands out.'),
    bar: optional(
      { kind: 'number' },
      'Length of a bar before its text, the longest of its column filling its place.',
    ),
    sparkline: optional(names, 'Figures drawn as small columns before its text, with `|` behind each.'),
    verdict: optional(words(...verdicts), 'A sign before its text.'),
    icon: optional(text, 'Name of an icon before its text.'),
  },
  content: 'inline',
  children: inline,
} as const;

/** The elements of slide markup: what documentation is made from and `parseSlide` checks against. */
export const vocabulary: readonly ElementInfo[] = [
  {
    name: 'slide',
    description: 'One slide: its title, its slots, its notes.',
    attributes: {
      layout: required(id, "Name of one of the theme's layouts."),
      instead: optional(
        ids,
        'Layouts with the same places, of which one is taken where two slides before have this one.',
      ),
      background: optional(text, 'A colour of the theme, or a picture.'),
    },
    content: 'elements',
    children: ['title', 'subtitle', 'slot', 'notes'],
  },
  element('title', 'The title of the slide.', 'inline', inline),
  element('subtitle', 'The line under the title.', 'inline', inline),
  {
    name: 'slot',
    description: 'One of the places that the layout has.',
    attributes: {
      name: required(id, 'Name of the slot, as in the layout.'),
      'run-on': optional(
        boolean,
        'Whether its paragraphs run on in the same lines, with `·` between them, where they find no room one under another.',
      ),
    },
    content: 'elements',
    children: [...textBlocks, 'img', 'diagram', 'chart', 'cards'],
  },
  element('notes', 'What the speaker says.', 'elements', [...textBlocks, 'img']),
  {
    name: 'p',
    description: 'A paragraph. One without text is left out.',
    attributes: {
      class: optional(words('lead', 'caption', 'big-number'), 'What kind of paragraph it is.'),
    },
    content: 'inline',
    children: inline,
  },
  ...headings.map((name) => element(name, 'A heading within a text.', 'inline', inline)),
  element('hr', 'A break between two parts of a text.', 'empty', []),
  element('ul', 'A list with bullets.', 'elements', ['li']),
  {
    name: 'ol',
    description: 'A numbered list.',
    attributes: { start: optional({ kind: 'integer', from: 0, to: 999_999_999 }, 'Its first number.') },
    content: 'elements',
    children: ['li'],
  },
  element('li', 'An item: text, then perhaps a list in it. One without text is left out.', 'flow', [
    ...inline,
    ...textBlocks,
  ]),
  {
    name: 'table',
    description: 'A table.',
    attributes: { alt: optional(text, 'What it shows, in words. Left out: derived from its header row.') },
    content: 'elements',
    children: ['tr'],
  },
  {
    name: 'tr',
    description: 'A row of a table; a header row where all of its cells are `th`.',
    attributes: {
      look: optional(
        words(...rowLooks),
        'Of a row that stands out, adds up those above it, or heads those below it.',
      ),
    },
    content: 'elements',
    children: ['th', 'td'],
  },
  { name: 'th', description: 'A header cell.', ...cell },
  { name: 'td', description: 'A cell.', ...cell },
  element('blockquote', 'A quotation.', 'flow', [...inline, ...textBlocks]),
  {
    name: 'pre',
    description: 'Text in fixed width, line by line as written.',
    attributes: {
      language: optional(text, 'The language it is code in.'),
      file: optional(
        text,
        "A file of the project whose text it is, from the project's root; perhaps with lines, as in `src/x.ts#L3-L9`.",
      ),
      lines: optional(boolean, 'Whether its lines are numbered.'),
      highlight: optional(text, 'Lines that stand out, as in `2,4-6`.'),
    },
    content: 'text',
    children: [],
  },
  {
    name: 'img',
    description: 'A picture.',
    attributes: {
      src: required(text, "Path of the file, from the outline's folder or the template set's."),
      alt: optional(text, 'What it shows, in words.'),
      title: optional(text, 'What is shown of it when it is pointed at.'),
      decorative: optional(boolean, '`true`: it says nothing, readers may pass over it.'),
      fit: optional(words('contain', 'cover'), '`contain` shows all of it, `cover` fills the slot.'),
      focus: optional(
        { kind: 'point' },
        'With `cover`, what stays in sight: per cent from the left and the top, as in `30 40`.',
      ),
      href: optional({ kind: 'link' }, 'Where a click on it leads; as of `a`.'),
      media: optional(
        text,
        "Path of a video or a recording that plays in its place, from the outline's folder.",
      ),
    },
    content: 'empty',
    children: [],
  },
  {
    name: 'diagram',
    description: 'Elements and their relationships, drawn.',
    attributes: {
      arrange: optional(
        { kind: 'arrangement' },
        'How they are arranged; left out or empty: as suits what it shows.',
      ),
      of: required(ids, 'What is drawn; groups stand for their members.'),
      focus: optional(id, 'What stands in the centre or at the root.'),
      labels: optional(boolean, 'Whether relationships carry their labels.'),
      emphasis: optional(id, 'What the slide is about: all else steps back.'),
      points: optional(names, 'Places of things between two axes: id, x and y, with `|` behind each.'),
      parts: optional(names, 'Things by parts of the figure: its name and their ids, with `|` behind each.'),
      at: optional(names, 'Places of things on `image`, in per cent: id, x and y, with `|` behind each.'),
      image: optional(text, 'The picture on which things stand.'),
      'image-alt': optional(text, 'What that shows, for those who cannot see it.'),
      'x-title': optional(text, 'What the level axis measures.'),
      'y-title': optional(text, 'What the upright axis measures.'),
      alt,
    },
    content: 'empty',
    children: [],
  },
  {
    name: 'chart',
    description: 'A native chart of a table of the outline.',
    attributes: {
      kind: required(words(...chartKinds), 'What is drawn.'),
      data: required(id, 'The data, by id.'),
      x: optional(text, 'Column of the categories; else the first.'),
      y: optional(names, 'Columns of the values, with `|` between them; else all others.'),
      series: optional(text, 'Column whose values name the series.'),
      size: optional(text, 'Column that says how large bubbles are.'),
      errors: optional(
        names,
        'Column of how far off the values may be, or two with the least and the most, with `|` between them.',
      ),
      'second-axis': optional(names, 'Series on an axis of their own, with `|` between them.'),
      'x-title': optional(text, 'Title of the category axis.'),
      'y-title': optional(text, 'Title of the value axis.'),
      values: optional(boolean, 'Whether values are written at the marks.'),
      percent: optional(boolean, 'Whether the parts of a circle are shown in per cent.'),
      'axis-min': optional({ kind: 'number' }, 'Where the axis of values begins.'),
      'axis-max': optional({ kind: 'number' }, 'Where it ends.'),
      emphasis: optional(text, 'The series or category that stands out.'),
      sort: optional(words(...chartSorts), 'Order of the categories by their values; else as in the data.'),
      top: optional(
        { kind: 'integer', from: 1, to: 1000 },
        'How many of the largest are shown; the rest is added up.',
      ),
      reference: optional({ kind: 'number' }, 'A value at which a line is drawn across.'),
      'reference-label': optional(text, 'What that line is called.'),
      'annotate-at': optional(
        text,
        'The category, or the series and the category, that the content speaks of.',
      ),
      alt,
    },
    content: 'inline',
    children: inline,
  },
  {
    name: 'cards',
    description: 'Boxes of one kind, as large as their place, of one height.',
    attributes: { style: required(words(...cardStyles), 'What they look like and how they stand.') },
    content: 'elements',
    children: ['card'],
  },
  {
    name: 'card',
    description: 'One of them. Parts without text are left out, and so is a card without parts.',
    attributes: {
      icon: optional(text, 'Name of an icon.'),
      kind: optional(text, 'Kind of what it shows: the theme may have an icon for it.'),
      state: optional(words('current'), 'Of rows: what stands out; those before it are done with.'),
      bar: optional({ kind: 'number' }, 'Of rows: length of a bar, the longest filling its place.'),
    },
    content: 'elements',
    children: ['img', 'value', 'head', 'detail', 'body', 'foot'],
  },
  element('value', 'A figure, large.', 'inline', inline),
  element('head', 'What the card is about.', 'inline', inline),
  element('detail', 'A line under the head: who and when, a unit.', 'inline', inline),
  element('body', 'What the card says.', 'elements', ['p', 'ul', 'ol', 'blockquote']),
  element('foot', 'A line at the foot of the card.', 'inline', inline),
  element('strong', 'Strong emphasis.', 'inline', inline),
  element('em', 'Emphasis.', 'inline', inline),
  element('del', 'Struck out.', 'inline', inline),
  element('code', 'Text in fixed width.', 'inline', inline),
  {
    name: 'a',
    description: 'A link.',
    attributes: {
      href: required({ kind: 'link' }, 'http, https, mailto, tel, or `#` and the id of a slide.'),
      title: optional(text, 'What is shown of it when it is pointed at.'),
    },
    content: 'inline',
    children: inline.filter((name) => name !== 'a'),
  },
  element('sup', 'Raised.', 'inline', inline),
  element('sub', 'Lowered.', 'inline', inline),
  element('br', 'A line break.', 'empty', []),
  element('cite', 'A citation; made by `{{cite}}`.', 'empty', []),
  {
    name: 'span',
    description: 'Text of a class that the theme names.',
    attributes: { class: required(id, 'Name of the class.') },
    content: 'inline',
    children: inline,
  },
];

export const elementsByName: ReadonlyMap<string, ElementInfo> = new Map(
  vocabulary.map((info) => [info.name, info]),
);

export const blockNames: ReadonlySet<string> = new Set([...textBlocks, 'img', 'diagram', 'chart', 'cards']);

function element(
  name: string,
  description: string,
  content: ContentModel,
  children: readonly string[],
): ElementInfo {
  return { name, description, attributes: {}, content, children };
}
