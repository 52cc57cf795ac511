import type { Located, LocatedEntry, LocatedMap, LocatedScalar } from '../yaml/index.ts';
import { entryOf } from '../yaml/index.ts';
import { stackColumns } from './stack-columns.ts';

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
    if (key === 'every-layout') return { ...entry, value: scale(value, ratios) };
    if (key === 'layouts') return { ...entry, value: scaleLayouts(scale(value, ratios), upright) };
    if (key === 'type' && value.kind === 'map') return { ...entry, value: scaleType(value, type) };
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
    return value.value > 0 && Number.isFinite(value.value) ? value.value : null;
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

function scaleType(type: LocatedMap, ratio: number): LocatedMap {
  const entries = type.entries.map((entry) =>
    entry.value.kind === 'scalar' ? { ...entry, value: scalePoints(entry.value, ratio) } : entry,
  );
  return { ...type, entries };
}

/** Every x, y, w, h, size and min of a value, however deep: nothing else in a layout has these names. */
function scale(node: Located, ratios: Ratios): Located {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => scale(item, ratios)) };
  if (node.kind === 'scalar') return node;
  const entries = node.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    if (value.kind === 'scalar') {
      if (isSide(key)) return { ...entry, value: multiply(value, ratios[key]) };
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

function isSide(key: string): key is 'x' | 'y' | 'w' | 'h' {
  return key === 'x' || key === 'y' || key === 'w' || key === 'h';
}

function multiply(node: LocatedScalar, ratio: number): LocatedScalar {
  if (typeof node.value !== 'number') return node;
  // To a hundred-thousandth of an inch: far less than an edge may be overstepped by, and readable in messages.
  const value = Math.round(node.value * ratio * 1e5) / 1e5;
  return { ...node, value, text: String(value) };
}
