import type { ConnectorEnd } from '../../../layout/index.ts';
import { type Emu, toEmu } from '../emu.ts';

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
