import type { Outcome, SourceFile } from '../source/index.ts';
import { type Located, parseYaml } from '../yaml/index.ts';

const parsed = new WeakMap<SourceFile, Outcome<Located>>();

/** A deck file, and a list that it includes, is looked at for its marking and its rows, and read for each language. */
export function parseOnce(file: SourceFile): Outcome<Located> {
  const known = parsed.get(file) ?? parseYaml(file);
  parsed.set(file, known);
  return known;
}
