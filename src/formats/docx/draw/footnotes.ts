import type { Paragraph } from 'docx';
import type { Drawing } from './drawing.ts';
import { textParagraph } from './text-paragraph.ts';

/** What stands in the notes at the foot of pages, by the number of the citation. Drawn after all marks. */
export function drawFootnotes(drawing: Drawing): Record<string, { readonly children: readonly Paragraph[] }> {
  const notes = drawing.marks.notes().map((number) => {
    const runs = drawing.document.citations.get(number)?.runs ?? [];
    return [
      String(number),
      { children: [textParagraph(runs, drawing, { style: 'FootnoteText' }, false)] },
    ] as const;
  });
  return Object.fromEntries(notes);
}
