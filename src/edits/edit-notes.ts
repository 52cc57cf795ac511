import type { Slide } from '../deck/index.ts';
import { type NotesBlock, notesParagraphs, type Run } from '../markup/index.ts';
import { wordsAfter } from './conflicts.ts';
import { type SlideEdits, wordsIn } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';
import { rewordRuns, wordsOfRuns } from './reword.ts';
import { checkReworded } from './sourced-words.ts';
import { placeOf } from './stretch.ts';

/** The paragraphs of notes as they are compared. */
export function wordsOfNotes(notes: readonly NotesBlock[]): readonly string[] {
  return notesParagraphs(notes)
    .map(({ runs }) => wordsOfRuns(runs))
    .filter((line) => line.trim() !== '');
}

/**
 * A slide with the notes that somebody gave it. What stays keeps its form; what is new are paragraphs. `before`: its notes
 * as they were under another title, against which an edit may have been read too.
 */
export function editNotes(
  titled: Slide,
  before: Slide['notes'],
  { notes: edit }: SlideEdits,
  context: EditContext,
): Slide {
  if (!edit) return titled;
  const was = wordsIn(edit.was, context.language);
  const isOf = (notes: Slide['notes']) => was !== null && placeOf(wordsOfNotes(notes), was) !== null;
  const slide = !isOf(titled.notes) && isOf(before) ? { ...titled, notes: before } : titled;
  const words = wordsAfter(edit, wordsOfNotes(slide.notes), 'note', context);
  if (!words) return slide;
  const paragraphs = notesParagraphs(slide.notes).map(({ runs }) => runs);
  checkReworded(paragraphs, words, { ...edit, slide: slide.id, name: 'notes' }, context);
  return { ...slide, notes: rewordNotes(slide, words) };
}

function rewordNotes(slide: Slide, words: readonly string[]): readonly NotesBlock[] {
  // Each block with what it says, if it is one paragraph or several.
  const blocks = slide.notes.map((block) => ({ block, says: wordsOfNotes([block]) }));
  const said = blocks.flatMap(({ says }) => says);
  let start = 0;
  let kept = 0;
  while (kept < blocks.length) {
    const { says } = blocks[kept]!;
    if (!says.every((line, i) => words[start + i] === line)) break;
    start += says.length;
    kept += 1;
  }
  let end = 0;
  let last = blocks.length;
  while (last > kept) {
    const { says } = blocks[last - 1]!;
    const from = words.length - end - says.length;
    if (from < start || !says.every((line, i) => words[from + i] === line)) break;
    end += says.length;
    last -= 1;
  }
  const replaced = blocks.slice(kept, last).flatMap(({ block }) => notesParagraphs([block]));
  const middle = words.slice(start, words.length - end).map((line, i): NotesBlock => {
    const like = replaced[i];
    const runs: readonly Run[] = like && said.length > 0 ? rewordRuns(like.runs, line) : [{ text: line }];
    return { kind: 'paragraph', class: null, runs, origin: slide.origin };
  });
  return [...slide.notes.slice(0, kept), ...middle, ...slide.notes.slice(last)];
}
