import type { ColorRef } from '../../../theme/index.ts';
import { svgElement, svgPoints } from '../svg-element.ts';
import { paintOf, type SvgWork } from '../svg-work.ts';

/** The sign of a series at a point: series are told apart by their signs too, not by colour alone. */
export function markSvg(
  series: number,
  x: number,
  y: number,
  size: number,
  color: ColorRef,
  work: SvgWork,
): string {
  const r = size / 2;
  const fill = paintOf(color, work);
  switch (series % 4) {
    case 0:
      return svgElement('circle', { cx: x, cy: y, r, fill });
    case 1:
      return svgElement('rect', { x: x - r, y: y - r, width: size, height: size, fill });
    case 2:
      return polygon([x, y - r], [x + r, y + r], [x - r, y + r]);
    default:
      return polygon([x, y - r], [x + r, y], [x, y + r], [x - r, y]);
  }

  function polygon(...points: readonly (readonly [number, number])[]): string {
    return svgElement('polygon', { points: svgPoints(points), fill });
  }
}

/** Size of the signs on a chart, in points. */
export const markSize = 8;
