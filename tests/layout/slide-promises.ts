import type { DeckBlock, Slide } from '../../src/deck/index.ts';
import {
  type PlacedConnector,
  type PlacedParagraph,
  type PlacedShape,
  type PlacedSlide,
  type PlacedText,
  shapeInset,
} from '../../src/layout/index.ts';
import type { Block } from '../../src/markup/index.ts';
import type { Box, ThemeLayout } from '../../src/theme/index.ts';
import { findFaults, flatten, inside } from './placed-checks.ts';

/** Rounding of boxes to a ten-thousandth of an inch, many times over. */
const slack = 0.012;

/** What the layout promises of a slide about which it says nothing, as a list of what does not hold. */
export function brokenPromises(
  given: Slide,
  placed: readonly PlacedSlide[],
  layout: ThemeLayout,
  size: { readonly width: number; readonly height: number },
): string[] {
  return [
    ...placed.flatMap((each) => findFaults(each, size)),
    ...placed.flatMap((each) => outsideSlots(each, layout)),
    ...placed.flatMap((each) => each.shapes.flatMap(flatten).flatMap(textFaults)),
    ...placed.flatMap((each) => each.shapes.flatMap((shape) => lineFaults(flatten(shape)))),
    ...missing(given, placed),
  ];
}

/** Where its text begins: quotation marks may hang before it. */
function textBox(shape: PlacedShape): Box {
  const { box } = shape;
  const marks =
    shape.kind === 'text'
      ? Math.max(0, ...shape.paragraphs.map((each) => (each.bullet ? 0 : each.hanging)))
      : 0;
  const turned = shape.kind === 'text' && shape.paragraphs.some(({ rightToLeft }) => rightToLeft);
  return { ...box, x: turned ? box.x : box.x + marks, w: box.w - marks };
}

/** Content stands in one of the layout's slots. */
function outsideSlots(slide: PlacedSlide, layout: ThemeLayout): string[] {
  const slots = [...layout.slots.values()];
  return slide.shapes
    .filter((shape) => !isFurniture(shape))
    .filter((shape) => !slots.some((slot) => inside(grown(slot, slack), textBox(shape))))
    .map((shape) => `"${shape.name}" leaves its slot`);
}

function isFurniture(shape: PlacedShape): boolean {
  return (
    shape.kind === 'text' &&
    shape.placeholder !== null &&
    (shape.placeholder.type !== 'body' || shape.name === 'Section name' || shape.name === 'Sources')
  );
}

/** Lines of text are neither wider nor taller than their place, and say all that their runs say. */
export function textFaults(shape: PlacedShape): string[] {
  if (shape.kind === 'text') {
    if (shape.paragraphs.length === 0) return [];
    const own = shapeInset(shape.shape, shape.box.w, shape.box.h);
    const room = {
      w: shape.box.w - own.left - own.right - shape.inset.left - shape.inset.right,
      h: shape.box.h - own.top - own.bottom - shape.inset.top - shape.inset.bottom,
    };
    return paragraphFaults(shape.paragraphs, room, shape.name);
  }
  if (shape.kind !== 'table') return [];
  const faults: string[] = [];
  const height = sum(shape.rows.map((row) => row.height));
  if (Math.abs(height - shape.box.h) > slack) faults.push(`rows of "${shape.name}" do not add up`);
  if (Math.abs(sum(shape.columns) - shape.box.w) > slack)
    faults.push(`columns of "${shape.name}" do not add up`);
  shape.rows.forEach((row, r) => {
    for (const cell of row.cells) {
      const room = {
        w:
          sum(shape.columns.slice(cell.column, cell.column + cell.colspan)) -
          cell.inset.left -
          cell.inset.right,
        h:
          sum(shape.rows.slice(r, r + cell.rowspan).map((each) => each.height)) -
          cell.inset.top -
          cell.inset.bottom,
      };
      faults.push(...paragraphFaults(cell.paragraphs, room, `${shape.name} ${r}/${cell.column}`));
    }
  });
  return faults;
}

function paragraphFaults(
  paragraphs: readonly PlacedParagraph[],
  room: { readonly w: number; readonly h: number },
  name: string,
): string[] {
  const faults: string[] = [];
  let height = 0;
  paragraphs.forEach((paragraph, i) => {
    height += (i === 0 ? 0 : paragraph.spaceBefore / 72) + sum(paragraph.lines.map((line) => line.height));
    for (const line of paragraph.lines) {
      // Full-width commas and stops may hang over the edge.
      const hung = /[、。，．]$/.test(line.text) ? (paragraph.runs[0]?.size ?? 0) / 72 : 0;
      const start =
        paragraph.indent - (line === paragraph.lines[0] && !paragraph.bullet ? paragraph.hanging : 0);
      if (start + line.width - hung > room.w + slack)
        faults.push(
          `a line of "${name}" is ${(start + line.width - room.w).toFixed(2)} in too wide: ${line.text}`,
        );
    }
    const said = letters(paragraph.runs.map((run) => run.text).join(''));
    const drawn = letters(paragraph.lines.map((line) => line.text).join(''));
    if (said !== drawn) faults.push(`the lines of "${name}" do not say what its runs say`);
  });
  if (height > room.h + slack) faults.push(`"${name}" is ${(height - room.h).toFixed(2)} in too tall`);
  return faults;
}

/** No line runs through a node or under a node's words, and none is hidden by labels. */
function lineFaults(shapes: readonly PlacedShape[]): string[] {
  const lines = shapes.filter((shape): shape is PlacedConnector => shape.kind === 'connector');
  const nodes = shapes.filter(
    (shape): shape is PlacedText =>
      shape.kind === 'text' && shape.name.startsWith('Node ') && shape.paragraphs.length > 0,
  );
  const labels = shapes.filter(
    (shape): shape is PlacedText => shape.kind === 'text' && shape.name.startsWith('Label '),
  );
  const faults: string[] = [];
  for (const line of lines) {
    const points = wayOf(line);
    for (const node of nodes) {
      if (node.name === line.from.shape || node.name === line.to.shape) continue;
      if (lengthInside(points, grown(node.box, -0.01)) > 0)
        faults.push(`"${line.name}" runs through "${node.name}"`);
    }
    const whole = lengthInside(points, { x: -99, y: -99, w: 999, h: 999 });
    const hidden = sum(
      labels.filter((label) => label.fill !== null).map((label) => lengthInside(points, label.box)),
    );
    if (hidden > whole - 0.1) faults.push(`"${line.name}" is hidden by labels`);
  }
  return faults;
}

/** Corners of a connector, both ends included, as its `bend` says. */
export function wayOf({ from, to, geometry, bend }: PlacedConnector): { x: number; y: number }[] {
  if (geometry === 'straight') return [from, to];
  const level = (side: string) => side === 'left' || side === 'right';
  if (level(from.side) !== level(to.side))
    return [from, level(from.side) ? { x: to.x, y: from.y } : { x: from.x, y: to.y }, to];
  const way = (distance: number) => (Math.abs(distance) < 1e-9 ? 0.01 : distance);
  if (level(from.side)) {
    const x = from.x + way(to.x - from.x) * bend;
    return [from, { x, y: from.y }, { x, y: to.y }, to];
  }
  const y = from.y + way(to.y - from.y) * bend;
  return [from, { x: from.x, y }, { x: to.x, y }, to];
}

function lengthInside(points: readonly { x: number; y: number }[], box: Box): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    let [low, high] = [0, 1];
    for (const [p, q] of [
      [a.x - b.x, a.x - box.x],
      [b.x - a.x, box.x + box.w - a.x],
      [a.y - b.y, a.y - box.y],
      [b.y - a.y, box.y + box.h - a.y],
    ] as const) {
      if (Math.abs(p) < 1e-12) {
        if (q <= 0) high = -1;
      } else if (p < 0) low = Math.max(low, q / p);
      else high = Math.min(high, q / p);
    }
    length += Math.max(0, high - low) * Math.hypot(b.x - a.x, b.y - a.y);
  }
  return length;
}

/** Signs that the slide's content has and its placed slides, all together, have not. */
function missing(given: Slide, placed: readonly PlacedSlide[]): string[] {
  const wanted = countLetters(given.slots.flatMap((slot) => slot.blocks.flatMap(textsOf)));
  const shown = countLetters(
    placed.flatMap((each) => each.shapes.filter((shape) => !isFurniture(shape)).flatMap(textsIn)),
  );
  const lost = [...wanted].filter(([letter, count]) => (shown.get(letter) ?? 0) < count);
  return lost.length === 0
    ? []
    : [`not shown: ${lost.map(([letter, n]) => `${letter}×${n - (shown.get(letter) ?? 0)}`).join(' ')}`];
}

function textsOf(block: DeckBlock | Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.runs.map((run) => run.text);
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(textsOf));
    case 'blockquote':
      return block.blocks.flatMap(textsOf);
    case 'code':
      return [block.text];
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs.map((run) => run.text)));
    case 'diagram':
      if (block.arrange === 'pairs' && block.edges.some((edge) => edge.from !== edge.to)) {
        const shown = new Set(
          block.edges.filter((edge) => edge.from !== edge.to).flatMap(({ from, to }) => [from, to]),
        );
        return block.nodes.filter((node) => shown.has(node.id)).map((node) => node.label);
      }
      return block.nodes.map((node) => node.label);
    case 'cards':
      return block.cards.flatMap(({ value, head, detail, body, foot }) => [
        ...[value, head, detail, foot].flatMap((runs) => runs.map((run) => run.text)),
        ...body.flatMap(textsOf),
      ]);
    case 'image':
    case 'chart':
    case 'rule':
      return [];
  }
}

function textsIn(shape: PlacedShape): string[] {
  return flatten(shape).flatMap((each) => {
    const paragraphs =
      each.kind === 'text'
        ? each.paragraphs
        : each.kind === 'table'
          ? each.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
          : [];
    return paragraphs.flatMap((paragraph) => paragraph.lines.map((line) => line.text));
  });
}

function countLetters(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const letter of letters(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function letters(text: string): string {
  return text.replace(/[\s\u200b]+/g, '');
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
