import type { Deck, Slide } from '../deck/index.ts';
import type { NotesBlock } from '../markup/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { reportEdit } from './codes.ts';
import { type AddedSlide, type DeckEdits, wordsIn } from './deck-edits.ts';

/**
 * A composed deck with the slides that somebody put in by hand: each has its title and its notes here, and gets what else is
 * on it when it is placed. Diagnostics: edit-gone, edit-conflict.
 */
export function withAddedSlides(deck: Deck, edits: DeckEdits | null): Outcome<Deck> {
  if (!edits || edits.added.length === 0) return { value: deck, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const slides = [...deck.slides];
  for (const added of edits.added) {
    if (slides.some(({ id }) => id === added.id)) {
      const message = `the deck has a slide "${added.id}" of its own by now: the one that was added by hand is not shown`;
      diagnostics.push(reportEdit('edit-conflict', added.span, message, { hint: 'give it another id here' }));
      continue;
    }
    const at = added.after === '' ? -1 : slides.findIndex(({ id }) => id === added.after);
    if (added.after !== '' && at < 0) {
      const message = `the slide "${added.after}", behind which "${added.id}" was added by hand, is gone: it stands at the end`;
      const hint = 'say in "after" behind which slide it is to stand';
      diagnostics.push(reportEdit('edit-gone', added.span, message, { hint }));
    }
    const place = added.after !== '' && at < 0 ? slides.length : at + 1;
    const beside = slides[place - 1] ?? slides[0];
    if (beside) slides.splice(place, 0, slideOf(added, deck, beside));
  }
  return { value: { ...deck, slides }, diagnostics };
}

function slideOf({ id, title, notes, span }: AddedSlide, deck: Deck, beside: Slide): Slide {
  const said = (words: AddedSlide['title']) => wordsIn(words, deck.language) ?? [...words.values()][0] ?? [];
  const origin = { template: null, yaml: span };
  return {
    id,
    use: 'added',
    layout: 'title-only',
    choice: { by: 'deck', reason: 'it was added by hand' },
    background: null,
    section: beside.section,
    kicker: null,
    title: [{ text: said(title).join(' '), yaml: span }],
    titleOrigin: origin,
    subtitle: null,
    slots: [],
    notes: said(notes).map(
      (text): NotesBlock => ({ kind: 'paragraph', class: null, runs: [{ text }], origin }),
    ),
    cited: [],
    citedInNotes: [],
    hidden: false,
    // Nobody said who may see it: whoever may see the whole deck.
    ...(deck.marking && { marking: deck.marking, notesMarking: deck.marking }),
    minutes: 0,
    part: null,
    origin,
  };
}
