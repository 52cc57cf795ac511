import { finishCharts } from './chart/finish-chart.ts';
import { finishSlides } from './finish-slides.ts';
import { writeMasterAndLayouts } from './master-parts.ts';
import { writeNotesMaster } from './notes-master.ts';
import { writeNotesSlides } from './notes-slides.ts';
import { writePresentation } from './presentation-part.ts';
import { writeProperties } from './property-parts.ts';
import { writeThemes } from './theme-part.ts';
import type { Work } from './work.ts';
import { writeContentTypes } from './write-content-types.ts';

/** One step from drawn parts to a package that opens clean. */
export interface Finisher {
  readonly name: string;
  readonly summary: string;
  readonly finish: (work: Work) => void;
}

/** All steps, in the order in which they run. */
export const finishers: readonly Finisher[] = [
  { name: 'slides', summary: 'Finishes every slide part (see slide-finishers).', finish: finishSlides },
  { name: 'charts', summary: 'Puts chart parts right and gives each a workbook.', finish: finishCharts },
  { name: 'notes', summary: 'Writes notes pages with lists, emphasis and links.', finish: writeNotesSlides },
  { name: 'notes-master', summary: 'Writes the master of notes pages.', finish: writeNotesMaster },
  { name: 'master', summary: 'Writes the slide master and its layouts.', finish: writeMasterAndLayouts },
  { name: 'themes', summary: 'Writes the theme for slides and for notes.', finish: writeThemes },
  { name: 'presentation', summary: 'Writes the lists of slides, masters and sections.', finish: writePresentation },
  { name: 'properties', summary: 'Writes the document properties with sources and hash.', finish: writeProperties },
  { name: 'content-types', summary: 'Names the type of every part that is there.', finish: writeContentTypes },
];
