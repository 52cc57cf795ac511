import { escapeXmlAttribute } from '../../../xml/index.ts';
import { cleanText } from '../clean-text.ts';

/**
 * Numbers bookmarks and drawings from 1 in the order in which they stand. docx counts them on through all documents of a
 * run, so that a document would depend on those that were drawn before it.
 */
export function numberDrawings(xml: string): string {
  let bookmarks = 0;
  let drawings = 0;
  const numbers = new Map<string, number>();
  // Only tags hold these names unescaped; a text that looks like one begins with an escaped bracket.
  return xml.replace(/<(w:bookmarkStart|w:bookmarkEnd|wp:docPr) [^<>]*>/g, (tag, kind: string) => {
    if (kind === 'wp:docPr') {
      drawings += 1;
      const number = drawings;
      return tag.replace(/ id="[^"]*"/, ` id="${number}"`).replace(/ name=""/, ` name="Picture ${number}"`);
    }
    return tag.replace(/ w:id="([^"]*)"/, (_, id: string) => {
      if (kind === 'w:bookmarkStart') {
        bookmarks += 1;
        numbers.set(id, bookmarks);
      }
      return ` w:id="${numbers.get(id) ?? 0}"`;
    });
  });
}

/** Says what tables show, in the order in which they begin (ECMA-376 part 1, 17.4.46). */
export function describeTables(xml: string, alts: readonly (string | null)[]): string {
  let index = 0;
  return xml.replace(/<\/w:tblPr>/g, (end) => {
    const alt = alts[index];
    index += 1;
    return alt ? `<w:tblDescription w:val="${escapeXmlAttribute(cleanText(alt))}"/>${end}` : end;
  });
}
