import type { DrawingElement } from '../drawing-tree.ts';

/** A picture that stands in a drawing. */
export type Embedded =
  | { readonly kind: 'raster'; readonly href: string }
  | { readonly kind: 'drawing'; readonly drawing: EmbeddedDrawing };

/** A drawing in a drawing, as resolved as the outer one. */
export interface EmbeddedDrawing {
  readonly root: DrawingElement;
  readonly width: number;
  readonly height: number;
}
