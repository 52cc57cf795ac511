import type { Slide } from '../deck/index.ts';
import {
  type PlacedGroup,
  type PlacedShape,
  type PlacedSlide,
  type PlacedTable,
  type PlacedText,
  reflow,
} from '../layout/index.ts';
import { mapRuns, plainText, type Run } from '../markup/index.ts';
import type { Span } from '../source/index.ts';
import type { Box, Inches } from '../theme/index.ts';
import { placeAdded } from './added-shapes.ts';
import { reportEdit } from './codes.ts';
import { conflictOf, wordsAfter } from './conflicts.ts';
import type { AddedEdit, BoxEdit, EditBox, ShapeEdits, SlideEdits, WordsEdit } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';
import { editPicture } from './edit-picture.ts';
import { editCells, sizeTable } from './edit-table.ts';
import { joinableBoxes, placeAddedLine, rejoined } from './line-ends.ts';
import { boxesOf, intoBox, rejoin, unionOf, visit } from './move-shapes.ts';
import { layered, regrouped } from './regroup.ts';
import { restyle } from './restyle.ts';
import { restyleRuns } from './restyle-runs.ts';
import { rewordRuns } from './reword.ts';
import { rewordParagraphs, wordsOfParagraphs } from './set-words.ts';
import { checkReworded } from './sourced-words.ts';

/** A slide with what was changed on it by hand, but for its notes. */
export function editSlide(
  slide: PlacedSlide,
  meaning: Slide | null,
  edits: SlideEdits,
  context: EditContext,
): { readonly slide: PlacedSlide; readonly meaning: Slide | null } {
  const before = boxesOf(slide.shapes);
  const joinable = joinableBoxes(slide.shapes);
  reportGone(slide, edits, before, context);
  let titled = meaning;
  const placed = moveGroups(slide.shapes, edits, slide, context);
  const changed = visit(placed, (shape) => {
    const own = edits.shapes.get(shape.name);
    if (isTitle(shape) && edits.title) {
      const words = wordsAfter(edits.title, wordsOfParagraphs(shape.paragraphs), 'title', context);
      const reworded = words ? rewordShape(shape, words, edits.title, slide.id, context) : shape;
      if (words && titled) titled = retitled(titled, words.join(' '));
      return own ? editShape(reworded, own, slide, context) : reworded;
    }
    if (shape.kind === 'connector' && own && (own.from || own.to))
      return editShape(rejoined(shape, own, joinable, context), own, slide, context);
    return own ? editShape(shape, own, slide, context) : shape;
  });
  const shapes = rejoin(
    changed,
    before,
    new Set([...edits.shapes].flatMap(([name, { box }]) => (box ? [name] : []))),
  );
  const all = [...shapes, ...addShapes(shapes, edits, slide, context)];
  const arranged = layered(regrouped(all, edits), edits.order);
  const names = new Set(boxesOf(arranged).keys());
  return {
    slide: {
      ...slide,
      shapes: arranged,
      hidden: edits.hidden ?? slide.hidden,
      ...(slide.moving && { moving: new Set([...slide.moving].filter((name) => names.has(name))) }),
      ...(slide.steps && {
        steps: slide.steps
          .map((step) => ({ ...step, shapes: step.shapes.filter((name) => names.has(name)) }))
          .filter(
            ({ shapes: left, paragraphs }) => left.length > 0 || (paragraphs && names.has(paragraphs.shape)),
          ),
      }),
    },
    meaning: titled && edits.hidden !== null ? { ...titled, hidden: edits.hidden } : titled,
  };
}

export function isTitle(shape: PlacedShape): shape is PlacedText {
  const type = (shape.kind === 'text' && shape.placeholder?.type) || '';
  return /title$/.test(type) && type !== 'subtitle';
}

/** With another title, also where its notes name it: those that a template gave it, for what somebody wrote are their words. */
function retitled(slide: Slide, title: string): Slide {
  const was = plainText(slide.title);
  const own = new Set([undefined, ...slide.title.map(({ yaml }) => yaml?.start)]);
  const named = (runs: readonly Run[]) =>
    runs.map((run) =>
      was !== '' && run.text.includes(was) && own.has(run.yaml?.start)
        ? { ...run, text: run.text.replaceAll(was, () => title) }
        : run,
    );
  return {
    ...slide,
    title: rewordRuns(slide.title, title),
    notes: slide.notes.map((block) => mapRuns(block, named)),
  };
}

/** Groups first, from the outside in: what was placed in one of them stands where it was placed. */
function moveGroups(
  shapes: readonly PlacedShape[],
  edits: SlideEdits,
  slide: PlacedSlide,
  context: EditContext,
): readonly PlacedShape[] {
  return shapes.map((shape) => {
    if (shape.kind !== 'group') return shape;
    const box = edits.shapes.get(shape.name)?.box;
    const moved = box ? (intoBox(shape, boxNow(box, shape, slide, context)) as PlacedGroup) : shape; // Kinds stay.
    const inner = moveGroups(moved.shapes, edits, slide, context) as PlacedGroup['shapes'];
    return { ...moved, shapes: inner };
  });
}

function reportGone(
  slide: PlacedSlide,
  edits: SlideEdits,
  names: ReadonlyMap<string, unknown>,
  { report }: EditContext,
): void {
  const added = new Set(edits.added.map(({ name }) => name));
  for (const [name, { span }] of edits.shapes) {
    if (names.has(name) || added.has(name)) continue;
    const message = `slide "${slide.id}" has no "${name}" any more: what was changed of it by hand has no effect`;
    report(reportEdit('edit-gone', span, message, { hint: 'delete these lines' }));
  }
}

function editShape(
  shape: PlacedShape,
  edits: ShapeEdits,
  slide: PlacedSlide,
  context: EditContext,
): PlacedShape | null {
  const ours = shape.kind === 'text' ? wordsOfParagraphs(shape.paragraphs) : [];
  if (edits.deleted && !conflictOf(edits.deleted, ours, `"${shape.name}"`, context)) return null;
  let edited = shape;
  if ((edits.text && shape.kind !== 'text') || (edits.cells.size > 0 && shape.kind !== 'table')) {
    const message = `slide "${slide.id}": "${shape.name}" holds no such text, and what was written in it by hand is not shown`;
    context.report(
      reportEdit('edit-gone', edits.span, message, {
        hint: 'write it in the deck file, or delete these lines',
      }),
    );
  }
  if (edits.text && edited.kind === 'text') {
    const words = wordsAfter(edits.text, ours, `text of "${shape.name}"`, context);
    if (words) edited = rewordShape(edited, words, edits.text, slide.id, context);
  }
  if (edits.cells.size > 0 && edited.kind === 'table')
    edited = editCells(edited, edits.cells, slide.id, context);
  if (edits.look) edited = restyle(edited, edits.look.now, context.theme);
  if (edits.runs.length > 0 && edited.kind === 'text')
    edited = restyleRuns(edited, edits.runs, slide.id, context);
  const restyled = edits.look?.span ?? edits.runs[0]?.span;
  if (restyled && edited.kind === 'text') edited = settled(edited, restyled, context);
  if (edited.kind === 'image') edited = editPicture(edited, edits, context);
  const alt =
    edits.alt &&
    wordsAfter(
      edits.alt,
      shape.alt === null ? [] : [shape.alt],
      `alternative text of "${shape.name}"`,
      context,
    );
  if (alt) edited = described(edited, alt.join(' '));
  if (edited.kind === 'table') {
    const table = edits.box
      ? (intoBox(edited, boxNow(edits.box, edited, slide, context)) as PlacedTable)
      : edited;
    return sizeTable(table, edits, context);
  }
  if (!edits.box || edited.kind === 'connector' || edited.kind === 'group') return edited;
  const now = boxNow(edits.box, edited, slide, context);
  const moved = intoBox(edited, now);
  return moved.kind === 'text' && moved.box.w !== shape.box.w
    ? settled(moved, edits.box.span, context)
    : moved;
}

function described(shape: PlacedShape, alt: string): PlacedShape {
  return alt === '' ? { ...shape, alt: null, decorative: true } : { ...shape, alt, decorative: false };
}

/** Where a shape stands that was placed by hand: if it would stand elsewhere by now, it goes with what it was placed among. */
function boxNow(edit: BoxEdit, shape: PlacedShape, slide: PlacedSlide, context: EditContext): Box {
  const now = toBox(edit.now, context);
  const ours = shape.kind === 'group' ? (unionOf(shape.shapes) ?? shape.box) : shape.box;
  const was = edit.was && toBox(edit.was, context);
  const same =
    was &&
    [was.x - ours.x, was.y - ours.y, was.w - ours.w, was.h - ours.h].every((by) => Math.abs(by) < slack);
  if (same || !edit.among) return now;
  const among = toBox([...edit.among, 0, 0], context);
  const middle = middleOfOthers(shape, slide.shapes);
  return middle ? { ...now, x: now.x + middle.x - among.x, y: now.y + middle.y - among.y } : now;
}

/** Rounding, in a file and back. */
const slack: Inches = 0.01;

/** What was put on the slide, with what was changed of it since; lines when all that they may join stands. */
function addShapes(
  shapes: readonly PlacedShape[],
  edits: SlideEdits,
  slide: PlacedSlide,
  context: EditContext,
): readonly PlacedShape[] {
  const added: PlacedShape[] = [];
  const put = (shape: PlacedShape | null) => {
    const own = shape && edits.shapes.get(shape.name);
    const edited = own ? editShape(shape, own, slide, context) : shape;
    if (edited) added.push(edited);
  };
  for (const each of edits.added)
    if (each.kind === 'group') added.push(emptyGroup(each, context));
    else if (each.kind !== 'line') {
      const shape = placeAdded(each, { ...context, toBox: (box) => toBox(box, context) });
      if (shape?.kind === 'text' && shape.overflow > 0) reportOverflow(shape, each.span, context);
      put(shape);
    }
  const all = [...shapes, ...added];
  for (const each of edits.added) if (each.kind === 'line') put(placeAddedLine(each, all, context));
  const places = new Map(edits.added.map(({ name }, i) => [name, i]));
  return added.sort((a, b) => places.get(a.name)! - places.get(b.name)!);
}

function emptyGroup(added: Extract<AddedEdit, { kind: 'group' }>, context: EditContext): PlacedGroup {
  const alt = added.alt === '' ? null : added.alt;
  return {
    kind: 'group',
    name: added.name,
    box: toBox(added.box, context),
    alt,
    decorative: false,
    template: null,
    yaml: added.span,
    shapes: [],
  };
}

function toBox([x, y, w, h]: EditBox, { rightToLeft, width }: EditContext): Box {
  return { x: rightToLeft ? width - x - w : x, y, w, h };
}

function middleOfOthers(
  shape: PlacedShape,
  all: readonly PlacedShape[],
): { readonly x: number; readonly y: number } | null {
  const siblings = siblingsOf(shape.name, all) ?? [];
  const others = siblings.filter(
    (each) => each.name !== shape.name && !(each.kind === 'text' && each.placeholder !== null),
  );
  const box = unionOf(others);
  return box && { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

function siblingsOf(name: string, shapes: readonly PlacedShape[]): readonly PlacedShape[] | null {
  if (shapes.some((each) => each.name === name)) return shapes;
  for (const each of shapes) {
    const found = each.kind === 'group' ? siblingsOf(name, each.shapes) : null;
    if (found) return found;
  }
  return null;
}

function rewordShape(
  shape: PlacedText,
  words: readonly string[],
  edit: WordsEdit,
  slide: string,
  context: EditContext,
): PlacedText {
  checkReworded(
    shape.paragraphs.map(({ runs }) => runs),
    words,
    { ...edit, slide, name: shape.name },
    context,
  );
  return settled({ ...shape, paragraphs: rewordParagraphs(shape.paragraphs, words) }, edit.span, context);
}

/** With its lines broken anew; says when it is taller than its box. */
function settled(shape: PlacedText, span: Span, context: EditContext): PlacedText {
  const set = reflow(shape, context.typesetter);
  if (set.overflow > 0 && shape.overflow < set.overflow) reportOverflow(set, span, context);
  return set;
}

function reportOverflow({ name, overflow }: PlacedText, span: Span, { report }: EditContext): void {
  const message = `as it was changed by hand, the text of "${name}" is ${overflow.toFixed(2)} in taller than its box`;
  report(
    reportEdit('edit-overflow', span, message, { hint: 'shorten it, or make the box larger in the edits' }),
  );
}
