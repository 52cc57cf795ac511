import type { Box } from '../read/inherited.ts';
import type { Paint } from '../read/read-color.ts';
import type { SnapshotBox } from './snapshot.ts';

/** Null: nothing is said. */
export function said(paint: Paint): string | null {
  switch (paint.kind) {
    case 'color':
      return paint.hex;
    case 'none':
      return 'none';
    case 'gradient':
    case 'unknown':
      return 'other';
    case 'unsaid':
      return null;
  }
}

export function roundedBox(box: Box | null): SnapshotBox | null {
  if (!box) return null;
  const { x, y, w, h } = box;
  const found: SnapshotBox = [Math.round(x), Math.round(y), Math.round(w), Math.round(h)];
  return found.every(Number.isFinite) ? found : null;
}
