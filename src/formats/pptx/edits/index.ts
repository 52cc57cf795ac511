export { basePartXml, readBase } from './base-part.ts';
export type { Change, LineEnd, StretchChange } from './change.ts';
export { endsOf } from './compare-ends.ts';
export { compareFile } from './compare-file.ts';
export { findChanges } from './find-changes.ts';
export { type Judgement, judgeFile } from './judge-file.ts';
export { type AddedShape, readAdded } from './read-added.ts';
export { readDesign } from './read-design.ts';
export { readSnapshot, SlideReader } from './read-snapshot.ts';
export { ShapeIndex } from './shape-index.ts';
export type {
  DesignDigests,
  LetterLook,
  Snapshot,
  SnapshotBox,
  SnapshotLook,
  SnapshotShape,
  SnapshotSlide,
} from './snapshot.ts';
