import { NotesPlanner } from '../../formats/pptx/index.ts';
import { notesParagraphs } from '../../markup/index.ts';
import type { StyleRule } from './style-rule.ts';

/** Printed notes pages end where the paper does. */
export const notesTooLong: StyleRule = ({ deck, placed, theme, slides }, report) => {
  const planner = new NotesPlanner(placed, deck.language, theme);
  for (const { slide } of slides) {
    const { over } = planner.plan(notesParagraphs(slide.notes));
    if (over === 0) continue;
    const lines = over === 1 ? 'a line' : `${over} lines`;
    report(
      'notes-too-long',
      slide,
      `${lines} of the notes do not fit on a printed notes page at 10 points`,
      'the presenter view and the Markdown notes have all of them; for paper shorten them, or spread them over several slides',
    );
  }
};
