import type { IParagraphOptions, Paragraph } from 'docx';
import type { Run } from '../../../markup/index.ts';
import type { Drawing } from './drawing.ts';
import { drawRuns } from './runs.ts';

/** `notes`: whether its citation marks may have footnotes. */
export function textParagraph(
  runs: readonly Run[],
  drawing: Drawing,
  options: IParagraphOptions,
  notes = true,
): Paragraph {
  return new drawing.docx.Paragraph({ ...options, children: drawRuns(runs, drawing, { notes }) });
}
