import type { SnapshotShape } from './snapshot.ts';

export type Pairs = ReadonlyMap<SnapshotShape, SnapshotShape>;

/** The shapes of a slide by name, and by the group that they stand in. */
export class ShapeIndex {
  readonly byName = new Map<string, SnapshotShape>();
  readonly within = new Map<string, SnapshotShape[]>();

  constructor(shapes: readonly SnapshotShape[]) {
    for (const shape of shapes) {
      this.byName.set(shape.name, shape);
      const others = this.within.get(shape.within);
      if (others) others.push(shape);
      else this.within.set(shape.within, [shape]);
    }
  }

  /** Null: it stands in none. */
  groupOf({ within }: SnapshotShape): SnapshotShape | null {
    return within === '' ? null : (this.byName.get(within) ?? null);
  }
}
