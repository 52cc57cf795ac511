import type { Diagram, DiagramEdge, DiagramNode, Image } from '../../deck/index.ts';
import type {
  Box,
  ColorRef,
  FigureShape,
  Inches,
  LineDash,
  NodeShape,
  Points,
  ThemeColor,
} from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { Inset, PlacedLine, Side } from '../placed.ts';
import type { Flow } from '../text/set-text.ts';
import { type EdgeLabels, type EdgeWords, noWords } from './edge-wording.ts';
import type { Sign } from './node-sign.ts';

/** A diagram before its lines and labels are drawn: where nodes stand and what is to be joined. */
export interface Sketch {
  /** Type size of the nodes' labels. */
  readonly size: Points;
  readonly nodes: readonly SketchNode[];
  readonly links: readonly SketchLink[];
  /** Texts without a shape of their own, such as dates beside an axis. */
  readonly texts: readonly SketchText[];
  /** Drawings without words, behind its nodes or on them, and pictures behind all else. */
  readonly marks?: readonly SketchMark[];
  readonly pictures?: readonly SketchPicture[];
  /** Words of lines stand on plates wherever they are: a picture lies behind them. */
  readonly plated?: true;
  /** Its icons are among its drawings, or it has none. */
  readonly ownSigns?: true;
  /** By how much larger type it must earn its place among others: for ways that read less well. */
  readonly handicap?: Points;
}

/** A piece of a sketch. */
interface Shown {
  /**
   * Keys of what it shows: where a slide is built step by step, it appears with the last of these. Left out: of a thing its
   * own; all else is there from the start.
   */
  readonly of?: readonly string[];
}

export interface SketchNode extends Shown {
  /** Unique in the sketch: a node may be drawn more than once. */
  readonly key: string;
  readonly node: DiagramNode | null;
  readonly flow: Flow | null;
  readonly box: Box;
  readonly shape: FigureShape;
  /** How far its point or slope reaches in, as a share of its shorter side. */
  readonly adjust?: number;
  readonly color: ThemeColor;
  /**
   * solid: filled with its colour; soft: with a tint of it; bar: solid and without an edge; clear: what stands behind it is
   * seen through it; ground: in the colour of the page, or with `tinted` a tint, with a thin edge.
   */
  readonly fill: 'solid' | 'soft' | 'bar' | 'clear' | 'ground' | 'tinted';
  /** Where its text stands; left out: in the middle. */
  readonly anchor?: 'top' | 'middle' | 'bottom';
  /** Of its text, where that is not the diagram's. */
  readonly size?: Points;
  /** What its text keeps from the edges besides what all do. */
  readonly pad?: Inches;
  /** Lines may run over it: an axis. */
  readonly passable?: true;
  /** How it is painted where not as its kind is. */
  readonly paint?: NodePaint;
  /** What its text keeps from the edges, in the place of what all do. */
  readonly inset?: Inset;
}

export interface NodePaint {
  readonly fill: ColorRef | null;
  readonly line: PlacedLine | null;
  /** Of its words; `own`: as they are set. */
  readonly ink?: ColorRef | 'own';
  readonly radius?: Inches;
}

/** A drawing of one colour: points of its path are shares of its box, as an icon's are of the icon's grid. */
export interface SketchMark extends Shown {
  readonly name: string;
  readonly box: Box;
  readonly paths: readonly string[];
  readonly color: ColorRef;
  /** It lies on the nodes. */
  readonly front?: true;
}

export interface SketchPicture extends Shown {
  readonly name: string;
  readonly image: Image;
  readonly box: Box;
  /** It lies on a node. */
  readonly front?: true;
}

/** A paragraph of words in a figure. */
export interface FigureWords {
  readonly text:
    | string
    | readonly { readonly text: string; readonly color?: ColorRef; readonly strike?: true }[];
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: ColorRef;
  /** Of the size at which the whole is set. */
  readonly scale?: number;
  /** Of the size, before a second paragraph. */
  readonly space?: number;
}

export interface SketchLink {
  readonly from: string;
  readonly to: string;
  readonly edge: DiagramEdge | null;
  /** The relationship that leads back, where one line stands for two. */
  readonly backEdge: DiagramEdge | null;
  readonly words: EdgeWords;
  readonly startArrow: boolean;
  readonly endArrow: boolean;
  readonly color: ThemeColor;
  readonly dash: LineDash;
  readonly width: Points;
  /** Sides that it may use; null: any. */
  readonly sides: readonly (readonly [Side, Side])[] | null;
  /** Where elbows may turn besides the usual places, as shares of the way. */
  readonly bends?: readonly number[];
  /** Elbows where straight lines would be slanted. */
  readonly square: boolean;
  /** Labels whose place is already decided. */
  readonly plates: readonly SketchText[];
}

export interface SketchText extends Shown {
  readonly name: string;
  readonly flow: Flow;
  readonly size: Points;
  readonly box: Box;
  /** Covers the line behind it. */
  readonly plate: boolean;
  readonly anchor: 'top' | 'middle' | 'bottom';
}

/** What an arrangement works with. */
export interface DiagramContext {
  readonly diagram: Diagram;
  /** The room for nodes and lines, legend and key already taken off. */
  readonly area: Box;
  readonly slide: SlideContext;
  /** What stands on lines: wordings, numbers of a key, or nothing. */
  readonly edgeLabels: EdgeLabels;
  readonly label: { readonly max: Points; readonly min: Points };
  /** No node is narrower; those with numbers instead of labels may be small. */
  readonly narrowest: Inches;
  /** The usual ways found no room: narrower gaps, taller nodes, other places for the centre. */
  readonly tight: boolean;
  readonly flowOf: (node: DiagramNode) => Flow;
  readonly textFlow: (
    text: string,
    look: 'strong' | 'plain' | 'quiet' | 'accent' | 'on-dark',
    align?: 'left' | 'center' | 'right',
    color?: ThemeColor,
  ) => Flow;
  /** Paragraphs of several looks. */
  readonly words: (parts: readonly FigureWords[], align?: 'left' | 'center' | 'right') => Flow;
  /** The icon that it shows with its label; null: none, or there is no room for it. */
  readonly signOf: (node: DiagramNode) => Sign | null;
  readonly styleOf: (node: DiagramNode) => { readonly color: ThemeColor; readonly shape: NodeShape };
  readonly edgeStyle: (edge: DiagramEdge | null) => { readonly color: ThemeColor; readonly dash: LineDash };
}

/** Distance that nodes keep from each other. */
export const nodeGap: Inches = 0.25;

/** A node in its kind's colour and shape. */
export function sketchNode(
  node: DiagramNode,
  box: Box,
  context: DiagramContext,
  more: Partial<
    Pick<
      SketchNode,
      'key' | 'of' | 'fill' | 'shape' | 'adjust' | 'flow' | 'color' | 'paint' | 'size' | 'anchor' | 'inset'
    >
  > = {},
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

/**
 * One link for each edge, in its kind's style; two edges there and back share one with an arrow at both ends.
 * Edges from a node to itself say nothing in a picture.
 */
export function linksOf(
  edges: readonly DiagramEdge[],
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink[] {
  const links: SketchLink[] = [];
  const done = new Set<DiagramEdge>();
  for (const edge of edges) {
    if (edge.from === edge.to || done.has(edge)) continue;
    const back = wayBack(edge, edges, done);
    done.add(edge);
    if (back) done.add(back);
    links.push(linkOf(edge, context, { ...(back ? bothWays(edge, back, context) : {}), ...more }));
  }
  return links;
}

export function linkOf(
  edge: DiagramEdge,
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink {
  return {
    from: edge.from,
    to: edge.to,
    edge,
    backEdge: null,
    words: context.edgeLabels.get(edge) ?? noWords,
    // A pair goes both ways.
    startArrow: !edge.directed,
    endArrow: true,
    ...context.edgeStyle(edge),
    width: context.slide.theme.diagrams.connectorWidth,
    sides: null,
    square: false,
    plates: [],
    ...more,
  };
}

/** A line that only says "belongs together". */
export function plainLink(
  from: string,
  to: string,
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink {
  return {
    from,
    to,
    edge: null,
    backEdge: null,
    words: noWords,
    startArrow: false,
    endArrow: false,
    ...context.edgeStyle(null),
    width: context.slide.theme.diagrams.connectorWidth,
    sides: null,
    square: false,
    plates: [],
    ...more,
  };
}

/** The one edge that leads back, of the same kind: of another, both are drawn, so that both kinds are seen. */
function wayBack(
  edge: DiagramEdge,
  edges: readonly DiagramEdge[],
  done: ReadonlySet<DiagramEdge>,
): DiagramEdge | null {
  if (!edge.directed) return null;
  const there = edges.filter((each) => each.from === edge.from && each.to === edge.to && !done.has(each));
  const back = edges.filter((each) => each.from === edge.to && each.to === edge.from && !done.has(each));
  const only = back.length === 1 && there.length === 1 ? back[0]! : null;
  return only?.directed && only.kind === edge.kind ? only : null;
}

/** One line for a relationship and the one that leads back. */
function bothWays(edge: DiagramEdge, back: DiagramEdge, { edgeLabels }: DiagramContext): Partial<SketchLink> {
  const there = edgeLabels.get(edge)?.on ?? null;
  return {
    backEdge: back,
    startArrow: true,
    words: { on: null, there, back: edgeLabels.get(back)?.on ?? null },
  };
}
