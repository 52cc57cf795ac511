import { escapeXmlAttribute } from '../../../xml/index.ts';
import { cleanText } from '../clean-text.ts';

/** Bits of `w:val` (ECMA-376 part 1, 17.4.55), which LibreOffice and Word 2007 read instead of the attributes. */
const lookBits = {
  firstRow: 0x20,
  lastRow: 0x40,
  firstColumn: 0x80,
  lastColumn: 0x100,
  noHBand: 0x200,
  noVBand: 0x400,
} as const;

export function finishTableLooks(xml: string): string {
  return xml.replace(/<w:tblLook ([^<>]*)\/>/g, (_, attributes: string) => {
    const bits = Object.entries(lookBits).reduce(
      (sum, [name, bit]) => (attributes.includes(`w:${name}="true"`) ? sum + bit : sum),
      0,
    );
    const value = bits.toString(16).toUpperCase().padStart(4, '0');
    return `<w:tblLook w:val="${value}" ${attributes}/>`;
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
