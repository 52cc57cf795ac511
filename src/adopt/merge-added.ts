import { createHash } from 'node:crypto';
import type { AddedEdit, EditBox, SlideEdits } from '../edits/index.ts';
import type { AddedShape, Change, SnapshotLook } from '../formats/pptx/index.ts';

type Added = Extract<Change, { readonly kind: 'added' }>;

export interface AddedInput {
  readonly change: Added;
  readonly shape: AddedShape;
  readonly box: EditBox;
  readonly language: string;
  readonly color: (hex: string) => string;
  /** Where its picture is kept: from the outline's folder. */
  readonly folder: string;
  /** Names of the slide. */
  readonly taken: ReadonlySet<string>;
}

const nowhere = { file: { path: '', text: '' }, start: 0, end: 0 };

/** A shape that was put on a slide, as the edits have it, and the picture in it; null for one that they have already. */
export function addedEdit(
  { change, shape, box, language, color, folder, taken }: AddedInput,
  known: SlideEdits['added'],
): { readonly edit: AddedEdit; readonly piece: readonly [path: string, bytes: Uint8Array] | null } | null {
  const base = { name: freeName(taken), box, span: nowhere };
  if (shape.kind === 'picture') {
    const digest = createHash('sha256').update(shape.bytes).digest('hex').slice(0, 10);
    // The file may say anything of its slides.
    const slide = change.slide.replace(/[^a-z0-9]+/gi, '-').slice(0, 64);
    const file = `${slide}-${digest}.${shape.format === 'jpeg' ? 'jpg' : shape.format}`;
    const edit = { ...base, src: `${folder}/${file}`, alt: shape.alt };
    if (known.some((each) => 'src' in each && each.src === edit.src && sameBox(each.box, box))) return null;
    return { edit, piece: [edit.src, shape.bytes] };
  }
  const { look } = change.found;
  const edit: AddedEdit = {
    ...base,
    text: new Map([[language, change.text]]),
    shape: shape.form,
    fill: colorOr(look.fill, color, 'none'),
    line: colorOr(look.line, color, 'none'),
    lineWidth: shape.lineWidth,
    ...letters(look, color),
    align: shape.align,
    anchor: shape.anchor,
    bullets: shape.bulleted,
  };
  const isKnown = known.some(
    (each) =>
      'text' in each &&
      sameBox(each.box, box) &&
      (each.text.get(language) ?? []).join('\n') === change.text.join('\n'),
  );
  return isKnown ? null : { edit, piece: null };
}

function letters(look: SnapshotLook, color: AddedInput['color']) {
  return {
    color: colorOr(look.color, color, 'dark1'),
    size: Math.min(400, Math.max(1, look.size ?? 18)),
    bold: look.bold ?? false,
    italic: look.italic ?? false,
  };
}

function colorOr(hex: string | undefined, color: AddedInput['color'], other: string): string {
  return hex === undefined || hex === 'other' ? other : color(hex);
}

/** An added shape that was changed once more. */
export function changeAdded(
  added: AddedEdit,
  change: Extract<Change, { readonly kind: 'box' | 'text' | 'look' }>,
  { box, language, color }: Pick<AddedInput, 'language' | 'color'> & { readonly box: EditBox | null },
): AddedEdit {
  if (change.kind === 'box') return box ? { ...added, box } : added;
  if ('src' in added) return added;
  if (change.kind === 'text') return { ...added, text: new Map([...added.text, [language, change.now]]) };
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

function sameBox(a: EditBox, b: EditBox): boolean {
  return a.every((value, i) => Math.abs(value - b[i]!) <= 0.002);
}
