import type { Box } from '../../theme/index.ts';
import type { SketchNode } from './sketch.ts';

export const noRoom = { left: 0, right: 0, top: 0, bottom: 0 } as const;

/** A box of a figure that stands for no thing: a head, a number, a panel. Without paint and words until it is given some. */
export function plainNode(key: string, box: Box, more: Partial<SketchNode> = {}): SketchNode {
  const look = { shape: 'rect', color: 'accent1', fill: 'bar', inset: noRoom } as const;
  return {
    key,
    node: null,
    flow: null,
    box,
    ...look,
    paint: { fill: null, line: null, ink: 'own' },
    ...more,
  };
}
