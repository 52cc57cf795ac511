import type { Diagram, DiagramField, DiagramNode } from '../../deck/index.ts';
import { type Box, type ColorRef, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { noRoom, plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  type Sketch,
  type SketchMark,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { allEdges } from './losses.ts';

/** Causes as the bones of a fish, what belongs to each as twigs on it, and what they lead to as its head. */
export const fishbone: Arrangement = {
  name: 'fishbone',
  isList: true,
  things: true,
  needs: { kind: 'causes' },
  draw: { kind: 'sketch', sketch: arrangeBones },
  heights: ({ fields = [] }) => {
    const most = Math.max(0, ...fields.map(({ ids }) => ids.length));
    const least = (fields.length > 1 ? 2 : 1) * (0.9 + most * 0.3);
    return { least: Math.min(4.4, least), good: Math.max(4.2, least), most: Number.POSITIVE_INFINITY };
  },
  explainsNodes: () => false,
  losses: allEdges('fishbone', 'between its things'),
  members: (diagram) => {
    const pieces = piecesOf(diagram);
    return {
      count: pieces.length,
      most: 8,
      take: (start, end) => withBones(pieces.slice(start, end), diagram),
    };
  },
  claims: (diagram) =>
    effectOf(diagram) === null ? 'nothing is named that they lead to: name it in "focus"' : null,
};

/** Twigs on a bone that goes on: what has more is told as several bones of one name. */
const mostTwigs = 5;

function piecesOf({ fields = [] }: Diagram): DiagramField[] {
  return fields.flatMap((field) => {
    const parts = Math.max(1, Math.ceil(field.ids.length / mostTwigs));
    const at = (i: number) => Math.round((field.ids.length * i) / parts);
    return Array.from({ length: parts }, (_, i) => ({
      ...field,
      name: parts === 1 ? field.name : `${field.name}-${i + 1}`,
      ids: field.ids.slice(at(i), at(i + 1)),
    }));
  });
}

function withBones(fields: readonly DiagramField[], diagram: Diagram): Diagram {
  const shown = new Set(fields.flatMap(({ name, ids }) => [name, ...ids]));
  if (diagram.focus !== null) shown.add(diagram.focus);
  return { ...diagram, fields, nodes: diagram.nodes.filter(({ id }) => shown.has(id)) };
}

/** What all leads to: the focus, else what the whole group is called; null: nobody says. */
function effectOf({ nodes, focus, center }: Diagram): DiagramNode | string | null {
  return nodes.find(({ id }) => id === focus) ?? center;
}

function arrangeBones(context: DiagramContext): readonly Sketch[] {
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchBones(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

/** Between a bone and the twigs of the next. */
const apart: Inches = 0.2;
/** How far a bone leans, by its height. */
const lean = 0.32;
const boneWidth: Inches = 0.045;
const twigWidth: Inches = 0.016;
const spineWidth: Inches = 0.09;
const arrowLength: Inches = 0.26;

function sketchBones(size: Points, context: DiagramContext): Sketch | null {
  const { diagram, area, slide } = context;
  const { theme, background } = slide;
  const { fields = [] } = diagram;
  const effect = headOf(size, context);
  if (effect === null) return null;
  const above = fields.filter((_, i) => i % 2 === 0);
  const below = fields.filter((_, i) => i % 2 === 1);
  const one = below.length === 0;
  const spine = one ? area.y + area.h - effect.height / 2 : area.y + area.h / 2;
  const reach = one ? area.h - effect.height / 2 : area.h / 2;
  const slant = Math.min(0.9, reach * lean);
  const taken = (effect.node?.box.w ?? 0) + arrowLength + 0.12 + slant;
  const pitch = Math.min(3.8, (area.w - taken) / Math.max(1, above.length));
  const wide = pitch - apart;
  if (wide < 0.9) return null;
  // A short fish swims in the middle.
  const spare = area.w - taken - pitch * above.length;
  const head = area.x + area.w - spare / 2 - (effect.node?.box.w ?? 0);
  const last = head - arrowLength - 0.12;
  const dark = readableOn(theme, theme.roles.quiet, background, 3);
  const nodes: SketchNode[] = [];
  const marks: SketchMark[] = [];
  for (const [side, bones] of [above, below].entries()) {
    for (const [i, field] of bones.entries()) {
      const foot = last - (bones.length - 1 - i) * pitch;
      const drawn = sketchBone(field, { foot, spine, reach, slant, wide, up: side === 0 }, size, context);
      if (!drawn) return null;
      nodes.push(...drawn.nodes);
      marks.push(...drawn.marks);
    }
  }
  const left = Math.max(area.x, Math.min(...marks.map(({ box }) => box.x), last - 0.6) - 0.1);
  marks.unshift(spineMark(left, head, spine, dark));
  if (effect.node) {
    nodes.push({ ...effect.node, box: { ...effect.node.box, x: head, y: spine - effect.height / 2 } });
  }
  return { size, nodes, links: [], texts: [], marks, ownSigns: true };
}

/** The head, in the colour of what matters; without a word for it the spine ends in its point alone. */
function headOf(
  size: Points,
  context: DiagramContext,
): { readonly node: SketchNode | null; readonly height: Inches } | null {
  const { diagram, area, slide } = context;
  const effect = effectOf(diagram);
  if (effect === null) return { node: null, height: 0.4 };
  const { theme, background } = slide;
  const fill = readableOn(theme, theme.roles.emphasis, background, 3);
  const label = typeof effect === 'string' ? effect : effect.label;
  const flow = context.words([{ text: label, bold: true, scale: 1.15, color: textOn(theme, fill) }]);
  for (const share of [0.17, 0.2, 0.24, 0.28]) {
    const w = Math.min(2.9, area.w * share);
    const { cut, height } = flow.measure(w - 0.24, size);
    const h = Math.max(0.9, height + 0.3);
    if (cut || h > area.h * (share === 0.28 ? 0.9 : 0.35)) continue;
    const box = { x: area.x + area.w - w, y: area.y, w, h };
    const look = {
      shape: 'rect',
      flow,
      paint: { fill, line: null, ink: 'own' },
      inset: { left: 0.12, right: 0.12, top: 0.06, bottom: 0.06 },
    } as const;
    const node =
      typeof effect === 'string' ? plainNode('center', box, look) : sketchNode(effect, box, context, look);
    return { node, height: h };
  }
  return null;
}

interface BonePlace {
  /** Where it meets the spine, and how far from there its other end is. */
  readonly foot: Inches;
  readonly spine: Inches;
  readonly reach: Inches;
  readonly slant: Inches;
  /** Room for the words of its twigs. */
  readonly wide: Inches;
  readonly up: boolean;
}

function sketchBone(
  field: DiagramField,
  { foot, spine, reach, slant, wide, up }: BonePlace,
  size: Points,
  context: DiagramContext,
): { readonly nodes: readonly SketchNode[]; readonly marks: readonly SketchMark[] } | null {
  const { theme, background } = context.slide;
  const alone = context.diagram.nodes.find(({ id }) => id === field.name && field.ids.length === 0);
  const color = readableOn(theme, theme.roles.accent, background, 3);
  const thin = readableOn(theme, theme.roles.quiet, background, 3);
  const heading = context.words([{ text: field.heading, bold: true, color: textOn(theme, color) }]);
  const named = heading.measure(wide - 0.2, size);
  if (named.cut) return null;
  const headHeight = Math.max(0.42, named.height + 0.16);
  const headWide = Math.min(wide, Math.max(1.2, setText(heading, wide - 0.2, size).width * 1.04 + 0.36));
  const long = reach - headHeight;
  /** How far to the side the bone is at a height over the spine. */
  const at = (rise: Inches) => foot - slant * (rise / long);
  const upright = (rise: Inches) => (up ? spine - rise : spine + rise);
  const box: Box = {
    x: at(long) - headWide / 2,
    y: up ? spine - reach : spine + long,
    w: headWide,
    h: headHeight,
  };
  const look = {
    shape: 'rect',
    flow: heading,
    paint: { fill: color, line: null, ink: 'own' },
    inset: { left: 0.1, right: 0.1, top: 0.04, bottom: 0.04 },
  } as const;
  const nodes: SketchNode[] = [
    alone ? sketchNode(alone, box, context, look) : plainNode(`bone ${field.name}`, box, look),
  ];
  const marks: SketchMark[] = [
    boneMark(`Bone ${field.name}`, { x: foot, y: spine }, { x: at(long), y: upright(long) }, color),
  ];
  const twigs = field.ids.flatMap((id) => context.diagram.nodes.find((node) => node.id === id) ?? []);
  const rooms = twigs.map((node) => {
    const flow = context.words([{ text: node.label }], 'right');
    // The taller the words, the more the bones at both ends lean into their room.
    let [h, w] = [0, wide];
    for (let round = 0; round < 3; round++) {
      w = wide - (slant / long) * h;
      const { cut, height } = flow.measure(w - 0.14, size);
      if (cut) return null;
      h = Math.max(h, height + 0.05);
    }
    return { node, flow, h, w: Math.min(w, setText(flow, w - 0.14, size).width * 1.04 + 0.16) };
  });
  const used = rooms.reduce((sum, room) => sum + (room?.h ?? 0), 0);
  const free = long - 0.14 - 0.16;
  if (rooms.includes(null) || used + 0.06 * twigs.length > free) return null;
  const between = Math.min(0.42, (free - used) / Math.max(1, twigs.length));
  // Read from the heading on: the first twig is next to it.
  let rise = long - 0.14 - between / 2;
  for (const room of rooms) {
    const { node, flow, h, w } = room!;
    // Its words stand on its line, above and below the spine alike.
    const line = up ? rise - h : rise;
    const x = at(up ? rise : line) - w - 0.03;
    nodes.push(
      sketchNode(node, { x, y: upright(line) - h, w, h }, context, {
        key: `${field.name} ${node.id}`,
        shape: 'rect',
        flow,
        paint: { fill: null, line: null, ink: textOn(theme, background) },
        inset: { ...noRoom, left: 0.02, right: 0.1, bottom: 0.03 },
        anchor: 'bottom',
      }),
    );
    const rule = { x, y: upright(line) - twigWidth / 2, w: at(line) - x, h: twigWidth };
    marks.push({ name: `Twig ${field.name} ${node.id}`, box: rule, paths: [whole], color: thin });
    rise -= h + between;
  }
  const inside = nodes.every(({ flow, box: { w, h }, inset }) =>
    fits(flow as Flow, { w: w - inset!.left - inset!.right, h: h - inset!.top - inset!.bottom }, size),
  );
  return inside ? { nodes, marks } : null;
}

const grid = 25_600;
const whole = `M0 0L${grid} 0L${grid} ${grid}L0 ${grid}Z`;

interface Point {
  readonly x: Inches;
  readonly y: Inches;
}

/** A slanted bar between two points, its ends level. */
function boneMark(name: string, from: Point, to: Point, color: ColorRef): SketchMark {
  const x = Math.min(from.x, to.x) - boneWidth / 2;
  const y = Math.min(from.y, to.y);
  const w = Math.abs(from.x - to.x) + boneWidth;
  const h = Math.abs(from.y - to.y);
  const point = (px: Inches, py: Inches) =>
    `${Math.round(((px - x) / w) * grid)} ${Math.round(((py - y) / h) * grid)}`;
  const half = boneWidth / 2;
  const path = `M${point(from.x - half, from.y)}L${point(from.x + half, from.y)}L${point(to.x + half, to.y)}L${point(to.x - half, to.y)}Z`;
  return { name, box: { x, y, w, h }, paths: [path], color };
}

/** The spine, and the point with which it meets the head. */
function spineMark(left: Inches, right: Inches, middle: Inches, color: ColorRef): SketchMark {
  const h = spineWidth * 3;
  const w = right - left;
  const neck = Math.round(((w - arrowLength) / w) * grid);
  const low = Math.round(grid / 3);
  const high = grid - low;
  const path = `M0 ${low}L${neck} ${low}L${neck} 0L${grid} ${grid / 2}L${neck} ${grid}L${neck} ${high}L0 ${high}Z`;
  return { name: 'Spine', box: { x: left, y: middle - h / 2, w, h }, paths: [path], color };
}
