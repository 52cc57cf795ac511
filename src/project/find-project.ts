import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Outcome } from '../source/index.ts';
import { reportProject } from './codes.ts';

/** The nearest folder, from `start` upwards, that has a throughline.yaml or a content folder. */
export function findProject(start: string): Outcome<string> {
  let folder = resolve(start);
  for (;;) {
    if (isProject(folder)) return { value: folder, diagnostics: [] };
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  const message =
    'no project here: neither this folder nor one above it has a throughline.yaml or a content folder';
  const hint = 'make one with "throughline init", or name one with --project';
  return { diagnostics: [reportProject('no-project', null, message, { hint })] };
}

/** A folder is a project by its settings or by its content. */
export function isProject(folder: string): boolean {
  return isThere(join(folder, 'throughline.yaml'), 'file') || isThere(join(folder, 'content'), 'folder');
}

function isThere(path: string, kind: 'file' | 'folder'): boolean {
  try {
    const stat = statSync(path);
    return kind === 'file' ? !stat.isDirectory() : stat.isDirectory();
  } catch {
    return false;
  }
}
