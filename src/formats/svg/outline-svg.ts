import type { ConnectorEnd, PlacedConnector, PlacedLine } from '../../layout/index.ts';
import {
  type ArrowShape,
  type FigureShape,
  type Fill,
  type Inches,
  isGradient,
  type ShapeDecoration,
} from '../../theme/index.ts';
import { cylinder, subroutine } from './flow-outlines.ts';
import {
  type PointBox,
  paintOf,
  pointsPerInch,
  type SvgAttributes,
  type SvgWork,
  svgElement,
  svgNumber,
  svgPoints,
  toPoints,
} from './svg-element.ts';

/** Radius of rounded corners in points: the same on every size of box. */
const cornerRadius = 0.08 * 72;

/** A preset shape with its fill and line; empty when it has neither. */
export function outlineSvg(
  shape: FigureShape,
  box: PointBox,
  fill: Fill | null,
  line: PlacedLine | null,
  work: SvgWork,
  more: {
    readonly radius?: Inches;
    readonly adjust?: number;
    readonly id?: string;
    readonly flipped?: true;
  } = {},
): string {
  if (!fill && !line) return '';
  const { own, look } = fill ? filling(fill, box, more.id ?? '', work) : { own: '', look: { fill: 'none' } };
  const rounded = shape === 'round-rect' && more.radius !== undefined;
  const corners = rounded ? { rx: Math.min(more.radius! * pointsPerInch, box.w / 2, box.h / 2) } : {};
  const drawn = outlines[shape](
    box,
    { ...look, ...lineAttributes(line, work), ...corners },
    more.adjust ?? 0,
  );
  return own + (more.flipped ? turnedOver(box, drawn) : drawn);
}

/** What is drawn in a box, seen in a mirror. */
export function turnedOver({ x, w }: Pick<PointBox, 'x' | 'w'>, drawn: string): string {
  return svgElement('g', { transform: `matrix(-1 0 0 1 ${svgNumber(2 * x + w)} 0)` }, drawn);
}

/** A shape that a layout has behind the content; `id` is one that nothing else has. */
export function decorationSvg(decoration: ShapeDecoration, id: string, work: SvgWork): string {
  const shape = decoration.shape === 'line' ? 'rect' : decoration.shape;
  const line = decoration.line && ({ ...decoration.line, dash: 'solid' } as const);
  const { radius, fill } = decoration;
  return outlineSvg(shape, toPoints(decoration), fill, line, work, { radius, id });
}

/** How a shape is filled, and the gradient that it refers to. */
export function filling(
  fill: Fill,
  box: PointBox,
  id: string,
  work: Pick<SvgWork, 'theme'>,
): { readonly own: string; readonly look: SvgAttributes } {
  if (!isGradient(fill)) {
    const seen = { ...(fill.alpha !== undefined && { 'fill-opacity': fill.alpha }) };
    return { own: '', look: { fill: paintOf(fill, work), ...seen } };
  }
  const turn = (fill.angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const half = (Math.abs(box.w * dx) + Math.abs(box.h * dy)) / 2;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const stops = fill.stops.map(({ at, color }) =>
    svgElement('stop', {
      offset: at,
      'stop-color': paintOf(color, work),
      'stop-opacity': color.alpha ?? null,
    }),
  );
  const ends = { x1: x - dx * half, y1: y - dy * half, x2: x + dx * half, y2: y + dy * half };
  const own = svgElement('linearGradient', { id, gradientUnits: 'userSpaceOnUse', ...ends }, ...stops);
  return { own, look: { fill: `url(#${id})` } };
}

function lineAttributes(line: PlacedLine | null, work: SvgWork): SvgAttributes {
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

type Outline = (box: PointBox, look: SvgAttributes, adjust: number) => string;

/** The presets that these shapes are in a deck, by presetShapeDefinitions.xml of ECMA-376. */
const outlines: Readonly<Record<FigureShape, Outline>> = {
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
  subroutine,
  cylinder,
  chevron(box, look, adjust) {
    const point = reach(box, adjust);
    return closed(box, look, [0, 0], [1 - point, 0], [1, 0.5], [1 - point, 1], [0, 1], [point, 0.5]);
  },
  'home-plate'(box, look, adjust) {
    const point = reach(box, adjust);
    return closed(box, look, [0, 0], [1 - point, 0], [1, 0.5], [1 - point, 1], [0, 1]);
  },
  trapezoid(box, look, adjust) {
    const slope = reach(box, adjust);
    return closed(box, look, [0, 1], [slope, 0], [1 - slope, 0], [1, 1]);
  },
  'right-arrow'(box, look) {
    const head = reach(box, 0.5);
    return closed(
      box,
      look,
      [0, 0.25],
      [1 - head, 0.25],
      [1 - head, 0],
      [1, 0.5],
      [1 - head, 1],
      [1 - head, 0.75],
      [0, 0.75],
    );
  },
  'left-arrow'(box, look) {
    const head = reach(box, 0.5);
    return closed(
      box,
      look,
      [1, 0.25],
      [head, 0.25],
      [head, 0],
      [0, 0.5],
      [head, 1],
      [head, 0.75],
      [1, 0.75],
    );
  },
  funnel(box, look, adjust) {
    const slope = reach(box, adjust);
    return closed(box, look, [0, 0], [1, 0], [1 - slope, 1], [slope, 1]);
  },
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

/** What an adjustment takes of the width, as a share of it. */
function reach({ w, h }: PointBox, adjust: number): number {
  return (adjust * Math.min(w, h)) / w;
}

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

type Point = readonly [x: number, y: number];

/** A connector from point to point, with arrowheads that end at the edge of what it joins. */
export function connectorSvg(connector: PlacedConnector, work: SvgWork): string {
  const { line, startArrow, endArrow, arrow = 'triangle' } = connector;
  const points = connectorPoints(connector).map(([x, y]): Point => [x * pointsPerInch, y * pointsPerInch]);
  const way = [...points];
  const size = arrowSize(line);
  let heads = '';
  if (startArrow) heads += arrowhead(way[0]!, directionOf(points, 'start'), size, arrow, line, work);
  if (endArrow) heads += arrowhead(way.at(-1)!, directionOf(points, 'end'), size, arrow, line, work);
  // The line ends inside of its head: its square end would stand out at the tip.
  if (startArrow) way[0] = moved(way[0]!, directionOf(points, 'start'), -size * 0.8);
  if (endArrow) way[way.length - 1] = moved(way.at(-1)!, directionOf(points, 'end'), -size * 0.8);
  const d = way.map(([x, y]) => `${svgNumber(x)} ${svgNumber(y)}`).join('L');
  return svgElement('path', { d: `M${d}`, fill: 'none', ...lineAttributes(line, work) }) + heads;
}

/** The corners of a connector's way, as PlacedConnector describes it, in inches. */
function connectorPoints({ geometry, from, to, bend }: PlacedConnector): Point[] {
  const start: Point = [from.x, from.y];
  const end: Point = [to.x, to.y];
  if (geometry === 'straight') return [start, end];
  const sideways = isSideways(from);
  if (sideways !== isSideways(to)) return [start, sideways ? [to.x, from.y] : [from.x, to.y], end];
  const aligned = sideways ? from.y === to.y : from.x === to.x;
  if (aligned && bend >= 0 && bend <= 1) return [start, end];
  if (sideways) {
    const x = from.x + bend * wayOf(to.x - from.x);
    return [start, [x, from.y], [x, to.y], end];
  }
  const y = from.y + bend * wayOf(to.y - from.y);
  return [start, [from.x, y], [to.x, y], end];
}

/** Both ends in line: the bend, a share of the way, then counts hundredths of an inch. */
function wayOf(distance: number): number {
  return Math.abs(distance) <= 1e-9 ? 0.01 : distance;
}

function isSideways(end: ConnectorEnd): boolean {
  return end.side === 'left' || end.side === 'right';
}

/** Which way the line goes out at an end, as a unit vector. */
function directionOf(points: readonly Point[], end: 'start' | 'end'): Point {
  const ordered = end === 'end' ? [...points].reverse() : points;
  const tip = ordered[0]!;
  const before = ordered.find(([x, y]) => Math.hypot(x - tip[0], y - tip[1]) > 0.01) ?? ordered.at(-1)!;
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
  return length === 0 ? [1, 0] : [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
}

/** Three widths of the line, and for hairlines those of a line of two points, as PowerPoint draws them. */
function arrowSize({ width }: PlacedLine): number {
  return 3 * Math.max(width, 2);
}

function arrowhead(
  tip: Point,
  direction: Point,
  size: number,
  arrow: ArrowShape,
  line: PlacedLine,
  work: SvgWork,
): string {
  const foot = moved(tip, direction, -size);
  const across: Point = [-direction[1], direction[0]];
  const [left, right] = [moved(foot, across, size / 2), moved(foot, across, -size / 2)];
  if (arrow === 'open')
    return svgElement('polyline', {
      points: svgPoints([left, tip, right]),
      fill: 'none',
      ...lineAttributes({ ...line, dash: 'solid' }, work),
    });
  const points =
    arrow === 'stealth' ? [tip, left, moved(foot, direction, size / 3), right] : [tip, left, right];
  return svgElement('polygon', { points: svgPoints(points), fill: paintOf(line.color, work) });
}

function moved([x, y]: Point, [dx, dy]: Point, distance: number): Point {
  return [x + dx * distance, y + dy * distance];
}
