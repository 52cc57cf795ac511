import type { DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, towardBackground } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import { type DiagramContext, type Sketch, type SketchNode, sketchNode } from '../diagrams/sketch.ts';
import { endOf, startOf, timeScale } from '../diagrams/time-scale.ts';
import { inflate, overlaps } from '../geometry.ts';
import { fits } from '../text/fit-size.ts';
import { setText } from '../text/set-text.ts';
import { claimsDates } from './dated.ts';
import { type Band, columnsOf } from './kanban.ts';
import { claimsLanes, laneNodes } from './lane-nodes.ts';
import { allEdges } from './losses.ts';

/** Events in lanes, one for each group, else for each kind, to scale under their years. */
export const roadmapLanes: Arrangement = {
  name: 'roadmap-lanes',
  byDate: true,
  draw: { kind: 'sketch', sketch: arrangeRoadmap },
  heights: (diagram) => {
    const lanes = columnsOf(diagram).length;
    return { least: 0.5 + lanes * 0.8, good: 0.5 + lanes * 1.2, most: Number.POSITIVE_INFINITY };
  },
  explainsNodes: () => false,
  losses: allEdges('roadmap-lanes', 'between its things'),
  claims: (diagram) => claimsDates(diagram) ?? claimsLanes(diagram),
};

function arrangeRoadmap(context: DiagramContext): readonly Sketch[] {
  const lanes = columnsOf(context.diagram).filter(({ nodes }) => nodes.length > 0);
  if (context.diagram.nodes.some((node) => startOf(node) === null)) return [];
  for (const size of labelSizes(context)) {
    for (const w of [2.6, 2.1, 1.7, 1.35]) {
      const sketch = sketchRoadmap(lanes, size, w, context);
      if (sketch) return [sketch];
    }
  }
  return [];
}

const head: Inches = 0.42;
const mark: Inches = 0.24;
const colors = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;

function sketchRoadmap(
  lanes: readonly Band[],
  size: Points,
  w: Inches,
  context: DiagramContext,
): Sketch | null {
  const { area, slide, diagram } = context;
  const { theme, background } = slide;
  const lead = Math.min(1.9, area.w * 0.18);
  const left = area.x + lead + 0.15;
  const scale = timeScale(diagram.nodes, left, area.x + area.w, 0.8);
  if (!scale) return null;
  const weight = lanes.reduce((sum, { nodes }) => sum + Math.min(3, Math.max(1.4, nodes.length / 2)), 0);
  const nodes: SketchNode[] = [];
  const marks: SketchNode[] = [];
  const rule = towardBackground(theme, { color: 'accent6' }, background, 0.6);
  const band = towardBackground(theme, { color: 'accent6' }, background, 0.93);
  const quiet = readableOn(theme, theme.roles.quiet, background);
  const small = Math.max(12, Math.min(size - 2, 16));
  let y = area.y + head;
  for (const [i, lane] of lanes.entries()) {
    const h = ((area.h - head) * Math.min(3, Math.max(1.4, lane.nodes.length / 2))) / weight;
    const color = colors[i % colors.length]!;
    const full = readableOn(theme, { color }, background, 3);
    const flow = context.words([{ text: lane.label, bold: true }]);
    if (!fits(flow, { w: lead - 0.2, h: h - 0.1 }, size)) return null;
    const look = { head: lead, flow, fill: full, band };
    const drawn = laneNodes(lane, i, { x: area.x, y, w: area.w, h }, look);
    nodes.push(...drawn.band);
    marks.push(drawn.head);
    const placed = placeInLane(
      lane.nodes,
      { x: left, y: y + 0.06, w: area.x + area.w - left, h: h - 0.12 },
      scale.at,
      size,
      w,
      context,
    );
    if (!placed) return null;
    for (const { event, at, words, flow: said, right } of placed) {
      const focused = event.id === diagram.focus;
      const own = focused ? readableOn(theme, theme.roles.emphasis, background, 3) : full;
      const shown = {
        shape: endOf(event) === null ? 'diamond' : 'round-rect',
        flow: null,
        paint: { fill: own, line: null },
      } as const;
      marks.push(sketchNode(event, at, context, shown));
      marks.push(plainNode(`name ${event.id}${right ? '' : ' left'}`, words, { of: [event.id], flow: said }));
    }
    y += h;
  }
  for (const { day, text } of scale.ticks) {
    const x = scale.at(day);
    nodes.push(
      plainNode(
        `line ${text}`,
        { x, y: area.y + 0.08, w: 0.012, h: area.h - 0.08 },
        { paint: { fill: rule, line: null }, passable: true },
      ),
    );
    const flow = context.words([{ text, color: quiet }], 'left');
    const wide = setText(flow, 3, small).width * 1.04 + 0.05;
    if (x + 0.06 + wide > area.x + area.w) continue;
    nodes.push(
      plainNode(`year ${text}`, { x: x + 0.06, y: area.y, w: wide, h: head - 0.06 }, { flow, size: small }),
    );
  }
  return { size, nodes: [...nodes, ...marks], links: [], texts: [], ownSigns: true };
}

/** Marks to scale, each with its words at its right, or at its left where the right is taken; on the first row with room. */
function placeInLane(
  events: readonly DiagramNode[],
  area: Box,
  x: (day: number) => Inches,
  size: Points,
  w: Inches,
  context: DiagramContext,
) {
  const placed: {
    readonly event: DiagramNode;
    readonly at: Box;
    readonly words: Box;
    readonly flow: ReturnType<DiagramContext['words']>;
    readonly right: boolean;
  }[] = [];
  const inOrder = [...events].sort((a, b) => startOf(a)! - startOf(b)!);
  for (const event of inOrder) {
    const focused = event.id === context.diagram.focus;
    const end = endOf(event);
    const start = x(startOf(event)!);
    const wide = end === null ? mark : Math.max(mark, x(end) - start);
    const wished = Math.max(area.x, end === null ? start - mark / 2 : start);
    const from = Math.min(wished, area.x + area.w - wide);
    const find = () => {
      for (let row = 0; row < 12; row++) {
        for (const right of [true, false]) {
          const flow = context.words([{ text: event.label, bold: focused }], right ? 'left' : 'right');
          const set = setText(flow, w, size);
          const h = Math.max(mark, set.height);
          const y = area.y + row * 0.17;
          if (set.cutWord || y + h > area.y + area.h + 1e-6) continue;
          const width = set.width * 1.02 + 0.02;
          const at = { x: from, y: y + (h - mark) / 2, w: wide, h: mark };
          const words = {
            x: right ? from + wide + 0.07 : from - 0.07 - width,
            y: y + (h - set.height) / 2,
            w: width,
            h: set.height,
          };
          if (words.x < area.x - 1e-6 || words.x + width > area.x + area.w + 1e-6) continue;
          const clear = placed.every((other) =>
            [other.at, other.words].every(
              (box) => !overlaps(inflate(box, 0.04), at) && !overlaps(inflate(box, 0.04), words),
            ),
          );
          if (clear) return { event, at, words, flow, right };
        }
      }
      return null;
    };
    const found = find();
    if (!found) return null;
    placed.push(found);
  }
  // In the middle of the lane.
  const foot = Math.max(...placed.map(({ at, words }) => Math.max(at.y + at.h, words.y + words.h)));
  const lower = (box: Box): Box => ({ ...box, y: box.y + (area.y + area.h - foot) / 2 });
  return placed.map((each) => ({ ...each, at: lower(each.at), words: lower(each.words) }));
}
