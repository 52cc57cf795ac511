import type { FontFace } from '../../fonts/index.ts';
import {
  type Ems,
  eastAsianPitchOf,
  type FontStyle,
  metricFaceOf,
  nearestFaceOf,
  roomForFace,
  type ThemeFonts,
} from '../../theme/index.ts';
import { complexOf } from './complex-metrics.ts';
import { type FaceMetrics, facePitch, widerMetrics } from './face-metrics.ts';
import { fileMetrics } from './file-metrics.ts';
import type { MeasuredParagraph } from './measure-paragraph.ts';
import type { ComplexMetrics } from './measured-run.ts';

/** How wide and high text is in the faces of titles or of everything else. */
interface RoleMetrics {
  letters(bold: boolean, italic: boolean): FaceMetrics;
  readonly complex: Readonly<Record<'regular' | 'bold', ComplexMetrics>>;
  readonly square: FontFace | null;
  /** Height of a line as a share of its type size. */
  pitchOf(paragraph: Pick<MeasuredParagraph, 'wide' | 'complex'>): Ems;
}

const faceStyles: readonly FontStyle[] = ['regular', 'italic', 'bold', 'bold-italic'];

// LibreOffice gives every pptx line 1.2 of its size whatever the face; PowerPoint asks the face. Room for both.
const smallestPitch: Ems = 1.2;

export function roleMetrics(fonts: ThemeFonts): RoleMetrics {
  const { latin, complex, 'east-asian': square } = fonts.files ?? {};
  const table = metricFaceOf(fonts.latin) ?? nearestFaceOf(fonts.latin);
  const styles: (FaceMetrics | undefined)[] = [];
  return {
    letters(bold, italic) {
      const style = (bold ? 2 : 0) + (italic ? 1 : 0);
      const name = faceStyles[style]!;
      styles[style] ??= latin
        ? fileMetrics(latin, name, table)
        : widerMetrics(table, name, roomForFace(fonts.latin, bold));
      return styles[style];
    },
    complex: complexOf(fonts),
    square: square?.regular ?? null,
    pitchOf(paragraph) {
      const pitches = [smallestPitch, latin?.regular.pitch ?? facePitch(table)];
      if (paragraph.complex && complex) pitches.push(complex.regular.pitch);
      if (paragraph.wide) pitches.push(square?.regular.pitch ?? eastAsianPitchOf(fonts['east-asian']));
      return Math.max(...pitches);
    },
  };
}
