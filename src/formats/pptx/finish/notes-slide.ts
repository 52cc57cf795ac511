import { type NotesBlock, notesParagraphs, type Run } from '../../../markup/index.ts';
import {
  isEastAsian,
  officeLanguage,
  type Relationship,
  writeRelationships,
} from '../../../package/index.ts';
import { escapeXmlAttribute, escapeXmlText, xmlDeclaration } from '../../../xml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { nameBasedGuid } from './guid.ts';
import { presentationNamespaces, treeStart } from './namespaces.ts';
import { codeFace } from './run-properties.ts';
import type { SlideEntry, Work } from './work.ts';

export function hasNotes({ slide }: SlideEntry): boolean {
  return slide !== null && slide.notes.length > 0;
}

/** Writes the notes page of a slide that has notes: paragraphs, lists, emphasis, links, languages. */
export function writeNotesSlide({ number, slide }: SlideEntry, work: Work): void {
  const language = officeLanguage(work.deck.language);
  const relationships: Relationship[] = [
    { id: 'rId1', type: 'notesMaster', target: '../notesMasters/notesMaster1.xml', external: false },
    { id: 'rId2', type: 'slide', target: `../slides/slide${number}.xml`, external: false },
  ];
  const body = notesXml(slide!.notes, work, relationships);
  work.parts.set(
    `ppt/notesSlides/notesSlide${number}.xml`,
    `${xmlDeclaration}<p:notes ${presentationNamespaces}><p:cSld><p:spTree>${treeStart}` +
      '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>' +
      `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp>` +
      `<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="${numberField}" type="slidenum"><a:rPr lang="${language}"/><a:t>${number}</a:t></a:fld><a:endParaRPr lang="${language}"/></a:p></p:txBody></p:sp>` +
      '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>',
  );
  work.parts.set(`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`, writeRelationships(relationships));
}

const numberField = nameBasedGuid('notes number field');

function notesXml(blocks: readonly NotesBlock[], work: Work, relationships: Relationship[]): string {
  let xml = '';
  let list: { readonly level: number; readonly start: number; readonly last: number } | null = null;
  for (const { runs, level, bullet } of notesParagraphs(blocks)) {
    let start = 1;
    if (bullet?.ordered) {
      // PowerPoint counts on while paragraphs of a level say the same start.
      const follows = list !== null && list.level === level && list.last + 1 === bullet.number;
      start = follows ? list!.start : bullet.number;
      list = { level, start, last: bullet.number };
    } else if (list !== null && level <= list.level) list = null;
    xml += `<a:p>${paragraphXml(level, bullet, start)}${runs.map((run) => runXml(run, work, relationships)).join('')}</a:p>`;
  }
  return xml === '' ? `<a:p><a:endParaRPr lang="${officeLanguage(work.deck.language)}"/></a:p>` : xml;
}

function paragraphXml(level: number, bullet: { readonly ordered: boolean } | null, start: number): string {
  const depth = Math.min(8, level);
  const lvl = depth > 0 ? ` lvl="${depth}"` : '';
  // What follows an item's first line stands under its text.
  if (!bullet) return depth > 0 ? `<a:pPr marL="${228_600 * depth}"${lvl}/>` : '';
  const sign = bullet.ordered
    ? `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"${start > 1 ? ` startAt="${Math.min(32_767, start)}"` : ''}/>`
    : `<a:buFont typeface="Arial"/><a:buChar char="${depth === 0 ? '•' : '–'}"/>`;
  return `<a:pPr marL="${228_600 * (depth + 1)}"${lvl} indent="-228600">${sign}</a:pPr>`;
}

function runXml(run: Run, work: Work, relationships: Relationship[]): string {
  const tag = run.language ?? work.deck.language;
  const language = officeLanguage(tag);
  const eastAsian = isEastAsian(tag);
  const attributes =
    `lang="${escapeXmlAttribute(language)}"${eastAsian ? ' altLang="en-US"' : ''}${run.strong ? ' b="1"' : ''}` +
    `${run.em && !eastAsian ? ' i="1"' : ''}${run.link && !run.link.startsWith('#') ? ' u="sng"' : ''}${run.strike ? ' strike="sngStrike"' : ''}${run.sup ? ' baseline="30000"' : run.sub ? ' baseline="-25000"' : ''}`;
  const children =
    (run.code ? `<a:latin typeface="${codeFace}"/><a:cs typeface="${codeFace}"/>` : '') +
    linkXml(run, relationships);
  const properties = children === '' ? `<a:rPr ${attributes}/>` : `<a:rPr ${attributes}>${children}</a:rPr>`;
  if (run.break) return `<a:br>${properties}</a:br>`;
  if (run.text === '') return '';
  return `<a:r>${properties}<a:t>${escapeXmlText(cleanText(run.text))}</a:t></a:r>`;
}

/** Only links out of the deck: a notes page may relate to no slide but its own (ECMA-376 part 1, 13.3.5). */
function linkXml({ link, linkTitle }: Run, relationships: Relationship[]): string {
  if (link === undefined || link.startsWith('#')) return '';
  const id = `rId${relationships.length + 1}`;
  relationships.push({ id, type: 'hyperlink', target: link, external: true });
  const tooltip = linkTitle === undefined ? '' : ` tooltip="${escapeXmlAttribute(cleanText(linkTitle))}"`;
  return `<a:hlinkClick r:id="${id}"${tooltip}/>`;
}
