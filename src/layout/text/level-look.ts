import type { Ems } from '../../theme/index.ts';

/** A level of a list in a brand file. */
export interface LevelLook {
  readonly bullet: string | null;
  /** Of the level's own size. */
  readonly indent: Ems;
  readonly hanging: Ems;
  /** Of the place's size. */
  readonly spaceBefore: Ems;
  /** Its size as a share of the first level's. */
  readonly scale: number;
}
