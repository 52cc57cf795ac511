import { createHash } from 'node:crypto';
import type { AddedEdit, SlideEdits } from '../edits/index.ts';
import type { AddedShape, LineEnd, SnapshotLook, SnapshotShape } from '../formats/pptx/index.ts';
import type { EditValues } from './edit-values.ts';
import type { ShapeChange } from './merge-shape.ts';
import { sameEdit } from './same-edit.ts';

export interface AddedInput {
  readonly slide: string;
  /** As it was found, and what it joins. */
  readonly found: SnapshotShape;
  readonly ends: readonly [LineEnd, LineEnd] | null;
  readonly shape: AddedShape;
  readonly values: EditValues;
  readonly language: string;
  /** Where its picture is kept: from the outline's folder. */
  readonly folder: string;
  /** Names of the slide. */
  readonly taken: ReadonlySet<string>;
  /** The group in which it stands. */
  readonly within: string;
}

export interface AddedResult {
  readonly edit: AddedEdit;
  readonly piece: Piece | null;
  /** The edits have it already. */
  readonly known: boolean;
}

type Piece = readonly [path: string, bytes: Uint8Array];

const nowhere = { file: { path: '', text: '' }, start: 0, end: 0 };

/** A shape that was put on a slide, as the edits have it, and the picture in it; in words why they cannot. */
export function addedEdit(input: AddedInput, known: SlideEdits['added']): AddedResult | string {
  const { found, values, taken, within, shape } = input;
  if (!found.box && shape.kind !== 'group') return 'the file does not say where it stands';
  const base = {
    name: freeName(taken),
    box: found.box ? values.toEdit(found.box) : ([0, 0, 0, 0] as const),
    within,
    span: nowhere,
  };
  const piece = shape.kind === 'picture' ? pieceOf(input, shape) : null;
  const edit = editOf(base, input, piece);
  if (!edit) return 'the file does not say where it begins and ends';
  const same = known.find((each) => sameEdit(plain(each), plain(edit)));
  return { edit: same ?? edit, piece, known: same !== undefined };
}

/** Without its name, which was given here; lines and groups stand where their ends and contents do. */
function plain({ name: _, box, ...edit }: AddedEdit): object {
  const isLoose = edit.kind === 'line' || edit.kind === 'group';
  return { ...edit, box: isLoose ? null : box.map((each) => Math.round(each * 200)) };
}

function editOf(
  base: Pick<AddedEdit, 'name' | 'box' | 'within' | 'span'>,
  { found, shape, values, language, ends }: AddedInput,
  piece: Piece | null,
): AddedEdit | null {
  const { look } = found;
  const color = (hex: string) => values.color(hex);
  switch (shape.kind) {
    case 'group':
      return { ...base, kind: 'group', alt: shape.alt };
    case 'picture': {
      const crop = shape.crop.every((side) => side === 0) ? null : shape.crop.map((side) => side / 1000);
      return { ...base, kind: 'picture', src: piece![0], alt: shape.alt, crop };
    }
    case 'table':
      return {
        ...base,
        kind: 'table',
        cells: new Map([[language, shape.cells]]),
        columns: values.lengths(shape.widths),
        rows: values.lengths(shape.heights),
        header: shape.header,
        size: shape.size,
        alt: shape.alt,
      };
    case 'line': {
      if (!ends) return null;
      const { width, dash, elbow, arrows } = shape;
      const [from, to] = [values.end(ends[0]), values.end(ends[1])];
      const line = colorOr(look.line === 'none' ? undefined : look.line, color, 'dark1');
      return { ...base, kind: 'line', from, to, line, lineWidth: width, dash, elbow, arrows };
    }
    case 'text':
      return {
        ...base,
        kind: 'text',
        text: new Map([[language, found.text ?? []]]),
        shape: shape.form,
        fill: colorOr(look.fill, color, 'none'),
        line: colorOr(look.line, color, 'none'),
        lineWidth: shape.lineWidth,
        ...letters(look, color),
        align: shape.align,
        anchor: shape.anchor,
        bullets: shape.bulleted,
      };
  }
}

/** A picture as a file. The slide may be called anything. */
export function pieceOf(
  { slide, folder }: { readonly slide: string; readonly folder: string },
  { bytes, format }: Extract<AddedShape, { kind: 'picture' }>,
): Piece {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const name = slide.replace(/[^a-z0-9]+/gi, '-').slice(0, 64);
  return [`${folder}/${name}-${digest}.${format === 'jpeg' ? 'jpg' : format}`, bytes];
}

type Color = (hex: string) => string;

function letters(look: SnapshotLook, color: Color) {
  return {
    color: colorOr(look.color, color, 'dark1'),
    size: Math.min(400, Math.max(1, look.size ?? 18)),
    bold: look.bold ?? false,
    italic: look.italic ?? false,
  };
}

function colorOr(hex: string | undefined, color: Color, other: string): string {
  return hex === undefined || hex === 'other' ? other : color(hex);
}

/** An added shape that was changed once more; null: what was changed stands beside it, as of any shape. */
export function changeAdded(
  added: AddedEdit,
  change: ShapeChange,
  values: EditValues,
  language: string,
): AddedEdit | null {
  if (change.kind === 'box' && added.kind !== 'group') return { ...added, box: values.toEdit(change.now) };
  if (change.kind === 'ends' && added.kind === 'line')
    return { ...added, from: values.end(change.now[0]), to: values.end(change.now[1]) };
  if (change.kind === 'alt' && 'alt' in added) return { ...added, alt: change.now };
  if (change.kind === 'within') return { ...added, within: change.now };
  const color = (hex: string) => values.color(hex);
  if (change.kind === 'look' && added.kind === 'line')
    return { ...added, line: colorOr(change.now.line, color, added.line) };
  if (added.kind !== 'text') return null;
  if (change.kind === 'text') return { ...added, text: new Map([...added.text, [language, change.now]]) };
  if (change.kind !== 'look') return null;
  const { fill, line, size, bold, italic, color: ink } = change.now;
  return {
    ...added,
    ...(fill !== undefined && { fill: colorOr(fill, color, added.fill) }),
    ...(line !== undefined && { line: colorOr(line, color, added.line) }),
    ...(ink !== undefined && { color: colorOr(ink, color, added.color) }),
    ...(size !== undefined && { size: Math.min(400, Math.max(1, size)) }),
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
  };
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`Added ${number}`)) number += 1;
  return `Added ${number}`;
}
