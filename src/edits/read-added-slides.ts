import type { Diagnostic } from '../source/index.ts';
import { id, type Located, list, optional, record, required, spanOf, string } from '../yaml/index.ts';
import type { AddedSlide } from './deck-edits.ts';
import { wordsSchema } from './edit-values.ts';
import { addedSchema, shapesOf } from './read-added-shapes.ts';

export const addedSlidesSchema = list(
  record('added slide', {
    id: required(id(), 'Its id, which no other slide of the deck has.'),
    after: optional(string(), 'The slide behind which it stands; without it, it is the first.'),
    title: optional(wordsSchema(), 'Its title.'),
    notes: optional(wordsSchema(), 'Its notes, by paragraph.'),
    shapes: optional(addedSchema, 'What is on it, from the back.'),
  }),
);

/** Slides that were put into the deck. */
export function readAddedSlides(
  node: Located,
  report: (diagnostic: Diagnostic) => void,
): readonly AddedSlide[] {
  return (addedSlidesSchema.decode(node, report) ?? []).map((each) => ({
    id: each.id,
    after: each.after ?? '',
    title: each.title ?? new Map(),
    notes: each.notes ?? new Map(),
    shapes: each.shapes ? shapesOf(each.shapes, report) : [],
    span: spanOf(each),
  }));
}
