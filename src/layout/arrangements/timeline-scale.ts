import type { DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import { type Arrangement, membersInParts } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { noRoom, plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  type Sketch,
  type SketchMark,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { endOf, startOf, type TimeScale, timeScale } from '../diagrams/time-scale.ts';
import { inflate, overlaps } from '../geometry.ts';
import { setText } from '../text/set-text.ts';
import { claimsDates } from './dated.ts';
import { allEdges } from './losses.ts';

/** Events on a band of years, to scale, as flags on straight stems above and below it. */
export const timelineScale: Arrangement = {
  name: 'timeline-scale',
  suits: ({ dated, nodes, uneven, place }) =>
    dated && nodes >= 3 && nodes <= 10 && uneven && place === 'alone'
      ? `the times between the ${nodes} dates are not alike`
      : null,
  byDate: true,
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeScale },
  heights: () => ({ least: 2.8, good: 4.4, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
  members: membersInParts(10, ({ nodes }) => inTime(nodes)),
  losses: allEdges('timeline-scale', 'between its things'),
  claims: claimsDates,
};

function inTime(nodes: readonly DiagramNode[]): readonly DiagramNode[] {
  const keyed = nodes.map((node, i) => ({ node, i, at: startOf(node) ?? Number.POSITIVE_INFINITY }));
  return keyed.sort((a, b) => a.at - b.at || a.i - b.i).map(({ node }) => node);
}

function arrangeScale(context: DiagramContext): readonly Sketch[] {
  const events = inTime(context.diagram.nodes);
  const scale = timeScale(events, context.area.x, context.area.x + context.area.w, 0.62);
  if (!scale || events.some((event) => startOf(event) === null)) return [];
  for (const size of labelSizes(context)) {
    for (const w of [2.5, 2.1, 1.75, 1.45]) {
      for (const share of lifts) {
        const sketch = sketchScale(events, scale, size, { w, share }, context);
        if (sketch) return [sketch];
      }
    }
  }
  return [];
}

const band: Inches = 0.37;
const dot: Inches = 0.2;
/** How far from the band the lowest flags stand, as shares of the height beside it: a few use the height that there is. */
const lifts = [0.42, 0.2] as const;
/** Heights at which a flag may stand, besides the lowest. */
const tiers = 8;

interface Flag {
  readonly event: DiagramNode;
  readonly box: Box;
  readonly at: Inches;
  readonly above: boolean;
  /** Its words begin at its stem; else they end there. */
  readonly right: boolean;
  readonly flow: ReturnType<DiagramContext['words']>;
}

function sketchScale(
  events: readonly DiagramNode[],
  scale: TimeScale,
  size: Points,
  flags: { readonly w: Inches; readonly share: number },
  context: DiagramContext,
): Sketch | null {
  const { area, slide, diagram } = context;
  const { theme, background } = slide;
  const line = area.y + area.h / 2;
  const dark = readableOn(theme, theme.roles.quiet, background, 3);
  const emphasis = readableOn(theme, theme.roles.emphasis, background);
  const quiet = readableOn(theme, theme.roles.quiet, background);
  const placed: Flag[] = [];
  // From the last to the first: whoever comes earlier stands higher, so that no stem runs through words.
  for (const [i, event] of [...events.entries()].reverse()) {
    const focused = event.id === diagram.focus;
    const parts = [
      { text: event.date!.text, scale: 0.78, bold: true, color: focused ? emphasis : quiet },
      { text: event.label, bold: focused, scale: focused ? 1.25 : 1, space: 0.02 },
    ];
    const end = endOf(event);
    const at =
      end === null || end - startOf(event)! < 400
        ? scale.at(startOf(event)!)
        : scale.at((startOf(event)! + end) / 2);
    const flag = placeFlag({ event, at, parts, i, ...flags, size, line }, placed, context);
    if (!flag) return null;
    placed.unshift(flag);
  }
  const nodes: SketchNode[] = [
    plainNode(
      'band',
      { x: area.x, y: line - band / 2, w: area.w, h: band },
      { paint: { fill: dark, line: null }, passable: true },
    ),
  ];
  const years = Math.min(14, size);
  for (const { day, text } of scale.ticks) {
    const flow = context.words([{ text, color: textOn(theme, dark) }], 'left');
    const width = setText(flow, 3, years).width * 1.04 + 0.06;
    const x = scale.at(day) + 0.06;
    if (x + width > area.x + area.w) continue;
    nodes.push(
      plainNode(`year ${text}`, { x, y: line - band / 2, w: width, h: band }, { flow, size: years }),
    );
  }
  const marks: SketchMark[] = [];
  const bar = ['M0 0L25600 0L25600 25600L0 25600Z'];
  for (const { event, box, at, above } of placed) {
    const focused = event.id === diagram.focus;
    const color = focused
      ? emphasis
      : readableOn(theme, { color: context.styleOf(event).color }, background, 3);
    const edge = above ? line - band / 2 : line + band / 2;
    const reach = above ? { y: box.y, h: edge - box.y } : { y: edge, h: box.y + box.h - edge };
    const of = [event.id];
    const stem = { x: at - 0.012, w: 0.024, ...reach };
    marks.push({ name: `Stem ${event.id}`, of, box: stem, paths: bar, color });
    const end = endOf(event);
    const long = end !== null && end - startOf(event)! >= 400;
    const left = scale.at(startOf(event)!);
    const place = long
      ? { x: left, y: edge - 0.09, w: scale.at(end) - left, h: 0.18 }
      : { x: at - dot / 2, y: edge - dot / 2, w: dot, h: dot };
    marks.push({
      name: `${long ? 'Span' : 'Day'} ${event.id}`,
      of,
      box: place,
      paths: long ? bar : [disc],
      color,
      front: true,
    });
  }
  for (const { event, box, flow, right } of placed)
    nodes.push(
      sketchNode(event, box, context, {
        shape: 'rect',
        flow,
        paint: { fill: null, line: null, ink: 'own' },
        inset: right ? { ...noRoom, left: 0.09 } : { ...noRoom, right: 0.09 },
        anchor: 'top',
      }),
    );
  return { size, nodes, links: [], texts: [], marks, ownSigns: true };
}

const disc =
  'M0 12800C0 5731 5731 0 12800 0C19869 0 25600 5731 25600 12800C25600 19869 19869 25600 12800 25600C5731 25600 0 19869 0 12800Z';

/** A free place for a flag above or below, as low as can be, its words beginning at the stem, else ending there. */
function placeFlag(
  what: {
    readonly event: DiagramNode;
    readonly at: Inches;
    readonly parts: Parameters<DiagramContext['words']>[0];
    readonly i: number;
    readonly w: Inches;
    readonly share: number;
    readonly size: Points;
    readonly line: Inches;
  },
  placed: readonly Flag[],
  { area, words }: DiagramContext,
): Flag | null {
  const { event, at, parts, i, w, share, size, line } = what;
  const half = area.h / 2 - band / 2;
  const lift = Math.min(2.5 * share, half * share);
  const date = setText(words(parts.slice(0, 1)), 6, size).width * 1.03 + 0.02;
  const room = Math.max(w - 0.1, date);
  for (let tier = 0; tier <= tiers; tier++) {
    for (const above of i % 2 === 0 ? [true, false] : [false, true]) {
      for (const right of [true, false]) {
        const flow = words(parts, right ? 'left' : 'right');
        const set = setText(flow, room, size);
        if (set.cutWord || set.height > half - lift) continue;
        // A program that sets bold type a little wider takes no line more.
        const width = set.width * 1.04 + 0.12;
        const x = right ? at : at - width;
        const away = band / 2 + lift + (tier / tiers) * (half - lift - set.height);
        const y = above ? line - away - set.height : line + away;
        const box = { x, y, w: width, h: set.height };
        if (x < area.x - 1e-6 || x + width > area.x + area.w + 1e-6) continue;
        if (y < area.y - 1e-6 || y + set.height > area.y + area.h + 1e-6) continue;
        const stem = { x: at - 0.02, w: 0.04, y: Math.min(y, line), h: Math.abs(line - y) };
        const clear = placed.every((other) => {
          const low = Math.min(other.box.y, line);
          const otherStem = {
            x: other.at - 0.02,
            w: 0.04,
            y: low,
            h: Math.max(other.box.y + other.box.h, line) - low,
          };
          return (
            !overlaps(inflate(other.box, 0.06), box) &&
            !overlaps(inflate(otherStem, 0.05), box) &&
            !overlaps(inflate(other.box, 0.05), above ? stem : { ...stem, y: line, h: y - line })
          );
        });
        if (clear) return { event, box, at, above, right, flow };
      }
    }
  }
  return null;
}
