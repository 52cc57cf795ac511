import type { PlacedShape } from '../../../../layout/index.ts';
import { escapeXmlAttribute } from '../../../../xml/index.ts';
import { cleanText } from '../../draw/text-objects.ts';
import type { SlideWork } from '../work.ts';

/** Office's mark for what screen readers pass by. */
export const decorativeXml =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** `p:cNvPr` of a shape: an id of its own (pptxgenjs repeats some), its name, its alternative text. */
export function describeShape(shape: PlacedShape, slide: SlideWork): string {
  const start = `<p:cNvPr id="${slide.ids.get(shape)}" name="${escapeXmlAttribute(cleanText(shape.name))}"`;
  const title =
    'title' in shape && shape.title ? ` title="${escapeXmlAttribute(cleanText(shape.title))}"` : '';
  if (shape.decorative) return `${start} descr="">${decorativeXml}</p:cNvPr>`;
  return shape.alt === null
    ? `${start}/>`
    : `${start} descr="${escapeXmlAttribute(cleanText(shape.alt))}"${title}/>`;
}
