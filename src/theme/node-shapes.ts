/** Shapes that a node may have: all with connection sites on their four sides. */
export const nodeShapes = [
  'rect',
  'round-rect',
  'ellipse',
  'diamond',
  'hexagon',
  'snip-rect',
  'plaque',
  'terminator',
  'folded-corner',
  'subroutine',
  'cylinder',
] as const;
export type NodeShape = (typeof nodeShapes)[number];
