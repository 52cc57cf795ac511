import type { Relationship } from '../../../package/index.ts';
import type { PictureDecoration, ShapeDecoration, ThemeLayout, ThemePicture } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { fillXml, toEmuBox } from '../drawing-ml.ts';
import type { MediaStore } from './media-store.ts';
import { decorativeXml, frameXml, lineXml } from './xml-pieces.ts';

/** The parts of a theme's pictures: its own and, for drawings, the PNG that shows the same. */
export interface PictureParts {
  readonly shown: string;
  readonly drawing: string | null;
}

/** Puts the pictures of a theme among the media of a deck, before any other: so they have the same names in each. */
export function storePictures(
  layouts: readonly ThemeLayout[],
  media: MediaStore,
  fallbacks: ReadonlyMap<ThemePicture, Uint8Array>,
): ReadonlyMap<ThemePicture, PictureParts> {
  const stored = new Map<ThemePicture, PictureParts>();
  for (const { decorations } of layouts) {
    for (const each of decorations) {
      if (each.shape !== 'picture' || stored.has(each.picture)) continue;
      const { bytes, format } = each.picture;
      if (format !== 'svg') {
        stored.set(each.picture, { shown: media.add(bytes, format), drawing: null });
        continue;
      }
      const shown = media.add(fallbacks.get(each.picture) ?? bytes, 'png');
      stored.set(each.picture, { shown, drawing: media.add(bytes, 'svg') });
    }
  }
  return stored;
}

/** What a layout draws itself, behind the content: as XML, with what it refers to besides its master. */
export function drawDecorations(
  { decorations }: ThemeLayout,
  pictures: ReadonlyMap<ThemePicture, PictureParts>,
): { readonly xml: readonly string[]; readonly relationships: readonly Relationship[] } {
  const relationships: Relationship[] = [];
  const relate = (type: string, target: string, external = false): string => {
    const known = relationships.find((each) => each.type === type && each.target === target);
    if (known) return known.id;
    // The first is the master.
    const id = `rId${relationships.length + 2}`;
    relationships.push({ id, type, target, external });
    return id;
  };
  const relatePart = (part: string) => relate('image', `../${part.slice('ppt/'.length)}`);
  const xml: string[] = [];
  for (const each of decorations) {
    if (each.over !== null) continue;
    const id = xml.length + 2;
    if (each.shape !== 'picture') xml.push(shapeXml(each, id));
    else {
      const { shown, drawing } = pictures.get(each.picture)!;
      const link = each.link === null ? null : relate('hyperlink', each.link, true);
      xml.push(pictureXml(each, id, blipXml(relatePart(shown), drawing && relatePart(drawing)), link));
    }
  }
  return { xml, relationships };
}

const presets = { rect: 'rect', 'round-rect': 'roundRect', ellipse: 'ellipse', line: 'rect' } as const;

/** Shapes behind the content, which screen readers pass by. */
function shapeXml(decoration: ShapeDecoration, id: number): string {
  const box = toEmuBox(decoration);
  const side = Math.min(box.cx, box.cy);
  const radius = Math.round((Math.min(decoration.radius * 914_400, side / 2) / Math.max(1, side)) * 100_000);
  const adjust =
    decoration.shape === 'round-rect'
      ? `<a:avLst><a:gd name="adj" fmla="val ${radius}"/></a:avLst>`
      : '<a:avLst/>';
  const line = decoration.line
    ? lineXml({ ...decoration.line, dash: 'solid' }, '')
    : '<a:ln><a:noFill/></a:ln>';
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Decoration ${id - 1}" descr="">${decorativeXml}</p:cNvPr>` +
    '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>' +
    `<p:spPr><a:xfrm>${frameXml(box)}</a:xfrm>` +
    `<a:prstGeom prst="${presets[decoration.shape]}">${adjust}</a:prstGeom>${decoration.fill ? fillXml(decoration.fill) : '<a:noFill/>'}${line}</p:spPr>` +
    '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
  );
}

function pictureXml(decoration: PictureDecoration, id: number, blip: string, link: string | null): string {
  const { alt } = decoration;
  const inner =
    (link === null ? '' : `<a:hlinkClick r:id="${link}"/>`) +
    (alt === '' && link === null ? decorativeXml : '');
  const described = `<p:cNvPr id="${id}" name="Picture ${id - 1}" descr="${escapeXmlAttribute(alt)}"`;
  return (
    `<p:pic><p:nvPicPr>${inner === '' ? `${described}/>` : `${described}>${inner}</p:cNvPr>`}` +
    '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>' +
    `<p:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr><a:xfrm>${frameXml(decoration)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
  );
}

/** `a:blip`, for a drawing with the drawing itself beside what older programs show. */
export function blipXml(shown: string, drawing: string | null): string {
  if (drawing === null) return `<a:blip r:embed="${shown}"/>`;
  return (
    `<a:blip r:embed="${shown}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">` +
    `<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${drawing}"/></a:ext></a:extLst></a:blip>`
  );
}
