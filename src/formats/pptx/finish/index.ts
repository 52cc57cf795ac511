import { writeMasterAndLayouts } from './master-parts.ts';
import { writeNotesMaster } from './notes-parts.ts';
import { writeContentTypes, writePresentation, writeThemes } from './presentation-parts.ts';
import { writeProperties } from './property-parts.ts';
import type { Work } from './work.ts';

/** A part, or a few, that the deck has besides its slides. */
export interface PartWriter {
  readonly name: string;
  readonly summary: string;
  readonly write: (work: Work) => void;
}

/** All of them, in the order in which they are written: the last one names what is there. */
export const partWriters: readonly PartWriter[] = [
  { name: 'notes-master', summary: 'Writes the master of notes pages.', write: writeNotesMaster },
  { name: 'master', summary: 'Writes the slide master and its layouts.', write: writeMasterAndLayouts },
  { name: 'themes', summary: 'Writes the theme for slides and for notes.', write: writeThemes },
  {
    name: 'presentation',
    summary: 'Writes the lists of slides, masters and sections.',
    write: writePresentation,
  },
  {
    name: 'properties',
    summary: 'Writes the document properties with sources and hash.',
    write: writeProperties,
  },
  { name: 'content-types', summary: 'Names the type of every part that is there.', write: writeContentTypes },
];

export { finishSlide } from './finish-slide.ts';
export { slidesAtOnce, startWork } from './work.ts';
