/** What docx puts at the head of every note, the separating lines too: a mark that Word numbers by itself. */
const ownMark = /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g;

/** Notes begin with the number that stands in the text, which was drawn with them. */
export function finishFootnotes(xml: string): string {
  return xml.replace(ownMark, '');
}
