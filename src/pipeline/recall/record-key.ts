import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from '../../project/light.ts';
import { version } from '../version.ts';

/** What a build was asked for, as far as its outputs depend on it. */
export interface BuildRequest {
  /** The project's folder. */
  readonly root: string;
  /** The output folder, absolute, where it is not the project's own. */
  readonly out: string | null;
  readonly formats: readonly string[] | null;
  readonly sourceDateEpoch: string | null;
  /** The browser asked for. */
  readonly browser: string | null;
  /** Which program this is, besides its version; null: it cannot be told, so nothing is remembered. */
  readonly program: string | null;
}

export interface RecordKey {
  /** Name of the record's file. */
  readonly name: string;
  readonly text: string;
}

export function recordKey(request: BuildRequest): RecordKey | null {
  // As seen through a link, where the root is one.
  const folder = stampOf(`${request.root}/.`);
  if (request.program === null || !folder) return null;
  const { root, out, formats, sourceDateEpoch, browser, program } = request;
  const options = JSON.stringify([out, formats, sourceDateEpoch, browser]);
  // A copy of the folder is another project: what its record says of files was never seen there. Node brings its own
  // Unicode tables.
  const text = JSON.stringify([1, version, process.version, program, root, folder[3], options]);
  return { name: `build-${fold(options)}.json`, text };
}

/**
 * Which program this is: one that was bundled again is another one, though its version is the same. Null for sources
 * that were not bundled.
 */
export function bundledProgram(moduleUrl: string): string | null {
  const stamp = stampOf(join(dirname(fileURLToPath(moduleUrl)), 'program.cjs'));
  return stamp && JSON.stringify(stamp);
}

/** Eight hex digits for a text (FNV-1a): enough for a name, since the whole text stands in the file. */
function fold(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
