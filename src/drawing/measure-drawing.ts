import type { DrawingElement } from './drawing-tree.ts';
import { readDeclarations } from './style/read-sheet.ts';
import { lengthNumber } from './values/length.ts';

/** How wide and high a drawing is in pixels; null where it does not say. */
export interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** From its width and height, else from its view box; one side and the proportions give the other. */
export function measureDrawing(root: DrawingElement): DrawingSize | null {
  const box = (root.attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const boxWidth = box.length === 4 && Number.isFinite(box[2]) ? box[2]! : null;
  const boxHeight = box.length === 4 && Number.isFinite(box[3]) ? box[3]! : null;
  const style = new Map(
    /(width|height)/i.test(root.attributes.get('style') ?? '')
      ? readDeclarations(root.attributes.get('style')!).map(({ property, value }) => [property, value])
      : [],
  );
  const width = sideOf(style.get('width') ?? root.attributes.get('width'));
  const height = sideOf(style.get('height') ?? root.attributes.get('height'));
  if (width !== null && height !== null) return { width, height };
  if (boxWidth === null || boxHeight === null) return null;
  if (width !== null) return { width, height: boxWidth > 0 ? (width * boxHeight) / boxWidth : 0 };
  if (height !== null) return { width: boxHeight > 0 ? (height * boxWidth) / boxHeight : 0, height };
  return { width: boxWidth, height: boxHeight };
}

/** Null for percentages and what is no length: the drawing has the size that it is given. */
function sideOf(value: string | undefined): number | null {
  if (value === undefined || value.includes('%')) return null;
  const viewport = { width: 300, height: 150 };
  return lengthNumber(value, { fontSize: 16, rootFontSize: 16, viewport }, 'nothing');
}
