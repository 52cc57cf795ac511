import type { Box } from './inherited.ts';
import type { Paint, PaintedGradient } from './read-color.ts';

/** In EMU: a thousandth of an inch. */
const slack = 914;

/** What is painted on a slide, one area over another: it tells the colour that is behind a text. */
export class PaintedAreas {
  private readonly areas: { readonly box: Box; readonly paint: Paint }[] = [];
  private ground = 0;

  paint(box: Box | null, paint: Paint): void {
    if (box && paint.kind !== 'none' && paint.kind !== 'unsaid') this.areas.push({ box, paint });
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
      const { box: each, paint } = this.areas[i]!;
      // On an edge, give or take what was rounded, it is behind.
      const [left, upper] = [each.x - slack, each.y - slack];
      if (x < left || x > each.x + each.w + slack || y < upper || y > each.y + each.h + slack) continue;
      return paint.kind === 'gradient' ? colorAt(paint, each, x, y) : hexOf(paint);
    }
    return null;
  }
}

/** From the corner where the line begins to the one where it ends, as PowerPoint draws it. */
function colorAt({ stops, angle }: PaintedGradient, { x, y, w, h }: Box, atX: number, atY: number): string {
  const turn = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const length = Math.abs(w * dx) + Math.abs(h * dy);
  const away = (atX - x - w / 2) * dx + (atY - y - h / 2) * dy;
  // In the steps in which files say where a stop is.
  const share = Math.round((length === 0 ? 0 : 0.5 + away / length) * 100_000) / 100_000;
  const next = stops.find(({ at }) => at >= share) ?? stops.at(-1)!;
  const last = stops.findLast(({ at }) => at < share) ?? next;
  const part = next.at === last.at ? 0 : (share - last.at) / (next.at - last.at);
  return [0, 2, 4]
    .map((from) => {
      const [a, b] = [last, next].map(({ hex }) => Number.parseInt(hex.slice(from, from + 2), 16));
      return Math.round(a! * (1 - part) + b! * part)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')
    .toUpperCase();
}

export function hexOf(paint: Paint): string | null {
  return paint.kind === 'color' ? paint.hex : null;
}
