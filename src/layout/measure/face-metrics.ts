import type { MetricFace } from '../../theme/index.ts';
import adventor from './tables/adventor.generated.json' with { type: 'json' };
import arimo from './tables/arimo.generated.json' with { type: 'json' };
import caladea from './tables/caladea.generated.json' with { type: 'json' };
import carlito from './tables/carlito.generated.json' with { type: 'json' };
import gelasio from './tables/gelasio.generated.json' with { type: 'json' };
import tinos from './tables/tinos.generated.json' with { type: 'json' };

/** Everything that the tables cover below this is looked up in arrays; the few ligature signs above are not. */
const limit = 0x2800;

/** Widths of one style of a face, in ems. */
export class FaceMetrics {
  readonly advances = new Float32Array(limit).fill(Number.NaN);
  readonly kern: Float32Array;
  /** Of each letter as the left or right one of two that are kerned; class 0 is kerned with nothing. */
  readonly leftClass: Uint16Array;
  readonly rightClass: Uint16Array;
  readonly columns: number;

  constructor(packed: PackedStyle) {
    for (const run of packed.advances.split(';')) {
      const [start, widths] = run.split(':') as [string, string];
      let code = Number.parseInt(start, 16);
      for (const width of widths.split(' ')) {
        if (code < limit) this.advances[code] = Number.parseInt(width, 36) / 1000;
        code += 1;
      }
    }
    this.leftClass = classesOf(packed.left);
    this.rightClass = classesOf(packed.right);
    this.columns = packed.right.length + 1;
    this.kern = new Float32Array((packed.left.length + 1) * this.columns);
    packed.kern.forEach((row, r) => {
      row.split(',').forEach((value, c) => {
        if (value !== '') this.kern[(r + 1) * this.columns + c + 1] = Number(value) / 1000;
      });
    });
  }

  /** Advance width of a code point; NaN when the face has no such glyph. */
  advanceOf(code: number): number {
    return code < limit ? this.advances[code]! : Number.NaN;
  }

  /** What a pair of neighbours is moved together (negative) or apart. */
  kernOf(left: number, right: number): number {
    if (left >= limit || right >= limit) return 0;
    return this.kern[this.leftClass[left]! * this.columns + this.rightClass[right]!]!;
  }
}

export type FaceStyle = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** Widths of a face, unpacked from its table at first use. */
export function faceMetrics(face: MetricFace, style: FaceStyle): FaceMetrics {
  const key = `${face}/${style}`;
  let metrics = unpacked.get(key);
  if (!metrics) {
    metrics = new FaceMetrics(tables[face].styles[style]);
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

const tables: Readonly<Record<MetricFace, PackedFace>> = {
  adventor,
  arimo,
  caladea,
  carlito,
  gelasio,
  tinos,
};
const unpacked = new Map<string, FaceMetrics>();

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
