import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of Throughline itself: the nearest one above this module whose package.json says so. It is the same
 * from `src/` and bundled in `dist/`.
 */
export function findPackageRoot(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (isThroughline(join(folder, 'package.json'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

function isThroughline(path: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return (
      typeof content === 'object' && content !== null && 'name' in content && content.name === 'throughline'
    );
  } catch {
    return false;
  }
}
