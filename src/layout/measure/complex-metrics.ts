import { hasSerifs, metricFaceOf, nearestFaceOf } from '../../theme/index.ts';
import { faceMetrics } from './face-metrics.ts';
import { joinedWidths } from './joined-widths.ts';
import type { ComplexMetrics } from './measure-paragraph.ts';

/** Of Hebrew the widths of Times New Roman or Arial, of Arabic those of the face that is packaged: a little wider than theirs. */
export function complexOf(face: string): Readonly<Record<'regular' | 'bold', ComplexMetrics>> {
  const known = metricFaceOf(face);
  const open = (known ? hasSerifs(known) : nearestFaceOf(face) === 'gelasio') ? 'tinos' : 'arimo';
  const of = (style: 'regular' | 'bold'): ComplexMetrics => ({
    get letters() {
      return faceMetrics(open, style);
    },
    get joined() {
      return joinedWidths(style === 'bold');
    },
  });
  return { regular: of('regular'), bold: of('bold') };
}
