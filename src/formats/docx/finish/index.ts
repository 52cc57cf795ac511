import { type Package, partText } from '../../../package/index.ts';
import type { Diagnostic, Outcome } from '../../../source/index.ts';
import { parseXml } from '../../../xml/index.ts';
import { reportDocx } from '../codes.ts';
import type { Drawing } from '../draw/drawing.ts';
import { styleSheet } from '../styles/style-sheet.ts';
import { wordContentTypes } from './content-types.ts';
import { finishFootnotes } from './footnotes.ts';
import { Numberer } from './numberer.ts';
import { finishNumbering } from './numbering.ts';
import { writeProperties } from './properties.ts';
import { addLinks, finishRelationships } from './relationships.ts';
import { settingsXml } from './settings.ts';
import { describeTables, finishTableLooks } from './tables.ts';

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
  parts.set('word/styles.xml', styleSheet({ palette, language: document.language }));
  parts.set('word/settings.xml', settingsXml(document.language));
  change('word/numbering.xml', (xml) => finishNumbering(xml, palette));
  const numberer = new Numberer();
  change('word/document.xml', (xml) =>
    numberer.number(finishTableLooks(describeTables(xml, drawing.tableAlts))),
  );
  change('word/footnotes.xml', (xml) => numberer.number(finishFootnotes(xml)));
  writeProperties(parts, document, created);
  addLinks(parts, drawing.titledLinks);
  finishRelationships(parts);
  parts.set('[Content_Types].xml', wordContentTypes([...parts.keys()]));
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
