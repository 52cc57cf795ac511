import { createHash } from 'node:crypto';
import type { PlacedImage } from '../layout/index.ts';
import { cropOf } from './added-shapes.ts';
import { reportEdit } from './codes.ts';
import type { ShapeEdits } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';

/** A picture in whose place another was put, or of which something else was cut off. */
export function editPicture(placed: PlacedImage, edits: ShapeEdits, context: EditContext): PlacedImage {
  let edited = placed;
  if (edits.src) edited = { ...edited, ...pictureOf(placed, edits.src, context) };
  if (edits.crop) edited = { ...edited, crop: cropOf(edits.crop.now) };
  return edited;
}

function pictureOf(
  { name, image }: PlacedImage,
  { now, was, span }: NonNullable<ShapeEdits['src']>,
  { readPicture, report }: EditContext,
): Partial<PlacedImage> {
  const picture = readPicture(now, span);
  for (const each of picture.diagnostics) report(each);
  if (!picture.value) return {};
  // Of a drawing the file has another picture, which is drawn later.
  if (was !== null && image.format !== 'svg' && digestOf(image.bytes) !== was) {
    const message = `the picture "${name}" was replaced by hand, and the project has another one now; the project's is shown`;
    const hint =
      'delete "src" to take the project\'s; delete its "was" to keep the one that was put there by hand';
    report(reportEdit('edit-conflict', span, message, { hint }));
    return {};
  }
  const { path, format, bytes, widthPx, heightPx } = picture.value;
  return { image: { path, format, bytes, widthPx, heightPx, fallback: null } };
}

/** As a file is told by what it was. */
function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
