import { authorsOf } from '../../../deck/index.ts';
import { plainText } from '../../../markup/index.ts';
import type { Source } from '../../../outline/index.ts';
import { officeLanguage, writeRelationships } from '../../../package/index.ts';
import { escapeXmlText, xmlDeclaration } from '../../../xml/index.ts';
import { lookupWording, type Text } from '../../../yaml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { brandProperty, takenProperty } from '../verify/brought-parts.ts';
import { contentHash } from './content-hash.ts';
import { hasNotes } from './notes-parts.ts';
import type { Work } from './work.ts';

/** Writes the document's properties: who, what and when from the deck, and where what it says comes from. `digests`: of its slides. */
export function writeProperties(work: Work, digests: readonly string[]): void {
  work.parts.set('docProps/core.xml', coreXml(work));
  work.parts.set('docProps/app.xml', appXml(work));
  work.parts.set('docProps/custom.xml', customXml(work, digests));
  work.parts.set(
    '_rels/.rels',
    writeRelationships([
      { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml', external: false },
      { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml', external: false },
      { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml', external: false },
      { id: 'rId4', type: 'custom-properties', target: 'docProps/custom.xml', external: false },
    ]),
  );
}

/** ECMA-376 part 2, 11. */
function coreXml({ deck, created }: Work): string {
  const instant = `${created.slice(0, 19)}Z`;
  const outline = textIn(deck.outline.title, deck);
  const creator = authorsOf(deck) ?? outline;
  const keywords = [...new Set([outline, ...deck.sections.map(({ title }) => title)])]
    .slice(0, 12)
    .join('; ');
  const element = (name: string, value: string) =>
    value === '' ? '' : `<${name}>${escapeXmlText(cleanText(value))}</${name}>`;
  return (
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    element('dc:title', plainText(deck.title)) +
    element('dc:subject', deck.subtitle ? plainText(deck.subtitle) : outline) +
    element('dc:creator', creator) +
    element('cp:keywords', keywords) +
    element('cp:category', deck.marking?.label ?? '') +
    element('cp:lastModifiedBy', creator) +
    element('cp:revision', '1') +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>` +
    element('dc:language', officeLanguage(deck.language)) +
    '</cp:coreProperties>'
  );
}

/** ECMA-376 part 1, 22.2. */
function appXml(work: Work): string {
  const { slides, theme } = work;
  const titles = slides.map(({ slide, placed }) => (slide && plainText(slide.title)) || placed.id);
  const text = (value: string) => `<vt:lpstr>${escapeXmlText(cleanText(value))}</vt:lpstr>`;
  const heading = (name: string, count: number) =>
    `<vt:variant><vt:lpstr>${name}</vt:lpstr></vt:variant><vt:variant><vt:i4>${count}</vt:i4></vt:variant>`;
  return (
    `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
    `<Application>Throughline</Application><Slides>${slides.length}</Slides><Notes>${slides.filter(hasNotes).length}</Notes>` +
    `<HiddenSlides>${slides.filter(({ placed }) => placed.hidden).length}</HiddenSlides>` +
    `<HeadingPairs><vt:vector size="4" baseType="variant">${heading('Theme', 1)}${heading('Slide Titles', slides.length)}</vt:vector></HeadingPairs>` +
    `<TitlesOfParts><vt:vector size="${slides.length + 1}" baseType="lpstr">${text(theme.name)}${titles.map(text).join('')}</vt:vector></TitlesOfParts></Properties>`
  );
}

/** ECMA-376 part 1, 22.3: what the deck shows, as a hash, and the sources that it cites. */
function customXml(work: Work, digests: readonly string[]): string {
  const { deck } = work;
  const properties: [string, string][] = [
    ['throughline.content', contentHash(work, digests)],
    ['throughline.deck', `${deck.outline.id}/${deck.id}`],
    ['throughline.language', deck.language],
  ];
  if (work.theme.brand) properties.push([brandProperty, work.theme.brand.path]);
  const taken = work.slides.filter(({ placed }) => placed.taken).map(({ number }) => number);
  if (taken.length > 0) properties.push([takenProperty, taken.join(' ')]);
  if (deck.marking) properties.push(['throughline.marking', deck.marking.label]);
  const sources = new Map(deck.citations.map(({ passage }) => [passage.source.id, passage.source]));
  for (const [id, source] of sources)
    properties.push([`throughline.source.${id}`, describeSource(source, work)]);
  const xml = properties.map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${escapeXmlText(cleanText(value))}</vt:lpwstr></property>`,
  );
  return `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${xml.join('')}</Properties>`;
}

function describeSource(source: Source, { deck }: Work): string {
  const parts = [textIn(source.title, deck), source.publisher, source.date?.text ?? null, source.url];
  // Office shows no more than 255 characters of a property.
  return parts
    .filter((part) => part !== null && part !== '')
    .join(', ')
    .slice(0, 255);
}

function textIn(text: Text, deck: Work['deck']): string {
  const own = deck.outline.language;
  const wording =
    lookupWording(text, deck.language, own) ?? lookupWording(text, own, own) ?? text.wordings[0];
  return wording?.value ?? '';
}
