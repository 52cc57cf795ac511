import { iconName } from '../icons/index.ts';
import { focusSchema } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import type { Views } from '../template/index.ts';
import {
  anything,
  type Located,
  list,
  number,
  oneOf,
  optional,
  record,
  required,
  type Schema,
  string,
  type Text,
  text,
} from '../yaml/index.ts';

interface RecordContext {
  readonly views: Views;
  readonly report: (diagnostic: Diagnostic) => void;
  /** What templates see of a statement that is named or written out; null after an error. */
  readonly statement: (node: Located) => unknown;
}

const icon = optional(iconName(), 'a sign beside it');

const imageSchema = record(
  'image',
  {
    src: required(string(), "path of the picture, from the outline's folder"),
    alt: optional(text(), 'what it shows'),
    caption: optional(text(), 'what to see in it'),
    credit: optional(text(), 'who made it'),
    focus: optional(focusSchema, 'what stays in sight where edges are cut off'),
  },
  { shorthand: 'src' },
);

const figureSchema = record('figure', {
  value: required(text(), 'the number, as it is to be read'),
  label: required(text(), 'what it counts'),
  remark: optional(text(), 'what else is to be said of it'),
  statement: optional(anything('statement'), 'the statement that it stands on'),
  icon,
});

const columnSchema = record('column', {
  title: required(text(), 'what it is about'),
  points: required(list(anything('statement')), 'what it says'),
  value: optional(text(), 'a number over the points'),
  label: optional(text(), 'what the number counts'),
  icon,
});

const rangeSchema = record('range', {
  min: optional(number(), 'where it begins'),
  max: optional(number(), 'where it ends'),
});

const annotationSchema = record('annotation', {
  at: required(string(), 'the category that it speaks of, or the series and the category'),
  statement: required(anything('statement'), 'a statement by its id, or as in the outline'),
});

const orderSchema = record(
  'order',
  {
    by: required(string(), 'the column by which rows are put in order'),
    order: optional(oneOf(['ascending', 'descending'], 'order'), 'which way'),
  },
  { shorthand: 'by' },
);

const footnoteSchema = record('footnote', {
  row: optional(string(), 'the row, by what stands in its first cell'),
  column: optional(string(), 'the column'),
  text: required(text(), 'what is to be said of it'),
});

/** Schemas of the parameters that are maps, for decoding and for editors. */
export const recordSchemas = {
  image: imageSchema,
  figure: figureSchema,
  column: columnSchema,
  range: rangeSchema,
  annotation: annotationSchema,
  order: orderSchema,
  footnote: footnoteSchema,
} as const satisfies Record<string, Schema<unknown>>;

/** A parameter that is a map, as templates see it: every key is there, null when absent. Null after an error. */
export function decodeRecord(
  type: keyof typeof recordSchemas,
  node: Located,
  { views, report, statement }: RecordContext,
): unknown {
  const words = (value: Text | null) => views.text(value, null);
  switch (type) {
    case 'annotation': {
      const annotation = annotationSchema.decode(node, report);
      const said = annotation && statement(annotation.statement);
      return said && Object.freeze({ at: annotation.at, statement: said });
    }
    case 'image': {
      const image = imageSchema.decode(node, report);
      if (!image) return null;
      const { src, focus } = image;
      return Object.freeze({
        src,
        alt: words(image.alt),
        caption: words(image.caption),
        credit: words(image.credit),
        focus,
      });
    }
    case 'figure': {
      const figure = figureSchema.decode(node, report);
      if (!figure) return null;
      return Object.freeze({
        value: words(figure.value),
        label: words(figure.label),
        remark: words(figure.remark),
        statement: figure.statement && statement(figure.statement),
        icon: figure.icon,
      });
    }
    case 'column': {
      const column = columnSchema.decode(node, report);
      if (!column) return null;
      return Object.freeze({
        title: words(column.title),
        points: Object.freeze(column.points.map(statement).filter((each) => each !== null)),
        value: words(column.value),
        label: words(column.label),
        icon: column.icon,
      });
    }
    case 'order': {
      const order = orderSchema.decode(node, report);
      return order ? Object.freeze({ by: order.by, order: order.order }) : null;
    }
    case 'footnote': {
      const note = footnoteSchema.decode(node, report);
      return note ? Object.freeze({ row: note.row, column: note.column, text: words(note.text) }) : null;
    }
    case 'range': {
      const range = rangeSchema.decode(node, report);
      return range ? Object.freeze({ min: range.min, max: range.max }) : null;
    }
  }
}
