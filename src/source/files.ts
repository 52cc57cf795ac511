import type { Outcome } from './outcome.ts';
import type { SourceFile, Span } from './source-file.ts';

/**
 * Reading, as the stages see it. Only `project/` makes one; it refuses every path that leaves its roots.
 * Paths are relative to the project's root, with forward slashes, or begin with `package:` for files that
 * ship with Throughline (`package:templates/briefing/theme.yaml`).
 * Every call gives the same answer for the same path within a run.
 */
export interface Files {
  /** UTF-8 text. `from` is where the path was written, for the diagnostic. */
  readText(path: string, from: Span | null): Outcome<SourceFile>;
  readBytes(path: string, from: Span | null): Outcome<Uint8Array>;
  /** Names of the files directly in a folder, sorted by code units; empty when there is none. */
  list(folder: string): readonly string[];
  exists(path: string): boolean;
}
