import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import type { Project } from '../project/index.ts';
import { parseYaml, writeYaml } from '../yaml/index.ts';
import type { TranslationUnit } from './units.ts';

/** By language and place what the original said when its translation came in, as a hash. */
export type Lock = Map<string, Map<string, string>>;

export const lockName = 'translations.lock.yaml';

/** Beside the outline that a file belongs to. */
export function lockPathOf(path: string, project: Project): string {
  const outline = project.outlines.find(({ folder }) => path.startsWith(`${folder}/`));
  return `${outline?.folder ?? dirname(path)}/${lockName}`;
}

/** What a unit is called in the file that lies beside the outline. */
export function lockKey({ path, place }: Pick<TranslationUnit, 'path' | 'place'>, lockPath: string): string {
  const folder = `${dirname(lockPath)}/`;
  return `${path.startsWith(folder) ? path.slice(folder.length) : path}#${place}`;
}

export function hashOf(original: string): string {
  return createHash('sha256').update(original.trim()).digest('hex').slice(0, 16);
}

/** A file that cannot be read says nothing: it is made anew by the next import. */
export function readLock(project: Project, path: string): Lock {
  const lock: Lock = new Map();
  const file = project.files.exists(path) ? project.files.readText(path, null).value : undefined;
  const root = file && parseYaml(file).value;
  if (root?.kind !== 'map') return lock;
  for (const { key, value } of root.entries) {
    if (value.kind !== 'map') continue;
    const texts = value.entries.flatMap((each) =>
      each.value.kind === 'scalar' ? [[each.key, each.value.text] as const] : [],
    );
    lock.set(key, new Map(texts));
  }
  return lock;
}

export function writeLock(lock: Lock): string {
  const sorted = [...lock].sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = Object.fromEntries(
    sorted.map(([language, texts]) => [
      language,
      Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
  return `# What the originals said when their translations came in. Made by "throughline translate import"; not to be edited.\n${writeYaml(plain)}`;
}
