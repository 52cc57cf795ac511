import { type PlacedText, shapeInset } from '../../../layout/index.ts';
import { type SvgWork, toPoints } from '../svg-work.ts';
import { paragraphsSvg } from '../text/paragraphs-svg.ts';
import { outlineSvg } from './outline-svg.ts';

/** A box: its shape, then its text inside of what the shape itself and the insets keep free. */
export function textSvg(text: PlacedText, work: SvgWork): string {
  const { box, inset } = text;
  const own = shapeInset(text.shape, box.w, box.h);
  const left = own.left + inset.left;
  const top = own.top + inset.top;
  const area = toPoints({
    x: box.x + left,
    y: box.y + top,
    w: box.w - left - own.right - inset.right,
    h: box.h - top - own.bottom - inset.bottom,
  });
  return (
    outlineSvg(text.shape, toPoints(box), text.fill, text.line, work) +
    paragraphsSvg(text.paragraphs, area, text.anchor, work)
  );
}
