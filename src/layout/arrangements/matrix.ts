import type { Arrangement } from '../diagrams/arrangement.ts';
import { drawMatrix } from './draw-matrix.ts';

/** Everything by everything, in a table. */
export const matrix: Arrangement = {
  name: 'matrix',
  suits: ({ edges, nodes, pairs }) =>
    edges >= 12 && nodes <= 8 && !pairs
      ? `${edges} relationships among ${nodes} things are too many for lines`
      : null,
  needsEdges: true,
  draw: drawMatrix({}),
  heights: ({ nodes }) => ({
    least: (nodes.length + 1) * 0.35,
    good: (nodes.length + 1) * 0.45,
    most: Number.POSITIVE_INFINITY,
  }),
};
