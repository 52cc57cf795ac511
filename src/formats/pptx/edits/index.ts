export { basePartXml, readBase } from './base-part.ts';
export type { Change } from './change.ts';
export { findChanges } from './find-changes.ts';
export { type Judgement, judge, judgeFile } from './judge-file.ts';
export { type AddedShape, readAdded } from './read-added.ts';
export { readDesign } from './read-design.ts';
export { readSnapshot, SlideReader } from './read-snapshot.ts';
export type {
  DesignDigests,
  Snapshot,
  SnapshotBox,
  SnapshotLook,
  SnapshotShape,
  SnapshotSlide,
} from './snapshot.ts';
