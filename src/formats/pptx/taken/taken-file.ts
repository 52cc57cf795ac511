import type { PartReader } from '../read/part-reader.ts';

/** A presentation of which slides are taken. */
export interface TakenFile {
  readonly path: string;
  readonly reader: PartReader;
  readonly main: string;
  /** Parts of its slides, in their order. */
  readonly slides: readonly string[];
  /** As the file has it. */
  readonly size: { readonly width: number; readonly height: number };
  /** Content types of its parts. */
  readonly types: ReadonlyMap<string, string>;
  /** Names of sections by the slides that are in them. */
  readonly sections: ReadonlyMap<string, string>;
  /** What of some parts may not be taken, by part. */
  readonly dangers: Map<string, readonly string[]>;
}
