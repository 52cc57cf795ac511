import type { ConnectorEnd, PlacedChart, PlacedGroup, PlacedShape, PlacedTable } from '../layout/index.ts';
import type { Box } from '../theme/index.ts';

/** A shape in another box: what is in it goes with it. */
export function intoBox(shape: PlacedShape, box: Box): PlacedShape {
  switch (shape.kind) {
    case 'table':
      return tableInto(shape, box);
    case 'chart':
      return chartInto(shape, box);
    case 'group':
      return groupInto(shape, box);
    case 'connector':
      return shape;
    default:
      return { ...shape, box };
  }
}

function tableInto(table: PlacedTable, box: Box): PlacedTable {
  const [sx, sy] = [box.w / table.box.w, box.h / table.box.h];
  return {
    ...table,
    box,
    columns: table.columns.map((width) => width * sx),
    rows: table.rows.map((row) => ({ ...row, height: row.height * sy })),
  };
}

function chartInto(chart: PlacedChart, box: Box): PlacedChart {
  const move = scaling(chart.box, box);
  const { plot, note } = chart;
  return {
    ...chart,
    box,
    plot: plot && move(plot),
    note: note && {
      ...note,
      box: move(note.box),
      point: { ...note.point, ...corner(move({ ...note.point, w: 0, h: 0 })) },
    },
  };
}

function groupInto(group: PlacedGroup, box: Box): PlacedGroup {
  const from = unionOf(group.shapes) ?? group.box;
  const move = scaling(from, box);
  // Lines follow what they join, all at once, when everything stands.
  const shapes = group.shapes.map((each) =>
    each.kind === 'connector' ? each : intoBox(each, move(each.box)),
  );
  return { ...group, box: move(group.box), shapes: shapes as PlacedGroup['shapes'] }; // Kinds stay.
}

type Move = (box: Box) => Box;

/** What becomes of a box in a frame, when the frame becomes another. */
export function scaling(from: Box, to: Box): Move {
  const [sx, sy] = [from.w === 0 ? 1 : to.w / from.w, from.h === 0 ? 1 : to.h / from.h];
  return ({ x, y, w, h }) => ({
    x: to.x + (x - from.x) * sx,
    y: to.y + (y - from.y) * sy,
    w: w * sx,
    h: h * sy,
  });
}

function corner({ x, y }: Box): { readonly x: number; readonly y: number } {
  return { x, y };
}

/** What shapes take together, lines left out. */
export function unionOf(shapes: readonly PlacedShape[]): Box | null {
  const boxes = shapes.flatMap((shape) => {
    if (shape.kind === 'connector') return [];
    return shape.kind === 'group' ? (unionOf(shape.shapes) ?? []) : shape.box;
  });
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** Boxes of all shapes by name, groups as what is in them takes. */
export function boxesOf(shapes: readonly PlacedShape[], into = new Map<string, Box>()): Map<string, Box> {
  for (const shape of shapes) {
    if (shape.kind === 'group') boxesOf(shape.shapes, into);
    into.set(shape.name, shape.kind === 'group' ? (unionOf(shape.shapes) ?? shape.box) : shape.box);
  }
  return into;
}

/**
 * Lines after the shapes that they join: each end stays where it was on its side. Their words go with the middles of their
 * lines, unless somebody placed them; lines that join what is gone go with it, and groups take what is in them.
 */
export function rejoin(
  shapes: readonly PlacedShape[],
  before: ReadonlyMap<string, Box>,
  pinned: ReadonlySet<string>,
): readonly PlacedShape[] {
  const after = boxesOf(shapes);
  const shifts = new Map<string, { readonly x: number; readonly y: number }>();
  const joined = visit(shapes, (shape) => {
    if (shape.kind !== 'connector') return shape;
    // A loose end joins nothing.
    if ([shape.from, shape.to].some((end) => end.shape !== '' && !after.has(end.shape))) return null;
    const [from, to] = [shape.from, shape.to].map((end) => follow(end, before, after));
    if (from === shape.from && to === shape.to) return shape;
    const box = boxBetween(from!, to!);
    const middle = (of: Box) => ({ x: of.x + of.w / 2, y: of.y + of.h / 2 });
    const [old, own] = [middle(boxBetween(shape.from, shape.to)), middle(box)];
    shifts.set(shape.name.replace(/^Connector /, 'Label '), { x: own.x - old.x, y: own.y - old.y });
    return { ...shape, from: from!, to: to!, box };
  });
  return visit(joined, (shape) => {
    const shift = shifts.get(shape.name);
    if (!shift || shape.kind !== 'text' || pinned.has(shape.name)) return shape;
    return { ...shape, box: { ...shape.box, x: shape.box.x + shift.x, y: shape.box.y + shift.y } };
  });
}

function follow(
  end: ConnectorEnd,
  before: ReadonlyMap<string, Box>,
  after: ReadonlyMap<string, Box>,
): ConnectorEnd {
  const [old, own] = [before.get(end.shape), after.get(end.shape)];
  if (!old || !own || (old.x === own.x && old.y === own.y && old.w === own.w && old.h === own.h)) return end;
  const { x, y } = scaling(old, own)({ x: end.x, y: end.y, w: 0, h: 0 });
  return { ...end, x, y };
}

function boxBetween(a: ConnectorEnd, b: ConnectorEnd): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** Changes shapes one by one, those in groups before their groups; null takes one out, and empty groups go too. */
export function visit(
  shapes: readonly PlacedShape[],
  change: (shape: PlacedShape) => PlacedShape | null,
): readonly PlacedShape[] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'group') return change(shape) ?? [];
    const inner = visit(shape.shapes, change) as PlacedGroup['shapes']; // Kinds stay.
    if (inner.length === 0) return [];
    if (inner.every((each, i) => each === shape.shapes[i]) && inner.length === shape.shapes.length)
      return change(shape) ?? [];
    return change(withBox({ ...shape, shapes: inner })) ?? [];
  });
}

/** A group in the box that its contents take. */
export function withBox(group: PlacedGroup): PlacedGroup {
  const lines = group.shapes.filter((each) => each.kind === 'connector').map(({ box }) => box);
  return { ...group, box: spanning([unionOf(group.shapes) ?? group.box, ...lines]) };
}

function spanning(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}
