import {
  type Box,
  type Inches,
  type Points,
  readableOn,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import type {
  DiagramContext,
  Sketch,
  SketchMark,
  SketchNode,
  SketchPicture,
  SketchText,
} from '../diagrams/sketch.ts';
import { chevrons } from './chevrons.ts';
import { claimsOrder, remarkSize, stepLosses, stepMembers, stepsOf } from './steps.ts';

const most = 5;

/** Steps as pictures in a row, numbered, their names and what is said of them below. */
export const stepsDrawn: Arrangement = {
  name: 'steps-drawn',
  suits: ({ form, nodes, pictured, place }) =>
    form === 'chain' && nodes >= 3 && nodes <= most && pictured && place === 'alone'
      ? `${nodes} things follow one on the other, and all have pictures`
      : null,
  isList: true,
  pictured: true,
  draw: { kind: 'sketch', sketch: arrangeSteps },
  heights: () => ({ least: 2.4, good: 4, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
  members: stepMembers(most),
  losses: stepLosses('steps-drawn'),
  claims(diagram) {
    const bare = diagram.nodes.filter((node) => !node.picture && !node.icon);
    if (bare.length === 0) return claimsOrder(diagram);
    return `${bare.length === 1 ? 'one of them has' : `${bare.length} of them have`} no "image" and no "icon" to draw`;
  },
};

function arrangeSteps(context: DiagramContext): readonly Sketch[] {
  const { diagram, slide } = context;
  const drawn = diagram.nodes.filter((node) => node.picture || iconOf(node, slide));
  if (drawn.length < diagram.nodes.length && chevrons.draw.kind === 'sketch')
    return chevrons.draw.sketch(context);
  for (const size of labelSizes(context, slide.theme.type.body)) {
    const sketch = sketchSteps(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const gap: Inches = 0.32;
const disc: Inches = 0.56;

function sketchSteps(size: Points, context: DiagramContext): Sketch | null {
  const { area, slide, diagram } = context;
  const { theme, background } = slide;
  const before = diagram.goesOn?.before ?? 0;
  const steps = stepsOf(context, ['→', '←'], 'left');
  const count = steps.length;
  if (count > most) return null;
  const w = Math.min(3.4, (area.w - (count - 1) * gap) / count);
  if (w < 1.2) return null;
  const small = remarkSize(size, context);
  const room = w - disc - 0.14;
  const flows = steps.map(({ node }) => context.words([{ text: node.label, bold: true }], 'left'));
  const heads = flows.map((flow) => flow.measure(room, size));
  if (heads.some(({ cut }) => cut)) return null;
  const head = Math.max(disc, ...heads.map(({ height }) => height));
  const remarks = steps.map(({ remark }) => remark?.measure(w, small) ?? null);
  if (remarks.some((each) => each?.cut)) return null;
  const under = Math.max(0, ...remarks.map((each) => each?.height ?? 0));
  const words = 0.16 + head + (under > 0 ? 0.1 + under : 0);
  const tile = Math.min(area.h - words, w * 1.15);
  if (tile < Math.min(1.1, w * 0.6)) return null;
  const left = area.x + (area.w - count * w - (count - 1) * gap) / 2;
  const top = area.y + (area.h - tile - words) / 2;
  const accent = readableOn(theme, theme.roles.emphasis, background, 3);
  const nodes: SketchNode[] = [];
  const texts: SketchText[] = [];
  const marks: SketchMark[] = [];
  const pictures: SketchPicture[] = [];
  for (const [i, { node, remark }] of steps.entries()) {
    const x = left + i * (w + gap);
    const box: Box = { x, y: top, w, h: tile };
    const of = [node.id];
    const { color } = context.styleOf(node);
    const icon = iconOf(node, slide);
    if (node.picture) pictures.push({ name: `Picture ${node.id}`, of, image: node.picture, box });
    else {
      const fill = towardBackground(theme, { color }, background, 0.84);
      nodes.push({
        ...plainNode(`tile ${node.id}`, box),
        of,
        paint: { fill, line: null, radius: 0.12 },
        shape: 'round-rect',
      });
      if (icon) marks.push(iconMark(icon, node.id, box, 0.5, readableOn(theme, { color }, fill, 3)));
    }
    nodes.push({
      ...plainNode(`number ${node.id}`, { x, y: top + tile + 0.16, w: disc, h: disc }),
      of,
      shape: 'ellipse',
      flow: context.words([{ text: String(before + i + 1), bold: true, color: textOn(theme, accent) }]),
      paint: { fill: accent, line: null },
    });
    const name = { x: x + disc + 0.14, y: top + tile + 0.16, w: room, h: head };
    nodes.push({
      ...plainNode(node.id, name),
      node,
      flow: flows[i]!,
      paint: { fill: null, line: null, ink: 'own' },
      anchor: heads[i]!.height <= disc ? 'middle' : 'top',
    });
    if (heads[i]!.height <= disc) nodes[nodes.length - 1] = { ...nodes.at(-1)!, box: { ...name, h: disc } };
    if (remark) {
      const y = top + tile + 0.16 + head + 0.1;
      texts.push({
        name: `Remark ${node.id}`,
        of,
        flow: remark,
        size: small,
        box: { x, y, w, h: remarks[i]!.height },
        plate: false,
        anchor: 'top',
      });
    }
    if (i === 0) continue;
    // A small wedge that points on.
    const wedge = { x: x - gap / 2 - 0.08, y: top + tile / 2 - 0.14, w: 0.16, h: 0.28 };
    const paths = ['M0 0L25600 12800L0 25600Z'];
    marks.push({ name: `Wedge ${node.id}`, of, box: wedge, paths, color: accent });
  }
  return { size, nodes, links: [], texts, marks, pictures, ownSigns: true };
}
