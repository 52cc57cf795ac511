import type { Box } from './inherited.ts';
import type { Paint } from './read-color.ts';

/** What is painted on a slide, one area over another: it tells the colour that is behind a text. */
export class PaintedAreas {
  /** A colour is null where it is not known. */
  private readonly areas: { readonly box: Box; readonly color: string | null }[] = [];
  private ground = 0;

  paint(box: Box | null, paint: Paint): void {
    if (paint.kind !== 'none' && paint.kind !== 'unsaid') this.add(box, hexOf(paint));
  }

  add(box: Box | null, color: string | null): void {
    if (box) this.areas.push({ box, color });
  }

  /** What was painted so far is the slide's own: background, master and layout. */
  endGround(): void {
    this.ground = this.areas.length;
  }

  /** The colour at the middle of a box; null where it is not known. */
  behind(box: Box | null): string | null {
    return this.at(box, this.areas.length);
  }

  /** The same behind all shapes of the slide. */
  behindAll(box: Box | null): string | null {
    return this.at(box, this.ground);
  }

  private at(box: Box | null, layers: number): string | null {
    if (!box) return null;
    const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
    for (let i = layers - 1; i >= 0; i--) {
      const { box: each, color } = this.areas[i]!;
      if (x >= each.x && x <= each.x + each.w && y >= each.y && y <= each.y + each.h) return color;
    }
    return null;
  }
}

export function hexOf(paint: Paint): string | null {
  return paint.kind === 'color' ? paint.hex : null;
}
