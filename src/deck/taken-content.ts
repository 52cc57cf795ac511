import { mapRuns, type NotesBlock, type Run } from '../markup/index.ts';
import type { Span } from '../source/index.ts';
import type { DeckBlock, Slide } from './deck.ts';
import type { TakenSlide } from './taken-deck.ts';

/** What a slide of another presentation says, at the place of the entry that takes it. */
export function takenContent(
  { path, number, title, blocks, notes }: TakenSlide,
  otherwise: readonly Run[] | null,
  span: Span,
): Pick<Slide, 'title' | 'slots'> & { readonly notes: readonly NotesBlock[] } {
  const here = (runs: readonly Run[]) => runs.map((run) => ({ ...run, yaml: span }));
  const body = blocks.map((block): DeckBlock => mapRuns(block, here));
  const origin = { template: null, yaml: span };
  return {
    title: title.length > 0 ? here(title) : (otherwise ?? here([{ text: `${nameOf(path)}, ${number}` }])),
    slots: body.length > 0 ? [{ name: 'body', blocks: body, origin }] : [],
    notes: notes.map((block) => mapRuns(block, here)),
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
