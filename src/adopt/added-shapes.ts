import type { AddedEdit } from '../edits/index.ts';
import type { LineEnd, SnapshotShape } from '../formats/pptx/index.ts';
import type { EditValues } from './edit-values.ts';
import { addedEdit } from './merge-added.ts';
import type { MergeInput } from './merge-input.ts';

/** To a slide. */
const mostAdded = 500;

interface Added {
  readonly slide: string;
  readonly number: number;
  readonly found: SnapshotShape;
  readonly ends: readonly [LineEnd, LineEnd] | null;
  readonly at: number;
}

/** Where shapes that were added are put: a slide, or one that was added itself. */
interface Taker {
  added: readonly AddedEdit[];
  order: { readonly ids: readonly string[]; readonly span: AddedEdit['span'] } | null;
}

/** Shapes that were put on slides, with the names that they are given here. */
export class AddedShapes {
  private readonly input: MergeInput;
  private readonly values: EditValues;
  private readonly pieces: Map<string, Uint8Array>;
  private readonly names = new Map<string, Map<string, string>>();
  private readonly seen = new Set<AddedEdit>();

  constructor(input: MergeInput, values: EditValues, pieces: Map<string, Uint8Array>) {
    this.input = input;
    this.values = values;
    this.pieces = pieces;
  }

  /** What a shape of a slide is called in the edits. */
  nameOf(slide: string, name: string): string {
    return this.names.get(slide)?.get(name) ?? name;
  }

  /** Null when it is kept; else why not. `names`: those of the slide. */
  take(added: Added, slide: Taker, names: readonly string[]): string | null {
    const { found, number, at } = added;
    if (slide.added.length === mostAdded)
      return `a slide can be given ${mostAdded} shapes by hand at the most`;
    const shape = this.input.readAdded({ found, number, at });
    if ('why' in shape) return shape.why;
    const { language, folder } = this.input;
    const known = slide.added.filter((each) => !this.seen.has(each));
    const end = (each: LineEnd) => ({ ...each, shape: this.nameOf(added.slide, each.shape) });
    const made = addedEdit(
      {
        slide: added.slide,
        found,
        ends: added.ends && [end(added.ends[0]), end(added.ends[1])],
        shape,
        values: this.values,
        language,
        folder,
        taken: new Set([...names, ...slide.added.map(({ name }) => name)]),
        within: this.nameOf(added.slide, found.within),
      },
      known,
    );
    if (typeof made === 'string') return made;
    this.seen.add(made.edit);
    const called = this.names.get(added.slide) ?? new Map<string, string>();
    this.names.set(added.slide, called.set(found.name, made.edit.name));
    if (made.piece) this.pieces.set(...made.piece);
    if (made.known) return null;
    slide.added = [...slide.added, made.edit];
    // It lies over all that had an order before.
    if (slide.order) slide.order = { ...slide.order, ids: [...slide.order.ids, made.edit.name] };
    return null;
  }
}
