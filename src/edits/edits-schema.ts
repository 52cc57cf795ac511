import { themeColors } from '../theme/index.ts';
import type { JsonSchema } from '../yaml/index.ts';
import { lineEndSchema } from './edit-values.ts';
import { addedSchema } from './read-added-shapes.ts';
import { addedSlidesSchema } from './read-added-slides.ts';
import { runsSchema } from './read-runs.ts';

/** For editors: `<deck>.edits.yaml`. */
export function editsJsonSchema(): JsonSchema {
  const lines = {
    anyOf: [
      { type: ['string', 'number', 'boolean'] },
      { type: 'array', items: { type: ['string', 'number', 'boolean'] } },
    ],
  };
  const words = {
    anyOf: [...lines.anyOf, { type: 'object', additionalProperties: lines, description: 'By language.' }],
  };
  const box = { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 };
  const lengths = { type: 'array', items: { type: 'number', minimum: 0 } };
  const color = { enum: ['none', ...themeColors] };
  const colors = { anyOf: [color, { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' }] };
  const common = {
    deleted: { const: true, description: 'It was deleted.' },
    was: { description: 'What it was: of one change the value itself, of several a map by their names.' },
    keep: { const: 'theirs', description: 'What was done by hand stands whatever the project says now.' },
  };
  const shape = {
    type: 'object',
    additionalProperties: false,
    properties: {
      box: { ...box, description: 'Left, top, width and height in inches; left is the start edge.' },
      among: {
        type: 'array',
        items: { type: 'number' },
        minItems: 2,
        maxItems: 2,
        description: 'The middle of what stood beside it.',
      },
      text: { ...words, description: 'What it says: a paragraph, or a list of them.' },
      cells: {
        type: 'object',
        additionalProperties: words,
        description: 'Cells of a table by row and column from 1: "2.3".',
      },
      fill: { ...colors, description: 'Its fill.' },
      line: { ...colors, description: 'Its line.' },
      color: { ...colors, description: 'Most of its letters.' },
      size: { type: 'number', description: 'All of its letters, in points.' },
      scale: { type: 'number', description: 'How much larger its letters are.' },
      bold: { type: 'boolean', description: 'Most of its letters.' },
      italic: { type: 'boolean', description: 'Most of its letters.' },
      runs: { ...runsSchema.json(), description: 'Letters that look otherwise than those around them.' },
      alt: { ...words, description: 'Its alternative text.' },
      src: { type: 'string', description: 'Another picture, from the outline’s folder.' },
      crop: {
        ...box,
        description: 'What of a picture is cut off at its left, top, right and bottom, as shares.',
      },
      columns: { ...lengths, description: 'Widths of the columns of a table, in inches.' },
      rows: { ...lengths, description: 'Heights of the rows of a table, in inches.' },
      from: { ...lineEndSchema().json(), description: 'Where a line begins.' },
      to: { ...lineEndSchema().json(), description: 'Where a line ends.' },
      within: { type: 'string', description: 'The group in which it stands; "" is none.' },
      ...common,
    },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline edits by hand',
    type: 'object',
    additionalProperties: false,
    properties: {
      base: { type: 'string', description: 'What the deck was, as a hash, when they were read.' },
      adopted: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Files all of whose edits stand here, by hash.',
      },
      slides: {
        type: 'object',
        description: 'By id.',
        additionalProperties: {
          type: 'object',
          properties: {
            title: { ...words, description: 'Its title.' },
            notes: { ...words, description: 'Its notes, by paragraph.' },
            added: { ...addedSchema.json(), description: 'Shapes that were added, in front of all others.' },
            order: {
              type: 'array',
              items: { type: 'string' },
              description: 'Names of its shapes from the back.',
            },
            hidden: { type: 'boolean', description: 'Whether it is hidden.' },
            ...common,
          },
          additionalProperties: shape,
        },
      },
      added: { ...addedSlidesSchema.json(), description: 'Slides that were added.' },
      order: { type: 'array', items: { type: 'string' }, description: 'Ids of slides in their order.' },
    },
  };
}
