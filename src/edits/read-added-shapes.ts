import type { Diagnostic } from '../source/index.ts';
import { nodeShapes } from '../theme/index.ts';
import {
  boolean,
  type Located,
  list,
  number,
  oneOf,
  optional,
  record,
  required,
  spanOf,
  string,
} from '../yaml/index.ts';
import type { AddedEdit } from './deck-edits.ts';
import { boxSchema, color, wordsSchema } from './edit-values.ts';

const forms = [...nodeShapes, 'chevron', 'home-plate', 'trapezoid', 'right-arrow', 'left-arrow'] as const;

export const addedSchema = list(
  record('added shape', {
    name: required(string(), 'Its name, which no other shape of the slide has.'),
    box: required(boxSchema(), 'Left, top, width and height in inches; left is the start edge.'),
    text: optional(wordsSchema(), 'What it says.'),
    src: optional(string(), 'A picture, from the outline’s folder.'),
    alt: optional(string(), 'What the picture shows, for those who cannot see it.'),
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

/** Shapes that were added to a slide, or that an added slide has. */
export function readAddedShapes(
  node: Located,
  report: (diagnostic: Diagnostic) => void,
): readonly AddedEdit[] {
  return (addedSchema.decode(node, report) ?? []).flatMap((each): AddedEdit[] => {
    const base = { name: each.name, box: each.box, span: spanOf(each) };
    if (each.src !== null) return [{ ...base, src: each.src, alt: each.alt ?? '' }];
    return [
      {
        ...base,
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
      },
    ];
  });
}
