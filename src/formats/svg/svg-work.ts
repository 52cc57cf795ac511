import type { PlacedRun, PlacedShape, Typesetter } from '../../layout/index.ts';
import { type Box, type ColorRef, resolveColor, type Theme } from '../../theme/index.ts';

/** What drawing any part of a slide needs to know. */
export interface SvgWork {
  readonly theme: Theme;
  readonly typesetter: Typesetter;
  /** What is behind the slide's shapes. */
  readonly background: ColorRef;
  /** BCP 47, of the deck. */
  readonly language: string;
  /** The id of a shape's element, from its name. */
  readonly idOf: (name: string) => string;
  /** `data-mark` of a shape or run; null: none. */
  readonly mark: (drawn: PlacedShape | PlacedRun) => string | null;
}

/** A box in points, the units of our drawings. */
export interface PointBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const pointsPerInch = 72;

export function toPoints({ x, y, w, h }: Box): PointBox {
  return { x: x * pointsPerInch, y: y * pointsPerInch, w: w * pointsPerInch, h: h * pointsPerInch };
}

/** A theme colour as SVG writes it; null paints nothing. */
export function paintOf(color: ColorRef | null, { theme }: Pick<SvgWork, 'theme'>): string {
  return color ? `#${resolveColor(theme, color)}` : 'none';
}
