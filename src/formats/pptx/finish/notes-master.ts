import { writeRelationships } from '../../../package/index.ts';
import { xmlDeclaration } from '../../../xml/index.ts';
import { levelCount } from './level-styles.ts';
import { colorMap, presentationNamespaces, treeStart } from './namespaces.ts';
import type { Work } from './work.ts';

/** Size of a notes page: 7.5 × 10 in, as PowerPoint has it whatever the slides' size. */
export const notesPage = { cx: 6_858_000, cy: 9_144_000 } as const;

/** Writes the master of notes pages: picture of the slide above, notes below, with a theme of its own. */
export function writeNotesMaster({ parts, placed }: Work): void {
  const widest = notesPage.cx - 2 * 685_800;
  const tallest = 3_086_100;
  const scale = Math.min(widest / placed.width, tallest / placed.height);
  const cx = Math.round(placed.width * scale);
  const cy = Math.round(placed.height * scale);
  const picture = { x: Math.round((notesPage.cx - cx) / 2), y: 1_143_000, cx, cy };
  const shapes = [
    cornerXml(2, 'Header Placeholder 1', 'type="hdr" sz="quarter"', { x: 0, y: 0 }, 'l', 't', emptyParagraph),
    cornerXml(3, 'Date Placeholder 2', 'type="dt" idx="1"', { x: 3_884_613, y: 0 }, 'r', 't', emptyParagraph),
    `<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Image Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>${frameXml(picture)}<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>`,
    `<p:sp><p:nvSpPr><p:cNvPr id="5" name="Notes Placeholder 4"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>${frameXml({ x: 685_800, y: 4_400_550, cx: 5_486_400, cy: 3_600_450 })}</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Click to edit Master text styles</a:t></a:r></a:p></p:txBody></p:sp>`,
    cornerXml(
      6,
      'Footer Placeholder 5',
      'type="ftr" sz="quarter" idx="4"',
      { x: 0, y: 8_685_213 },
      'l',
      'b',
      emptyParagraph,
    ),
    cornerXml(
      7,
      'Slide Number Placeholder 6',
      'type="sldNum" sz="quarter" idx="5"',
      { x: 3_884_613, y: 8_685_213 },
      'r',
      'b',
      numberParagraph,
    ),
  ];
  parts.set(
    'ppt/notesMasters/notesMaster1.xml',
    `${xmlDeclaration}<p:notesMaster ${presentationNamespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${treeStart}${shapes.join('')}</p:spTree></p:cSld><p:clrMap ${colorMap}/><p:notesStyle>${notesLevels()}</p:notesStyle></p:notesMaster>`,
  );
  parts.set(
    'ppt/notesMasters/_rels/notesMaster1.xml.rels',
    writeRelationships([{ id: 'rId1', type: 'theme', target: '../theme/theme2.xml', external: false }]),
  );
}

const emptyParagraph = '<a:p><a:endParaRPr lang="en-US"/></a:p>';
const numberParagraph =
  '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>';

function cornerXml(
  id: number,
  name: string,
  placeholder: string,
  at: { readonly x: number; readonly y: number },
  align: 'l' | 'r',
  anchor: 't' | 'b',
  paragraph: string,
): string {
  const anchored = anchor === 'b' ? ' anchor="b"' : '';
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${placeholder}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${frameXml({ ...at, cx: 2_971_800, cy: 458_787 })}</p:spPr>` +
    `<p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"${anchored}/><a:lstStyle><a:lvl1pPr algn="${align}"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>${paragraph}</p:txBody></p:sp>`
  );
}

function frameXml({ x, y, cx, cy }: { x: number; y: number; cx: number; cy: number }): string {
  return `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
}

function notesLevels(): string {
  return Array.from({ length: levelCount }, (_, level) => {
    const tag = `a:lvl${level + 1}pPr`;
    return `<${tag} marL="${level * 457_200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></${tag}>`;
  }).join('');
}
