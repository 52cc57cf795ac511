import type { SlideWork, Work } from '../work.ts';
import { arrangeTree } from './arrange-tree.ts';
import { describeShapes } from './describe-shapes.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { finishBoxes } from './finish-boxes.ts';
import { finishPictures } from './finish-pictures.ts';
import { finishTables } from './finish-tables.ts';
import { finishTexts } from './finish-texts.ts';
import { nameSlide } from './name-slide.ts';
import { relateCharts } from './relate-charts.ts';

/** One step on a slide's tree, which was parsed before the first and is written after the last. */
export interface SlideFinisher {
  readonly name: string;
  readonly summary: string;
  readonly finish: (slide: SlideWork, work: Work) => void;
}

/** All steps on a slide, in the order in which they run. */
export const slideFinishers: readonly SlideFinisher[] = [
  { name: 'describe', summary: 'Ids, names and alternative texts.', finish: describeShapes },
  { name: 'placeholders', summary: 'Real placeholders that inherit from their layout.', finish: fillPlaceholders },
  { name: 'boxes', summary: 'Frames, fills, lines and insets of other boxes.', finish: finishBoxes },
  { name: 'texts', summary: 'Paragraphs, runs, languages, the slide number.', finish: finishTexts },
  { name: 'tables', summary: 'Header rows, grids, fills, merged cells.', finish: finishTables },
  { name: 'pictures', summary: 'Bytes, once for the deck; PNG under SVG; crops.', finish: finishPictures },
  { name: 'charts', summary: 'Frames of charts, numbered by slide.', finish: relateCharts },
  { name: 'tree', summary: 'Groups, and connectors glued to their shapes.', finish: arrangeTree },
  { name: 'slide', summary: 'Name, background, hidden.', finish: nameSlide },
];
