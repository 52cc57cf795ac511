/** What docx puts at the head of every note: a mark that Word numbers by itself. */
const ownMark = /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/;

/** Notes begin with the number that stands in the text, in brackets as there; the separating lines with nothing. */
export function finishFootnotes(xml: string): string {
  return xml.replace(
    /<w:footnote (?:w:type="\w+" )?w:id="(-?\d+)">[\s\S]*?<\/w:footnote>/g,
    (note, id: string) =>
      note.replace(ownMark, Number(id) > 0 ? `<w:r><w:t>[${id}]</w:t></w:r><w:r><w:tab/></w:r>` : ''),
  );
}
