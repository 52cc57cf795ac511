import type { Paragraph, TextRun } from 'docx';
import { noteBookmark } from './citation-marks.ts';
import type { Docx, Drawing } from './drawing.ts';
import { drawRuns, withBookmarks } from './runs.ts';

/**
 * What stands in the notes at the foot of pages, by the id of the footnote: the passage alone where the document
 * lists its source as well. Drawn after all marks.
 */
export function drawFootnotes(drawing: Drawing): Record<string, { readonly children: readonly Paragraph[] }> {
  const { docx, document, marks } = drawing;
  const notes = [...marks.notes()].map(([number, id]) => {
    const citation = document.citations.get(number);
    const runs = (citation?.listed ? citation.brief : citation?.runs) ?? [];
    const label = marks.counted ? countedLabel(docx) : new docx.TextRun(`[${number}]`);
    const children = [
      ...withBookmarks([noteBookmark(number)], [label], drawing),
      new docx.TextRun(' '),
      ...drawRuns(runs, drawing, { notes: false }),
    ];
    return [String(id), { children: [new docx.Paragraph({ style: 'FootnoteText', children })] }] as const;
  });
  return Object.fromEntries(notes);
}

/** The number that Word counts, alone: LibreOffice takes it for the note's own and shows what stands beside it behind. */
function countedLabel(docx: Docx): TextRun {
  return new docx.TextRun({
    style: 'FootnoteReference',
    // Said once more, so that it is not the mark which docx puts into every note and which is taken out again.
    superScript: true,
    children: [new docx.BuilderElement<Record<never, never>>({ name: 'w:footnoteRef' })],
  });
}
