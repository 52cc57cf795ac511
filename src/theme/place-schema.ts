import {
  boolean,
  byKind,
  list,
  mapOf,
  number,
  oneOf,
  optional,
  type RecordOf,
  record,
  required,
  type Schema,
  string,
} from '../yaml/index.ts';
import { numeralStyles, textRoles } from './theme.ts';

/** Which names there are is known once the whole theme is read: see `ColorReader`. */
const colorName = () =>
  string({
    pattern: /^(#?[0-9A-Fa-f]{6}|[a-z][a-z0-9-]{0,63})$/,
    what: 'a colour: a theme colour, a role, or "#" and six hex digits',
  });

const colorFields = {
  color: required(colorName(), 'A theme colour, a name under "roles", or "#" and six hex digits.'),
  tint: optional(number({ min: 0, max: 1 }), 'Share of the way to white.'),
  shade: optional(number({ min: 0, max: 1 }), 'Share of the way to black.'),
} as const;
const alpha = optional(number({ min: 0, max: 1 }), 'How much it covers: 1 hides what is behind it.');

export const colorRef = record('colour', colorFields, { shorthand: 'color' });
const paintFields = { ...colorFields, alpha } as const;
export const paint = record('colour', paintFields, { shorthand: 'color' });
export type ColorSource = RecordOf<typeof colorFields> & { readonly alpha?: number | null };

const stopFields = {
  at: required(number({ min: 0, max: 1 }), 'Where on the way it stands, from 0 to 1.'),
  ...paintFields,
} as const;

const fillFields = {
  color: optional(colorName(), 'A theme colour, a name under "roles", or "#" and six hex digits.'),
  tint: paintFields.tint,
  shade: paintFields.shade,
  alpha,
  gradient: optional(list(record('stop of a gradient', stopFields)), 'Two colours or more, instead of one.'),
  angle: optional(
    number({ min: 0, max: 360 }),
    'Where a gradient runs to, in degrees: 0 to the end edge, 90 down.',
  ),
} as const;
export const fill = record('fill', fillFields, { shorthand: 'color' });
export type FillSource = RecordOf<typeof fillFields>;

export const inches = (description: string, options: { readonly min?: number } = { min: 0 }) =>
  optional(number({ ...options, max: 60 }), description);
export const points = (description: string, min = 6) => optional(number({ min, max: 400 }), description);

export const textStyleFields = {
  leading: optional(number({ min: 0.7, max: 3 }), 'Height of a line as a share of the type size.'),
  spacing: optional(
    number({ min: -0.2, max: 1 }),
    'Room between letters as a share of the type size; below 0 they are closer.',
  ),
  caps: optional(boolean(), 'Whether all letters are capitals.'),
  bold: optional(boolean(), 'Whether the text is bold.'),
} as const;

const placeFields = {
  x: inches('Distance from the start edge of the slide, in inches.'),
  y: inches('Distance from the top of the slide, in inches.'),
  w: inches('Width in inches.', { min: 0.01 }),
  h: inches('Height in inches.', { min: 0.01 }),
  role: optional(oneOf(textRoles, 'role of text'), 'Role under "type" whose sizes and style it has.'),
  size: points('Type size in points; by default the one of its role.'),
  min: points('Smallest size to which text may be fitted.'),
  color: optional(colorRef, 'Colour of the text; by default one that can be read on the background.'),
  ...textStyleFields,
  align: optional(oneOf(['left', 'center', 'right']), 'How lines are aligned: left means the start.'),
  anchor: optional(oneOf(['top', 'middle', 'bottom']), 'Where text stands in its place.'),
  font: optional(oneOf(['heading', 'body']), 'Which pair of fonts.'),
  index: optional(number({ integer: true, min: 0, max: 9999 }), 'Index of the placeholder.'),
  bullets: optional(
    boolean(),
    'Whether what is typed there in PowerPoint begins as a list; by default in places for content.',
  ),
  fill: optional(colorRef, 'Colour of the place itself, where it is filled.'),
  outline: optional(oneOf(['rect', 'round-rect', 'terminator']), 'Form of a place with a fill.'),
  behind: optional(boolean(), 'Whether it lies under the title: for pictures that fill the slide.'),
  pattern: optional(
    string({ pattern: /^[^\p{C}{}]{0,20}\{n\}[^\p{C}{}]{0,20}$/u, what: 'a text with {n} in it' }),
    'What stands around the words, which are {n}.',
  ),
  lead: optional(boolean(), 'Whether the word for "Sources" stands before them.'),
  rule: optional(
    record('rule', {
      color: optional(paint, 'Its colour.'),
      w: inches('Its length in inches.'),
      h: inches('Its thickness in inches.'),
      above: inches('How far above the place it stands, in inches.'),
    }),
    'A line over the place, where it is filled.',
  ),
} as const;
export const place = record('place', placeFields);
export type PlaceSource = RecordOf<typeof placeFields>;

/** `none` takes away what the frame or `every-layout` gives. */
const orNone = <T>(map: Schema<T>): Schema<T | 'none'> => byKind({ scalar: oneOf(['none']), map });
const placeOrNone: Schema<PlaceSource | 'none'> = orNone(place);

const numeralFields = {
  ...placeFields,
  style: optional(oneOf(numeralStyles), 'How the number of the section is written.'),
} as const;
export type NumeralSource = RecordOf<typeof numeralFields>;

const trackerFields = {
  x: required(number({ min: 0, max: 60 }), 'Distance from the start edge, in inches.'),
  y: required(number({ min: 0, max: 60 }), 'Distance from the top, in inches.'),
  w: required(number({ min: 0.01, max: 60 }), 'Width of all marks together, in inches.'),
  h: required(number({ min: 0.001, max: 10 }), 'Height of a mark, in inches.'),
  shape: optional(oneOf(['bars', 'dots']), 'Form of the marks.'),
  gap: inches('Room between two marks, in inches.'),
  past: optional(colorRef, 'Colour of sections that are over.'),
  current: optional(colorRef, 'Colour of the section of the slide.'),
  rest: optional(colorRef, 'Colour of sections to come.'),
  labels: optional(
    record('labels of a tracker', {
      h: required(number({ min: 0.01, max: 10 }), 'Height of their lines, in inches.'),
      size: points('Type size in points.'),
      color: optional(colorRef, 'Colour of the text.'),
    }),
    'Names of the sections under bars; dots have numbers in them.',
  ),
  style: optional(oneOf(numeralStyles), 'How numbers in dots are written.'),
} as const;
export type TrackerSource = RecordOf<typeof trackerFields>;

const motifFields = {
  x: required(number({ min: 0, max: 60 }), 'Distance from the start edge, in inches.'),
  y: required(number({ min: 0, max: 60 }), 'Distance from the top, in inches.'),
  w: required(number({ min: 0.01, max: 60 }), 'Width in inches.'),
  h: required(number({ min: 0.01, max: 60 }), 'Height in inches.'),
  color: optional(paint, 'Colour of its discs and rings.'),
} as const;
export type MotifSource = RecordOf<typeof motifFields>;

const decorationFields = {
  shape: optional(oneOf(['rect', 'round-rect', 'ellipse', 'line']), 'The shape.'),
  picture: optional(string(), 'A name under "pictures", instead of a shape.'),
  x: required(number({ min: 0, max: 60 }), 'Distance from the start edge, in inches.'),
  y: required(number({ min: 0, max: 60 }), 'Distance from the top, in inches.'),
  w: required(number({ min: 0, max: 60 }), 'Width in inches.'),
  h: required(number({ min: 0, max: 60 }), 'Height in inches.'),
  fill: optional(fill, 'Its colour or gradient.'),
  line: optional(paint, 'Colour of its outline.'),
  'line-width': optional(number({ min: 0.25, max: 40 }), 'Width of its outline in points.'),
  radius: inches('Radius of the corners of a round-rect, in inches.'),
  over: optional(string(), 'Slot over whose content it lies, on slides that fill it.'),
  alt: optional(
    string(),
    'What a picture shows, for those who cannot see it; left empty where that is nothing.',
  ),
  link: optional(
    string({ pattern: /^(https?:\/\/|mailto:)[^\s<>"]+$/, what: 'an address, such as https://example.org' }),
    'Where a picture leads.',
  ),
} as const;
export type DecorationSource = RecordOf<typeof decorationFields>;

export const furnitureFields = {
  title: optional(placeOrNone, 'Where the title stands.'),
  background: optional(fill, 'Colour or gradient of the slide.'),
  kicker: optional(placeOrNone, 'Where the name of the section stands.'),
  citations: optional(placeOrNone, 'Where short sources stand.'),
  footer: optional(placeOrNone, 'Where the footer stands.'),
  date: optional(placeOrNone, 'Where the date stands.'),
  number: optional(placeOrNone, 'Where the slide number stands.'),
  numeral: optional(orNone(record('numeral', numeralFields)), 'Where the number of the section stands.'),
  tracker: optional(orNone(record('tracker', trackerFields)), 'Marks that show which section it is.'),
  'body-gap': optional(
    number({ min: 0, max: 10 }),
    'How far under the last line of the title the highest slots begin, in inches.',
  ),
  decorations: optional(
    list(record('decoration', decorationFields)),
    'Shapes and pictures behind the content.',
  ),
} as const;
export type FurnitureSource = RecordOf<typeof furnitureFields>;

export const layoutFields = {
  ...furnitureFields,
  frame: optional(string(), 'A name under "frames": what this layout has unless it says otherwise.'),
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
  subtitle: optional(placeOrNone, 'Where the subtitle stands.'),
  slots: optional(mapOf(place), 'Places for content by name, in reading order.'),
  motif: optional(record('motif', motifFields), 'A drawing made of what the model counts.'),
} as const;
export type LayoutSource = RecordOf<typeof layoutFields>;
