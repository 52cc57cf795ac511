import {
  isolatesOf,
  isRightToLeft,
  type NotesParagraph,
  notesParagraphs,
  paragraphDirection,
  type Run,
  withMarks,
} from '../../../markup/index.ts';
import {
  isEastAsian,
  officeLanguage,
  type Relationship,
  relativeTarget,
  writeRelationships,
} from '../../../package/index.ts';
import { escapeXmlAttribute, escapeXmlText, xmlDeclaration } from '../../../xml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { notesMasterOf } from './brand-names.ts';
import { levelCount } from './layout-places.ts';
import { levelIndent, type NotesFrame, type NotesPage, notesSize, spaceBefore } from './notes-page.ts';
import { codeFace } from './text-properties.ts';
import type { SlideEntry, Work } from './work.ts';
import { nameBasedGuid, presentationNamespaces, treeStart } from './xml-pieces.ts';

export function hasNotes({ slide }: SlideEntry): boolean {
  return slide !== null && slide.notes.length > 0;
}

/** Writes the notes page of a slide that has notes: paragraphs, lists, emphasis, links, languages. */
export function writeNotesSlide({ number, slide }: SlideEntry, work: Work): void {
  const language = officeLanguage(work.deck.language);
  const relationships: Relationship[] = [
    {
      id: 'rId1',
      type: 'notesMaster',
      target: work.theme.brand
        ? relativeTarget('ppt/notesSlides/notesSlide.xml', notesMasterOf(work.theme.brand))
        : '../notesMasters/notesMaster1.xml',
      external: false,
    },
    { id: 'rId2', type: 'slide', target: `../slides/slide${number}.xml`, external: false },
  ];
  const paragraphs = notesParagraphs(slide!.notes);
  const page = work.notes.plan(paragraphs);
  const body = notesXml(paragraphs, work, relationships);
  const frame = (at: NotesFrame): string => (page.usual ? '<p:spPr/>' : `<p:spPr>${frameXml(at)}</p:spPr>`);
  work.parts.set(
    `ppt/notesSlides/notesSlide${number}.xml`,
    `${xmlDeclaration}<p:notes ${presentationNamespaces}><p:cSld><p:spTree>${treeStart}` +
      '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>' +
      `${frame(page.picture)}</p:sp>` +
      `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>${frame(page.body)}<p:txBody><a:bodyPr/>${sizesXml(page)}${body}</p:txBody></p:sp>` +
      `<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="${numberField}" type="slidenum"><a:rPr lang="${language}"/><a:t>${number}</a:t></a:fld><a:endParaRPr lang="${language}"/></a:p></p:txBody></p:sp>` +
      (page.over > 0 ? goesOnXml(work) : '') +
      '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>',
  );
  work.parts.set(`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`, writeRelationships(relationships));
}

const numberField = nameBasedGuid('notes number field');

/** Type smaller than the master's, said once for all levels. */
function sizesXml({ size }: NotesPage): string {
  if (size === notesSize) return '<a:lstStyle/>';
  const levels = Array.from({ length: levelCount }, (_, level) => {
    const tag = `a:lvl${level + 1}pPr`;
    return `<${tag}><a:defRPr sz="${size * 100}"/></${tag}>`;
  });
  return `<a:lstStyle>${levels.join('')}</a:lstStyle>`;
}

/** At the foot of a page on which the notes do not end. */
function goesOnXml({ deck }: Work): string {
  const words = escapeXmlText(cleanText(deck.words('notes-go-on')));
  return `<p:sp><p:nvSpPr><p:cNvPr id="5" name="Footer Placeholder 4"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="4"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="${officeLanguage(deck.language)}" sz="900"/><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

function notesXml(paragraphs: readonly NotesParagraph[], work: Work, relationships: Relationship[]): string {
  let xml = '';
  let list: { readonly level: number; readonly start: number; readonly last: number } | null = null;
  for (const { runs, level, bullet } of paragraphs) {
    let start = 1;
    if (bullet?.ordered) {
      // PowerPoint counts on while paragraphs of a level say the same start.
      const follows = list !== null && list.level === level && list.last + 1 === bullet.number;
      start = follows ? list!.start : bullet.number;
      list = { level, start, last: bullet.number };
    } else if (list !== null && level <= list.level) list = null;
    const { language } = work.deck;
    const direction = paragraphDirection(runs, language, bullet !== null);
    const own = (direction === 'rtl') === isRightToLeft(language) ? '' : directions[direction];
    const marked = withMarks(runs, isolatesOf(runs, language, direction), (run, text) => ({ ...run, text }));
    xml += `<a:p>${paragraphXml(level, bullet, start, own)}${marked.map((run) => runXml(run, work, relationships)).join('')}</a:p>`;
  }
  return xml === '' ? `<a:p><a:endParaRPr lang="${officeLanguage(work.deck.language)}"/></a:p>` : xml;
}

/** What a paragraph says that is read the other way than its page. */
const directions = { rtl: ' algn="r" rtl="1"', ltr: ' algn="l" rtl="0"' } as const;

function paragraphXml(
  level: number,
  bullet: { readonly ordered: boolean } | null,
  start: number,
  direction: string,
): string {
  const depth = Math.min(8, level);
  const lvl = depth > 0 ? ` lvl="${depth}"` : '';
  // What follows an item's first line stands under its text.
  if (!bullet) {
    const indent = depth > 0 ? ` marL="${levelIndent * depth}"` : '';
    return indent + direction === '' ? '' : `<a:pPr${indent}${lvl}${direction}/>`;
  }
  const sign = bullet.ordered
    ? `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"${start > 1 ? ` startAt="${Math.min(32_767, start)}"` : ''}/>`
    : `<a:buFont typeface="Arial"/><a:buChar char="${depth === 0 ? '•' : '–'}"/>`;
  return `<a:pPr marL="${levelIndent * (depth + 1)}"${lvl} indent="-${levelIndent}"${direction}>${sign}</a:pPr>`;
}

function runXml(run: Run, work: Work, relationships: Relationship[]): string {
  const tag = run.language ?? work.deck.language;
  const language = officeLanguage(tag);
  const eastAsian = isEastAsian(tag);
  // Arabic and Hebrew have no italics.
  const turned = isRightToLeft(tag);
  const attributes =
    `lang="${escapeXmlAttribute(language)}"${eastAsian ? ' altLang="en-US"' : ''}${run.strong || (run.em && turned) ? ' b="1"' : ''}` +
    `${run.em && !eastAsian && !turned ? ' i="1"' : ''}${run.link && !run.link.startsWith('#') ? ' u="sng"' : ''}${run.strike ? ' strike="sngStrike"' : ''}${run.sup ? ' baseline="30000"' : run.sub ? ' baseline="-25000"' : ''}`;
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

/** The usual one: notes are read on paper, which is light under the slides of a dark theme too. */
const colorMap =
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

/** The master of notes pages: picture of the slide above, notes below, with a theme of its own. */
export function notesMasterParts({ notes, placed }: Pick<Work, 'notes' | 'placed'>): [string, string][] {
  const { rightToLeft = false } = placed;
  // What stands at the start of a line, and what at its end.
  const left = { x: 0, align: 'l', rightToLeft } as const;
  const right = { x: 3_884_613, align: 'r', rightToLeft } as const;
  const [near, far] = rightToLeft ? [right, left] : [left, right];
  const { picture, body } = notes.usual();
  const shapes = [
    cornerXml(2, 'Header Placeholder 1', 'type="hdr" sz="quarter"', { ...near, y: 0 }, 't', emptyParagraph),
    cornerXml(3, 'Date Placeholder 2', 'type="dt" idx="1"', { ...far, y: 0 }, 't', emptyParagraph),
    `<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Image Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>${frameXml(picture)}<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>`,
    `<p:sp><p:nvSpPr><p:cNvPr id="5" name="Notes Placeholder 4"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>${frameXml(body)}</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="${rightToLeft ? 1 : 0}"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Click to edit Master text styles</a:t></a:r></a:p></p:txBody></p:sp>`,
    cornerXml(
      6,
      'Footer Placeholder 5',
      'type="ftr" sz="quarter" idx="4"',
      { ...near, y: 8_685_213 },
      'b',
      emptyParagraph,
    ),
    cornerXml(
      7,
      'Slide Number Placeholder 6',
      'type="sldNum" sz="quarter" idx="5"',
      { ...far, y: 8_685_213 },
      'b',
      numberParagraph,
    ),
  ];
  return [
    [
      'ppt/notesMasters/notesMaster1.xml',
      `${xmlDeclaration}<p:notesMaster ${presentationNamespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${treeStart}${shapes.join('')}</p:spTree></p:cSld><p:clrMap ${colorMap}/><p:notesStyle>${notesLevels(rightToLeft)}</p:notesStyle></p:notesMaster>`,
    ],
    [
      'ppt/notesMasters/_rels/notesMaster1.xml.rels',
      writeRelationships([{ id: 'rId1', type: 'theme', target: '../theme/theme2.xml', external: false }]),
    ],
  ];
}

const emptyParagraph = '<a:p><a:endParaRPr lang="en-US"/></a:p>';
const numberParagraph =
  '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>';

function cornerXml(
  id: number,
  name: string,
  placeholder: string,
  at: { readonly x: number; readonly y: number; readonly align: 'l' | 'r'; readonly rightToLeft: boolean },
  anchor: 't' | 'b',
  paragraph: string,
): string {
  const anchored = anchor === 'b' ? ' anchor="b"' : '';
  const { x, y, align, rightToLeft } = at;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${placeholder}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${frameXml({ x, y, cx: 2_971_800, cy: 458_787 })}</p:spPr>` +
    `<p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="${rightToLeft ? 1 : 0}"${anchored}/><a:lstStyle><a:lvl1pPr algn="${align}"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>${paragraph}</p:txBody></p:sp>`
  );
}

function frameXml({ x, y, cx, cy }: NotesFrame): string {
  return `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
}

function notesLevels(rightToLeft: boolean): string {
  const direction = rightToLeft ? 'algn="r" defTabSz="914400" rtl="1"' : 'algn="l" defTabSz="914400" rtl="0"';
  return Array.from({ length: levelCount }, (_, level) => {
    const tag = `a:lvl${level + 1}pPr`;
    return `<${tag} marL="${level * 457_200}" ${direction} eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="${spaceBefore * 100}"/></a:spcBef><a:defRPr sz="${notesSize * 100}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></${tag}>`;
  }).join('');
}
