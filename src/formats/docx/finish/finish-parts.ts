import { contentTypesOf, type Package, partText } from '../../../package/index.ts';
import { type Diagnostic, type Outcome, replaceForbidden } from '../../../source/index.ts';
import { escapeXmlAttribute, parseXml } from '../../../xml/index.ts';
import { reportDocx } from '../codes.ts';
import type { Drawing } from '../draw/drawing.ts';
import { placeEquations } from '../draw/equation.ts';
import type { PaperPalette } from '../paper.ts';
import { listIndent, listLevels, styleLists } from '../styles/paragraph-styles.ts';
import { styleSheet } from '../styles/style-sheet.ts';
import { settingsXml, writeProperties } from './properties.ts';
import { addLinks, finishRelationships, wordTypes } from './relationships.ts';

/** Parts that docx writes for every document and that say nothing here. */
const spare = [
  'docProps/custom.xml',
  'word/endnotes.xml',
  'word/_rels/endnotes.xml.rels',
  'word/fontTable.xml',
  'word/_rels/fontTable.xml.rels',
];

/**
 * Makes of the parts that docx wrote those of our document: styles, settings and properties of our own, footnotes under
 * their own numbers, and none of the random ids and dates that docx puts in.
 */
export function finishParts(drawn: Package, drawing: Drawing, created: string): Outcome<Package> {
  const parts: Package = new Map(drawn);
  for (const name of spare) parts.delete(name);
  const change = (name: string, edit: (xml: string) => string): void => {
    const xml = partText(parts, name);
    if (xml !== null) parts.set(name, edit(xml));
  };
  const { document, palette } = drawing;
  parts.set(
    'word/styles.xml',
    styleSheet({ palette, language: document.language, setting: document.setting }),
  );
  parts.set('word/settings.xml', settingsXml(document.language));
  change('word/numbering.xml', (xml) => finishNumbering(xml, palette));
  const numberer = new Numberer();
  change('word/document.xml', (xml) =>
    numberer.number(placeEquations(finishTableLooks(describeTables(xml, drawing.tableAlts)), drawing)),
  );
  change('word/footnotes.xml', (xml) => numberer.number(placeEquations(finishFootnotes(xml), drawing)));
  writeProperties(parts, document, created);
  addLinks(parts, drawing.titledLinks);
  finishRelationships(parts);
  parts.set('[Content_Types].xml', contentTypesOf([...parts.keys()], wordTypes));
  const diagnostics = malformedParts(parts);
  return diagnostics.length > 0 ? { diagnostics } : { value: parts, diagnostics };
}

function malformedParts(parts: Package): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    try {
      parseXml(partText(parts, name) ?? '');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      found.push(reportDocx('docx-xml', null, `the part "${name}" is not well-formed: ${why}`));
    }
  }
  return found;
}

/**
 * Numbers bookmarks and drawings from 1 in the order in which they stand, through all parts of a document. docx counts
 * them on through all documents of a run, so that a document would depend on those that were drawn before it.
 */
class Numberer {
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

/** What docx puts at the head of every note, the separating lines too: a mark that Word numbers by itself. */
const ownMark = /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g;

/** Notes begin with the number that stands in the text, which was drawn with them. */
function finishFootnotes(xml: string): string {
  return xml.replace(ownMark, '');
}

/**
 * Adds the two lists that the list styles name, so that whoever writes on in Word by choosing "List Bullet" goes on in
 * the same hand. The lists that docx wrote, one for each numbered list of the handout, stay (ECMA-376 part 1, 17.9).
 */
function finishNumbering(xml: string, palette: PaperPalette): string {
  const lists =
    abstractList(styleLists.bullet, 'ListBullet', (level) => ({
      format: 'bullet',
      text: bullets[level % bullets.length]!,
      run: `<w:rPr><w:rFonts w:hint="default"/><w:b w:val="0"/><w:i w:val="0"/><w:color w:val="${palette.accents[0]}" w:themeColor="accent1"/></w:rPr>`,
    })) +
    abstractList(styleLists.number, 'ListNumber', (level) => ({
      format: 'decimal',
      text: `%${level + 1}.`,
      run: '',
    }));
  const uses = [styleLists.bullet, styleLists.number]
    .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
    .join('');
  const firstUse = xml.search(/<w:num /);
  const end = xml.lastIndexOf('</w:numbering>');
  const split = firstUse < 0 ? end : firstUse;
  return xml.slice(0, split) + lists + xml.slice(split, end) + uses + xml.slice(end);
}

const bullets = ['•', '–', '•', '–', '•'] as const;

interface ListLevel {
  readonly format: string;
  readonly text: string;
  readonly run: string;
}

function abstractList(id: number, style: string, levelOf: (level: number) => ListLevel): string {
  const levels = Array.from({ length: listLevels }, (_, index) => {
    const { format, text, run } = levelOf(index);
    return (
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
      `<w:pStyle w:val="${style}${index === 0 ? '' : index + 1}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
      `<w:pPr><w:ind w:left="${(index + 1) * listIndent}" w:hanging="${listIndent}"/></w:pPr>${run}</w:lvl>`
    );
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
}

/** Bits of `w:val` (ECMA-376 part 1, 17.4.55), which LibreOffice and Word 2007 read instead of the attributes. */
const lookBits = {
  firstRow: 0x20,
  lastRow: 0x40,
  firstColumn: 0x80,
  lastColumn: 0x100,
  noHBand: 0x200,
  noVBand: 0x400,
} as const;

function finishTableLooks(xml: string): string {
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
function describeTables(xml: string, alts: readonly (string | null)[]): string {
  let index = 0;
  return xml.replace(/<\/w:tblPr>/g, (end) => {
    const alt = alts[index];
    index += 1;
    return alt ? `<w:tblDescription w:val="${escapeXmlAttribute(replaceForbidden(alt))}"/>${end}` : end;
  });
}
