import type { PlacedLine } from '../../../layout/index.ts';
import type { ColorRef, Decoration, NodeShape } from '../../../theme/index.ts';
import { type SvgAttributes, svgElement, svgNumber } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork, toPoints } from '../svg-work.ts';

/** Radius of rounded corners in points: the same on every size of box. */
const cornerRadius = 0.08 * 72;

/** A preset shape with its fill and line; empty when it has neither. */
export function outlineSvg(
  shape: NodeShape,
  box: PointBox,
  fill: ColorRef | null,
  line: PlacedLine | null,
  work: SvgWork,
): string {
  if (!fill && !line) return '';
  return outlines[shape](box, { fill: paintOf(fill, work), ...lineAttributes(line, work) });
}

/** A shape that a layout has behind the content. */
export function decorationSvg(decoration: Decoration, work: SvgWork): string {
  const shape = decoration.shape === 'line' ? 'rect' : decoration.shape;
  return outlineSvg(shape, toPoints(decoration), decoration.fill, null, work);
}

export function lineAttributes(line: PlacedLine | null, work: SvgWork): SvgAttributes {
  if (!line) return {};
  return {
    stroke: paintOf(line.color, work),
    'stroke-width': line.width,
    'stroke-dasharray': dashes[line.dash]?.map((each) => svgNumber(each * line.width)).join(' ') ?? null,
    'stroke-linejoin': 'round',
  };
}

/** Dashes and gaps in widths of the line: ECMA-376 part 1, 20.1.10.49. */
const dashes: Readonly<Record<PlacedLine['dash'], readonly number[] | null>> = {
  solid: null,
  dash: [4, 3],
  dot: [1, 1],
  'dash-dot': [4, 3, 1, 3],
  'long-dash': [8, 3],
};

type Outline = (box: PointBox, look: SvgAttributes) => string;

/** The presets that these shapes are in a deck, by presetShapeDefinitions.xml of ECMA-376. */
const outlines: Readonly<Record<NodeShape, Outline>> = {
  rect: ({ x, y, w, h }, look) => svgElement('rect', { x, y, width: w, height: h, ...look }),
  'round-rect': ({ x, y, w, h }, look) =>
    svgElement('rect', { x, y, width: w, height: h, rx: Math.min(cornerRadius, w / 2, h / 2), ...look }),
  ellipse: ({ x, y, w, h }, look) =>
    svgElement('ellipse', { cx: x + w / 2, cy: y + h / 2, rx: w / 2, ry: h / 2, ...look }),
  diamond: (box, look) => closed(box, look, [0, 0.5], [0.5, 0], [1, 0.5], [0.5, 1]),
  // The flowchart's preparation sign.
  hexagon: (box, look) => closed(box, look, [0, 0.5], [0.2, 0], [0.8, 0], [1, 0.5], [0.8, 1], [0.2, 1]),
  // The flowchart's punched card.
  'snip-rect': (box, look) => closed(box, look, [0, 0.2], [0.2, 0], [1, 0], [1, 1], [0, 1]),
  plaque(box, look) {
    const r = Math.min(box.w, box.h) * 0.16667;
    const right = box.x + box.w;
    const bottom = box.y + box.h;
    const bite = (x: number, y: number) => `A${path(r, r)} 0 0 0 ${path(x, y)}`;
    const d =
      `M${path(box.x, box.y + r)}${bite(box.x + r, box.y)}L${path(right - r, box.y)}${bite(right, box.y + r)}` +
      `L${path(right, bottom - r)}${bite(right - r, bottom)}L${path(box.x + r, bottom)}${bite(box.x, bottom - r)}Z`;
    return svgElement('path', { d, ...look });
  },
  terminator: ({ x, y, w, h }, look) =>
    svgElement('rect', { x, y, width: w, height: h, rx: Math.min(w, h) / 2, ...look }),
  'folded-corner'(box, look) {
    const fold = Math.min(box.w, box.h) * 0.16667;
    const right = box.x + box.w;
    const bottom = box.y + box.h;
    const page = `M${path(box.x, box.y)}L${path(right, box.y)}L${path(right, bottom - fold)}L${path(right - fold, bottom)}L${path(box.x, bottom)}Z`;
    const corner = `M${path(right - fold, bottom)}L${path(right - fold * 0.8, bottom - fold * 0.8)}L${path(right, bottom - fold)}Z`;
    // The preset's own "darken less" on what is folded over.
    const shadow = svgElement('path', { d: corner, ...look, fill: '#000000', 'fill-opacity': 0.2 });
    return svgElement('path', { d: page, ...look }) + shadow;
  },
};

/** A polygon by shares of its box. */
function closed(
  box: PointBox,
  look: SvgAttributes,
  ...points: readonly (readonly [number, number])[]
): string {
  const d = points.map(([x, y]) => path(box.x + x * box.w, box.y + y * box.h)).join('L');
  return svgElement('path', { d: `M${d}Z`, ...look });
}

function path(x: number, y: number): string {
  return `${svgNumber(x)} ${svgNumber(y)}`;
}
