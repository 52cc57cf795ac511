import type { DiagramNode } from '../../deck/index.ts';
import { type Inches, type Points, readableOn, towardBackground } from '../../theme/index.ts';
import { type Arrangement, membersInParts } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  linksOf,
  type Sketch,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { endOf, startOf, timeScale } from '../diagrams/time-scale.ts';
import { setText } from '../text/set-text.ts';
import { claimsDates } from './dated.ts';

const most = 12;

/** What takes how long: a row for each, its bar from its begin to its end to scale, a diamond for what is of one day. */
export const gantt: Arrangement = {
  name: 'gantt',
  byDate: true,
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeGantt },
  heights: ({ nodes }) => ({
    least: 0.5 + nodes.length * 0.36,
    good: 0.6 + nodes.length * 0.55,
    most: 0.8 + nodes.length * 0.85,
  }),
  explainsNodes: ({ nodes }) => new Set(nodes.map(({ kind }) => kind)).size > 1,
  members: membersInParts(most),
  claims: claimsDates,
};

function arrangeGantt(context: DiagramContext): readonly Sketch[] {
  const { nodes } = context.diagram;
  if (nodes.length > most || nodes.some((node) => startOf(node) === null)) return [];
  for (const size of labelSizes(context)) {
    for (const share of [0.24, 0.3, 0.36]) {
      const sketch = sketchGantt(nodes, size, share, context);
      if (sketch) return [sketch];
    }
  }
  return [];
}

function sketchGantt(
  events: readonly DiagramNode[],
  size: Points,
  share: number,
  context: DiagramContext,
): Sketch | null {
  const { area, slide, diagram } = context;
  const { theme, background } = slide;
  const lead = area.w * share;
  const [left, right] = [area.x + lead + 0.1, area.x + area.w];
  const scale = timeScale(events, left, right, 0.95);
  if (!scale) return null;
  const head = 0.42;
  const h = Math.min(0.82, (area.h - head) / events.length);
  if (h < 0.3) return null;
  const flows = events.map(({ label }) => context.words([{ text: label, bold: true }], 'left'));
  if (flows.some((flow) => flow.measure(lead - 0.15, size).cut || flow.measure(lead - 0.15, size).height > h))
    return null;
  const top = area.y + Math.max(0, (area.h - head - h * events.length) / 2);
  const stripe = towardBackground(theme, { color: 'accent6' }, background, 0.92);
  const rule = towardBackground(theme, { color: 'accent6' }, background, 0.6);
  const quiet = readableOn(theme, theme.roles.quiet, background);
  const nodes: SketchNode[] = [];
  events.forEach((event, i) => {
    if (i % 2 === 0)
      nodes.push(
        plainNode(
          `row ${event.id}`,
          { x: area.x, y: top + head + i * h, w: area.w, h },
          { paint: { fill: stripe, line: null }, passable: true },
        ),
      );
  });
  const small = Math.max(12, Math.min(size - 2, 16));
  const foot = top + head + events.length * h;
  for (const { day, text } of scale.ticks) {
    const x = scale.at(day);
    nodes.push(
      plainNode(
        `line ${text}`,
        { x, y: top + 0.08, w: 0.012, h: foot - top - 0.08 },
        { paint: { fill: rule, line: null }, passable: true },
      ),
    );
    const flow = context.words([{ text, color: quiet }], 'left');
    const w = setText(flow, 3, small).width * 1.04 + 0.05;
    if (x + 0.06 + w > right) continue;
    nodes.push(plainNode(`date ${text}`, { x: x + 0.06, y: top, w, h: head - 0.04 }, { flow, size: small }));
  }
  const labels: SketchNode[] = [];
  events.forEach((event, i) => {
    const y = top + head + i * h;
    labels.push(
      plainNode(
        `name ${event.id}`,
        { x: area.x + 0.1, y, w: lead - 0.15, h },
        { of: [event.id], flow: flows[i]! },
      ),
    );
    const start = scale.at(startOf(event)!);
    const end = endOf(event);
    const color = event.id === diagram.focus ? theme.roles.emphasis : { color: context.styleOf(event).color };
    const fill = readableOn(theme, color, background, 3);
    const thick = Math.min(h * 0.56, 0.4);
    const isDay = end === null;
    const w: Inches = isDay ? thick : Math.max(0.08, scale.at(end + 1) - start);
    const box = {
      x: Math.min(isDay ? start - thick / 2 : start, right - w),
      y: y + (h - thick) / 2,
      w,
      h: thick,
    };
    labels.push(
      sketchNode(event, box, context, {
        shape: isDay ? 'diamond' : 'round-rect',
        flow: null,
        paint: { fill, line: null },
      }),
    );
  });
  const links = linksOf(diagram.edges, context, {
    sides: [
      ['right', 'left'],
      ['bottom', 'top'],
      ['right', 'top'],
    ],
    square: true,
  });
  return { size, nodes: [...nodes, ...labels], links, texts: [], ownSigns: true };
}
