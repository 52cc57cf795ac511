import type { Diagram, DiagramField } from '../../deck/index.ts';
import type { Box, FigureShape, Inches, Points, ThemeColor } from '../../theme/index.ts';
import type { DiagramHeights, DiagramMembers } from '../diagrams/arrangement.ts';
import { labelSizes, nodeInset, textRoom } from '../diagrams/node-size.ts';
import type { DiagramContext, Sketch, SketchNode } from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { Flow } from '../text/set-text.ts';
import { allEdges } from './losses.ts';

/** Boards: the parts of a figure as panels, each with its heading and a list of what stands in it. */

/** The panels of a board at a size; null: they do not fit. */
type SketchBoard = (size: Points, context: DiagramContext) => Omit<Sketch, 'size'> | null;

/** The largest size at which a board holds all that stands on it. */
export function arrangeBoard(sketch: SketchBoard) {
  return (context: DiagramContext): readonly Sketch[] => {
    for (const size of labelSizes(context, context.slide.theme.type.lead)) {
      const board = sketch(size, context);
      if (board) return [{ size, ...board }];
    }
    return [];
  };
}

export function boardHeights({ fields = [], nodes }: Diagram): DiagramHeights {
  const most = Math.max(1, ...fields.map(({ ids }) => ids.length));
  const least = Math.min(4.4, 2.2 + most * 0.3 + nodes.length * 0.03);
  return { least, good: Math.max(4.2, least), most: Number.POSITIVE_INFINITY };
}

/**
 * How a board goes on: its panels stand again, and in them what comes next in their lists. What is in the parts `onEach` stands
 * on every slide.
 */
export function boardMembers(onEach: readonly string[] = [], most = Number.POSITIVE_INFINITY) {
  return (diagram: Diagram): DiagramMembers => {
    const { fields = [], nodes } = diagram;
    const lists = fields.filter(({ name }) => !onEach.includes(name));
    const count = Math.max(1, ...lists.map(({ ids }) => ids.length));
    return {
      count,
      most: Math.min(most, count),
      take(start, end) {
        const own = fields.map((field) => {
          if (onEach.includes(field.name)) return field;
          const at = (i: number) => Math.round((field.ids.length * i) / count);
          return { ...field, ids: field.ids.slice(at(start), at(end)) };
        });
        const shown = new Set(own.flatMap(({ ids }) => ids));
        return { ...diagram, fields: own, nodes: nodes.filter(({ id }) => shown.has(id)) };
      },
    };
  };
}

/** What a board has no lines for. */
export function boardLosses(name: string) {
  return allEdges(name, '', 'choose another arrangement, or leave the relationships out of "of"');
}

export function fieldOf({ fields = [] }: Diagram, name: string): DiagramField {
  return fields.find((each) => each.name === name)!; // a figure has all of its parts
}

/** Rooms side by side, or under one another, as wide as their shares say. */
export function divide(box: Box, way: 'across' | 'down', shares: readonly number[], gap: Inches): Box[] {
  const whole = shares.reduce((sum, each) => sum + each, 0);
  const length = (way === 'across' ? box.w : box.h) - gap * (shares.length - 1);
  let at = way === 'across' ? box.x : box.y;
  return shares.map((share) => {
    const long = (length * share) / whole;
    const part = way === 'across' ? { ...box, x: at, w: long } : { ...box, y: at, h: long };
    at += long + gap;
    return part;
  });
}

interface PanelLook {
  readonly color: ThemeColor;
  /** Of the heading; left out: a box. */
  readonly shape?: FigureShape;
  readonly adjust?: number;
  /** The same height for the headings of panels that stand side by side. */
  readonly head?: Inches;
}

/** How high the heading of a panel is; null: it holds a word that is too wide. */
export function headHeight(
  field: DiagramField,
  w: Inches,
  size: Points,
  context: DiagramContext,
  { shape = 'rect', adjust }: Pick<PanelLook, 'shape' | 'adjust'> = {},
): Inches | null {
  const room = textRoom(shape, w, 1, undefined, adjust);
  // Where a face stands in for the theme's, a heading that just fits would take a line more than its ground has.
  const measured = headFlow(field, context).measure(room.w * 0.95, size);
  return measured.cut ? null : measured.height + nodeInset.top + nodeInset.bottom + 0.08;
}

/** A heading on a dark ground, and the list under it; null: it does not fit. */
export function panel(
  field: DiagramField,
  box: Box,
  look: PanelLook,
  size: Points,
  context: DiagramContext,
): SketchNode[] | null {
  const head = look.head ?? headHeight(field, box.w, size, context, look);
  if (head === null || head > box.h * 0.6) return null;
  const { color, shape = 'rect', adjust } = look;
  const headBox = { ...box, h: head };
  const body = { ...box, y: box.y + head, h: box.h - head };
  const list = listOf(field, context);
  if (!fits(headFlow(field, context), textRoom(shape, box.w, head, undefined, adjust), size)) return null;
  if (list && !fits(list, listRoom(body), itemSize(size, context))) return null;
  return [
    {
      key: `part ${field.name}`,
      of: [`part ${field.name}`],
      node: null,
      flow: headFlow(field, context),
      box: headBox,
      shape,
      ...(adjust === undefined ? {} : { adjust }),
      color,
      fill: 'solid',
    },
    {
      key: `in ${field.name}`,
      of: [`part ${field.name}`],
      node: null,
      flow: list,
      box: body,
      shape: 'rect',
      color,
      fill: 'tinted',
      anchor: 'top',
      size: itemSize(size, context),
      pad: panelPad,
    },
  ];
}

const panelPad: Inches = 0.05;

/** Lists are a little smaller than their headings. */
export function itemSize(size: Points, { label }: DiagramContext): Points {
  return Math.max(label.min, Math.round(size * 0.9));
}

function listRoom(body: Box): { readonly w: Inches; readonly h: Inches } {
  const { w, h } = textRoom('rect', body.w, body.h);
  return { w: w - 2 * panelPad, h: h - 2 * panelPad };
}

export function headFlow({ heading }: DiagramField, context: DiagramContext): Flow {
  return inParts(context.textFlow(heading, 'strong'), context);
}

/** The things in a part, with a point before each; null: there are none. */
function listOf(field: DiagramField, context: DiagramContext): Flow | null {
  const labels = labelsOf(field, context);
  if (labels.length === 0) return null;
  const entries = labels.map((label) => context.textFlow(label, 'plain', 'left'));
  const flow = Flow.join(entries);
  const paragraphs = flow.paragraphs.map((paragraph) => ({
    ...paragraph,
    bullet: { kind: 'character', character: '•' } as const,
    indent: 0.8,
    hanging: 0.8,
    spaceBefore: 0.3,
  }));
  return inParts(flow.with(paragraphs), context);
}

/** The things in a part on one line, as far as it goes. */
export function lineOf(
  field: DiagramField,
  context: DiagramContext,
  look: 'plain' | 'strong' = 'plain',
): Flow {
  return inParts(context.textFlow(labelsOf(field, context).join('  ·  '), look), context);
}

export function labelsOf({ ids }: DiagramField, { diagram }: DiagramContext): string[] {
  const labels = new Map(diagram.nodes.map(({ id, label }) => [id, label]));
  return ids.flatMap((id) => labels.get(id) ?? []);
}

export function inParts(flow: Flow, { slide }: DiagramContext): Flow {
  return slide.hyphens ? flow.parted() : flow;
}

/** A shape with a text of its own. */
export function tile(
  key: string,
  flow: Flow | null,
  box: Box,
  more: Pick<SketchNode, 'color' | 'fill'> & Partial<SketchNode>,
): SketchNode {
  return { key, of: [key], node: null, flow, box, shape: 'rect', ...more };
}

/** Whether all texts fit into their shapes at the size that they are drawn at. */
export function allFit(nodes: readonly SketchNode[], size: Points): boolean {
  return nodes.every(
    ({ flow, shape, box, adjust, size: own }) =>
      flow === null || fits(flow, textRoom(shape, box.w, box.h, undefined, adjust), own ?? size),
  );
}
