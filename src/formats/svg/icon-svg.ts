import { iconGrid, pathSteps } from '../../icons/index.ts';
import type { PlacedIcon } from '../../layout/index.ts';
import { turnedOver } from './outline-svg.ts';
import { paintOf, type SvgWork, svgElement, svgNumber, toPoints } from './svg-element.ts';

/** An icon in its box, each of its paths filled by itself, as in PowerPoint. */
export function iconSvg({ shape, color, box, flipped }: PlacedIcon, work: SvgWork): string {
  const { x, y, w, h } = toPoints(box);
  const drawn = shape.paths
    .map((path) => {
      const d = pathSteps(path).map((step) => {
        if (step.kind === 'Z') return 'Z';
        const points = step.points.map(
          ([px, py]) => `${svgNumber(x + (px * w) / iconGrid)} ${svgNumber(y + (py * h) / iconGrid)}`,
        );
        return `${step.kind}${points.join(' ')}`;
      });
      return svgElement('path', { d: d.join(''), fill: paintOf(color, work), 'fill-rule': 'evenodd' });
    })
    .join('');
  return flipped ? turnedOver({ x, w }, drawn) : drawn;
}
