import { iconName } from '../icons/index.ts';
import {
  boolean,
  byKind,
  type Field,
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
import { chartSchema, diagramSchema } from './figure-schema.ts';
import { furnitureFields, layoutFields, paint, points, textStyleFields } from './place-schema.ts';
import { sideBounds, slideSizeNames, slideSizes } from './scale-places.ts';
import { tableSchema } from './table-schema.ts';
import {
  type FontStyle,
  fontStyles,
  lineDashes,
  logoPlaces,
  nodeShapes,
  type TextRole,
  textRoles,
  themeColors,
} from './theme.ts';

const hexColor = () =>
  mapped(
    string({ pattern: /^#?[0-9A-Fa-f]{6}$/, what: 'a colour of six hex digits, such as 1F6FB2' }),
    (text) => text.replace('#', '').toUpperCase(),
  );

// What a typeface attribute may hold, and what Office lists: letters, digits, spaces and a few marks.
const fontName = () =>
  string({ pattern: /^[\p{L}\p{N}][\p{L}\p{N} ._+()-]{0,62}$/u, what: 'the name of a font' });

const oneOrSeveral = { scalar: string(), list: list(string()) };
const styleFields = Object.fromEntries(
  fontStyles.map((style) => [
    style,
    optional(
      byKind(oneOrSeveral),
      `File of the ${style} style, or several, of which each sign is that of the first that has it.`,
    ),
  ]),
  // Object.fromEntries forgets its keys.
) as unknown as Record<FontStyle, Field<string | readonly string[], false>>;
const faceFiles = byKind({ ...oneOrSeveral, map: record('files of a face', styleFields) });

const metrics = byKind({
  scalar: mapped(string(), () => null),
  list: mapped(list(string()), () => null),
  map: record('files of faces', {
    ...styleFields,
    latin: optional(faceFiles, 'File of the face for Latin text, or one for each style.'),
    'east-asian': optional(faceFiles, 'The same of the face for Chinese, Japanese and Korean.'),
    complex: optional(faceFiles, 'The same of the face for complex scripts.'),
  }),
});

const fonts = record('pair of fonts', {
  latin: optional(fontName(), 'Face for Latin, Greek and Cyrillic text.'),
  'east-asian': optional(fontName(), 'Face for Chinese, Japanese and Korean text.'),
  complex: optional(fontName(), 'Face for Arabic, Hebrew, Thai and other complex scripts.'),
  metrics: optional(
    metrics,
    'Files (.woff2, .ttf, .otf) by which the faces are measured and with which they are drawn: one, one for each style, or for each script.',
  ),
  embed: optional(boolean(), 'Whether decks carry the files of "metrics", where their makers allow it.'),
});
export type FontsSource = Infer<typeof fonts>;

const roleFields = (what: string) =>
  byKind({
    scalar: points(what).schema,
    map: record('role of text', {
      size: points('Type size in points.'),
      min: points('Smallest size to which text may be fitted.'),
      ...textStyleFields,
    }),
  });

const typeUses: Readonly<Record<TextRole, string>> = {
  title: 'Titles.',
  cover: 'Titles of covers.',
  opener: 'Titles of slides that open a section.',
  statement: 'A sentence that fills a slide.',
  display: 'A number that fills a slide.',
  figure: 'Numbers in a row of figures.',
  numeral: 'Numbers of sections, drawn large.',
  lead: 'Leads and emphasised labels.',
  body: 'Body text.',
  table: 'Cells of tables.',
  label: 'Labels in diagrams and charts.',
  chart: 'Labels in charts that are not emphasised.',
  axis: 'Labels of axes.',
  caption: 'Captions, sources, footers.',
  sources: 'Sources at the foot.',
  section: 'Names of sections.',
  footer: 'Footer, date and number.',
};

const typeFields = Object.fromEntries(
  textRoles.flatMap((role) => [
    [role, optional(roleFields(typeUses[role]), typeUses[role])],
    [`${role}-min`, points(`Smallest size of: ${typeUses[role].toLowerCase()}`)],
  ]),
  // Object.fromEntries forgets its keys.
) as unknown as Record<TextRole, Field<Infer<ReturnType<typeof roleFields>>, false>> &
  Record<`${TextRole}-min`, Field<number, false>>;

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

const themeColor = () => oneOf(themeColors, 'theme colour');

const kindFields = {
  color: optional(themeColor(), 'Colour of nodes or connectors of this kind.'),
  shape: optional(oneOf(nodeShapes, 'shape'), 'Shape of nodes of this kind.'),
  icon: optional(iconName(), 'Sign beside the names of elements of this kind that have none of their own.'),
  line: optional(oneOf(lineDashes, 'line'), 'Line of connectors of this kind.'),
} as const;

const classFields = {
  color: optional(themeColor(), 'Colour of the text.'),
  bold: optional(boolean(), 'Whether it is bold.'),
} as const;

const slideSize: Schema<{ readonly width: number; readonly height: number }> = byKind({
  scalar: mapped(oneOf(slideSizeNames, 'slide size'), (name) => slideSizes[name]),
  map: record('slide size', {
    width: required(number(sideBounds), 'Width in inches.'),
    height: required(number(sideBounds), 'Height in inches.'),
  }),
});

const logoFields = {
  src: required(string(), 'Its file, from the folder of this file.'),
  alt: optional(string(), 'What it shows, for those who cannot see it.'),
  at: optional(oneOf(logoPlaces), 'The corner in which it stands.'),
  height: optional(number({ min: 0.1, max: 3 }), 'Its height in inches.'),
} as const;
const logo = record('logo', logoFields, { shorthand: 'src' });
export type LogoSource = RecordOf<typeof logoFields>;

export const themeSchema = record(
  'theme',
  {
    name: required(
      string({ pattern: /^[^\p{C}<>&"]{1,60}$/u, what: 'a theme name' }),
      'The name of the theme, as PowerPoint shows it.',
    ),
    base: optional(
      string({
        pattern: /^(?:[a-z0-9-]{1,64}|[^\p{C}\\]{1,200}\.(?:pptx|potx))$/u,
        what: 'the name of a template set, or a .pptx or .potx file',
      }),
      'The template set that this one is laid over; or a presentation whose layouts, colours and fonts it takes.',
    ),
    whole: optional(
      boolean(),
      'Whether what the sets below say of "type", "every-layout" and the layouts in this file does not count.',
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
    prefers: optional(
      list(string()),
      'Arrangements of diagrams that it takes first where a deck names none and several suit, the best first.',
    ),
    tables: optional(tableSchema, 'How tables look.'),
    charts: optional(chartSchema, 'How charts look.'),
    diagrams: optional(diagramSchema, 'How diagrams look.'),
    hyphenate: optional(
      boolean(),
      'Whether words that are wider than their line at the smallest size are parted with a hyphen; by default yes.',
    ),
    'hang-quotes': optional(
      boolean(),
      'Whether quotation marks at the head of quotations and statements stand out at their left; by default yes.',
    ),
    kinds: optional(
      mapOf(record('kind style', kindFields), { keys: 'any' }),
      'How kinds of elements and relationships look in diagrams.',
    ),
    classes: optional(mapOf(record('class style', classFields)), 'Classes that `span` may name.'),
    cards: optional(
      record('style of cards', {
        radius: optional(number({ min: 0, max: 2 }), 'Radius of their corners, in inches.'),
        colors: optional(oneOf(['each', 'one']), 'Whether each has a colour of its own, or all the accent.'),
      }),
      'How cards, figures and columns look.',
    ),
    roles: optional(mapOf(paint), 'Colours by what they are for; other colours of the theme may name them.'),
    pictures: optional(mapOf(string()), 'Files of pictures by name, from the folder of this file.'),
    logo: optional(logo, 'A picture on every slide and on pages; its file, or more about it.'),
    frames: optional(
      mapOf(record('frame', furnitureFields)),
      'What stands around the content, by name: layouts say which they have.',
    ),
    'every-layout': optional(
      record('common part of the layouts', { ...furnitureFields, frame: layoutFields.frame }),
      'What every layout has unless its frame or the layout itself says otherwise.',
    ),
    layouts: required(mapOf(record('layout', layoutFields)), 'Layouts by id, in the order of the file.'),
  },
  { description: 'A theme of Throughline.' },
);

export type ThemeSource = Infer<typeof themeSchema>;
