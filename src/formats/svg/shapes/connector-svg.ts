import type { ConnectorEnd, PlacedConnector, PlacedLine } from '../../../layout/index.ts';
import { svgElement, svgNumber, svgPoints } from '../svg-element.ts';
import { paintOf, pointsPerInch, type SvgWork } from '../svg-work.ts';
import { lineAttributes } from './outline-svg.ts';

type Point = readonly [x: number, y: number];

/** A connector from point to point, with arrowheads that end at the edge of what it joins. */
export function connectorSvg(connector: PlacedConnector, work: SvgWork): string {
  const { line, startArrow, endArrow } = connector;
  const points = connectorPoints(connector).map(([x, y]): Point => [x * pointsPerInch, y * pointsPerInch]);
  const way = [...points];
  const size = arrowSize(line);
  let heads = '';
  if (startArrow) heads += arrowhead(way[0]!, directionOf(points, 'start'), size, line, work);
  if (endArrow) heads += arrowhead(way.at(-1)!, directionOf(points, 'end'), size, line, work);
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

function arrowhead(tip: Point, direction: Point, size: number, line: PlacedLine, work: SvgWork): string {
  const foot = moved(tip, direction, -size);
  const across: Point = [-direction[1], direction[0]];
  const points = [tip, moved(foot, across, size / 2), moved(foot, across, -size / 2)];
  return svgElement('polygon', { points: svgPoints(points), fill: paintOf(line.color, work) });
}

function moved([x, y]: Point, [dx, dy]: Point, distance: number): Point {
  return [x + dx * distance, y + dy * distance];
}
