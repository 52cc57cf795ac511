import type { Diagram, DiagramField } from '../../deck/index.ts';
import type { Box, Inches, Points, ThemeColor } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import type { DiagramContext, Sketch, SketchNode, SketchText } from '../diagrams/sketch.ts';
import { boxAround, type Point } from '../geometry.ts';
import { Flow, setText } from '../text/set-text.ts';
import { boardLosses, inParts } from './board.ts';

/** Two or three sets, and what they have in common where they overlap. */
export const venn: Arrangement = {
  name: 'venn',
  isList: true,
  things: true,
  needs: { kind: 'groups', least: 2, most: 3 },
  draw: { kind: 'sketch', sketch: arrangeVenn },
  heights: () => ({ least: 2.6, good: 4.4, most: Number.POSITIVE_INFINITY }),
  losses: boardLosses('venn'),
  explainsNodes: () => false,
};

const colors: readonly ThemeColor[] = ['accent1', 'accent2', 'accent3'];

function arrangeVenn(context: DiagramContext): readonly Sketch[] {
  const { fields = [] } = context.diagram;
  for (const size of labelSizes(context)) {
    const sketch = fields.length === 2 ? sketchTwo(size, context) : sketchThree(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

/** Circles whose middles are so far from each other, by their radius. */
const apart = 1.14;

function sketchTwo(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram } = context;
  const fields = diagram.fields!;
  const beside = area.w - (2 + apart) * (area.h / 2) >= 2.6;
  const band = beside ? 0 : size / 24;
  const r = Math.min((area.h - band) / 2, area.w / (2 + apart));
  const y = area.y + band + (area.h - band) / 2;
  const middle = area.x + area.w / 2;
  const centers = [-1, 1].map((way) => ({ x: middle + (way * r * apart) / 2, y }));
  const margin = (area.w - (2 + apart) * r) / 2;
  const names = fields.map((field, i) => {
    const flow = nameFlow(field, i, context, i === 0 ? 'left' : 'right');
    const w = beside ? margin + 0.14 * r : (1 + apart / 2) * r * 0.9;
    const { height, cut } = flow.measure(w, size + 2);
    if (cut || height > (beside ? r * 0.8 : band)) return null;
    const x = beside
      ? i === 0
        ? area.x
        : area.x + area.w - w
      : centers[i]!.x - (i === 0 ? r * 0.9 : w - r * 0.9);
    const top = beside ? y - r * 0.9 : area.y;
    return label(`Set ${i + 1}`, flow, { x, y: top, w, h: height }, size + 2, 'top');
  });
  if (names.includes(null)) return null;
  const wide = r * apart;
  const regions = [
    { of: [0], center: { x: middle - r * (0.94 + apart / 2) + r * 0.44, y }, w: wide * 0.72, h: r * 1.15 },
    { of: [1], center: { x: middle + r * (0.94 + apart / 2) - r * 0.44, y }, w: wide * 0.72, h: r * 1.15 },
    { of: [0, 1], center: { x: middle, y }, w: r * (2 - apart) * 0.84, h: r * 1.25 },
  ];
  return finish(centers, r, regions, names as SketchText[], size, context);
}

function sketchThree(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram } = context;
  const fields = diagram.fields!;
  const far = 1.08;
  const r = Math.min(area.h / (2 + far * 0.866), area.w / (2 + far) / 1.25);
  const middle = area.x + area.w / 2;
  const top = area.y + (area.h - r * (2 + far * 0.866)) / 2 + r;
  const centers = [
    { x: middle, y: top },
    { x: middle - (r * far) / 2, y: top + r * far * 0.866 },
    { x: middle + (r * far) / 2, y: top + r * far * 0.866 },
  ];
  const heart = { x: middle, y: top + (r * far * 0.866 * 2) / 3 };
  const away = (from: Point, by: number): Point => {
    const length = Math.hypot(from.x - heart.x, from.y - heart.y);
    return {
      x: heart.x + ((from.x - heart.x) / length) * by,
      y: heart.y + ((from.y - heart.y) / length) * by,
    };
  };
  const between = (a: number, b: number): Point => ({
    x: (centers[a]!.x + centers[b]!.x) / 2,
    y: (centers[a]!.y + centers[b]!.y) / 2,
  });
  const regions = [
    ...[0, 1, 2].map((i) => ({ of: [i], center: away(centers[i]!, r * 1.02), w: r * 0.82, h: r * 0.6 })),
    ...[
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([a, b]) => ({ of: [a!, b!], center: away(between(a!, b!), r * 0.66), w: r * 0.58, h: r * 0.52 })),
    { of: [0, 1, 2], center: heart, w: r * 0.55, h: r * 0.5 },
  ];
  // Names stand beside their circles.
  const wide = (area.w - r * (2 + far)) / 2 - 0.1;
  const spots = [
    { x: middle + r * 0.9, y: top - r * 0.8, align: 'left' },
    { x: middle - r * (1 + far / 2) - wide, y: centers[1]!.y + r * 0.35, align: 'right' },
    { x: middle + r * (1 + far / 2), y: centers[1]!.y + r * 0.35, align: 'left' },
  ] as const;
  const names = fields.map((field, i) => {
    const { x, y, align } = spots[i]!;
    const flow = nameFlow(field, i, context, align);
    const { height, cut } = flow.measure(wide, size + 1);
    return cut || height > r
      ? null
      : label(`Set ${i + 1}`, flow, { x, y, w: wide, h: height }, size + 1, 'top');
  });
  if (names.includes(null)) return null;
  return finish(centers, r, regions, names as SketchText[], size, context);
}

interface Region {
  /** The sets whose members stand in it, and those of no other. */
  readonly of: readonly number[];
  readonly center: Point;
  readonly w: Inches;
  readonly h: Inches;
}

/** Circles, and in each region how many it holds, where sets overlap, and what they are called; null: no room. */
function finish(
  centers: readonly Point[],
  r: Inches,
  regions: readonly Region[],
  names: readonly SketchText[],
  size: Points,
  context: DiagramContext,
): Sketch | null {
  const texts: SketchText[] = names.map((name, i) => ({ ...name, of: [`ground ${i + 1}`] }));
  for (const region of regions) {
    const labels = membersIn(region, context.diagram);
    if (labels.length === 0) continue;
    const flow = listFlow(labels, context);
    const { height, cut } = flow.measure(region.w, size);
    if (cut || height > region.h) return null;
    const key = region.of.map((i) => i + 1).join('-');
    const of = region.of.map((i) => `ground ${i + 1}`);
    const all = region.of.length === centers.length;
    const count = all ? countAbove(String(labels.length), region, height, context) : null;
    const top = region.center.y - (height + (count ? count.h : 0)) / 2;
    if (count) {
      const box = { x: region.center.x - region.w / 2, y: top, w: region.w, h: count.h };
      texts.push({ ...label(`Count ${key}`, count.flow, box, count.size, 'middle'), of });
    }
    const box = { x: region.center.x - region.w / 2, y: top + (count ? count.h : 0), w: region.w, h: height };
    texts.push({ ...label(`In ${key}`, flow, box, size, 'middle'), of });
  }
  const nodes = centers.map(
    (center, i): SketchNode => ({
      key: `ground ${i + 1}`,
      of: [`ground ${i + 1}`],
      node: null,
      flow: null,
      box: boxAround(center, 2 * r, 2 * r),
      shape: 'ellipse',
      color: colors[i]!,
      fill: 'clear',
    }),
  );
  return { size, nodes, links: [], texts };
}

/** One under the other, a little apart. */
function listFlow(labels: readonly string[], context: DiagramContext): Flow {
  const flow = Flow.join(labels.map((each) => context.textFlow(each, 'plain')));
  const paragraphs = flow.paragraphs.map((paragraph) => ({ ...paragraph, spaceBefore: 0.55 }));
  return inParts(flow.with(paragraphs), context);
}

function membersIn({ of }: Region, { fields = [], nodes }: Diagram): string[] {
  const isIn = (id: string) => fields.every(({ ids }, i) => ids.includes(id) === of.includes(i));
  return nodes.filter(({ id }) => isIn(id)).map((node) => node.label);
}

/** The number in large type over what it counts, as large as there is room. */
function countAbove(
  words: string,
  region: Region,
  taken: Inches,
  context: DiagramContext,
): { readonly flow: Flow; readonly size: Points; readonly h: Inches } | null {
  const flow = context.textFlow(words, 'strong');
  for (const size of [66, 54, 44, 36, 28]) {
    const set = setText(flow, region.w, size);
    if (set.cutWord === null && set.height + taken <= region.h * 1.12) return { flow, size, h: set.height };
  }
  return null;
}

function nameFlow(
  { heading }: DiagramField,
  i: number,
  context: DiagramContext,
  align: 'left' | 'right',
): Flow {
  return inParts(context.textFlow(heading, 'strong', align, colors[i]), context);
}

function label(name: string, flow: Flow, box: Box, size: Points, anchor: SketchText['anchor']): SketchText {
  return { name, flow, size, box, plate: false, anchor };
}
