import type { DeckEdits, PlainEdits, ShapeEdits, SlideEdits, WordsEdit } from '../edits/index.ts';
import type { AddedShape, Change, Snapshot, SnapshotBox } from '../formats/pptx/index.ts';
import type { Theme } from '../theme/index.ts';
import { EditValues, nowhere } from './edit-values.ts';
import { addedEdit, changeAdded } from './merge-added.ts';
import { EditWords } from './merge-words.ts';

export interface MergeInput {
  /** What the project keeps already. */
  readonly existing: DeckEdits | null;
  readonly changes: readonly Change[];
  /** What the changes were read against. */
  readonly base: Snapshot;
  /** Under which its words are kept: empty where the deck has one language. */
  readonly language: string;
  /** What the language of the file is. */
  readonly tongue: string;
  readonly theme: Theme;
  readonly rightToLeft: boolean;
  /** What was added, as far as decks can have it. */
  readonly readAdded: (change: Extract<Change, { kind: 'added' }>) => AddedShape | { readonly why: string };
  /** Where pictures that were added are kept: from the outline's folder. */
  readonly folder: string;
  /** Slides that stand as they are in other presentations, by their ids: which, in words. */
  readonly taken: ReadonlyMap<string, string>;
}

export interface Merged {
  readonly edits: PlainEdits;
  /** Pictures, by their path from the outline's folder. */
  readonly pieces: ReadonlyMap<string, Uint8Array>;
  readonly kept: readonly Change[];
  /** What edits cannot hold, and why. */
  readonly unkept: readonly { readonly change: Change; readonly why: string }[];
}

/** Edits that were there, and what was changed since. An edit that was undone by hand is one less. */
export function mergeChanges(input: MergeInput): Merged {
  const merging = new Merging(input);
  for (const change of input.changes) merging.add(change);
  return merging.result();
}

/** To a slide. */
const mostAdded = 500;

type ShapeChange = Extract<Change, { kind: 'box' | 'text' | 'cells' | 'look' | 'deleted' }>;
type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenShape = Omit<Open<ShapeEdits>, 'cells'> & { cells: Map<string, WordsEdit> };
type OpenSlide = Omit<Open<SlideEdits>, 'shapes'> & { shapes: Map<string, OpenShape> };

class Merging {
  private readonly input: MergeInput;
  private readonly slides = new Map<string, OpenSlide>();
  private readonly values: EditValues;
  private readonly words: EditWords;
  private order: readonly string[] | null;
  private readonly pieces = new Map<string, Uint8Array>();
  private readonly kept: Change[] = [];
  private readonly unkept: Merged['unkept'][number][] = [];

  constructor(input: MergeInput) {
    this.input = input;
    this.values = new EditValues(input);
    this.words = new EditWords(input.language, input.tongue);
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
      if (
        shapes.size > 0 ||
        slide.title ||
        slide.notes ||
        slide.deleted ||
        slide.hidden !== null ||
        slide.added.length > 0
      )
        slides.set(id, { ...slide, shapes });
    }
    const edits = {
      base: existing?.base ?? null,
      adopted: existing?.adopted ?? new Map(),
      slides,
      order: this.order,
    };
    return { edits, pieces: this.pieces, kept: this.kept, unkept: this.unkept };
  }

  /** Null when it is kept; else why not. */
  private take(change: Change): string | null {
    const elsewhere = 'shape' in change ? this.input.taken.get(change.slide) : undefined;
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
        return 'a slide that was added is written into the deck file, or kept in a file of its own';
      case 'slide-deleted':
        this.slides.set(change.slide, {
          ...emptySlide(),
          deleted: this.words.deleted(this.titleOf(change.slide), null),
        });
        return null;
      case 'hidden':
        this.slide(change.slide).hidden = change.now;
        return null;
      case 'notes': {
        const slide = this.slide(change.slide);
        slide.notes = this.words.change(slide.notes, change.was, change.now);
        return null;
      }
      case 'added':
        return this.takeAdded(change);
      case 'beyond':
        return beyondWords(change.what);
      default:
        return this.takeShape(change);
    }
  }

  private takeAdded(change: Extract<Change, { kind: 'added' }>): string | null {
    const slide = this.slide(change.slide);
    if (slide.added.length === mostAdded)
      return `a slide can be given ${mostAdded} shapes by hand at the most`;
    const shape = this.input.readAdded(change);
    if ('why' in shape) return shape.why;
    if (!change.found.box) return 'the file does not say where it stands';
    const names = this.shapesOf(change.slide);
    const { language, folder } = this.input;
    const color = (hex: string) => this.values.color(hex);
    const taken = new Set([...names, ...slide.added].map(({ name }) => name));
    const box = this.values.toEdit(change.found.box);
    const made = addedEdit({ change, shape, box, language, color, folder, taken }, slide.added);
    if (!made) return null;
    slide.added = [...slide.added, made.edit];
    if (made.piece) this.pieces.set(...made.piece);
    return null;
  }

  /** What was added before is changed where it stands. */
  private reviseAdded(change: ShapeChange, slide: OpenSlide): boolean {
    const added = slide.added.find(({ name }) => name === change.shape);
    if (!added || change.kind === 'cells') return false;
    const { language } = this.input;
    const box = change.kind === 'box' ? this.values.toEdit(change.now) : null;
    const color = (hex: string) => this.values.color(hex);
    slide.added = slide.added.flatMap((each) => {
      if (each !== added) return [each];
      return change.kind === 'deleted' ? [] : [changeAdded(each, change, { box, language, color })];
    });
    return true;
  }

  private takeShape(change: ShapeChange): null {
    const slide = this.slide(change.slide);
    if (this.reviseAdded(change, slide)) return null;
    if (change.kind === 'text' && change.title) {
      slide.title = this.words.change(slide.title, change.was, change.now);
      return null;
    }
    const shape = slide.shapes.get(change.shape) ?? emptyShape();
    slide.shapes.set(change.shape, shape);
    switch (change.kind) {
      case 'text':
        shape.text = this.words.change(shape.text, change.was, change.now);
        break;
      case 'cells':
        for (const { at, was, now } of change.cells) {
          const words = this.words.change(shape.cells.get(at) ?? null, lines(was), lines(now));
          if (words) shape.cells.set(at, words);
          else shape.cells.delete(at);
        }
        break;
      case 'look':
        shape.look = this.values.look(shape.look, change.was, change.now);
        break;
      case 'deleted': {
        const base = this.shapesOf(change.slide).find(({ name }) => name === change.shape);
        // Of a table or an equation what it says is not compared.
        const said = base && (base.kind !== 'text' || base.text === null) ? null : change.was;
        const was = shape.text && said ? this.words.before(shape.text, said) : said;
        slide.shapes.set(change.shape, { ...emptyShape(), deleted: this.words.deleted(was, shape.deleted) });
        break;
      }
      case 'box':
        this.moveInner(change, slide);
        shape.box = this.values.box(shape.box, change);
        break;
    }
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

  /** What was placed in a group before goes with the group. */
  private moveInner(change: Extract<Change, { kind: 'box' }>, slide: OpenSlide): void {
    for (const inner of this.shapesOf(change.slide)) {
      const edit = slide.shapes.get(inner.name);
      if (inner.within !== change.shape || !edit?.box || !inner.box) continue;
      const [was, now] = [change.was, change.now];
      const scale = (i: 0 | 1) => (was[i + 2] === 0 ? 1 : now[i + 2]! / was[i + 2]!);
      const moved: SnapshotBox = [
        now[0] + (inner.box[0] - was[0]) * scale(0),
        now[1] + (inner.box[1] - was[1]) * scale(1),
        inner.box[2] * scale(0),
        inner.box[3] * scale(1),
      ];
      edit.box = { ...edit.box, now: this.values.toEdit(moved) };
    }
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
  };
}

function emptyShape(): OpenShape {
  return { span: nowhere, box: null, text: null, cells: new Map(), look: null, alt: null, deleted: null };
}

function isEmptyShape({ box, text, cells, look, alt, deleted }: OpenShape): boolean {
  return !box && !text && cells.size === 0 && !look && !alt && !deleted;
}

function beyondWords(what: string): string {
  if (what.includes('chart')) return 'the figures of a chart belong to its data: change them there';
  if (what.includes('picture')) return 'a picture belongs to the outline or the deck: put the new one there';
  if (what.includes('rows or columns'))
    return 'what a table has as rows belongs to the outline, the deck or its data';
  return 'it has no place in the edits';
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : [text];
}
