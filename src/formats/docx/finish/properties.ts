import type { HandoutDocument } from '../../../handouts/index.ts';
import { plainText } from '../../../markup/index.ts';
import { officeLanguage, type Package, writeRelationships } from '../../../package/index.ts';
import { escapeXmlText, xmlDeclaration } from '../../../xml/index.ts';
import { cleanText } from '../clean-text.ts';

/** Writes the document's properties: who, what and when from the deck, nothing of the machine. */
export function writeProperties(parts: Package, document: HandoutDocument, created: string): void {
  parts.set('docProps/core.xml', coreXml(document, created));
  parts.set(
    'docProps/app.xml',
    `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Throughline</Application></Properties>`,
  );
  parts.set(
    '_rels/.rels',
    writeRelationships([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml', external: false },
      { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml', external: false },
      { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml', external: false },
    ]),
  );
}

/** ECMA-376 part 2, 11. */
function coreXml(document: HandoutDocument, created: string): string {
  const instant = `${created.slice(0, 19)}Z`;
  const title = plainText(document.title) || document.deckTitle;
  const creator = document.author ?? document.deckTitle;
  const element = (name: string, value: string) =>
    value === '' ? '' : `<${name}>${escapeXmlText(cleanText(value))}</${name}>`;
  return (
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    element('dc:title', title) +
    element('dc:subject', document.subject ?? document.deckTitle) +
    element('dc:creator', creator) +
    element('cp:lastModifiedBy', creator) +
    element('cp:revision', '1') +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>` +
    element('dc:language', officeLanguage(document.language)) +
    '</cp:coreProperties>'
  );
}
