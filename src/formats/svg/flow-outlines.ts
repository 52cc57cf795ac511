import { type PointBox, type SvgAttributes, svgElement, svgNumber } from './svg-element.ts';

/** The flowchart's predefined process: a box with a line at each side. */
export function subroutine({ x, y, w, h }: PointBox, look: SvgAttributes): string {
  const line = (at: number) => `M${point(x + w * at, y)}L${point(x + w * at, y + h)}`;
  const box = `M${point(x, y)}L${point(x + w, y)}L${point(x + w, y + h)}L${point(x, y + h)}Z`;
  return svgElement('path', { d: box + line(0.125) + line(0.875), ...look });
}

/** Its magnetic disk. */
export function cylinder({ x, y, w, h }: PointBox, look: SvgAttributes): string {
  const arc = `${point(w / 2, h / 6)} 0 0`;
  const [top, bottom, end] = [y + h / 6, y + (h * 5) / 6, x + w];
  const d =
    `M${point(x, top)}A${arc} 1 ${point(end, top)}L${point(end, bottom)}A${arc} 1 ${point(x, bottom)}Z` +
    `M${point(x, top)}A${arc} 0 ${point(end, top)}`;
  return svgElement('path', { d, ...look });
}

function point(x: number, y: number): string {
  return `${svgNumber(x)} ${svgNumber(y)}`;
}
