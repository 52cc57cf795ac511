import type { PlacedText } from '../../../layout/index.ts';
import { resolveColor, type Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../../xml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { toHundredths } from '../drawing-ml.ts';
import { frameXml } from '../finish/xml-pieces.ts';

/**
 * A marking as a shape of a slide that has another theme: its colours and its face are said in full. In a root that says what
 * the prefixes mean.
 */
export function bannerXml(banner: PlacedText, id: number, theme: Theme, language: string): string {
  const { name, box, fill, paragraphs } = banner;
  const run = paragraphs[0]?.runs[0];
  const text = paragraphs.flatMap(({ runs }) => runs.map((each) => each.text)).join('');
  const solid = (hex: string) => `<a:solidFill><a:srgbClr val="${hex}"/></a:solidFill>`;
  const paper = fill ? solid(resolveColor(theme, fill)) : '<a:noFill/>';
  const ink = run ? solid(resolveColor(theme, run.color)) : '';
  const face = escapeXmlAttribute(theme.fonts.body.latin);
  return (
    '<p:spTree xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXmlAttribute(name)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${frameXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${paper}<a:ln><a:noFill/></a:ln></p:spPr>` +
    '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>' +
    `<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="${escapeXmlAttribute(language)}" sz="${toHundredths(run?.size ?? 10)}" b="1">${ink}<a:latin typeface="${face}"/></a:rPr><a:t>${escapeXmlText(cleanText(text))}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>`
  );
}
