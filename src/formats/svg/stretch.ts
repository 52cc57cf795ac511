import type { PlacedRun } from '../../layout/index.ts';

/** Latin faces and the like, East Asian ones, and those for scripts whose letters join or take their form from others. */
export type Script = 'latin' | 'wide' | 'complex' | 'arabic';

/** A part of a paragraph's text in one look and one face. */
export interface Stretch {
  readonly run: PlacedRun;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
  readonly rightToLeft?: boolean;
}
