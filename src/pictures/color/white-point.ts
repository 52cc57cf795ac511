export type Triple = readonly [number, number, number];
export type Matrix = readonly [Triple, Triple, Triple];

/** XYZ of the colour with these x and y and the lightness 1. */
export function toXyz([x, y]: readonly [number, number]): Triple {
  if (!(y > 0)) throw new RangeError('a colour without light');
  return [x / y, 1, (1 - x - y) / y];
}

/** What makes colours in a light look the same in that of ICC profiles (ICC.1:2022, annex E: Bradford). */
export function adaptToD50(white: Triple): Matrix {
  const from = multiply(bradford, white);
  const to = multiply(bradford, [0.9642, 1, 0.8249]);
  const scaled = bradford.map((row, i) =>
    row.map((value) => (value * to[i]!) / from[i]!),
  ) as unknown as Matrix;
  return [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) =>
      [0, 1, 2].reduce((sum, i) => sum + bradfordBack[row]![i]! * scaled[i]![column]!, 0),
    ),
  ) as unknown as Matrix;
}

export function multiply(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const bradfordBack: Matrix = [
  [0.9869929, -0.1470543, 0.1599627],
  [0.4323053, 0.5183603, 0.0492912],
  [-0.0085287, 0.0400428, 0.9684867],
];
