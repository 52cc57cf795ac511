import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PictureThreads } from '../pictures/index.ts';
import { findPackageRoot } from './package-root.ts';

let threads: PictureThreads | null = null;

/** The threads that decode and draw pictures, which stand beside the bundled program. */
export function pictureThreads(): PictureThreads {
  threads ??= new PictureThreads(findScript());
  return threads;
}

function findScript(): string | null {
  const root = findPackageRoot();
  const script = root === null ? null : join(root, 'dist', 'picture-worker.js');
  return script !== null && existsSync(script) ? script : null;
}
