import {
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedScalar,
} from '../yaml/index.ts';
import type { Box } from './theme.ts';

/**
 * A theme brought to the slide size of the layer that is about to be laid over it: places by its sides, x and w by width, y
 * and h by height, type by both together. On a slide that is higher than wide what stood side by side stands in rows. The
 * same theme where that layer asks for no other size, or for one that is none.
 */
export function scalePlaces(theme: Located, over: Located): Located {
  const before = sizeOf(theme);
  const after = sizeOf(over);
  const sides = { width: after.width ?? before.width, height: after.height ?? before.height };
  const { width: wide, height: high } = before;
  if (theme.kind !== 'map' || !wide || !high || !sides.width || !sides.height) return theme;
  const across = sides.width / wide;
  const down = sides.height / high;
  if (across === 1 && down === 1) return theme;
  const type = typeRatio(across, down);
  const ratios: Ratios = { x: across, w: across, y: down, h: down, size: type, min: type };
  const upright = wide > high && sides.width < sides.height;
  const entries = theme.entries.map((entry) => {
    const { key, value } = entry;
    if (key === 'every-layout' || key === 'frames') return { ...entry, value: scale(value, ratios) };
    if (key === 'layouts') return { ...entry, value: scaleLayouts(scale(value, ratios), upright) };
    if (key === 'type') return { ...entry, value: scale(value, ratios) };
    return entry;
  });
  return { ...theme, entries };
}

/** What each key of a place is multiplied by. */
type Ratios = Readonly<Record<'x' | 'y' | 'w' | 'h' | 'size' | 'min', number>>;

/** Type follows the slide as a whole; a few per cent are no reason for other sizes. */
function typeRatio(across: number, down: number): number {
  const ratio = Math.sqrt(across * down);
  return Math.abs(ratio - 1) < 0.06 ? 1 : ratio;
}

/** The sides of a theme's slides, as far as it says them. */
function sizeOf(theme: Located): { readonly width: number | null; readonly height: number | null } {
  const size = theme.kind === 'map' ? entryOf(theme, 'size')?.value : null;
  const side = (name: 'width' | 'height'): number | null => {
    const value = size?.kind === 'map' ? entryOf(size, name)?.value : null;
    if (value?.kind !== 'scalar' || typeof value.value !== 'number') return null;
    return value.value >= sideBounds.min && value.value <= sideBounds.max ? value.value : null;
  };
  return { width: side('width'), height: side('height') };
}

function scaleLayouts(layouts: Located, upright: boolean): Located {
  if (layouts.kind !== 'map' || !upright) return layouts;
  return {
    ...layouts,
    entries: layouts.entries.map((entry) => ({ ...entry, value: stackColumns(entry.value) })),
  };
}

/** Every x, y, w, h, size and min of a value, however deep: nothing else in a layout has these names. */
function scale(node: Located, ratios: Ratios): Located {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => scale(item, ratios)) };
  if (node.kind === 'scalar') return node;
  const entries = node.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    if (value.kind === 'scalar') {
      if (isSide(key))
        return typeof value.value === 'number'
          ? { ...entry, value: withNumber(value, value.value * ratios[key]) }
          : entry;
      return key === 'size' || key === 'min' ? { ...entry, value: scalePoints(value, ratios[key]) } : entry;
    }
    return { ...entry, value: scale(value, ratios) };
  });
  return { ...node, entries } satisfies LocatedMap;
}

/** Whole points, none smaller than can be read from the back of a room, unless it was smaller before. */
function scalePoints(node: LocatedScalar, ratio: number): LocatedScalar {
  if (typeof node.value !== 'number' || ratio === 1) return node;
  const least = Math.min(node.value, smallest);
  const value = Math.min(largest, Math.max(least, Math.round(node.value * ratio)));
  return { ...node, value, text: String(value) };
}

const smallest = 12;
const largest = 400;

/**
 * A layout whose slots stand side by side, with each column of them in a row of its own instead: for slides that are
 * higher than wide, where half of the width holds little. Columns become rows as high as they were wide, in shares;
 * decorations go with the column in which they stand. Other layouts stay as they are.
 */
function stackColumns(layout: Located): Located {
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
  // A picture that bleeds off the slide gets a row among the others, or it would lie over title and foot.
  const inner = boxes.filter(({ y }) => y > slack);
  const bleeds = inner.length > 0 && inner.length < boxes.length;
  const { x, y, w, h } = around(bleeds ? inner : boxes);
  const wide = columns.reduce((sum, column) => sum + column.w, 0);
  let top = y;
  return columns.map((column) => {
    const height = ((h - gap * (columns.length - 1)) * column.w) / wide;
    const own = bleeds
      ? around(boxes.filter((box) => box.x >= column.x - slack && box.x < column.x + column.w))
      : { y, h };
    const row = { from: { ...column, y: own.y, h: own.h }, to: { x, y: top, w, h: height } };
    top += height + gap;
    return row;
  });
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const w = Math.max(...boxes.map((box) => box.x + box.w)) - x;
  const h = Math.max(...boxes.map((box) => box.y + box.h)) - y;
  return { x, y, w, h };
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

/** To a hundred-thousandth of an inch: far less than an edge may be overstepped by, and readable in messages. */
function withNumber(node: LocatedScalar, number: number): LocatedScalar {
  const value = Math.round(number * 1e5) / 1e5;
  return { ...node, value, text: String(value) };
}

/** What a side of a slide may be, in inches: PowerPoint's own bounds. */
export const sideBounds = { min: 1, max: 56 } as const;

/** Sizes of slides by name, in inches: PowerPoint's own for screens, and paper. */
export const slideSizes = {
  '16:9': { width: 13.333, height: 7.5 },
  '16:10': { width: 10, height: 6.25 },
  '4:3': { width: 10, height: 7.5 },
  a4: { width: 11.693, height: 8.268 },
  'a4-portrait': { width: 8.268, height: 11.693 },
  letter: { width: 11, height: 8.5 },
  'letter-portrait': { width: 8.5, height: 11 },
} as const;

export const slideSizeNames = Object.keys(slideSizes) as readonly (keyof typeof slideSizes)[]; // its very keys

/** A theme whose size is written as its two sides, where it was a name that is known. */
export function expandSize(theme: Located): Located {
  const size = theme.kind === 'map' ? entryOf(theme, 'size')?.value : null;
  const name = slideSizeNames.find((each) => size?.kind === 'scalar' && each === size.text);
  if (theme.kind !== 'map' || size?.kind !== 'scalar' || !name) return theme;
  const side = (key: 'width' | 'height') => {
    const value = slideSizes[name][key];
    return {
      key,
      keySpan: size.span,
      value: { ...size, value, text: String(value) } satisfies LocatedScalar,
    };
  };
  const sides: Located = { kind: 'map', span: size.span, entries: [side('width'), side('height')] };
  return {
    ...theme,
    entries: theme.entries.map((entry) => (entry.key === 'size' ? { ...entry, value: sides } : entry)),
  };
}
