import type { PlacedGroup, PlacedShape } from '../layout/index.ts';
import type { OrderEdit, SlideEdits } from './deck-edits.ts';
import { visit, withBox } from './move-shapes.ts';
import { arranged } from './order-slides.ts';
import { wordsOfParagraphs } from './set-words.ts';

type Inner = PlacedGroup['shapes'][number];

/** Shapes that were taken out of their groups, or put into others. */
export function regrouped(
  shapes: readonly PlacedShape[],
  { shapes: edits, added }: Pick<SlideEdits, 'shapes' | 'added'>,
): readonly PlacedShape[] {
  const wanted = new Map<string, string>();
  for (const [name, { within }] of edits) if (within) wanted.set(name, within.now);
  for (const { name, within } of added) if (within !== '') wanted.set(name, within);
  if (wanted.size === 0) return shapes;
  const groups = new Set<string>();
  visit(shapes, (shape) => {
    if (shape.kind === 'group') groups.add(shape.name);
    return shape;
  });
  const moving = new Map<string, PlacedShape[]>();
  const from = new Map<string, PlacedShape[]>();
  const take = (list: readonly PlacedShape[], group: string, top: string): readonly PlacedShape[] =>
    list.flatMap((shape): readonly PlacedShape[] => {
      const inner =
        shape.kind === 'group'
          ? {
              ...shape,
              shapes: take(shape.shapes, shape.name, top === '' ? shape.name : top) as PlacedGroup['shapes'],
            } // Kinds stay.
          : shape;
      const to = wanted.get(shape.name);
      if (to === undefined || to === group || (to !== '' && (!groups.has(to) || !mayStandInGroup(inner))))
        return [inner];
      const into = to === '' ? from : moving;
      const key = to === '' ? top : to;
      into.set(key, [...(into.get(key) ?? []), inner]);
      return [];
    });
  const left = take(shapes, '', '');
  const put = (list: readonly PlacedShape[]): readonly PlacedShape[] =>
    list.flatMap((shape): readonly PlacedShape[] => {
      if (shape.kind !== 'group') return [shape];
      // What was put into a group lies over what it had.
      const inner = put([...shape.shapes, ...(moving.get(shape.name) ?? [])]) as readonly Inner[];
      const out = from.get(shape.name) ?? [];
      return inner.length === 0 ? put(out) : [spoken(withBox({ ...shape, shapes: inner })), ...put(out)];
    });
  return put(left);
}

/** A group without an alternative text is read out as what it says. */
function spoken(group: PlacedGroup): PlacedGroup {
  if (group.alt !== null || group.decorative) return group;
  const words: string[] = [];
  visit(group.shapes, (shape) => {
    if (shape.kind === 'text') words.push(...wordsOfParagraphs(shape.paragraphs));
    return shape;
  });
  const alt = words.join(' ');
  return alt === '' ? { ...group, decorative: true } : { ...group, alt };
}

function mayStandInGroup(shape: PlacedShape): shape is Inner {
  return shape.kind !== 'table' && shape.kind !== 'chart';
}

/** Shapes in the order that somebody gave them, in each group those of the group. */
export function layered(shapes: readonly PlacedShape[], order: OrderEdit | null): readonly PlacedShape[] {
  if (!order) return shapes;
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  return arranged([...byName.keys()], order.ids).map((name) => {
    const shape = byName.get(name)!;
    if (shape.kind !== 'group') return shape;
    return { ...shape, shapes: layered(shape.shapes, order) as PlacedGroup['shapes'] }; // Kinds stay.
  });
}
