import { posix } from 'node:path';

/**
 * A file that an outline names, as its project names it: every file has one name, however it was reached. What leads out
 * of the project, or is no plain path, stays in its author's words for those who refuse it.
 */
export function pathFrom(folder: string, file: string): string {
  const path = `${folder}/${file}`;
  if (!file.split('/').includes('..')) return path;
  const short = posix.normalize(path);
  return short.startsWith('../') ? path : short;
}
