import type { DiagramEdge, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { edgeLabelSize } from '../diagrams/edge-labels.ts';
import { noWords } from '../diagrams/edge-wording.ts';
import { commonHeight, fitsNode, labelSizes } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linkOf,
  type Sketch,
  type SketchLink,
  type SketchNode,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { setText } from '../text/set-text.ts';
import { pairLosses, pairMembers } from './pair-edges.ts';

/** Relationships, one in each row. */
export const pairs: Arrangement = {
  name: 'pairs',
  suits: ({ pairs, edges }) =>
    pairs ? (edges === 1 ? 'it is a pair' : `${edges} pairs stand one below the other`) : null,
  isList: true,
  needsEdges: true,
  draw: { kind: 'sketch', sketch: arrangePairs },
  heights({ edges }, _width, legend) {
    const rows = Math.max(1, edges.length);
    return {
      least: rows * 0.6,
      good: rows * 0.85,
      most: rows <= 2 ? rows * 1.5 + legend : Number.POSITIVE_INFINITY,
    };
  },
  members: pairMembers(5),
  losses: pairLosses('pairs'),
};

interface Pair {
  readonly edge: DiagramEdge;
  readonly first: DiagramNode;
  readonly second: DiagramNode;
}

/** Each relationship in a row of its own: a card on both sides, joined by an arrow on which each direction is worded. */
function arrangePairs(context: DiagramContext): readonly Sketch[] {
  if (context.tight) return [];
  const { nodes, edges } = context.diagram;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = edges.map(
    (edge): Pair => ({ edge, first: byId.get(edge.from)!, second: byId.get(edge.to)! }),
  );
  if (pairs.length === 0) return [];
  for (const columns of pairs.length > 6 && context.area.w > 9 ? [1, 2] : [1]) {
    // A pair or two are the slide's whole point: they may be as large as its text.
    const max = pairs.length <= 2 && context.area.w > 7 ? context.slide.theme.type.body : context.label.max;
    for (const size of labelSizes(context, max)) {
      const sketch = sketchPairs(pairs, columns, size, context);
      if (sketch) return [sketch];
    }
  }
  return [];
}

/** Height of a row beyond which cards look like empty boxes. */
const tallestRow: Inches = 1.5;

function sketchPairs(
  pairs: readonly Pair[],
  columns: number,
  size: Points,
  context: DiagramContext,
): Sketch | null {
  const { area } = context;
  const rows = Math.ceil(pairs.length / columns);
  const columnGap = 0.5;
  const width = (area.w - (columns - 1) * columnGap) / columns;
  const worded = pairs.some((pair) => wordingsOf(pair.edge, context).length > 0);
  const middle = Math.max(worded ? Math.min(width * 0.32, 4) : Math.min(width * 0.16, 1.5), 0.7);
  // Without words the cards come together: a long bare line would be all that the eye finds.
  const w = Math.min((width - middle) / 2, worded ? 4.25 : 4.75);
  if (w < 0.9) return null;
  const all = pairs.flatMap((pair) => [pair.first, pair.second]);
  const own = commonHeight(all, w, size, context);
  if (own === null) return null;
  const room = width - 2 * w;
  const texts = pairs.map((pair) => wordingHeights(pair.edge, room - 0.3, size, context));
  if (texts.some((text) => text === null)) return null;
  const needed = Math.max(own, ...texts.map((text) => 2 * Math.max(text!.above, text!.below) + 0.1));
  const least = rows === 1 ? 0 : 0.12;
  if (rows * needed + (rows - 1) * least > area.h + 1e-6) return null;
  const gap = rows > 1 ? Math.max(least, Math.min(0.3, (area.h - rows * needed) / (rows - 1))) : 0;
  const atEase = rows <= 2 ? 1.25 : rows <= 4 ? 0.9 : 0;
  const easy = Math.min(
    (area.h - (rows - 1) * gap) / rows,
    Math.max(own * 1.35, needed, atEase),
    Math.max(tallestRow, needed),
  );
  // Round ends grow with the height, and take from the width.
  const h = [easy, needed].find((height) => all.every((node) => fitsNode(node, w, height, size, context)));
  if (h === undefined) return null;
  const top = area.y + (area.h - rows * h - (rows - 1) * gap) / 2;
  const nodes: SketchNode[] = [];
  const links: SketchLink[] = [];
  const seen = new Map<string, number>();
  const keyOf = (node: DiagramNode) => {
    const times = (seen.get(node.id) ?? 0) + 1;
    seen.set(node.id, times);
    return times === 1 ? node.id : `${node.id} ${times}`;
  };
  pairs.forEach((pair, i) => {
    const column = Math.floor(i / rows);
    const x = area.x + column * (width + columnGap);
    const y = top + (i % rows) * (h + gap);
    const left = sketchNode(pair.first, { x, y, w, h }, context, { key: keyOf(pair.first) });
    const right = sketchNode(pair.second, { x: x + width - w, y, w, h }, context, {
      key: keyOf(pair.second),
    });
    nodes.push(left, right);
    const between: Box = { x: x + w, y, w: room, h };
    links.push(
      linkOf(pair.edge, context, {
        from: left.key,
        to: right.key,
        words: noWords,
        sides: [['right', 'left']],
        // Heads grow with the line: few pairs in a wide slot have room for ones that are seen from the back row.
        width: rows <= 2 && columns === 1 && room > 1 ? 3 : 2.25,
        plates: placeWordings(pair.edge, between, size, context),
      }),
    );
  });
  return { size, nodes, links, texts: [] };
}

interface Wording {
  readonly text: string;
  readonly where: 'above' | 'below' | 'over';
}

/** Directions stand above and below the line, a common label over it. */
function wordingsOf(edge: DiagramEdge, context: DiagramContext): Wording[] {
  const { on, there, back } = context.edgeLabels.get(edge) ?? noWords;
  const wordings: Wording[] = [];
  if (there !== null) wordings.push({ text: `${there}\u00a0→`, where: 'above' });
  if (back !== null) wordings.push({ text: `←\u00a0${back}`, where: 'below' });
  if (on !== null) wordings.push({ text: on, where: 'over' });
  return wordings;
}

/** Half of the row's height that the wordings take on each side of the line; null when a word is too wide. */
function wordingHeights(
  edge: DiagramEdge,
  width: Inches,
  size: Points,
  context: DiagramContext,
): { above: Inches; below: Inches } | null {
  let above = 0;
  let below = 0;
  for (const { text, where } of wordingsOf(edge, context)) {
    const measured = context.textFlow(text, 'plain').measure(width, edgeLabelSize(size, context));
    if (measured.cut) return null;
    if (where === 'below') below = measured.height + 0.06;
    else above = measured.height + 0.06;
  }
  return { above, below };
}

function placeWordings(edge: DiagramEdge, between: Box, size: Points, context: DiagramContext): SketchText[] {
  const line = between.y + between.h / 2;
  const width = between.w - 0.3;
  return wordingsOf(edge, context).map(({ text, where }): SketchText => {
    const flow = context.textFlow(text, 'plain');
    const labelSize = edgeLabelSize(size, context);
    const { height } = setText(flow, width, labelSize);
    const box = {
      x: between.x + 0.15,
      y: where === 'below' ? line + 0.06 : line - 0.06 - height,
      w: width,
      h: height,
    };
    return {
      name: `Label ${edge.id}${where === 'over' ? '' : where === 'above' ? ' forward' : ' backward'}`,
      flow,
      size: labelSize,
      box,
      plate: false,
      anchor: where === 'below' ? 'top' : 'bottom',
    };
  });
}
