import type { Package } from '../../../package/index.ts';
import { type Changes, findChanges } from './find-changes.ts';
import { keepsDesign } from './read-design.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** What was changed by hand in the file that a snapshot was read from. */
export function compareFile(base: Snapshot, found: Snapshot, parts: Package): Changes {
  const changes = findChanges(base, found);
  const mixedUp = recolored(changes);
  if (mixedUp === 0 || keepsDesign(parts) || !isDark(base)) return changes;
  // LibreOffice drops the map of a dark deck, in which paper is dark and text is light, and keeps the names of colours.
  const dark = findChanges(base, readSnapshot(parts, { dark: true }));
  return recolored(dark) < mixedUp ? dark : changes;
}

function recolored({ changes }: Changes): number {
  return changes.filter(
    (each) => each.kind === 'look' && (each.now.fill ?? each.now.line ?? each.now.color) !== undefined,
  ).length;
}

/** Whether most of its titles are light. */
function isDark({ slides }: Snapshot): boolean {
  const titles = slides.flatMap(({ shapes }) =>
    shapes.flatMap(({ place, look: { color } }) =>
      place === 'title' && color && color !== 'none' ? [color] : [],
    ),
  );
  const light = titles.filter(
    (color) => [0, 2, 4].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0) > 382,
  );
  return light.length * 2 > titles.length;
}
