import type { MetricFace } from '../../theme/index.ts';
import arimo from './tables/arimo.generated.json' with { type: 'json' };
import caladea from './tables/caladea.generated.json' with { type: 'json' };
import carlito from './tables/carlito.generated.json' with { type: 'json' };
import gelasio from './tables/gelasio.generated.json' with { type: 'json' };
import tinos from './tables/tinos.generated.json' with { type: 'json' };

/** Widths of one style of a face, in ems. */
export interface FaceMetrics {
  /** Advance width of a code point; NaN when the face has no such glyph. */
  advanceOf(code: number): number;
  /** What a pair of neighbours is moved together (negative) or apart. */
  kernOf(left: number, right: number): number;
}

export type FaceStyle = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** Widths of a face, unpacked from its table at first use. */
export function faceMetrics(face: MetricFace, style: FaceStyle): FaceMetrics {
  const key = `${face}/${style}`;
  let metrics = unpacked.get(key);
  if (!metrics) {
    metrics = unpack(tables[face].styles[style]);
    unpacked.set(key, metrics);
  }
  return metrics;
}

/** Height of a line by the face's own metrics (hhea ascent + descent + gap), as a share of the type size. */
export function facePitch(face: MetricFace): number {
  return tables[face].pitch;
}

interface PackedStyle {
  readonly advances: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly kern: readonly string[];
}

interface PackedFace {
  readonly pitch: number;
  readonly styles: Readonly<Record<FaceStyle, PackedStyle>>;
}

const tables: Readonly<Record<MetricFace, PackedFace>> = { arimo, caladea, carlito, gelasio, tinos };
const unpacked = new Map<string, FaceMetrics>();

/** Everything that the tables cover below this is looked up in arrays; the few ligature signs above are not. */
const limit = 0x2800;

function unpack(packed: PackedStyle): FaceMetrics {
  const advances = new Float32Array(limit).fill(Number.NaN);
  for (const run of packed.advances.split(';')) {
    const [start, widths] = run.split(':') as [string, string];
    let code = Number.parseInt(start, 16);
    for (const width of widths.split(' ')) {
      if (code < limit) advances[code] = Number.parseInt(width, 36) / 1000;
      code += 1;
    }
  }
  // Class 0 is "kerns with nothing".
  const leftClass = classesOf(packed.left);
  const rightClass = classesOf(packed.right);
  const columns = packed.right.length + 1;
  const kern = new Float32Array((packed.left.length + 1) * columns);
  packed.kern.forEach((row, r) => {
    row.split(',').forEach((value, c) => {
      if (value !== '') kern[(r + 1) * columns + c + 1] = Number(value) / 1000;
    });
  });
  return {
    advanceOf: (code) => (code < limit ? advances[code]! : Number.NaN),
    kernOf: (left, right) =>
      left < limit && right < limit ? kern[leftClass[left]! * columns + rightClass[right]!]! : 0,
  };
}

function classesOf(groups: readonly string[]): Uint16Array {
  const classes = new Uint16Array(limit);
  groups.forEach((characters, i) => {
    for (const character of characters) {
      const code = character.codePointAt(0)!;
      if (code < limit) classes[code] = i + 1;
    }
  });
  return classes;
}
