import { createTypesetter, type PlacedSlide } from '../layout/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import { reportEdit } from './codes.ts';
import { conflictOf } from './conflicts.ts';
import type { AddedSlide, DeckEdits, EditedDeck, SlideEdits } from './deck-edits.ts';
import type { EditContext, ReadEditPicture } from './edit-context.ts';
import { editNotes } from './edit-notes.ts';
import { editSlide, isTitle } from './edit-slide.ts';
import { orderSlides } from './order-slides.ts';
import { wordsOfParagraphs } from './set-words.ts';
import { withoutDeadLinks } from './without-dead-links.ts';

/**
 * A placed deck with what somebody changed in it by hand. Where the project says something else now than it did then, a text is
 * a conflict, and the project's stands; a place, a look and what was deleted stay as they were made.
 * Diagnostics: edit-conflict, edit-gone, edit-overflow, edit-of-quote, edit-of-statement.
 */
export function applyEdits(
  { deck, placed }: EditedDeck,
  edits: DeckEdits,
  theme: Theme,
  readPicture: ReadEditPicture,
): Outcome<EditedDeck> {
  const diagnostics: Diagnostic[] = [];
  const context: EditContext = {
    deck,
    theme,
    readPicture,
    typesetter: createTypesetter(theme),
    language: deck.language,
    width: placed.width,
    rightToLeft: placed.rightToLeft === true,
    report: (each) => void diagnostics.push(each),
  };
  const meanings = new Map(deck.slides.map((slide) => [slide.id, slide]));
  const known = new Set(placed.slides.map(({ id }) => id));
  const gone = new Set<string>();
  for (const [id, { span }] of edits.slides)
    if (!known.has(id)) {
      const message = `the deck has no slide "${id}" any more: what was changed on it by hand has no effect`;
      const hint = 'delete these lines, or give the slide its id again';
      diagnostics.push(reportEdit('edit-gone', span, message, { hint }));
    }
  const added = new Map(edits.added.map((slide) => [slide.id, slide]));
  const slides = placed.slides.flatMap((slide): readonly PlacedSlide[] => {
    const own = withShapes(added.get(slide.id), edits.slides.get(slide.id));
    if (!own) return [slide];
    const meaning = meanings.get(slide.id);
    if (own.deleted && meaning && !conflictOf(own.deleted, [titleOf(slide)], 'slide', context)) {
      gone.add(slide.id);
      return [];
    }
    const edited = editSlide(slide, meaning ?? null, own, context);
    if (meaning) meanings.set(slide.id, editNotes(edited.meaning ?? meaning, meaning.notes, own, context));
    return [edited.slide];
  });
  const left = deck.slides.filter(({ id }) => !gone.has(id)).map((slide) => meanings.get(slide.id)!);
  const ordered = orderSlides(
    { deck: { ...deck, slides: left }, placed: { ...placed, slides } },
    placed,
    edits.order,
  );
  return { value: gone.size > 0 ? withoutDeadLinks(ordered, gone) : ordered, diagnostics };
}

/** What was put on a slide that was added by hand itself is what was added to it. */
function withShapes(slide: AddedSlide | undefined, edits: SlideEdits | undefined): SlideEdits | undefined {
  if (!slide) return edits;
  const none = { title: null, notes: null, hidden: null, deleted: null, shapes: new Map(), order: null };
  const own = edits ?? { ...none, span: slide.span, added: [] };
  return { ...own, added: [...slide.shapes, ...own.added] };
}

/** As it stands on the slide, which is how it was read. */
function titleOf({ shapes }: PlacedSlide): string {
  const title = shapes.find(isTitle);
  return title ? wordsOfParagraphs(title.paragraphs).join(' ') : '';
}
