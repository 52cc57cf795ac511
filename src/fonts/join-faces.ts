import type { FontFace } from './read-face.ts';

type Covers = FontFace['covers'];

/** Files that make up one face, as a family is cut into subsets: each sign is that of the first that has it. */
export function joinFaces(faces: readonly [FontFace, ...FontFace[]]): FontFace {
  const [first, ...others] = faces;
  if (others.length === 0) return first;
  const fileOf = (code: number) => faces.find((face) => !Number.isNaN(face.advanceOf(code))) ?? first;
  // Whoever asks for kerning asks for the same neighbours of one sign after the other.
  const filesOf = new WeakMap<readonly number[], readonly FontFace[]>();
  return {
    ...first,
    files: faces,
    covers: coveredBy(faces),
    advanceOf: (code) => fileOf(code).advanceOf(code),
    kernOf: faces.some(({ kernOf }) => kernOf !== null)
      ? (left, rights) => {
          const file = fileOf(left);
          const files = filesOf.get(rights) ?? rights.map(fileOf);
          filesOf.set(rights, files);
          const kerned = file.kernOf?.(left, rights) ?? new Float32Array(rights.length);
          return kerned.map((by, i) => (files[i] === file ? by : 0));
        }
      : null,
  };
}

function coveredBy(faces: readonly FontFace[]): Covers {
  let covers: Covers = [];
  for (const face of faces) covers = covers.concat(lackingIn(face.covers, covers)).sort(inOrder);
  return covers;
}

/** What of some characters is not among others; both in order. */
export function lackingIn(covers: Covers, others: Covers): Covers {
  const lacking: (readonly [number, number])[] = [];
  for (const [from, to] of covers) {
    let start = from;
    for (const [first, last] of others) {
      if (last < start) continue;
      if (first > to) break;
      if (first > start) lacking.push([start, first - 1]);
      start = last + 1;
    }
    if (start <= to) lacking.push([start, to]);
  }
  return lacking;
}

function inOrder([a]: Covers[number], [b]: Covers[number]): number {
  return a - b;
}
