import type { AddedSlide, SlideEdits } from '../edits/index.ts';
import type { Change, Snapshot, SnapshotBox } from '../formats/pptx/index.ts';
import { AddedShapes } from './added-shapes.ts';
import { beyondWords } from './beyond-words.ts';
import { EditValues, nowhere } from './edit-values.ts';
import { changeAdded, pieceOf } from './merge-added.ts';
import { mergeAddedSlide } from './merge-added-slide.ts';
import type { Merged, MergeInput } from './merge-input.ts';
import {
  deletedShape,
  emptyShape,
  isEmptyShape,
  mergeShape,
  type OpenShape,
  type ShapeChange,
} from './merge-shape.ts';
import { EditWords } from './merge-words.ts';

export type { MergeInput } from './merge-input.ts';

/** Edits that were there, and what was changed since. An edit that was undone by hand is one less. */
export function mergeChanges(input: MergeInput): Merged {
  const merging = new Merging(input);
  for (const change of input.changes) merging.add(change);
  return merging.result();
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenSlide = Omit<Open<SlideEdits>, 'shapes'> & { shapes: Map<string, OpenShape> };

class Merging {
  private readonly input: MergeInput;
  private readonly slides = new Map<string, OpenSlide>();
  private readonly values: EditValues;
  private readonly words: EditWords;
  private readonly added: AddedShapes;
  private addedSlides: readonly AddedSlide[];
  /** The number and the id of the slide that was put in last. */
  private last: { readonly number: number; readonly id: string } | null = null;
  private order: readonly string[] | null;
  private readonly pieces = new Map<string, Uint8Array>();
  private readonly kept: Change[] = [];
  private readonly unkept: Merged['unkept'][number][] = [];

  constructor(input: MergeInput) {
    this.input = input;
    this.values = new EditValues(input);
    this.words = new EditWords(input.language, input.tongue);
    this.added = new AddedShapes(input, this.values, this.pieces);
    this.addedSlides = input.existing?.added ?? [];
    this.order = input.existing?.order?.ids ?? null;
    for (const [id, slide] of input.existing?.slides ?? []) {
      const shapes = new Map(
        [...slide.shapes].map(([name, shape]) => [name, { ...shape, cells: new Map(shape.cells) }]),
      );
      this.slides.set(id, { ...slide, shapes });
    }
  }

  add(change: Change): void {
    const why = this.take(change);
    if (why === null) this.kept.push(change);
    else this.unkept.push({ change, why });
  }

  result(): Merged {
    const { existing } = this.input;
    const slides = new Map<string, SlideEdits>();
    for (const [id, slide] of this.slides) {
      const shapes = new Map([...slide.shapes].filter(([, shape]) => !isEmptyShape(shape)));
      const { title, notes, deleted, hidden, added, order } = slide;
      if (shapes.size > 0 || title || notes || deleted || hidden !== null || added.length > 0 || order)
        slides.set(id, { ...slide, shapes });
    }
    const edits = {
      base: existing?.base ?? null,
      adopted: existing?.adopted ?? new Map(),
      slides,
      added: this.addedSlides,
      order: this.order,
    };
    return { edits, pieces: this.pieces, kept: this.kept, unkept: this.unkept };
  }

  /** Null when it is kept; else why not. */
  private take(change: Change): string | null {
    const elsewhere =
      'shape' in change || change.kind === 'layers' ? this.input.taken.get(change.slide) : undefined;
    if (elsewhere !== undefined) return `this slide is ${elsewhere}: change it there`;
    switch (change.kind) {
      case 'order':
        this.order = change.now;
        return null;
      case 'design':
        return 'masters, layouts and themes belong to the template set or to a brand file';
      case 'extra':
        return change.what === 'comments'
          ? 'comments stay in the file that they were written in'
          : 'how slides come and move is said in the deck file (transition, build)';
      case 'slide-added':
        return this.takeSlide(change);
      case 'slide-deleted':
        this.deleteSlide(change.slide);
        return null;
      case 'hidden':
        this.slide(change.slide).hidden = change.now;
        return null;
      case 'layers':
        return this.takeLayers(change);
      case 'notes': {
        const slide = this.slide(change.slide);
        slide.notes = this.words.change(slide.notes, change.was, change.now);
        return null;
      }
      case 'added': {
        const slide = this.slide(change.slide);
        const names = this.shapesOf(change.slide).map(({ name }) => name);
        const why = this.added.take(change, slide, names);
        return why;
      }
      case 'beyond':
        return beyondWords(change.what);
      case 'picture':
        return this.takePicture(change);
      default:
        return this.takeShape(change);
    }
  }

  private takeSlide(change: Extract<Change, { kind: 'slide-added' }>): string | null {
    const after = this.last?.number === change.number - 1 ? this.last.id : change.slide;
    const taken = new Set([
      ...this.input.base.slides.map(({ id }) => id),
      ...this.addedSlides.map(({ id }) => id),
    ]);
    const { slide, why } = mergeAddedSlide(
      { change, after, taken, known: this.addedSlides },
      this.added,
      this.input,
    );
    this.last = { number: change.number, id: slide.id };
    if (!taken.has(slide.id)) this.addedSlides = [...this.addedSlides, slide];
    return why;
  }

  /** One that was put in by hand is there no more; any other stays out. */
  private deleteSlide(id: string): void {
    const left = this.addedSlides.filter((slide) => slide.id !== id);
    const isOwn = left.length < this.addedSlides.length;
    this.addedSlides = left;
    if (isOwn) this.slides.delete(id);
    else if (this.slides.has(id) || this.stands(id, null))
      this.slides.set(id, { ...emptySlide(), deleted: this.words.deleted(this.titleOf(id), null) });
  }

  private stands(slide: string, shape: string | null): boolean {
    return this.input.stands?.(slide, shape) ?? true;
  }

  private takeLayers({ slide: id, now }: Extract<Change, { kind: 'layers' }>): null {
    const slide = this.slide(id);
    const names = new Set([...this.shapesOf(id), ...slide.added].map(({ name }) => name));
    const ids = now.map((name) => this.added.nameOf(id, name)).filter((name) => names.has(name));
    slide.order = { ids, span: nowhere };
    return null;
  }

  private takePicture(change: Extract<Change, { kind: 'picture' }>): string | null {
    const shape = this.input.readAdded(change);
    if ('why' in shape) return shape.why;
    if (shape.kind !== 'picture') return 'it is no picture any more';
    const [src, bytes] = pieceOf({ slide: change.slide, folder: this.input.folder }, shape);
    this.pieces.set(src, bytes);
    const edits = this.shape(change.slide, change.shape);
    edits.src = { now: src, was: edits.src ? edits.src.was : change.was, span: nowhere };
    return null;
  }

  /** What was added before is changed where it stands. */
  private reviseAdded(change: ShapeChange, slide: OpenSlide): boolean {
    const own = this.addedSlides.find(({ id }) => id === change.slide);
    const added = [...slide.added, ...(own?.shapes ?? [])].find(({ name }) => name === change.shape);
    if (!added) return false;
    if (change.kind === 'box' && added.kind === 'group') {
      for (const inner of this.moved(change))
        this.takeShape({ ...change, shape: inner.name, was: inner.was, now: inner.now });
      return true;
    }
    const within = change.kind === 'within' ? { now: this.added.nameOf(change.slide, change.now) } : {};
    const now =
      change.kind === 'deleted'
        ? null
        : changeAdded(added, { ...change, ...within } as ShapeChange, this.values, this.input.language);
    if (now === null && change.kind !== 'deleted') return false;
    const revise = <T extends typeof added>(all: readonly T[]) =>
      all.flatMap((each) => (each.name !== change.shape ? [each] : ((now as T | null) ?? [])));
    slide.added = revise(slide.added);
    if (own)
      this.addedSlides = this.addedSlides.map((each) =>
        each === own ? { ...own, shapes: revise(own.shapes) } : each,
      );
    if (now === null) slide.shapes.delete(change.shape);
    return true;
  }

  private takeShape(change: Exclude<ShapeChange, { kind: 'picture' }>): null {
    const slide = this.slide(change.slide);
    if (this.reviseAdded(change, slide)) return null;
    if (change.kind === 'text' && change.title) {
      slide.title = this.words.change(slide.title, change.was, change.now);
      return null;
    }
    if (
      change.kind === 'deleted' &&
      !slide.shapes.has(change.shape) &&
      !this.stands(change.slide, change.shape)
    )
      return null;
    const shape = this.shape(change.slide, change.shape);
    if (change.kind === 'deleted') {
      const base = this.shapesOf(change.slide).find(({ name }) => name === change.shape);
      // Of a table or an equation what it says is not compared.
      const said = base && (base.kind !== 'text' || base.text === null) ? null : change.was;
      const was = shape.text && said ? this.words.before(shape.text, said) : said;
      slide.shapes.set(change.shape, deletedShape(this.words.deleted(was, shape.deleted)));
      return null;
    }
    if (change.kind === 'box') this.moveInner(change, slide);
    const now = change.kind === 'within' ? this.added.nameOf(change.slide, change.now) : '';
    const told = change.kind === 'within' ? { ...change, now } : change;
    mergeShape(shape, told, { values: this.values, words: this.words, language: this.input.language });
    return null;
  }

  /** Of a slide of the base, as it was before all edits; null: it has none. */
  private titleOf(id: string): readonly string[] | null {
    const said = this.shapesOf(id).find(({ place }) => place === 'title')?.text ?? [];
    const edit = this.slides.get(id)?.title;
    const title = (edit ? this.words.before(edit, said) : said).join(' ');
    return title === '' ? null : [title];
  }

  private shapesOf(id: string): Snapshot['slides'][number]['shapes'] {
    return this.input.base.slides.find((slide) => slide.id === id)?.shapes ?? [];
  }

  private slide(id: string): OpenSlide {
    const slide = this.slides.get(id) ?? emptySlide();
    this.slides.set(id, slide);
    return slide;
  }

  private shape(id: string, name: string): OpenShape {
    const { shapes } = this.slide(id);
    const shape = shapes.get(name) ?? emptyShape();
    shapes.set(name, shape);
    return shape;
  }

  /** What was placed in a group before goes with the group. */
  private moveInner(change: Extract<Change, { kind: 'box' }>, slide: OpenSlide): void {
    for (const { name, now } of this.moved(change)) {
      const edit = slide.shapes.get(name);
      if (edit?.box) edit.box = { ...edit.box, now: this.values.toEdit(now) };
    }
  }

  /** Where what stands in a group was, and where it stands when the group is moved and sized. */
  private moved({ slide, shape, was, now }: Extract<Change, { kind: 'box' }>) {
    return this.shapesOf(slide).flatMap(({ name, within, box }) => {
      if (within !== shape || !box) return [];
      const scale = (i: 0 | 1) => (was[i + 2] === 0 ? 1 : now[i + 2]! / was[i + 2]!);
      const moved: SnapshotBox = [
        now[0] + (box[0] - was[0]) * scale(0),
        now[1] + (box[1] - was[1]) * scale(1),
        box[2] * scale(0),
        box[3] * scale(1),
      ];
      return [{ name, was: box, now: moved }];
    });
  }
}

function emptySlide(): OpenSlide {
  return {
    span: nowhere,
    title: null,
    notes: null,
    hidden: null,
    deleted: null,
    added: [],
    shapes: new Map(),
    order: null,
  };
}
