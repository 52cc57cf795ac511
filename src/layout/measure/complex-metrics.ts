import { hasSerifs, metricFaceOf, nearestFaceOf, type ThemeFonts } from '../../theme/index.ts';
import { faceMetrics } from './face-metrics.ts';
import { fileMetrics } from './file-metrics.ts';
import { joinedWidths, joinedWidthsOf } from './joined-widths.ts';
import type { ComplexMetrics } from './measured-run.ts';

/**
 * Of Hebrew the widths of Times New Roman or Arial, of Arabic those of the face that is packaged: a little wider than theirs. Of
 * all that a file of the project has those of the file.
 */
export function complexOf(fonts: ThemeFonts): Readonly<Record<'regular' | 'bold', ComplexMetrics>> {
  const known = metricFaceOf(fonts.complex);
  const open = (known ? hasSerifs(known) : nearestFaceOf(fonts.complex) === 'gelasio') ? 'tinos' : 'arimo';
  const files = fonts.files?.complex;
  const of = (style: 'regular' | 'bold'): ComplexMetrics => ({
    get letters() {
      return files ? fileMetrics(files, style, open) : faceMetrics(open, style);
    },
    get joined() {
      const own = files?.[style] ?? files?.regular;
      return (own && joinedWidthsOf(own)) ?? joinedWidths(style === 'bold');
    },
    own: files?.regular ?? null,
  });
  return { regular: of('regular'), bold: of('bold') };
}
