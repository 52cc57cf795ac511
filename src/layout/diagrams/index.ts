import type { Diagram } from '../../deck/index.ts';
import type { Arrangement } from '../../markup/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import { arrangeChain } from './chain.ts';
import { type Drawing, drawDiagram, type Lettering } from './draw-diagram.ts';
import { arrangeHub } from './hub.ts';
import { arrangeLayers } from './layers.ts';
import { legendHeight, legendKinds } from './legend.ts';
import { placeMatrix } from './matrix.ts';
import { arrangePairs } from './pairs.ts';
import { checkDiagram, isEmpty, placeSketched } from './place-diagram.ts';
import { arrangeRing } from './ring.ts';
import type { Arrange } from './sketch.ts';
import { arrangeTimeline } from './timeline.ts';
import { arrangeTree } from './tree.ts';

export type { DiagramPart } from './diagram-part.ts';
export { type Drawing, isReadable, isWhole, type Lettering } from './draw-diagram.ts';
export { wordEdges } from './edge-wording.ts';
export { hubFocus } from './hub.ts';
export { keyList } from './legend.ts';
export { matrixFits, partMatrix } from './matrix.ts';
export { matrixKey, matrixRows } from './matrix-table.ts';
export { isEmpty } from './place-diagram.ts';

/** The arrangements: each makes sketches that one drawer turns into shapes; a matrix is a native table instead. */
const arrangementTable: Readonly<Record<Arrangement, Arrange | 'table'>> = {
  hub: arrangeHub,
  ring: arrangeRing,
  pairs: arrangePairs,
  layers: arrangeLayers,
  tree: arrangeTree,
  matrix: 'table',
  timeline: arrangeTimeline,
  chain: arrangeChain,
};

/** Draws a diagram inside a box. Diagnostics: diagram-empty, diagram-too-dense, diagram-tangled, diagram-labels-*. */
export function placeDiagram(diagram: Diagram, box: Box, context: SlideContext): readonly PlacedShape[] {
  const part = context.diagramParts.get(diagram) ?? null;
  const shown = checkEnds(diagram);
  if (!part || part.whole) checkDiagram(part?.whole ? checkEnds(part.whole) : shown, context);
  if (shown.nodes.length === 0) return [];
  if (!isEmpty(shown) && arrangementTable[diagram.arrange] === 'table')
    return [placeMatrix(shown, box, context, part?.matrix ?? null)];
  const drawn = (lettering: Lettering) => drawingOf(diagram, box, context, lettering);
  return placeSketched(shown, part?.lettering ?? null, drawn, context);
}

/** A diagram drawn in a box, once for each way of lettering; pairs and a matrix without relationships as a row of nodes. */
export function drawingOf(diagram: Diagram, box: Box, context: SlideContext, lettering: Lettering): Drawing {
  const known = context.drawings.get(diagram) ?? new Map<string, Drawing>();
  context.drawings.set(diagram, known);
  const { color, tint = 0, shade = 0 } = context.background;
  const key = [box.x, box.y, box.w, box.h, lettering, color, tint, shade].join(' ');
  let drawing = known.get(key);
  if (!drawing) {
    const shown = checkEnds(diagram);
    const arrange = arrangementTable[diagram.arrange];
    const way = arrange === 'table' || isEmpty(shown) ? arrangeChain : arrange;
    drawing = drawDiagram(shown, box, context, way, lettering);
    known.set(key, drawing);
  }
  return drawing;
}

/**
 * The height under which a diagram cannot be read in this width, the one at which it looks well, and the one beyond which
 * it would only float: what stands in one row needs no more of a slide than the row.
 */
export function diagramHeights(
  diagram: Diagram,
  width: Inches,
  _context: SlideContext,
): { readonly least: Inches; readonly good: Inches; readonly most: Inches } {
  const count = diagram.nodes.length;
  const kinds = legendKinds({ diagram });
  const legend = kinds.nodes.length + kinds.edges.length > 0 ? legendHeight + 0.1 : 0;
  const most = Number.POSITIVE_INFINITY;
  switch (diagram.arrange) {
    case 'pairs': {
      const rows = Math.max(1, diagram.edges.length);
      return { least: rows * 0.6, good: rows * 0.85, most: rows <= 2 ? rows * 1.5 + legend : most };
    }
    case 'chain': {
      const rows = Math.ceil(count / Math.max(1, Math.floor(width / 2.1)));
      return { least: rows * 0.9, good: rows * 1.3, most: rows === 1 ? 1.75 + legend : most };
    }
    case 'matrix':
      return { least: (count + 1) * 0.35, good: (count + 1) * 0.45, most };
    case 'timeline':
      return width / 4.5 > 1.5
        ? { least: 2.2, good: 3, most }
        : { least: count * 0.5, good: count * 0.7, most };
    case 'hub':
      // A centre with one thing or two beside it.
      if (count <= 3) return { least: 1.25, good: 1.75, most: 2.5 + legend };
      return { least: Math.min(4, 1.6 + count * 0.12), good: Math.min(4.4, 2.4 + count * 0.15), most };
    default:
      return { least: Math.min(4, 1.6 + count * 0.12), good: Math.min(4.4, 2.4 + count * 0.15), most };
  }
}

const checked = new WeakMap<Diagram, Diagram>();

/** Edges to nodes that are not in the picture cannot be drawn, nor edges from a node to itself. */
export function checkEnds(diagram: Diagram): Diagram {
  const known = checked.get(diagram) ?? checkAfresh(diagram);
  checked.set(diagram, known);
  return known;
}

function checkAfresh(diagram: Diagram): Diagram {
  const ids = new Set(diagram.nodes.map((node) => node.id));
  const edges = diagram.edges.filter(
    (edge) => edge.from !== edge.to && ids.has(edge.from) && ids.has(edge.to),
  );
  return { ...diagram, edges };
}
