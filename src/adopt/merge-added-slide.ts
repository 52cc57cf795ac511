import type { AddedSlide, Words } from '../edits/index.ts';
import { type Change, endsOf, ShapeIndex } from '../formats/pptx/index.ts';
import type { AddedShapes } from './added-shapes.ts';
import { nowhere } from './edit-values.ts';
import type { MergeInput } from './merge-input.ts';
import { sameEdit } from './same-edit.ts';

interface Input {
  readonly change: Extract<Change, { kind: 'slide-added' }>;
  /** The slide behind which it stands. */
  readonly after: string;
  readonly taken: ReadonlySet<string>;
  readonly known: readonly AddedSlide[];
}

/** A slide that somebody put in: its title, its notes, and what is on it. `why`: what of it cannot be kept. */
export function mergeAddedSlide(
  { change, after, taken, known }: Input,
  added: AddedShapes,
  { language }: MergeInput,
): { readonly slide: AddedSlide; readonly why: string | null } {
  const { found, number } = change;
  let count = 1;
  while (taken.has(`added-${count}`)) count += 1;
  const id = `added-${count}`;
  const all = new ShapeIndex(found.shapes);
  const taker = { added: [] as AddedSlide['shapes'], order: null };
  const whys: string[] = [];
  found.shapes.forEach((shape, at) => {
    const isEmpty = shape.place !== '' && shape.kind === 'text' && (shape.text ?? []).length === 0;
    if (shape.place === 'title' || /^(ftr|dt|sldNum)/.test(shape.place) || isEmpty) return;
    const ends = shape.kind === 'line' ? endsOf(shape, all, new Map()) : null;
    const why = added.take({ slide: id, number, found: shape, ends, at }, taker, ['Title']);
    if (why !== null) whys.push(`"${shape.name}": ${why}`);
  });
  const title = found.shapes.find(({ place }) => place === 'title')?.text?.join(' ') ?? '';
  const words = (lines: readonly string[]): Words => new Map(lines.length > 0 ? [[language, lines]] : []);
  const slide: AddedSlide = {
    id,
    after,
    title: words(title === '' ? [] : [title]),
    notes: words(found.notes),
    shapes: taker.added,
    span: nowhere,
  };
  const same = known.find((each) => sameEdit(plain(each), plain(slide)));
  return { slide: same ?? slide, why: whys.length > 0 ? whys.join('; ') : null };
}

/** Without its id, which was given here. */
function plain({ id: _, shapes, ...slide }: AddedSlide): object {
  const isLoose = ({ kind }: AddedSlide['shapes'][number]) => kind === 'line' || kind === 'group';
  return { ...slide, shapes: shapes.map((shape) => ({ ...shape, box: isLoose(shape) ? null : shape.box })) };
}
