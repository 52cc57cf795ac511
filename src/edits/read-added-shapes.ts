import type { Diagnostic } from '../source/index.ts';
import { lineDashes, nodeShapes } from '../theme/index.ts';
import {
  boolean,
  type Located,
  list,
  locatedOf,
  number,
  oneOf,
  optional,
  record,
  reportYaml,
  required,
  spanOf,
  string,
} from '../yaml/index.ts';
import type { AddedEdit } from './deck-edits.ts';
import {
  boxSchema,
  cellsSchema,
  color,
  lengthsSchema,
  lineEndSchema,
  sharesSchema,
  wordsSchema,
} from './edit-values.ts';

const forms = [...nodeShapes, 'chevron', 'home-plate', 'trapezoid', 'right-arrow', 'left-arrow'] as const;

export const addedSchema = list(
  record('added shape', {
    name: required(string(), 'Its name, which no other shape of the slide has.'),
    box: optional(boxSchema(), 'Left, top, width and height in inches; left is the start edge.'),
    within: optional(string(), 'The group in which it stands.'),
    text: optional(wordsSchema(), 'What it says.'),
    src: optional(string(), 'A picture, from the outline’s folder.'),
    crop: optional(
      sharesSchema(),
      'What of the picture is cut off at its left, top, right and bottom, as shares.',
    ),
    alt: optional(string(), 'What it shows, for those who cannot see it.'),
    table: optional(cellsSchema(), 'A table: rows of cells.'),
    columns: optional(lengthsSchema(), 'Widths of the columns of the table, in inches.'),
    rows: optional(lengthsSchema(), 'Heights of the rows of the table, in inches.'),
    header: optional(boolean(), 'Whether the first row of the table is its head.'),
    from: optional(lineEndSchema(), 'A line: where it begins, a place or the side of a shape.'),
    to: optional(lineEndSchema(), 'Where the line ends.'),
    dash: optional(oneOf(lineDashes, 'dash'), 'Of the line [solid].'),
    elbow: optional(boolean(), 'Whether the line turns at right angles.'),
    arrows: optional(
      oneOf(['none', 'start', 'end', 'both'] as const, 'end'),
      'Where the line has heads [none].',
    ),
    group: optional(boolean(), 'A group: of the shapes that say that they stand within it.'),
    shape: optional(oneOf(forms, 'shape'), 'Its form [rect].'),
    fill: optional(color(), 'Its fill [none].'),
    line: optional(color(), 'Its line [none].'),
    'line-width': optional(number({ min: 0, max: 100 }), 'Of its line, in points [1].'),
    color: optional(color(), 'Of its letters [dark1].'),
    size: optional(number({ min: 1, max: 400 }), 'Of its letters, in points [18].'),
    bold: optional(boolean(), 'Its letters.'),
    italic: optional(boolean(), 'Its letters.'),
    align: optional(oneOf(['left', 'center', 'right'] as const, 'alignment'), 'Of its lines [left].'),
    anchor: optional(oneOf(['top', 'middle', 'bottom'] as const, 'place'), 'Of its text [top].'),
    bullets: optional(boolean(), 'Whether its paragraphs are points of a list.'),
  }),
);

type Report = (diagnostic: Diagnostic) => void;
type Written = NonNullable<ReturnType<typeof addedSchema.decode>>;

/** Shapes that were added to a slide. */
export function readAddedShapes(node: Located, report: Report): readonly AddedEdit[] {
  return shapesOf(addedSchema.decode(node, report) ?? [], report);
}

export function shapesOf(written: Written, report: Report): readonly AddedEdit[] {
  return written.flatMap((each) => shapeOf(each, report) ?? []);
}

function shapeOf(each: Written[number], report: Report): AddedEdit | null {
  const { name, within, from, to, src, table, alt } = each;
  const base = { name, within: within ?? '', span: spanOf(each) };
  const nowhere = [0, 0, 0, 0] as const;
  if (each.group === true) return { ...base, kind: 'group', box: each.box ?? nowhere, alt: alt ?? '' };
  if (from !== null && to !== null)
    return {
      ...base,
      kind: 'line',
      box: each.box ?? nowhere,
      from,
      to,
      line: each.line ?? 'dark1',
      lineWidth: each['line-width'] ?? 1,
      dash: each.dash ?? 'solid',
      elbow: each.elbow ?? false,
      arrows: each.arrows ?? 'none',
    };
  if (each.box === null) {
    const node = locatedOf(each);
    // What is wrong with it is said.
    if (node.kind === 'map' && node.entries.some(({ key }) => key === 'box')) return null;
    const message = `"${name}" needs a box: left, top, width and height in inches`;
    report(reportYaml('missing-key', base.span, message, { hint: 'box: [1, 6, 3, 0.5]' }));
    return null;
  }
  const { box } = each;
  if (src !== null) return { ...base, kind: 'picture', box, src, alt: alt ?? '', crop: each.crop };
  if (table !== null)
    return {
      ...base,
      kind: 'table',
      box,
      cells: table,
      columns: each.columns ?? [],
      rows: each.rows ?? [],
      header: each.header ?? false,
      size: each.size ?? 18,
      alt: alt ?? '',
    };
  return {
    ...base,
    kind: 'text',
    box,
    text: each.text ?? new Map([['', []]]),
    shape: each.shape ?? 'rect',
    fill: each.fill ?? 'none',
    line: each.line ?? 'none',
    lineWidth: each['line-width'] ?? 1,
    color: each.color ?? 'dark1',
    size: each.size ?? 18,
    bold: each.bold ?? false,
    italic: each.italic ?? false,
    align: each.align ?? 'left',
    anchor: each.anchor ?? 'top',
    bullets: each.bullets ?? false,
  };
}
