import { createHash } from 'node:crypto';
import type { Fact, Project } from '../project/index.ts';
import { sha256 } from './commit/index.ts';

/** Folders of a project in which files stand that decks are made from. */
const folders = ['content', 'templates', 'icons'];

/** What the hash knows of: these folders, without hidden files, and what comes with the program or a listed package. */
const hashed = /^(?!.*\/\.)(?:(?:content|templates|icons)\/|package:)/;

/** Files that were read and that the hash does not know, by their paths. */
export function readBeside(facts: Iterable<readonly Fact[]>): ReadonlyMap<string, Fact> {
  const found = new Map<string, Fact>();
  for (const fact of new Set([...new Set(facts)].flat()))
    if ((fact.kind === 'text' || fact.kind === 'bytes') && !hashed.test(fact.path))
      found.set(fact.path, fact);
  return found;
}

/**
 * The hash of the files that decks are made from: names and contents, line ends as they are. Code of slides, data and brand
 * files may stand anywhere in the project: those outside of its folders are compared where a deck has read them.
 */
export function hashProject(project: Project): string {
  const hash = createHash('sha256');
  // Read anew: a worker asks again when it is told of other inputs.
  const { disk, installed } = project;
  const add = (path: string): void => {
    const bytes = disk.readBytes(path, null).value;
    hash.update(`${path}\n${bytes ? sha256(bytes) : '-'}\n`);
  };
  const walk = (folder: string): void => {
    for (const name of disk.list(folder)) if (!name.startsWith('.')) add(`${folder}/${name}`);
    for (const name of disk.listFolders(folder)) if (!name.startsWith('.')) walk(`${folder}/${name}`);
  };
  for (const name of disk.list('')) if (name === 'throughline.yaml') add(name);
  for (const folder of [...folders, ...[...installed.values()].map((set) => set.folder)]) walk(folder);
  return hash.digest('hex');
}
