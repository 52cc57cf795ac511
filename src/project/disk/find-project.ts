import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, didYouMean, type Outcome } from '../../source/index.ts';
import { reportProject } from '../codes.ts';

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
  const below = projectsBelow(resolve(start));
  const hint =
    below.length > 0
      ? `there ${below.length === 1 ? 'is' : 'are'} ${below.join(', ')}: name with --project which, as often as need be`
      : 'make one with "throughline init", or name one with --project';
  return { diagnostics: [reportProject('no-project', null, message, { hint })] };
}

/** As deep as the projects of a repository may stand, and as many as anybody reads. */
const [deepest, most] = [3, 8];

/** Projects in folders below, as they would be typed: a repository may have several, and none at its root. */
function projectsBelow(start: string): string[] {
  const found: string[] = [];
  const look = (folder: string, words: string, depth: number): void => {
    for (const name of foldersIn(folder)) {
      if (found.length === most || name.startsWith('.') || name === 'node_modules') continue;
      const path = join(folder, name);
      if (isThere(join(path, 'throughline.yaml'), 'file')) found.push(words + name);
      else if (depth < deepest) look(path, `${words}${name}/`, depth + 1);
    }
  };
  look(start, '', 1);
  return found;
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    // A folder of thousands is no repository of projects.
    return names.length > 200 ? [] : names.sort();
  } catch {
    return [];
  }
}

/** Why the folder that somebody named is no project; null where it is one. Diagnostic: no-project. */
export function refuseProject(folder: string, words: string): Diagnostic | null {
  if (isProject(folder)) return null;
  const refuse = (message: string, hint: string) => reportProject('no-project', null, message, { hint });
  const init = `make one with "throughline init ${words}"`;
  if (isThere(folder, 'folder')) {
    const lacks = 'it has neither a throughline.yaml nor a content folder';
    return refuse(
      `the folder "${words}" is no project: ${lacks}`,
      `name the folder that has one, or ${init}`,
    );
  }
  const hint = 'name the folder that the project is in';
  if (isThere(folder, 'file')) return refuse(`"${words}" is a file, not the folder of a project`, hint);
  return refuse(`there is no folder "${words}"`, nearestSibling(folder) ?? init);
}

function nearestSibling(folder: string): string | null {
  try {
    const entries = readdirSync(dirname(folder), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return didYouMean(basename(folder), folders);
  } catch {
    return null;
  }
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
