import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConnectorGeometry, connectorGeometry } from '../../../src/formats/pptx/finish/connector-geometry.ts';
import type { ConnectorEnd, Side } from '../../../src/layout/index.ts';

const side = fc.constantFrom<Side>('top', 'left', 'bottom', 'right');
const inches = fc.integer({ min: 0, max: 13_000 }).map((value) => value / 1000);
const end: fc.Arbitrary<ConnectorEnd> = fc.record({ shape: fc.constant('x'), side, x: inches, y: inches });
const emu = (value: number) => Math.round(value * 914_400);

test('a connector begins and ends where it was placed, and leaves its shape as its side says', () => {
  fc.assert(
    fc.property(fc.constantFrom('straight' as const, 'elbow' as const), end, end, (kind, from, to) => {
      const geometry = connectorGeometry(kind, from, to, 0.5);
      const points = drawPath(geometry);
      const [start, second] = points;
      const last = points[points.length - 1]!;
      // A line that turns back between ends in line is drawn a hair's breadth wide.
      const slack = from.side === to.side ? 92 : 1;
      near(start!, [emu(from.x), emu(from.y)], slack);
      near(last, [emu(to.x), emu(to.y)], slack);
      expect([geometry.x, geometry.y, geometry.cx, geometry.cy].every(Number.isInteger)).toBe(true);
      expect(Math.min(geometry.cx, geometry.cy)).toBeGreaterThanOrEqual(0);
      if (geometry.preset === 'straightConnector1') return;
      // The first stretch of an elbow goes along the axis of its side.
      const along = from.side === 'left' || from.side === 'right' ? 1 : 0;
      expect(Math.abs(second![along]! - start![along]!)).toBeLessThanOrEqual(1);
      const arrives = to.side === 'left' || to.side === 'right' ? 1 : 0;
      const before = points[points.length - 2]!;
      expect(Math.abs(last[arrives]! - before[arrives]!)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100_000 },
  );
}, 60_000);

test('an elbow turns where it was told to', () => {
  const from = { shape: 'a', side: 'right', x: 1, y: 1 } as const;
  const to = { shape: 'b', side: 'left', x: 3, y: 2 } as const;
  expect(drawPath(connectorGeometry('elbow', from, to, 0.25)).map(([x]) => x! / 914_400)).toEqual([1, 1.5, 1.5, 3]);
  // Past its end, for a line that goes around: then even aligned ends get an elbow.
  const level = { ...to, y: 1, side: 'right' } as const;
  expect(connectorGeometry('elbow', from, level, 1.5)).toMatchObject({ preset: 'bentConnector3', adjust: 150_000 });
  expect(connectorGeometry('elbow', from, { ...level, side: 'left' }, 0.5).preset).toBe('straightConnector1');
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

function near(actual: Point, expected: Point, slack: number): void {
  expect(Math.abs(actual[0] - expected[0])).toBeLessThanOrEqual(slack);
  expect(Math.abs(actual[1] - expected[1])).toBeLessThanOrEqual(slack);
}
