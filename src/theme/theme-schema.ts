import {
  boolean,
  byKind,
  type Infer,
  list,
  mapOf,
  mapped,
  number,
  oneOf,
  optional,
  type RecordOf,
  record,
  required,
  type Schema,
  string,
} from '../yaml/index.ts';
import { slideSizeNames, slideSizes } from './scale-places.ts';
import { lineDashes, nodeShapes, themeColors } from './theme.ts';

const hexColor = () =>
  mapped(
    string({ pattern: /^#?[0-9A-Fa-f]{6}$/, what: 'a colour of six hex digits, such as 1F6FB2' }),
    (text) => text.replace('#', '').toUpperCase(),
  );

// What a typeface attribute may hold, and what Office lists: letters, digits, spaces and a few marks.
const fontName = () =>
  string({ pattern: /^[\p{L}\p{N}][\p{L}\p{N} ._+()-]{0,62}$/u, what: 'the name of a font' });

const fonts = record('pair of fonts', {
  latin: optional(fontName(), 'Face for Latin, Greek and Cyrillic text.'),
  'east-asian': optional(fontName(), 'Face for Chinese, Japanese and Korean text.'),
  complex: optional(fontName(), 'Face for Arabic, Hebrew, Thai and other complex scripts.'),
});

const themeColor = () => oneOf(themeColors, 'theme colour');

const colorRef = record(
  'colour',
  {
    color: required(themeColor(), 'One of the theme colours.'),
    tint: optional(number({ min: 0, max: 1 }), 'Share of the way to white.'),
    shade: optional(number({ min: 0, max: 1 }), 'Share of the way to black.'),
  },
  { shorthand: 'color' },
);

const inches = (description: string, options: { readonly min?: number } = { min: 0 }) =>
  optional(number({ ...options, max: 60 }), description);
const points = (description: string) => optional(number({ min: 6, max: 400 }), description);

const placeFields = {
  x: inches('Distance from the left edge of the slide, in inches.'),
  y: inches('Distance from the top of the slide, in inches.'),
  w: inches('Width in inches.', { min: 0.05 }),
  h: inches('Height in inches.', { min: 0.05 }),
  size: points('Type size in points; by default the one of its role.'),
  min: points('Smallest size to which text may be fitted.'),
  color: optional(colorRef, 'Colour of the text; by default one that can be read on the background.'),
  bold: optional(boolean(), 'Whether the text is bold.'),
  align: optional(oneOf(['left', 'center', 'right']), 'How lines are aligned.'),
  anchor: optional(oneOf(['top', 'middle', 'bottom']), 'Where text stands in its place.'),
  font: optional(oneOf(['heading', 'body']), 'Which pair of fonts.'),
  index: optional(number({ integer: true, min: 0, max: 9999 }), 'Index of the placeholder.'),
  bullets: optional(
    boolean(),
    'Whether what is typed there in PowerPoint begins as a list; by default in places for content.',
  ),
} as const;

const place = record('place', placeFields);
export type PlaceSource = RecordOf<typeof placeFields>;

/** `none` takes away what `every-layout` gives. */
const placeOrNone: Schema<PlaceSource | 'none'> = byKind({ scalar: oneOf(['none']), map: place });

const furniture = {
  background: optional(colorRef, 'Colour of the slide.'),
  kicker: optional(placeOrNone, 'Where the name of the section stands.'),
  citations: optional(placeOrNone, 'Where short sources stand.'),
  footer: optional(placeOrNone, 'Where the footer stands.'),
  date: optional(placeOrNone, 'Where the date stands.'),
  number: optional(placeOrNone, 'Where the slide number stands.'),
} as const;

const decorationFields = {
  shape: required(oneOf(['rect', 'round-rect', 'ellipse', 'line']), 'The shape.'),
  x: required(number({ min: 0, max: 60 }), 'Distance from the left edge, in inches.'),
  y: required(number({ min: 0, max: 60 }), 'Distance from the top, in inches.'),
  w: required(number({ min: 0, max: 60 }), 'Width in inches.'),
  h: required(number({ min: 0, max: 60 }), 'Height in inches.'),
  fill: required(colorRef, 'Its colour.'),
} as const;

const layoutFields = {
  ...furniture,
  name: optional(
    string({ pattern: /^[^\p{C}<>&"]{1,60}$/u, what: 'a layout name' }),
    "The name in PowerPoint's list of layouts.",
  ),
  type: optional(
    oneOf([
      'title',
      'obj',
      'secHead',
      'twoObj',
      'twoTxTwoObj',
      'titleOnly',
      'blank',
      'objTx',
      'picTx',
      'cust',
    ]),
    'The type of layout by ECMA-376, 19.7.15.',
  ),
  title: optional(placeOrNone, 'Where the title stands.'),
  subtitle: optional(placeOrNone, 'Where the subtitle stands.'),
  slots: optional(mapOf(place), 'Places for content by name, in reading order.'),
  decorations: optional(list(record('decoration', decorationFields)), 'Shapes behind the content.'),
} as const;
export type LayoutSource = RecordOf<typeof layoutFields>;

const typeFields = {
  title: points('Titles.'),
  'title-min': points('Smallest title.'),
  body: points('Body text.'),
  'body-min': points('Smallest body text.'),
  table: points('Cells of tables.'),
  'table-min': points('Smallest cell text.'),
  caption: points('Captions, sources, footers.'),
  label: points('Labels in diagrams and charts.'),
  'label-min': points('Smallest label.'),
} as const;

const numberFields = {
  group: optional(
    boolean(),
    'Whether figures of five digits or more are grouped in columns without a type too.',
  ),
  decimals: optional(
    number({ integer: true, min: 0, max: 20 }),
    'Digits after the decimal mark where a column with a type says none.',
  ),
} as const;

const kindFields = {
  color: optional(themeColor(), 'Colour of nodes or connectors of this kind.'),
  shape: optional(oneOf(nodeShapes, 'shape'), 'Shape of nodes of this kind.'),
  line: optional(oneOf(lineDashes, 'line'), 'Line of connectors of this kind.'),
} as const;

const classFields = {
  color: optional(themeColor(), 'Colour of the text.'),
  bold: optional(boolean(), 'Whether it is bold.'),
} as const;

const slideSize: Schema<{ readonly width: number; readonly height: number }> = byKind({
  scalar: mapped(oneOf(slideSizeNames, 'slide size'), (name) => slideSizes[name]),
  map: record('slide size', {
    width: required(number({ min: 1, max: 56 }), 'Width in inches.'),
    height: required(number({ min: 1, max: 56 }), 'Height in inches.'),
  }),
});

export const themeSchema = record(
  'theme',
  {
    name: required(
      string({ pattern: /^[^\p{C}<>&"]{1,60}$/u, what: 'a theme name' }),
      'The name of the theme, as PowerPoint shows it.',
    ),
    size: required(slideSize, 'Size of the slides: a name, or width and height in inches.'),
    colors: required(
      record(
        'set of colours',
        Object.fromEntries(
          themeColors.map((name) => [name, required(hexColor(), 'Six hex digits.')] as const),
          // Object.fromEntries forgets its keys; they are exactly the theme colours.
        ) as unknown as Record<(typeof themeColors)[number], ReturnType<typeof required<string>>>,
      ),
      'The twelve theme colours. light1 is the background, dark1 the text, also in a dark theme.',
    ),
    fonts: required(
      record('set of fonts', {
        heading: required(fonts, 'Fonts of titles.'),
        body: required(fonts, 'Fonts of everything else.'),
      }),
      'Theme fonts.',
    ),
    type: optional(record('type scale', typeFields), 'Type sizes in points.'),
    numbers: optional(record('way to write numbers', numberFields), 'How figures of data are written.'),
    kinds: optional(
      mapOf(record('kind style', kindFields), { keys: 'any' }),
      'How kinds of elements and relationships look in diagrams.',
    ),
    classes: optional(mapOf(record('class style', classFields)), 'Classes that `span` may name.'),
    'every-layout': optional(
      record('common part of the layouts', furniture),
      'What every layout has unless it says otherwise.',
    ),
    layouts: required(mapOf(record('layout', layoutFields)), 'Layouts by id, in the order of the file.'),
  },
  { description: 'A theme of Throughline.' },
);

export type ThemeSource = Infer<typeof themeSchema>;
