import type { Deck, Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import {
  type Box,
  type ColorRef,
  type Inches,
  type Points,
  readableOn,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { wordEdges } from '../diagrams/edge-wording.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  type FigureWords,
  type Sketch,
  type SketchMark,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import type { Flow } from '../text/set-text.ts';
import { typeSizes } from '../text/type-sizes.ts';
import { lossesOf, lostEdges, lostThings } from './losses.ts';
import { changesOf } from './wording-changes.ts';

/** Two states of one thing: what was beside what is, what changed between them in colour. */
export const beforeAfter: Arrangement = {
  name: 'before-after',
  things: true,
  draw: { kind: 'sketch', sketch: arrangePanels },
  heights: () => ({ least: 2, good: 4, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
  losses: lossesOf(
    lostThings('before-after', besidePanels, '', 'name two things or two groups in "of"'),
    lostEdges('before-after', besideArrow, 'between its things'),
  ),
  claims: (diagram) =>
    panelsOf(diagram).length === 2 ? null : 'there are no two of them to be before and after',
};

interface Panel {
  readonly id: string;
  /** Of a group; null: a thing by itself. */
  readonly label: string | null;
  readonly nodes: readonly DiagramNode[];
}

function besidePanels(diagram: Diagram): readonly DiagramNode[] {
  const shown = new Set(panelsOf(diagram).flatMap(({ nodes }) => nodes));
  return diagram.nodes.filter((node) => !shown.has(node));
}

/** The arrow between the panels has no words, and there is no other. */
function besideArrow(diagram: Diagram, deck: Deck): readonly DiagramEdge[] {
  const [before, after] = panelsOf(diagram).map(({ nodes }) => new Set(nodes.map(({ id }) => id)));
  const words = wordEdges(diagram, deck);
  return diagram.edges.filter((edge) => words.has(edge) || !before?.has(edge.from) || !after?.has(edge.to));
}

function panelsOf({ groups = [], nodes }: Diagram): Panel[] {
  if (groups.length >= 2) {
    return groups.slice(0, 2).map(({ id, label, members, adds }, i) => {
      // Of a group that extends the other all of it.
      const ids = adds ? [...(groups[i - 1]?.members ?? []), ...members] : members;
      return { id, label, nodes: ids.flatMap((each) => nodes.find((node) => node.id === each) ?? []) };
    });
  }
  return nodes.slice(0, 2).map((node) => ({ id: node.id, label: node.date?.text || null, nodes: [node] }));
}

const disc: Inches = 0.72;

function arrangePanels(context: DiagramContext): readonly Sketch[] {
  const panels = panelsOf(context.diagram);
  const [before, after] = panels;
  if (!before || !after) return [];
  for (const size of typeSizes(34, context.label.min)) {
    const sketch = sketchPanels(before, after, size, context);
    if (sketch) return [sketch];
  }
  return [];
}

function sketchPanels(before: Panel, after: Panel, size: Points, context: DiagramContext): Sketch | null {
  const { area, slide } = context;
  const { theme, background } = slide;
  const emphasis = readableOn(theme, theme.roles.emphasis, background);
  const w = Math.min(5.2, (area.w - disc - 0.4) / 2);
  const h = Math.min(area.h, 4.75);
  const y = area.y + (area.h - h) / 2;
  const left = area.x + (area.w - 2 * w - disc - 0.4) / 2;
  const pad = 0.32;
  const small = Math.max(context.label.min, Math.min(18, size));
  const quietFill = towardBackground(theme, { color: 'accent6' }, background, 0.86);
  const nodes: SketchNode[] = [];
  for (const [i, panel] of [before, after].entries()) {
    const other = i === 0 ? after : before;
    const box: Box = { x: left + i * (w + disc + 0.4), y, w, h };
    const of = [`panel ${panel.id}`];
    const ground = i === 0 ? quietFill : background;
    const line =
      i === 0
        ? null
        : ({
            color: readableOn(theme, theme.roles.emphasis, background, 3),
            width: 2,
            dash: 'solid',
          } as const);
    nodes.push(plainNode(`panel ${panel.id}`, box, { of, paint: { fill: ground, line }, passable: true }));
    const room = { x: box.x + pad, w: w - 2 * pad };
    let top = y + 0.22;
    if (panel.label !== null) {
      const color = i === 0 ? readableOn(theme, theme.roles.quiet, ground) : emphasis;
      const flow = context.words([{ text: panel.label, bold: true, color }], 'left');
      const measured = flow.measure(room.w, small);
      if (measured.cut) return null;
      nodes.push(
        plainNode(`head ${panel.id}`, { ...room, y: top, h: measured.height }, { of, flow, size: small }),
      );
      top += measured.height + 0.16;
    }
    const foot = y + h - 0.22;
    const flows = panel.nodes.map((node) => ({
      node,
      flow: wordsOf(node, panel, other, { ground, emphasis, isBefore: i === 0 }, context),
    }));
    const heights = flows.map(({ flow }) => flow.measure(room.w, size));
    const details = panel.nodes.length === 1 ? (panel.nodes[0]!.detail ?? null) : null;
    const detail =
      details === null
        ? null
        : context.words([{ text: details, color: readableOn(theme, theme.roles.quiet, ground) }], 'left');
    const under = detail ? detail.measure(room.w, small) : null;
    const gap = panel.nodes.length > 1 ? 0.1 : 0;
    const needed =
      heights.reduce((sum, each) => sum + each.height + gap, 0) + (under ? under.height + 0.3 : 0);
    if (heights.some(({ cut }) => cut) || under?.cut || top + needed > foot + 1e-6) return null;
    for (const [n, { node, flow }] of flows.entries()) {
      const { height } = heights[n]!;
      nodes.push(
        sketchNode(node, { ...room, y: top, h: height }, context, {
          ...bare,
          of,
          key: nodes.some(({ key }) => key === node.id) ? `${node.id} ${i}` : node.id,
          flow,
          size,
        }),
      );
      top += height + gap;
    }
    if (detail && under)
      nodes.push(
        plainNode(
          `remark ${panel.id}`,
          { ...room, y: foot - under.height, h: under.height },
          { of, flow: detail, size: small },
        ),
      );
  }
  const fill = readableOn(theme, theme.roles.emphasis, background, 3);
  const center: Box = { x: left + w + 0.2, y: y + (h - disc) / 2, w: disc, h: disc };
  const arrow: SketchMark = {
    name: 'Arrow onward',
    of: [`panel ${after.id}`],
    box: { x: center.x + disc * 0.24, y: center.y + disc * 0.28, w: disc * 0.52, h: disc * 0.44 },
    paths: ['M0 9600L14000 9600L14000 0L25600 12800L14000 25600L14000 16000L0 16000Z'],
    color: textOn(theme, fill),
  };
  const round = plainNode('step', center, { of: arrow.of!, shape: 'ellipse', paint: { fill, line: null } });
  return {
    size,
    nodes: [...nodes, round],
    links: [],
    texts: [],
    marks: [{ ...arrow, front: true }],
    ownSigns: true,
  };
}

const bare = {
  shape: 'rect',
  paint: { fill: null, line: null, ink: 'own' },
  inset: { left: 0, right: 0, top: 0, bottom: 0 },
  anchor: 'top',
} as const;

/** Of two wordings the words that changed; of two groups the things that only one of them has. */
function wordsOf(
  node: DiagramNode,
  panel: Panel,
  other: Panel,
  {
    ground,
    emphasis,
    isBefore,
  }: { readonly ground: ColorRef; readonly emphasis: ColorRef; readonly isBefore: boolean },
  context: DiagramContext,
): Flow {
  const { theme } = context.slide;
  const plain = textOn(theme, ground);
  const gone = readableOn(theme, theme.roles.quiet, ground);
  const changed = isBefore ? ({ color: gone, strike: true } as const) : ({ color: emphasis } as const);
  const single = panel.nodes.length === 1 && other.nodes.length === 1;
  if (!single) {
    const kept = other.nodes.some(({ id, label }) => id === node.id || label === node.label);
    const words: FigureWords = {
      text: [{ text: node.label, ...(kept ? { color: plain } : changed) }],
      bold: !kept,
    };
    return context.words([words], 'left');
  }
  const pieces = changesOf(node.label, other.nodes[0]!.label);
  return context.words(
    [{ text: pieces.map(({ text, own }) => ({ text, ...(own ? changed : { color: plain }) })) }],
    'left',
  );
}
