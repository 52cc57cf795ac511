import type { Located, LocatedEntry, LocatedMap } from '../yaml/index.ts';

/**
 * Lays one YAML value over another, key by key: maps merge, everything else replaces. Keys keep the order of the
 * first; every value keeps its own place, so that findings point at the file that wrote it.
 */
export function mergeLayers(base: Located, over: Located): Located {
  if (over.kind === 'scalar' && over.value === null) return base;
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const entries: LocatedEntry[] = base.entries.map((entry) => {
    const later = over.entries.find((each) => each.key === entry.key);
    return later ? { ...later, value: mergeLayers(entry.value, later.value) } : entry;
  });
  const known = new Set(base.entries.map((entry) => entry.key));
  for (const entry of over.entries) if (!known.has(entry.key)) entries.push(entry);
  const merged: LocatedMap = { kind: 'map', span: over.span, entries };
  return merged;
}
