import type { Diagram, DiagramNode } from '../../deck/index.ts';
import { type Inches, type Points, readableOn, textOn, towardBackground } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linksOf,
  type Sketch,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { type Band, columnsOf } from './kanban.ts';
import { claimsLanes, laneNodes } from './lane-nodes.ts';
import { claimsOrder } from './steps.ts';

/** Who does what, in which order: a lane for each group, else for each kind, and in it steps from the start to the end. */
export const swimlane: Arrangement = {
  name: 'swimlane',
  draw: { kind: 'sketch', sketch: arrangeLanes },
  heights: (diagram) => {
    const lanes = columnsOf(diagram).length;
    return { least: lanes * 0.6, good: lanes * 0.85, most: Math.max(2, lanes * 1.5) };
  },
  explainsNodes: () => false,
  claims: (diagram) => claimsLanes(diagram) ?? claimsOrder(diagram),
};

function arrangeLanes(context: DiagramContext): readonly Sketch[] {
  const lanes = columnsOf(context.diagram).filter(({ nodes }) => nodes.length > 0);
  const places = placesOf(lanes, context.diagram);
  const sketches: Sketch[] = [];
  for (const size of labelSizes(context)) {
    for (const share of context.edgeLabels.size > 0 ? (context.tight ? [0.7, 0.84] : [0.58, 0.7]) : [0.8]) {
      const sketch = sketchLanes(lanes, places, size, share, context);
      if (sketch) sketches.push(sketch);
      if (sketches.length > 5) return sketches;
    }
  }
  return sketches;
}

/** In which column each stands: not before what leads to it; what shares a lane stands one after the other. */
function placesOf(lanes: readonly Band[], { nodes, edges }: Diagram): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const rank = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    // Round a circle it begins where the outline does.
    if (open.has(id)) return -1;
    open.add(id);
    const before = edges.filter((edge) => edge.directed && edge.to === id && edge.from !== id);
    const own = Math.max(-1, ...before.map(({ from }) => rank(from))) + 1;
    open.delete(id);
    ranks.set(id, own);
    return own;
  };
  for (const { id } of nodes) rank(id);
  const laneOf = new Map(lanes.flatMap((lane, i) => lane.nodes.map(({ id }) => [id, i] as const)));
  const columns = new Map<string, number>();
  const taken = new Set<string>();
  const inOrder = [...nodes].sort((a, b) => ranks.get(a.id)! - ranks.get(b.id)!);
  for (const { id } of inOrder) {
    const lane = laneOf.get(id)!;
    const before = edges.filter((edge) => edge.directed && edge.to === id && columns.has(edge.from));
    // What comes from another lane may stand right under it.
    let column = Math.max(
      0,
      ...before.map(({ from }) => columns.get(from)! + (laneOf.get(from) === lane ? 1 : 0)),
    );
    while (taken.has(`${lane} ${column}`)) column += 1;
    taken.add(`${lane} ${column}`);
    columns.set(id, column);
  }
  return columns;
}

function sketchLanes(
  lanes: readonly Band[],
  places: ReadonlyMap<string, number>,
  size: Points,
  share: number,
  context: DiagramContext,
): Sketch | null {
  const { area, slide, diagram } = context;
  const { theme, background } = slide;
  const head: Inches = Math.min(1.75, area.w * 0.18);
  const count = Math.max(0, ...places.values()) + 1;
  const h = Math.min(1.35, area.h / lanes.length);
  const pitch = (area.w - head - 0.1) / count;
  const w = Math.min(1.9, pitch * share);
  const box = Math.min(0.72, h * 0.62);
  if (w < 0.8 || box < 0.34) return null;
  const top = area.y + (area.h - h * lanes.length) / 2;
  const dark = readableOn(theme, theme.roles.accent, background, 3);
  const band = towardBackground(theme, { color: 'accent6' }, background, 0.9);
  const sheet = background;
  const nodes: SketchNode[] = [];
  const things: SketchNode[] = [];
  for (const [i, lane] of lanes.entries()) {
    const y = top + i * h;
    const flow = context.words([{ text: lane.label, bold: true }]);
    if (!fits(flow, { w: head - 0.2, h: h - 0.1 }, size)) return null;
    const look = { head, flow, fill: dark, band };
    const drawn = laneNodes(lane, i, { x: area.x, y, w: area.w, h }, look);
    nodes.push(...drawn.band, drawn.head);
    for (const node of lane.nodes) {
      const column = places.get(node.id)!;
      const at = {
        x: area.x + head + 0.1 + column * pitch + (pitch - w) / 2,
        y: y + (h - box) / 2,
        w,
        h: box,
      };
      if (!fitsBox(node, at, size, context)) return null;
      const last = node.id === diagram.focus;
      const color = readableOn(
        theme,
        last ? theme.roles.emphasis : { color: context.styleOf(node).color },
        background,
        3,
      );
      things.push(
        sketchNode(node, at, context, {
          shape: 'round-rect',
          flow: context.words([{ text: node.label, bold: true }]),
          paint: last
            ? { fill: color, line: null }
            : { fill: sheet, line: { color, width: 1.5, dash: 'solid' }, ink: textOn(theme, sheet) },
        }),
      );
    }
  }
  const links = linksOf(diagram.edges, context, { square: true, width: 1.75 });
  return { size, nodes: [...nodes, ...things], links, texts: [], ownSigns: true };
}

function fitsBox(
  node: DiagramNode,
  { w, h }: { readonly w: Inches; readonly h: Inches },
  size: Points,
  context: DiagramContext,
) {
  return fits(context.words([{ text: node.label, bold: true }]), textRoom('round-rect', w, h), size);
}
