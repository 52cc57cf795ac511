import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, LineDash, NodeShape, Points, ThemeColor } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { Side } from '../placed.ts';
import type { Flow } from '../text/set-text.ts';
import type { EdgeLabels, EdgeWords } from './edge-wording.ts';

/** A diagram before its lines and labels are drawn: where nodes stand and what is to be joined. */
export interface Sketch {
  /** Type size of the nodes' labels. */
  readonly size: Points;
  readonly nodes: readonly SketchNode[];
  readonly links: readonly SketchLink[];
  /** Texts without a shape of their own, such as dates beside an axis. */
  readonly texts: readonly SketchText[];
  /** By how much larger type it must earn its place among others: for ways that read less well. */
  readonly handicap?: Points;
}

export interface SketchNode {
  /** Unique in the sketch: a node may be drawn more than once. */
  readonly key: string;
  readonly node: DiagramNode | null;
  readonly flow: Flow | null;
  readonly box: Box;
  readonly shape: NodeShape;
  readonly color: ThemeColor;
  /** solid: filled with its colour; soft: with a tint of it; bar: solid and without an edge. */
  readonly fill: 'solid' | 'soft' | 'bar';
  /** Lines may run over it: an axis. */
  readonly passable?: true;
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

export interface SketchText {
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
  readonly snug: boolean;
  readonly flowOf: (node: DiagramNode) => Flow;
  readonly textFlow: (text: string, look: 'strong' | 'plain' | 'quiet' | 'accent' | 'on-dark') => Flow;
  readonly styleOf: (node: DiagramNode) => { readonly color: ThemeColor; readonly shape: NodeShape };
  readonly edgeStyle: (edge: DiagramEdge | null) => { readonly color: ThemeColor; readonly dash: LineDash };
}

/**
 * Sketches that would do, the most wanted first; the drawer takes the one that can be read best. Asked again in a snug
 * context when none will do.
 */
export type Arrange = (context: DiagramContext) => readonly Sketch[];

/** Distance that nodes keep from each other. */
export const nodeGap: Inches = 0.25;
