import type { FontStyle, MetricFace } from '../../theme/index.ts';
import adventor from './tables/adventor.generated.json' with { type: 'json' };
import arimo from './tables/arimo.generated.json' with { type: 'json' };
import caladea from './tables/caladea.generated.json' with { type: 'json' };
import carlito from './tables/carlito.generated.json' with { type: 'json' };
import gelasio from './tables/gelasio.generated.json' with { type: 'json' };
import tinos from './tables/tinos.generated.json' with { type: 'json' };

/** Everything that the tables cover below this is looked up in arrays; the few ligature signs above are not. */
export const metricLimit = 0x2800;
const limit = metricLimit;

/** Widths of one style of a face, in ems. */
export class FaceMetrics {
  readonly advances: Float32Array;
  readonly kern: Float32Array;
  /** Of each letter as the left or right one of two that are kerned; class 0 is kerned with nothing. */
  readonly leftClass: Uint16Array;
  readonly rightClass: Uint16Array;
  readonly columns: number;

  constructor({ advances, kern, leftClass, rightClass, columns }: FaceWidths) {
    this.advances = advances;
    this.kern = kern;
    this.leftClass = leftClass;
    this.rightClass = rightClass;
    this.columns = columns;
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

/** Arrays by code point, of as many as `metricLimit` says, and a matrix of the classes of letters. */
export interface FaceWidths {
  readonly advances: Float32Array;
  readonly kern: Float32Array;
  readonly leftClass: Uint16Array;
  readonly rightClass: Uint16Array;
  readonly columns: number;
}

/** Widths of a face, unpacked from its table at first use. */
export function faceMetrics(face: MetricFace, style: FontStyle): FaceMetrics {
  const key = `${face}/${style}`;
  let metrics = unpacked.get(key);
  if (!metrics) {
    metrics = new FaceMetrics(unpack(tables[face].styles[style]));
    unpacked.set(key, metrics);
  }
  return metrics;
}

/** Widths of a face with some room to spare: letters that many times as wide. */
export function widerMetrics(face: MetricFace, style: FontStyle, room: number): FaceMetrics {
  const own = faceMetrics(face, style);
  if (room === 1) return own;
  const key = `${face}/${style}/${room}`;
  let metrics = unpacked.get(key);
  if (!metrics) {
    const wider = (widths: Float32Array) => widths.map((width) => width * room);
    metrics = new FaceMetrics({ ...own, advances: wider(own.advances), kern: wider(own.kern) });
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
  readonly styles: Readonly<Record<FontStyle, PackedStyle>>;
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

function unpack(packed: PackedStyle): FaceWidths {
  const advances = new Float32Array(limit).fill(Number.NaN);
  for (const run of packed.advances.split(';')) {
    const [start, widths] = run.split(':') as [string, string];
    let code = Number.parseInt(start, 16);
    for (const width of widths.split(' ')) {
      if (code < limit) advances[code] = Number.parseInt(width, 36) / 1000;
      code += 1;
    }
  }
  const columns = packed.right.length + 1;
  const kern = new Float32Array((packed.left.length + 1) * columns);
  packed.kern.forEach((row, r) => {
    row.split(',').forEach((value, c) => {
      if (value !== '') kern[(r + 1) * columns + c + 1] = Number(value) / 1000;
    });
  });
  return { advances, kern, leftClass: classesOf(packed.left), rightClass: classesOf(packed.right), columns };
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
