import { type Box, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linksOf,
  type Sketch,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { contains, inflate, overlaps, type Point } from '../geometry.ts';
import { type Flow, setText } from '../text/set-text.ts';

/** Things where they are on a picture, by their names on plates, arrows between them. */
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

function sketchScene(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme, background } = slide;
  const { picture } = diagram.backdrop!;
  const ratio = picture.widthPx / picture.heightPx;
  const w = Math.min(area.w, area.h * ratio);
  const box: Box = { x: area.x + (area.w - w) / 2, y: area.y + (area.h - w / ratio) / 2, w, h: w / ratio };
  const plates: Box[] = [];
  const nodes: SketchNode[] = [];
  for (const node of diagram.nodes) {
    const [x, y] = diagram.points?.get(node.id) ?? [50, 50];
    const middle = { x: box.x + (x / 100) * box.w, y: box.y + (y / 100) * box.h };
    const name = context.words([{ text: node.label, bold: true }]);
    const plate = plateFor(name, middle, size, box, plates);
    if (!plate) return null;
    plates.push(plate);
    const color = node.id === diagram.focus ? theme.roles.emphasis : { color: context.styleOf(node).color };
    const fill = readableOn(theme, color, background, 3);
    const line = { color: background, width: 1.5, dash: 'solid' } as const;
    const paint = { fill, line, ink: textOn(theme, fill), radius: plate.h / 2 };
    const inset = { left: 0.12, right: 0.12, top: 0.04, bottom: 0.04 };
    nodes.push(sketchNode(node, plate, context, { shape: 'round-rect', flow: name, paint, inset }));
  }
  const links = linksOf(diagram.edges, context, { width: 4 });
  const pictures = [{ name: 'Picture', image: diagram.backdrop!, box }];
  return { size, nodes, links, texts: [], pictures, ownSigns: true, plated: true };
}

/** A name round its place, moved as far as it takes to stay on the picture; null where it would lie on another. */
function plateFor(name: Flow, at: Point, size: Points, area: Box, taken: readonly Box[]): Box | null {
  for (const width of [2.6, 1.8, 1.3, 1]) {
    const set = setText(name, width, size);
    if (set.cutWord) continue;
    const h = set.height + 0.14;
    // Text in a rounded box begins where the curve leaves it room.
    const w = set.width * 1.03 + 0.28 + 0.3 * h;
    const inside = (value: number, low: Inches, high: Inches) => Math.min(high, Math.max(low, value));
    const box = {
      x: inside(at.x - w / 2, area.x + edge, area.x + area.w - w - edge),
      y: inside(at.y - h / 2, area.y + edge, area.y + area.h - h - edge),
      w,
      h,
    };
    if (contains(area, box) && !taken.some((each) => overlaps(inflate(each, 0.06), box))) return box;
  }
  return null;
}

/** What stays free between a name and the edge of the picture. */
const edge: Inches = 0.08;
