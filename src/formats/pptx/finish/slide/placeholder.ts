import type { Inset, PlacedText } from '../../../../layout/index.ts';
import { toEmu, toEmuBox } from '../../emu.ts';
import type { LayoutPlace } from '../layout-places.ts';
import { anchors, fillAndLineXml, frameXml } from './box.ts';

/** Insets of text in every placeholder of a layout: the slide's grid is where the letters begin. */
const placeInset: Inset = { left: 0, top: 0, right: 0, bottom: 0 };

/** `p:ph` (ECMA-376 part 1, 19.3.1.36): the same on the layout and on its slides. */
export function placeholderXml({ type, size, index }: LayoutPlace): string {
  return `<p:ph${type === null ? '' : ` type="${type}"`}${size === null ? '' : ` sz="${size}"`}${index === null ? '' : ` idx="${index}"`}/>`;
}

/** `p:spPr` of a filled place: empty where the box is the layout's, so that "Reset slide" and new layouts work. */
export function placeholderFrameXml(shape: PlacedText, place: LayoutPlace): string {
  const own = toEmuBox(shape.box);
  const inherited = toEmuBox(place.box);
  const moved =
    own.x !== inherited.x || own.y !== inherited.y || own.cx !== inherited.cx || own.cy !== inherited.cy;
  const look = shape.fill || shape.line ? fillAndLineXml(shape.fill, shape.line) : '';
  if (!moved && look === '') return '<p:spPr/>';
  return `<p:spPr>${moved ? `<a:xfrm>${frameXml(own)}</a:xfrm>` : ''}${look}</p:spPr>`;
}

/** `a:bodyPr` of a filled place, with nothing but what is not the layout's. */
export function placeholderBodyXml({ inset, anchor }: PlacedText, place: LayoutPlace): string {
  const own = (attribute: string, side: keyof Inset) =>
    toEmu(inset[side]) === toEmu(placeInset[side]) ? '' : ` ${attribute}="${toEmu(inset[side])}"`;
  const insets = own('lIns', 'left') + own('tIns', 'top') + own('rIns', 'right') + own('bIns', 'bottom');
  return `<a:bodyPr${insets}${anchor === place.text.anchor ? '' : ` anchor="${anchors[anchor]}"`}/>`;
}
