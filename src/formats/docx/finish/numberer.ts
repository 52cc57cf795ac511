/**
 * Numbers bookmarks and drawings from 1 in the order in which they stand, through all parts of a document. docx counts
 * them on through all documents of a run, so that a document would depend on those that were drawn before it.
 */
export class Numberer {
  private bookmarks = 0;
  private drawings = 0;

  number(xml: string): string {
    const numbers = new Map<string, number>();
    // Only tags hold these names unescaped; a text that looks like one begins with an escaped bracket.
    return xml.replace(/<(w:bookmarkStart|w:bookmarkEnd|wp:docPr) [^<>]*>/g, (tag, kind: string) => {
      if (kind === 'wp:docPr') return this.numberDrawing(tag);
      return tag.replace(/ w:id="([^"]*)"/, (_, id: string) => {
        if (kind === 'w:bookmarkStart') {
          this.bookmarks += 1;
          numbers.set(id, this.bookmarks);
        }
        return ` w:id="${numbers.get(id) ?? 0}"`;
      });
    });
  }

  private numberDrawing(tag: string): string {
    this.drawings += 1;
    const number = this.drawings;
    return tag.replace(/ id="[^"]*"/, ` id="${number}"`).replace(/ name=""/, ` name="Picture ${number}"`);
  }
}
