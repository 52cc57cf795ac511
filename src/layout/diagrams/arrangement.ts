import type { ArrangementModel, Deck, Diagram } from '../../deck/index.ts';
import type { List } from '../../markup/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import type { layoutCodes } from '../codes.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import type { DiagramContext, Sketch } from './sketch.ts';

/** One way to arrange a diagram: all that the program knows of it. Its own file, and a line in `arrangements/index.ts`. */
export interface Arrangement extends ArrangementModel {
  /** How it is drawn: from sketches, or as something that programs have themselves. */
  readonly draw: Sketched | Native;
  readonly heights: (diagram: Diagram, width: Inches, legend: Inches) => DiagramHeights;
  /** It reads as a list: it goes on over as many slides as it takes, and its names are never left to a key. */
  readonly isList?: true;
  /** It shows nothing but relationships: without any, things stand in rows. */
  readonly needsEdges?: true;
  /** How it goes on where it does not fit on one slide; left out, or null: it stays whole, and numbers and a key help. */
  readonly members?: (diagram: Diagram) => DiagramMembers | null;
  /** What it has no place for, said once of the whole diagram. */
  readonly losses?: (diagram: Diagram, deck: Deck) => readonly DiagramLoss[];
  /** What it says of its things that the model does not (`no relationships lead …`); null: all that it says is so. */
  readonly claims?: (diagram: Diagram) => string | null;
  /** Whether the kinds of its nodes are explained, where there are several; left out: they are. */
  readonly explainsNodes?: (diagram: Diagram) => boolean;
}

/** One drawer turns sketches into shapes, with lines, labels, legend and key. */
interface Sketched {
  readonly kind: 'sketch';
  readonly sketch: Arrange;
}

/**
 * Sketches that would do, the most wanted first; the drawer takes the one that can be read best. Asked again in a tight
 * context when none will do.
 */
export type Arrange = (context: DiagramContext) => readonly Sketch[];

/** A shape of its own: a table. */
export interface Native {
  readonly kind: 'native';
  readonly place: (
    what: { readonly diagram: Diagram; readonly alt: string; readonly part: NativePart | null },
    box: Box,
    slide: SlideContext,
  ) => PlacedShape;
  readonly fits: (diagram: Diagram, box: Box, slide: SlideContext) => boolean;
  /** Slide by slide, then what its numbers stand for; null: there is no way. */
  readonly goOn: (
    diagram: Diagram,
    box: Box,
    slide: SlideContext,
  ) => { readonly parts: readonly NativePart[]; readonly key: List | null } | null;
  /** What a part shows. */
  readonly shownIn: (diagram: Diagram, part: NativePart) => Pick<Diagram, 'nodes' | 'edges'>;
}

/** Rows that a slide shows, and what stands in their cells. */
export interface NativePart {
  readonly start: number;
  readonly end: number;
  /** Numbers are explained on a slide of their own. */
  readonly cells: 'words' | 'numbers';
}

/**
 * The height under which a diagram cannot be read, the one at which it looks well, and the one beyond which it would only
 * float: what stands in one row needs no more of a slide than the row.
 */
export interface DiagramHeights {
  readonly least: Inches;
  readonly good: Inches;
  readonly most: Inches;
}

/** Nodes, pairs or events, of which one slide of a diagram that goes on shows so many at most, if it shows that many. */
export interface DiagramMembers {
  readonly count: number;
  readonly most: number;
  readonly take: (start: number, end: number) => Diagram;
}

export interface DiagramLoss {
  readonly code: keyof typeof layoutCodes;
  readonly message: string;
  readonly hint: string;
}

/** Without edges to nodes that are not in the picture, and from a node to itself: these cannot be drawn. */
export function withEnds(diagram: Diagram): Diagram {
  const ids = new Set(diagram.nodes.map((node) => node.id));
  const edges = diagram.edges.filter(
    (edge) => edge.from !== edge.to && ids.has(edge.from) && ids.has(edge.to),
  );
  return { ...diagram, edges };
}

/** Some nodes of a diagram and the edges among them. */
export function among(nodes: Diagram['nodes'], diagram: Diagram): Diagram {
  const ids = new Set(nodes.map((node) => node.id));
  return { ...diagram, nodes, edges: diagram.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)) };
}

/** Goes on over as many slides as it takes: so many of its things at most on each, in an order. */
export function membersInParts(
  most: number,
  inOrder: (diagram: Diagram) => Diagram['nodes'] = ({ nodes }) => nodes,
) {
  return (diagram: Diagram): DiagramMembers => {
    const nodes = inOrder(diagram);
    const count = nodes.length;
    const take = (start: number, end: number): Diagram => ({
      ...among(nodes.slice(start, end), diagram),
      goesOn: { before: start, count },
    });
    return { count, most, take };
  };
}

/** Heights of what is drawn in a plane: they grow a little with the number of nodes. */
export function planeHeights({ nodes }: Diagram): DiagramHeights {
  const count = nodes.length;
  return {
    least: Math.min(4, 1.6 + count * 0.12),
    good: Math.min(4.4, 2.4 + count * 0.15),
    most: Number.POSITIVE_INFINITY,
  };
}
