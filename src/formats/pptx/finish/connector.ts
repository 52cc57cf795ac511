import type { ConnectorEnd, PlacedConnector } from '../../../layout/index.ts';
import { reportPptx } from '../codes.ts';
import { type Emu, toEmu } from '../drawing-ml.ts';
import { type SlideWork, siteAt, type Work } from './work.ts';
import { frameXml, lineXml } from './xml-pieces.ts';

/** A `p:cxnSp` (ECMA-376 part 1, 19.3.1.19), glued to the shapes at its ends. pptxgenjs knows only loose lines. */
export function finishConnector(connector: PlacedConnector, slide: SlideWork, work: Work): string {
  const geometry = connectorGeometry(connector.geometry, connector.from, connector.to, connector.bend);
  const adjust =
    geometry.adjust === null
      ? '<a:avLst/>'
      : `<a:avLst><a:gd name="adj1" fmla="val ${geometry.adjust}"/></a:avLst>`;
  const turn = `${geometry.turned ? ' rot="5400000"' : ''}${geometry.flipH ? ' flipH="1"' : ''}${geometry.flipV ? ' flipV="1"' : ''}`;
  const glue = glueXml('a:stCxn', connector.from) + glueXml('a:endCxn', connector.to);
  const head = arrowTypes[connector.arrow ?? 'triangle'];
  const ends = `${connector.startArrow ? `<a:headEnd type="${head}"/>` : ''}${connector.endArrow ? `<a:tailEnd type="${head}"/>` : ''}`;
  return (
    `<p:cxnSp><p:nvCxnSpPr>${slide.describe(connector)}${glue === '' ? '<p:cNvCxnSpPr/>' : `<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr>`}<p:nvPr/></p:nvCxnSpPr>` +
    `<p:spPr><a:xfrm${turn}>${frameXml(geometry)}</a:xfrm><a:prstGeom prst="${geometry.preset}">${adjust}</a:prstGeom>` +
    `${lineXml(connector.line, `<a:round/>${ends}`)}</p:spPr></p:cxnSp>`
  );

  function glueXml(name: string, end: ConnectorEnd): string {
    // A loose end.
    if (end.shape === '') return '';
    const shape = slide.glued(end.shape);
    if (shape) return `<${name} id="${shape.id}" idx="${siteAt(end, shape)}"/>`;
    const message = `slide "${slide.placed.id}": the connector "${connector.name}" joins "${end.shape}", which the slide does not have`;
    work.problems.push(reportPptx('pptx-connector', connector.yaml ?? connector.template, message));
    return '';
  }
}

const arrowTypes = { triangle: 'triangle', stealth: 'stealth', open: 'arrow' } as const;

/** How a connector's preset is laid on the slide: `a:xfrm` and `a:prstGeom`. */
export interface ConnectorGeometry {
  readonly preset: 'straightConnector1' | 'bentConnector2' | 'bentConnector3';
  readonly x: Emu;
  readonly y: Emu;
  readonly cx: Emu;
  readonly cy: Emu;
  /** A quarter turn clockwise about the middle. */
  readonly turned: boolean;
  readonly flipH: boolean;
  readonly flipV: boolean;
  /** Where a bentConnector3 turns, in thousandths of a percent of its way; null for the others. */
  readonly adjust: number | null;
}

/**
 * Lays a connector exactly from point to point: PowerPoint routes none anew when it opens a file. Presets run from the
 * top left corner and leave it sideways: a connector that leaves upwards or downwards is a preset that was turned by
 * 90 degrees about its middle, so that width and height of its frame change places, and flips act before the turn.
 */
export function connectorGeometry(
  kind: 'straight' | 'elbow',
  from: ConnectorEnd,
  to: ConnectorEnd,
  bend: number,
): ConnectorGeometry {
  const x1 = toEmu(from.x);
  const y1 = toEmu(from.y);
  const x2 = toEmu(to.x);
  const y2 = toEmu(to.y);
  // Ends in line on the same side: the bend is a share of a way of nothing, which counts as 0.01 in, as in files of PowerPoint itself (12,700 EMU); LibreOffice takes less for nothing.
  const turnsBack = kind === 'elbow' && from.side === to.side && (bend < 0 || bend > 1);
  const width = Math.abs(x2 - x1) || (turnsBack && isSideways(from) ? hairsbreadth : 0);
  const height = Math.abs(y2 - y1) || (turnsBack && !isSideways(from) ? hairsbreadth : 0);
  const left = Math.min(x1, x2);
  const top = Math.min(y1, y2);
  const leavesSideways = isSideways(from);
  const sameAxis = leavesSideways === isSideways(to);
  const aligned = sameAxis && (leavesSideways ? height === 0 : width === 0) && bend >= 0 && bend <= 1;
  const straight = { x: left, y: top, cx: width, cy: height, turned: false, flipH: x2 < x1, flipV: y2 < y1 };
  if (kind === 'straight' || aligned) return { preset: 'straightConnector1', ...straight, adjust: null };
  const shape = sameAxis
    ? ({ preset: 'bentConnector3', adjust: Math.round(bend * 100_000) } as const)
    : ({ preset: 'bentConnector2', adjust: null } as const);
  if (leavesSideways) return { ...shape, ...straight };
  // Half an EMU cannot be written: the frame's corner is rounded, which moves the line by no more than that.
  return {
    ...shape,
    x: Math.round((x1 + x2 - height) / 2),
    y: Math.round((y1 + y2 - width) / 2),
    cx: height,
    cy: width,
    turned: true,
    flipH: y2 < y1,
    flipV: x2 > x1,
  };
}

const hairsbreadth: Emu = 9144;

function isSideways(end: ConnectorEnd): boolean {
  return end.side === 'left' || end.side === 'right';
}
