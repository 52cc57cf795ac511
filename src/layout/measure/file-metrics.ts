import type { FaceFiles, FontStyle, MetricFace } from '../../theme/index.ts';
import { FaceMetrics, faceMetrics, metricLimit } from './face-metrics.ts';

/** What a bold face takes more than the regular one that it is made of: as much as most that are drawn. */
const boldShare = 1.06;

/** Letters, digits and the marks that stand next to them; kerning of the rest is rare and small. */
const kernedRanges = [
  [0x20, 0x17f],
  [0x386, 0x45f],
  [0x2013, 0x2026],
] as const;

const known = new WeakMap<FaceFiles, Map<FontStyle, FaceMetrics>>();

/** Widths of a face by its file, read at first use; of what the file lacks those of a table that is like it. */
export function fileMetrics(files: FaceFiles, style: FontStyle, like: MetricFace): FaceMetrics {
  const styles = known.get(files) ?? new Map<FontStyle, FaceMetrics>();
  known.set(files, styles);
  let metrics = styles.get(style);
  if (!metrics) {
    metrics = read(files, style, like);
    styles.set(style, metrics);
  }
  return metrics;
}

function read(files: FaceFiles, style: FontStyle, like: MetricFace): FaceMetrics {
  const upright = style === 'italic' ? 'regular' : style === 'bold-italic' ? 'bold' : style;
  const face = files[style] ?? files[upright] ?? files.regular;
  const share = upright === 'bold' && face === files.regular ? boldShare : 1;
  const advances = faceMetrics(like, style).advances.slice();
  for (const [from, to] of face.covers)
    for (let code = from; code <= to && code < metricLimit; code++)
      advances[code] = face.advanceOf(code) * share;
  const codes = kernedRanges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .filter((code) => !Number.isNaN(face.advanceOf(code)));
  const columns = codes.length + 1;
  const leftClass = new Uint16Array(metricLimit);
  const rightClass = new Uint16Array(metricLimit);
  codes.forEach((code, i) => {
    rightClass[code] = i + 1;
  });
  // Letters that are kerned alike share a row.
  const rows: Float32Array[] = [new Float32Array(codes.length)];
  const numbers = new Map<string, number>([[keyOf(rows[0]!), 0]]);
  for (const left of face.kernOf ? codes : []) {
    const row = face.kernOf!(left, codes);
    const key = keyOf(row);
    let number = numbers.get(key);
    if (number === undefined) {
      number = rows.push(row) - 1;
      numbers.set(key, number);
    }
    leftClass[left] = number;
  }
  const kern = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    kern.set(row, i * columns + 1);
  });
  return new FaceMetrics({ advances, kern, leftClass, rightClass, columns });
}

function keyOf(row: Float32Array): string {
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('latin1');
}
