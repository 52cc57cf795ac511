import type { DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  linksOf,
  type Sketch,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { boxAround, contains, inflate, overlaps, type Point } from '../geometry.ts';
import { type Flow, setText } from '../text/set-text.ts';

/** Things where they are on a picture, their names on plates beside their points, arrows between them. */
export const scene: Arrangement = {
  name: 'scene',
  needs: { kind: 'at' },
  draw: { kind: 'sketch', sketch: arrangeScene },
  heights: () => ({ least: 2.8, good: 4.6, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
};

function arrangeScene(context: DiagramContext): readonly Sketch[] {
  if (!context.diagram.backdrop) return [];
  for (const size of labelSizes(context)) {
    const sketch = sketchScene(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const point: Inches = 0.3;

function sketchScene(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme, background } = slide;
  const { picture } = diagram.backdrop!;
  const ratio = picture.widthPx / picture.heightPx;
  const w = Math.min(area.w, area.h * ratio);
  const box: Box = { x: area.x + (area.w - w) / 2, y: area.y + (area.h - w / ratio) / 2, w, h: w / ratio };
  const places = diagram.nodes.map((node): Point => {
    const [x, y] = diagram.points?.get(node.id) ?? [50, 50];
    const inside = (at: number, low: Inches, length: Inches) =>
      Math.min(low + length - point / 2 - 0.02, Math.max(low + point / 2 + 0.02, low + (at / 100) * length));
    return { x: inside(x, box.x, box.w), y: inside(y, box.y, box.h) };
  });
  const dots = places.map((at) => boxAround(at, point, point));
  if (dots.some((dot, i) => dots.slice(i + 1).some((other) => overlaps(dot, other)))) return null;
  const plates: Box[] = [];
  const names: SketchNode[] = [];
  for (const [i, node] of diagram.nodes.entries()) {
    const flow = nameOf(node, context);
    const plate = plateFor(
      flow,
      dots[i]!,
      size,
      box,
      [...dots, ...plates].map((each) => inflate(each, 0.04)),
    );
    if (!plate) return null;
    plates.push(plate);
    names.push(
      plainNode(`name ${node.id}`, plate, {
        flow,
        shape: 'round-rect',
        paint: { fill: background, line: null, ink: textOn(theme, background), radius: 0.1 },
        inset: { left: 0.1, right: 0.1, top: 0.04, bottom: 0.04 },
      }),
    );
  }
  const nodes = diagram.nodes.map((node, i) => {
    const color = node.id === diagram.focus ? theme.roles.emphasis : { color: context.styleOf(node).color };
    const fill = readableOn(theme, color, background, 3);
    const line = { color: background, width: 2.25, dash: 'solid' } as const;
    return sketchNode(node, dots[i]!, context, { shape: 'ellipse', flow: null, paint: { fill, line } });
  });
  const links = linksOf(diagram.edges, context, { width: 4 });
  const pictures = [{ name: 'Picture', image: diagram.backdrop!, box }];
  return { size, nodes: [...nodes, ...names], links, texts: [], pictures, ownSigns: true, plated: true };
}

function nameOf(node: DiagramNode, { words }: DiagramContext): Flow {
  const detail = node.detail === null ? [] : [{ text: node.detail, scale: 0.8, space: 0 }];
  return words([{ text: node.label, bold: true }, ...detail]);
}

/** Beside a point, on the picture, clear of other points and plates. */
function plateFor(flow: Flow, dot: Box, size: Points, area: Box, taken: readonly Box[]): Box | null {
  const own = inflate(dot, -0.01);
  for (const width of [2.4, 1.8, 1.3, 1]) {
    const set = setText(flow, width, size);
    if (set.cutWord) continue;
    const [w, h] = [set.width * 1.03 + 0.28, set.height + 0.14];
    const middle = { x: dot.x + dot.w / 2, y: dot.y + dot.h / 2 };
    const gap = 0.07;
    const ways = [
      { x: dot.x + dot.w + gap, y: middle.y - h / 2 },
      { x: dot.x - gap - w, y: middle.y - h / 2 },
      { x: middle.x - w / 2, y: dot.y + dot.h + gap },
      { x: middle.x - w / 2, y: dot.y - gap - h },
    ];
    for (const at of ways) {
      const box = { ...at, w, h };
      if (contains(area, box) && taken.every((each) => overlaps(own, each) || !overlaps(each, box)))
        return box;
    }
  }
  return null;
}
