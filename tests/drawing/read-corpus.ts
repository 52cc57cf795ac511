import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

/** A drawing of tests/fixtures/drawings, and what is to become of it. */
export interface CorpusDrawing {
  readonly file: string;
  /** The program that wrote it, with its version. */
  readonly by: string;
  /** A part of the hint with which it is refused. */
  readonly refused?: string;
  /** A part of the warning with which it is taken. */
  readonly looks?: string;
  readonly bytes: Uint8Array;
}

const folder = fileURLToPath(new URL('../fixtures/drawings/', import.meta.url));

export function readCorpus(): CorpusDrawing[] {
  // Written by hand, in this form.
  const list = load(readFileSync(`${folder}index.yaml`, 'utf8')) as readonly Omit<CorpusDrawing, 'bytes'>[];
  return list.map((each) => ({ ...each, bytes: readFileSync(folder + each.file) }));
}
