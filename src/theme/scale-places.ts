import type { Located, LocatedEntry, LocatedMap, LocatedScalar } from '../yaml/index.ts';
import { entryOf } from '../yaml/index.ts';

/**
 * A theme whose places are brought to the slide size of the layer that is about to be laid over it: x and w by width,
 * y and h by height. The same theme where that layer asks for no other size, or for one that is none.
 */
export function scalePlaces(theme: Located, over: Located): Located {
  const width = ratioOf(theme, over, 'width');
  const height = ratioOf(theme, over, 'height');
  if (theme.kind !== 'map' || (width === 1 && height === 1)) return theme;
  const ratios: Ratios = { x: width, w: width, y: height, h: height };
  const entries = theme.entries.map((entry) =>
    entry.key === 'layouts' || entry.key === 'every-layout'
      ? { ...entry, value: scale(entry.value, ratios) }
      : entry,
  );
  return { ...theme, entries };
}

type Ratios = Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;

/** What the layer above asks for, in parts of what the theme has; 1 where either says nothing of it. */
function ratioOf(theme: Located, over: Located, side: 'width' | 'height'): number {
  const [before, after] = [sizeOf(theme, side), sizeOf(over, side)];
  return before === null || after === null ? 1 : after / before;
}

function sizeOf(theme: Located, side: 'width' | 'height'): number | null {
  const size = theme.kind === 'map' ? entryOf(theme, 'size')?.value : null;
  const value = size?.kind === 'map' ? entryOf(size, side)?.value : null;
  if (value?.kind !== 'scalar' || typeof value.value !== 'number') return null;
  return value.value > 0 && Number.isFinite(value.value) ? value.value : null;
}

/** Every x, y, w and h of a value, however deep: nothing else in a layout has these names. */
function scale(node: Located, ratios: Ratios): Located {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => scale(item, ratios)) };
  if (node.kind === 'scalar') return node;
  const entries = node.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    if (value.kind === 'scalar')
      return isSide(key) ? { ...entry, value: multiply(value, ratios[key]) } : entry;
    return { ...entry, value: scale(value, ratios) };
  });
  return { ...node, entries } satisfies LocatedMap;
}

function isSide(key: string): key is keyof Ratios {
  return key === 'x' || key === 'y' || key === 'w' || key === 'h';
}

function multiply(node: LocatedScalar, ratio: number): LocatedScalar {
  if (typeof node.value !== 'number') return node;
  // To a hundred-thousandth of an inch: far less than an edge may be overstepped by, and readable in messages.
  const value = Math.round(node.value * ratio * 1e5) / 1e5;
  return { ...node, value, text: String(value) };
}
