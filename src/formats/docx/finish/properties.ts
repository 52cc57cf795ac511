import type { HandoutDocument } from '../../../handouts/index.ts';
import { plainText } from '../../../markup/index.ts';
import { isEastAsian, officeLanguage, type Package, writeRelationships } from '../../../package/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import { escapeXmlAttribute, escapeXmlText, xmlDeclaration } from '../../../xml/index.ts';
import { wordNamespace } from '../styles/style-sheet.ts';

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
    value === '' ? '' : `<${name}>${escapeXmlText(replaceForbidden(value))}</${name}>`;
  return (
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    element('dc:title', title) +
    element('dc:subject', document.subject ?? document.deckTitle) +
    element('dc:creator', creator) +
    element('cp:category', document.marking?.label ?? '') +
    element('cp:lastModifiedBy', creator) +
    element('cp:revision', '1') +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>` +
    element('dc:language', officeLanguage(document.language)) +
    '</cp:coreProperties>'
  );
}

/** word/settings.xml (ECMA-376 part 1, 17.15.1), as Word 2013 and later write it: anything less opens in compatibility mode. */
export function settingsXml(language: string): string {
  const tag = escapeXmlAttribute(officeLanguage(language));
  const wide = isEastAsian(language);
  return (
    `${xmlDeclaration}<w:settings xmlns:w="${wordNamespace}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
    // Chinese punctuation that meets takes less room.
    `<w:characterSpacingControl w:val="${wide ? 'compressPunctuation' : 'doNotCompress'}"/>` +
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
    `<w:compat>${compatibility}</w:compat>` +
    `<w:themeFontLang w:val="${wide ? 'en-US' : tag}" w:eastAsia="${wide ? tag : 'zh-CN'}"/>` +
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>' +
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
  );
}

const compatibility = [
  ['compatibilityMode', '15'],
  ['overrideTableStyleFontSizeAndJustification', '1'],
  ['enableOpenTypeFeatures', '1'],
  ['doNotFlipMirrorIndents', '1'],
  ['differentiateMultirowTableHeaders', '1'],
]
  .map(
    ([name, value]) =>
      `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
  )
  .join('');
