import type { DiagramNode } from '../../deck/index.ts';
import type { Box } from '../../theme/index.ts';
import type { DiagramContext, SketchNode } from './sketch.ts';

/** A node in its kind's colour and shape. */
export function sketchNode(
  node: DiagramNode,
  box: Box,
  context: DiagramContext,
  more: Partial<Pick<SketchNode, 'key' | 'fill' | 'shape'>> = {},
): SketchNode {
  return {
    key: node.id,
    node,
    flow: context.flowOf(node),
    box,
    ...context.styleOf(node),
    fill: 'soft',
    ...more,
  };
}
