import { type Relationship, writeRelationships } from '../../../package/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { toEmu } from '../emu.ts';
import { nameBasedGuid } from './guid.ts';
import { boxLevelsXml } from './level-xml.ts';
import { masterId } from './master-parts.ts';
import { presentationNamespaces } from './namespaces.ts';
import { notesPage } from './notes-master.ts';
import { tableStylesXml } from './table-style.ts';
import type { Work } from './work.ts';

/** Id of the first slide: PowerPoint begins there (ECMA-376 part 1, 19.7.13). */
const firstSlideId = 256;

/** Parts that PowerPoint wants to find, with next to nothing in them. */
const smallParts = [
  ['presProps', `<p:presentationPr ${presentationNamespaces}/>`],
  ['viewProps', `<p:viewPr ${presentationNamespaces}/>`],
  ['tableStyles', tableStylesXml],
] as const;

/** Writes presentation.xml, its lists in the schema's order (pptxgenjs has the notes master behind the slides). */
export function writePresentation(work: Work): void {
  const { parts, placed, slides } = work;
  const relationships: Relationship[] = [];
  const relate = (type: string, target: string): string => {
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, type, target, external: false });
    return id;
  };
  const master = relate('slideMaster', 'slideMasters/slideMaster1.xml');
  const slideIds = slides.map(
    ({ number }) =>
      `<p:sldId id="${firstSlideId + number - 1}" r:id="${relate('slide', `slides/slide${number}.xml`)}"/>`,
  );
  const notes = relate('notesMaster', 'notesMasters/notesMaster1.xml');
  relate('theme', 'theme/theme1.xml');
  for (const [type, xml] of smallParts) {
    relate(type, `${type}.xml`);
    parts.set(`ppt/${type}.xml`, `${xmlDeclaration}${xml}`);
  }
  parts.set(
    'ppt/presentation.xml',
    `${xmlDeclaration}<p:presentation ${presentationNamespaces} saveSubsetFonts="1" autoCompressPictures="0">` +
      `<p:sldMasterIdLst><p:sldMasterId id="${masterId}" r:id="${master}"/></p:sldMasterIdLst>` +
      `<p:notesMasterIdLst><p:notesMasterId r:id="${notes}"/></p:notesMasterIdLst>` +
      `<p:sldIdLst>${slideIds.join('')}</p:sldIdLst>` +
      `<p:sldSz cx="${toEmu(placed.width)}" cy="${toEmu(placed.height)}"/>` +
      `<p:notesSz cx="${notesPage.cx}" cy="${notesPage.cy}"/>` +
      `<p:defaultTextStyle>${boxLevelsXml()}</p:defaultTextStyle>${sectionsXml(work)}</p:presentation>`,
  );
  parts.set('ppt/_rels/presentation.xml.rels', writeRelationships(relationships));
}

/** Sections (MS-PPTX 2.6.9): every slide in exactly one, in the order of the slides. */
function sectionsXml({ deck, slides }: Work): string {
  if (deck.sections.length === 0) return '';
  const members = new Map<string, number[]>(deck.sections.map(({ id }) => [id, []]));
  for (const { slide, number } of slides) {
    const own = slide ? members.get(slide.section) : undefined;
    // A slide that names no section stays with the one before it.
    (own ?? [...members.values()][0]!).push(firstSlideId + number - 1);
  }
  const xml = deck.sections.map(({ id, title }) => {
    const ids = members.get(id)!.map((slide) => `<p14:sldId id="${slide}"/>`);
    const guid = nameBasedGuid(`section/${deck.id}/${id}`);
    return `<p14:section name="${escapeXmlAttribute(title)}" id="${guid}"><p14:sldIdLst>${ids.join('')}</p14:sldIdLst></p14:section>`;
  });
  return (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">' +
    `${xml.join('')}</p14:sectionLst></p:ext></p:extLst>`
  );
}
