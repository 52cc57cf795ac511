import type { FontFace } from '../../fonts/index.ts';
import type { Ems } from '../../theme/index.ts';
import type { FaceMetrics } from './face-metrics.ts';
import type { JoinedWidths } from './joined-widths.ts';

/** A stretch of text in one face, at a share of its paragraph's type size. */
export interface MeasuredRun {
  readonly text: string;
  readonly metrics: FaceMetrics;
  /** Of the face for scripts that `isComplex` tells. */
  readonly complex?: ComplexMetrics;
  /** The project's own face for what is one em wide in most. */
  readonly square?: Pick<FontFace, 'advanceOf'> | null;
  /** 1, or less for superscripts and subscripts. */
  readonly scale: number;
  /** Its language is written in East Asian faces: ambiguous marks are full width. */
  readonly eastAsian: boolean;
  /** Fixed advance of every narrow character, for code. */
  readonly fixed: number | null;
  /** Added to every advance, in ems. */
  readonly spacing: number;
  /** A formula: it is as wide and as tall as it is drawn, whatever its text. */
  readonly solid?: SolidSize | null;
  /** A citation mark: belongs to what stands before it. */
  readonly mark?: boolean;
}

/** Widths of a face that has Hebrew, and of one that has Arabic. */
export interface ComplexMetrics {
  readonly letters: FaceMetrics;
  readonly joined: JoinedWidths;
  /** The project's own face for such scripts; what it has is measured by `letters`. */
  readonly own: Pick<FontFace, 'advanceOf'> | null;
}

/** Sizes of what is drawn in a line, in ems; above and below what letters stand on. */
export interface SolidSize {
  readonly width: Ems;
  readonly height: Ems;
  readonly depth: Ems;
}
