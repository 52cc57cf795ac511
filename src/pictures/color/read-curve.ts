import type { ByteReader } from '../byte-reader.ts';
import { malformed } from '../fault.ts';

/** Reads a curve from signal to light, both 0 to 1 (ICC.1:2022, 10.6 and 10.18). Throws a PictureFault. */
export function readCurve(data: ByteReader): (signal: number) => number {
  const type = data.latin(0, 4);
  if (type === 'curv') return readTable(data);
  if (type === 'para') return readFormula(data);
  throw malformed('has a curve of an unknown kind');
}

function readTable(data: ByteReader): (signal: number) => number {
  const count = data.uint32(8);
  if (count === 0) return (x) => x;
  if (count === 1) {
    const power = data.uint16(12) / 256;
    return (x) => x ** power;
  }
  data.slice(12, 2 * count);
  const value = (i: number): number => data.uint16(12 + 2 * i) / 65_535;
  return (x) => {
    const at = x * (count - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, count - 1);
    return value(below) + (value(above) - value(below)) * (at - below);
  };
}

function readFormula(data: ByteReader): (signal: number) => number {
  const kind = data.uint16(8);
  const counts = [1, 3, 4, 5, 7];
  const count = counts[kind];
  if (count === undefined) throw malformed('has a curve of an unknown kind');
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => data.int32(12 + 4 * i) / 65_536,
  );
  const power = (x: number): number => Math.max(a * x + b, 0) ** g;
  if (kind === 0) return (x) => x ** g;
  // Below -b/a the first two are level: 0, or c.
  if (kind === 1 || kind === 2) return (x) => power(x) + c;
  return (x) => (x >= d ? power(x) + e : c * x + f);
}
