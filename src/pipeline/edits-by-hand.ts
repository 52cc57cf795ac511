import {
  applyEdits,
  type DeckEdits,
  type EditedDeck,
  type ReadEditPicture,
  readEdits,
} from '../edits/index.ts';
import { editsPathOf } from '../project/index.ts';
import type { Files, Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import type { PlannedDeck } from './plan-build.ts';

/** What was changed by hand in the finished deck. Diagnostics: those of reading it. */
export function editsByHand({ deck }: PlannedDeck, files: Files): Outcome<DeckEdits> {
  const path = editsPathOf(deck);
  if (!files.exists(path)) return { diagnostics: [] };
  const text = files.readText(path, null);
  return text.value ? readEdits(text.value) : { diagnostics: text.diagnostics };
}

/** A deck with its edits. That something edited is gone is said once, not in each language. */
export function withEdits<T extends EditedDeck>(
  laidOut: Outcome<T>,
  edits: DeckEdits | null,
  { theme, readPicture }: { readonly theme: Theme; readonly readPicture: ReadEditPicture },
  first: boolean,
): Outcome<T> {
  if (!edits || !laidOut.value) return laidOut;
  const edited = applyEdits(laidOut.value, edits, theme, readPicture);
  const said = edited.diagnostics.filter(({ code }) => first || code !== 'edit-gone');
  return { value: { ...laidOut.value, ...edited.value }, diagnostics: [...laidOut.diagnostics, ...said] };
}
