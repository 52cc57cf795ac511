import {
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedScalar,
} from '../yaml/index.ts';

/**
 * A layout whose slots stand side by side, with each column of them in a row of its own instead: for slides that are
 * higher than wide, where half of the width holds little. Columns become rows as high as they were wide, in shares;
 * decorations go with the column in which they stand. Other layouts stay as they are.
 */
export function stackColumns(layout: Located): Located {
  if (layout.kind !== 'map') return layout;
  const slots = entryOf(layout, 'slots')?.value;
  if (slots?.kind !== 'map') return layout;
  const boxes = slots.entries.flatMap(({ value }) => boxOf(value) ?? []);
  const columns = columnsOf(boxes);
  if (boxes.length < slots.entries.length || columns.length < 2) return layout;
  const rows = rowsFor(columns, boxes);
  const move = (node: Located): Located => {
    const box = boxOf(node);
    const row = box && rows.find(({ from }) => isWithin(box, from));
    return row && node.kind === 'map' ? moveBox(node, box, row) : node;
  };
  const entries = layout.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    if (key === 'slots' && value.kind === 'map')
      return {
        ...entry,
        value: { ...value, entries: value.entries.map((slot) => ({ ...slot, value: move(slot.value) })) },
      };
    if (key === 'decorations' && value.kind === 'list')
      return { ...entry, value: { ...value, items: value.items.map(move) } };
    return entry;
  });
  return { ...layout, entries };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Row {
  /** Where its slots stood, and where they come to stand. */
  readonly from: Box;
  readonly to: Box;
}

const gap = 0.3;
const slack = 0.01;

/** Slots that stand over one another are a column. */
function columnsOf(boxes: readonly Box[]): { readonly x: number; readonly w: number }[] {
  const columns: { x: number; w: number }[] = [];
  for (const { x, w } of [...boxes].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x < last.x + last.w - slack) last.w = Math.max(last.w, x + w - last.x);
    else columns.push({ x, w });
  }
  return columns;
}

function rowsFor(
  columns: readonly { readonly x: number; readonly w: number }[],
  boxes: readonly Box[],
): Row[] {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const w = Math.max(...boxes.map((box) => box.x + box.w)) - x;
  const h = Math.max(...boxes.map((box) => box.y + box.h)) - y;
  const wide = columns.reduce((sum, column) => sum + column.w, 0);
  let top = y;
  return columns.map((column) => {
    const height = ((h - gap * (columns.length - 1)) * column.w) / wide;
    const row = { from: { ...column, y, h }, to: { x, y: top, w, h: height } };
    top += height + gap;
    return row;
  });
}

function isWithin(box: Box, { x, y, w, h }: Box): boolean {
  return (
    box.x >= x - slack &&
    box.x + box.w <= x + w + slack &&
    box.y >= y - slack &&
    box.y + box.h <= y + h + slack
  );
}

/** Lines stay as thin as they are. */
const thinnest = 0.1;

function moveBox(node: LocatedMap, box: Box, { from, to }: Row): LocatedMap {
  const across = to.w / from.w;
  const down = to.h / from.h;
  const moved: Box = {
    x: to.x + (box.x - from.x) * across,
    y: to.y + (box.y - from.y) * down,
    w: box.w < thinnest ? box.w : box.w * across,
    h: box.h < thinnest ? box.h : box.h * down,
  };
  const entries = node.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    return isSide(key) && value.kind === 'scalar'
      ? { ...entry, value: withNumber(value, moved[key]) }
      : entry;
  });
  return { ...node, entries };
}

function boxOf(node: Located): Box | null {
  if (node.kind !== 'map') return null;
  const [x, y, w, h] = sides.map((side) => {
    const value = entryOf(node, side)?.value;
    return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : null;
  });
  if (x == null || y == null || w == null || h == null) return null;
  return { x, y, w, h };
}

const sides = ['x', 'y', 'w', 'h'] as const;

function isSide(key: string): key is (typeof sides)[number] {
  return sides.some((side) => side === key);
}

function withNumber(node: LocatedScalar, number: number): LocatedScalar {
  const value = Math.round(number * 1e5) / 1e5;
  return { ...node, value, text: String(value) };
}
