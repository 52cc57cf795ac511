import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a project of its own into a folder, and gives its root. */
export function writeProject(
  scratch: string,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const root = join(scratch, name);
  rmSync(root, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
