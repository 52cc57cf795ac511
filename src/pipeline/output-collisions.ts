import type { Diagnostic } from '../source/index.ts';
import { reportBuild } from './codes.ts';
import { manifestName } from './commit/index.ts';

/**
 * Outputs that would stand in each other's place, on file systems that fold case or normalise names too.
 * Diagnostics: output-collision.
 */
export function findCollisions(
  decks: readonly {
    readonly deck: string;
    readonly files: readonly { readonly name: string }[];
  }[],
): Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { deck, files } of decks) {
    for (const name of [...files.map((file) => file.name), manifestName]) {
      const path = `${deck}/${name}`;
      const key = path.normalize('NFC').toLowerCase();
      const other = seen.get(key);
      seen.set(key, path);
      if (other === undefined) continue;
      const message =
        other === path ? `two outputs are called ${path}` : `${other} and ${path} differ only in case`;
      const hint = 'rename the deck, the outline or the handout';
      diagnostics.push(reportBuild('output-collision', null, message, { hint }));
    }
  }
  return diagnostics;
}
