import { type Package, relationshipsPartOf, relativeTarget, resolveTarget } from '../../../package/index.ts';
import { attemptRead } from '../read/part-reader.ts';
import { listRelationships, relationshipsText } from './relationship-list.ts';

/**
 * Targets that name a part in other letters than it has, `../Media/Image%201.png`: to PowerPoint that is the same (ECMA-376
 * part 2, 6.2.2.3). They are given its name. What cannot be read is said where it is needed.
 */
export function settleTargets(parts: Package): void {
  const byFold = new Map<string, string>();
  for (const name of parts.keys()) if (!byFold.has(folded(name))) byFold.set(folded(name), name);
  for (const list of [...parts.keys()]) {
    const owner = ownerOf(list);
    if (owner === null) continue;
    const read = attemptRead(() => listRelationships(parts, owner));
    if ('why' in read) continue;
    let isChanged = false;
    const settled = read.value.map((each) => {
      const target = resolveTarget(owner, each.target);
      if (each.external || parts.has(target)) return each;
      const found = byFold.get(folded(target));
      if (found === undefined) return each;
      isChanged = true;
      return { ...each, target: relativeTarget(owner, found) };
    });
    if (isChanged) parts.set(list, relationshipsText(settled));
  }
}

function folded(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}

function ownerOf(list: string): string | null {
  const owner = list.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
  return owner !== list && relationshipsPartOf(owner) === list ? owner : null;
}
