import type { Box, LayoutArt } from '../../theme/index.ts';
import { brandArtSvg } from './brand-art.ts';
import { pointsPerInch, svgElement, svgText, toPoints } from './svg-element.ts';

/** A layout of a brand file with its places marked. */
export interface MarkedLayout {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  /** `#` and six hex digits. */
  readonly background: string;
  readonly art: readonly LayoutArt[];
  readonly places: readonly { readonly box: Box; readonly label: string; readonly used: boolean }[];
}

/** What a layout of a brand file shows, with a frame and words at each of its places: dashed where nothing is ever put. */
export function drawBrandLayout({ name, size, background, art, places }: MarkedLayout): string {
  const [width, height] = [size.width * pointsPerInch, size.height * pointsPerInch];
  const marks = places.map(({ box, label, used }) => {
    const { x, y, w, h } = toPoints(box);
    const color = used ? '#0B5CAD' : '#8A8A8A';
    const frame = {
      fill: 'none',
      stroke: color,
      'stroke-width': 1.5,
      'stroke-dasharray': used ? null : '4 3',
    };
    return (
      svgElement('rect', { x, y, width: w, height: h, ...frame }) +
      svgElement('rect', { x, y, width: Math.min(w, label.length * 5.6 + 8), height: 15, fill: color }) +
      svgElement('text', { x: x + 4, y: y + 11, 'font-size': 10, fill: '#FFFFFF' }, svgText(label))
    );
  });
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': 'Arial, sans-serif',
    },
    svgElement('title', {}, svgText(name)),
    svgElement('rect', { width, height, fill: background }),
    brandArtSvg(art, { idOf: (own) => own.replaceAll(' ', '-') }),
    ...marks,
  );
}
