import { createHash } from 'node:crypto';
import type { PlacedLine, PlacedShape } from '../../../layout/index.ts';
import type { Box, Fill } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { cleanText } from '../draw/text-objects.ts';
import { type EmuBox, fillXml, pointsToEmu, presetDashes, solidFillXml, toEmuBox } from '../drawing-ml.ts';

/** The namespaces of a PresentationML part, as its root declares them. */
export const presentationNamespaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** The start of every shape tree: the group that the slide itself is. */
export const treeStart =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** Offset and size of a box, inside `a:xfrm` or `p:xfrm`. */
export function frameXml(box: Box | EmuBox): string {
  const { x, y, cx, cy } = 'cx' in box ? box : toEmuBox(box);
  return `<a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/>`;
}

/** Fill, then line: the order of CT_ShapeProperties (ECMA-376 part 1, 20.1.2.2.35). */
export function fillAndLineXml(fill: Fill | null, line: PlacedLine | null): string {
  return (fill ? fillXml(fill) : '<a:noFill/>') + (line ? lineXml(line, '') : '');
}

/** `a:ln`: colour, dash, join, ends, in the order of CT_LineProperties (ECMA-376 part 1, 20.1.2.2.24). */
export function lineXml({ color, width, dash }: PlacedLine, joinAndEnds: string): string {
  const dashed = dash === 'solid' ? '' : `<a:prstDash val="${presetDashes[dash]}"/>`;
  return `<a:ln w="${pointsToEmu(width)}">${solidFillXml(color)}${dashed}${joinAndEnds}</a:ln>`;
}

export const anchors = { top: 't', middle: 'ctr', bottom: 'b' } as const;

/**
 * A GUID that is always the same for the same name, in braces and upper case as Office's schemas want it. Built like
 * RFC 9562's version 8: from a hash, marked as custom.
 */
export function nameBasedGuid(name: string): string {
  const bytes = createHash('sha256').update(`throughline/${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}}`;
}

/** Office's mark for what screen readers pass by. */
export const decorativeXml =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** `p:cNvPr` of a shape: an id of its own (pptxgenjs repeats some), its name, its alternative text; `link`: what a click does. */
export function describeShape(shape: PlacedShape, id: number, link = ''): string {
  const start = `<p:cNvPr id="${id}" name="${escapeXmlAttribute(cleanText(shape.name))}"`;
  const title =
    'title' in shape && shape.title ? ` title="${escapeXmlAttribute(cleanText(shape.title))}"` : '';
  const alt = shape.decorative
    ? ' descr=""'
    : shape.alt === null
      ? ''
      : ` descr="${escapeXmlAttribute(cleanText(shape.alt))}"${title}`;
  const inner = link + (shape.decorative ? decorativeXml : '');
  return inner === '' ? `${start}${alt}/>` : `${start}${alt}>${inner}</p:cNvPr>`;
}
