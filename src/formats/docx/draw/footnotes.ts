import type { Paragraph } from 'docx';
import { noteBookmark } from './citation-marks.ts';
import type { Drawing } from './drawing.ts';
import { drawRuns, withBookmarks } from './runs.ts';

/**
 * What stands in the notes at the foot of pages, by the number of the citation: the passage alone where the document
 * lists its source as well. Drawn after all marks.
 */
export function drawFootnotes(drawing: Drawing): Record<string, { readonly children: readonly Paragraph[] }> {
  const { docx, document, marks } = drawing;
  const notes = marks.notes().map((number) => {
    const citation = document.citations.get(number);
    const runs = (citation?.listed ? citation.brief : citation?.runs) ?? [];
    const label = withBookmarks([noteBookmark(number)], [new docx.TextRun(`[${number}]`)], drawing);
    const children = [...label, new docx.TextRun(' '), ...drawRuns(runs, drawing, { notes: false })];
    return [String(number), { children: [new docx.Paragraph({ style: 'FootnoteText', children })] }] as const;
  });
  return Object.fromEntries(notes);
}
