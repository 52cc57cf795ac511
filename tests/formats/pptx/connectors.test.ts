import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConnectorGeometry, connectorGeometry } from '../../../src/formats/pptx/finish/connector.ts';
import type { ConnectorEnd, Side } from '../../../src/layout/index.ts';
import { howMany } from '../../how-many.ts';

const side = fc.constantFrom<Side>('top', 'left', 'bottom', 'right');
const inches = fc.integer({ min: 0, max: 13_000 }).map((value) => value / 1000);
const end: fc.Arbitrary<ConnectorEnd> = fc.record({ shape: fc.constant('x'), side, x: inches, y: inches });
const emu = (value: number) => Math.round(value * 914_400);

test('a connector begins and ends where it was placed, and leaves its shape as its side says', () => {
  fc.assert(
    fc.property(fc.constantFrom('straight' as const, 'elbow' as const), end, end, (kind, from, to) => {
      const geometry = connectorGeometry(kind, from, to, 0.5);
      const points = drawPath(geometry);
      const last = points.length - 1;
      const { x, y, cx, cy } = geometry;
      const exact = distance(points[0]!, from) <= 1 && distance(points[last]!, to) <= 1;
      const whole = [x, y, cx, cy].every(Number.isInteger) && Math.min(cx, cy) >= 0;
      // The first and the last stretch of an elbow go along the axes of their sides.
      const along =
        geometry.preset === 'straightConnector1' ||
        (Math.abs(points[1]![across(from)] - points[0]![across(from)]) <= 1 &&
          Math.abs(points[last]![across(to)] - points[last - 1]![across(to)]) <= 1);
      return exact && whole && along;
    }),
    { numRuns: howMany.connectors },
  );
});

test('an elbow turns where it was told to', () => {
  const from = { shape: 'a', side: 'right', x: 1, y: 1 } as const;
  const to = { shape: 'b', side: 'left', x: 3, y: 2 } as const;
  expect(drawPath(connectorGeometry('elbow', from, to, 0.25)).map(([x]) => x! / 914_400)).toEqual([
    1, 1.5, 1.5, 3,
  ]);
  // Past its end, for a line that goes around: then even aligned ends get an elbow.
  const level = { ...to, y: 1, side: 'right' } as const;
  expect(connectorGeometry('elbow', from, level, 1.5)).toMatchObject({
    preset: 'bentConnector3',
    adjust: 150_000,
  });
  expect(connectorGeometry('elbow', from, { ...level, side: 'left' }, 0.5).preset).toBe('straightConnector1');
});

test('a line that turns back between ends in line is a hundredth of an inch wide, for its bend to have a way', () => {
  for (const [from, to] of [
    [{ side: 'right', x: 2, y: 1 } as const, { side: 'right', x: 2, y: 4 } as const],
    [{ side: 'top', x: 1, y: 3 } as const, { side: 'top', x: 5, y: 3 } as const],
  ] as const) {
    const geometry = connectorGeometry('elbow', { shape: 'a', ...from }, { shape: 'b', ...to }, 50);
    expect(geometry.preset).toBe('bentConnector3');
    const points = drawPath(geometry);
    expect(distance(points[0]!, from)).toBeLessThanOrEqual(9145);
    expect(distance(points[3]!, to)).toBeLessThanOrEqual(9145);
    // Half an inch out.
    const out = from.side === 'right' ? points[1]![0] - emu(from.x) : points[1]![1] - emu(from.y);
    expect(Math.abs(out)).toBeGreaterThan(400_000);
  }
});

type Point = readonly [number, number];

/** The path of a preset by ECMA-376's presetShapeDefinitions.xml, put on the slide as 20.1.7.6 says: flipped, turned. */
function drawPath({ preset, cx, cy, x, y, turned, flipH, flipV, adjust }: ConnectorGeometry): Point[] {
  const bend = (cx * (adjust ?? 50_000)) / 100_000;
  const paths: Record<ConnectorGeometry['preset'], Point[]> = {
    straightConnector1: [
      [0, 0],
      [cx, cy],
    ],
    bentConnector2: [
      [0, 0],
      [cx, 0],
      [cx, cy],
    ],
    bentConnector3: [
      [0, 0],
      [bend, 0],
      [bend, cy],
      [cx, cy],
    ],
  };
  return paths[preset].map(([u, v]) => {
    const dx = (flipH ? cx - u : u) - cx / 2;
    const dy = (flipV ? cy - v : v) - cy / 2;
    const [tx, ty] = turned ? [-dy, dx] : [dx, dy];
    return [x + cx / 2 + tx, y + cy / 2 + ty];
  });
}

/** The larger of the two distances along the axes, in EMU. */
function distance([x, y]: Point, end: Pick<ConnectorEnd, 'x' | 'y' | 'side'>): number {
  return Math.max(Math.abs(x - emu(end.x)), Math.abs(y - emu(end.y)));
}

/** The axis that a line does not move on while it leaves a side. */
function across({ side }: ConnectorEnd): 0 | 1 {
  return side === 'left' || side === 'right' ? 1 : 0;
}
