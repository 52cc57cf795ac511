import {
  isAmbiguous,
  isEastAsian,
  isWide,
  type PlacedParagraph,
  type PlacedRun,
  type Typesetter,
} from '../../layout/index.ts';
import type { Points } from '../../theme/index.ts';

/** A stretch of one line in one look, with the width it was measured with. */
export interface LinePiece {
  readonly run: PlacedRun;
  readonly text: string;
  /** In the East Asian face. */
  readonly wide: boolean;
  readonly width: Points;
}

/** The pieces of each of a paragraph's lines, in the order in which they stand. */
export function setLines(paragraph: PlacedParagraph, typesetter: Typesetter): LinePiece[][] {
  const { runs } = paragraph;
  if (runs.length === 0) return [];
  const { text, offsets, ends } = typesetter.measure(runs);
  const lines = paragraph.lines.length > 0 ? paragraph.lines.map((line) => line.text) : text.split('\n');
  let from = 0;
  return lines.map((line) => {
    // What stands between two lines is white space that layout took away.
    const found = text.indexOf(line, from);
    const start = found < 0 ? from : found;
    const end = found < 0 ? from : found + line.length;
    from = end;
    return piecesBetween(runs, start, end).map(
      ({ run, wide, start: a, end: b }): LinePiece => ({
        run,
        text: text.slice(a, b),
        wide,
        // Nothing kerns with what stands on the next line.
        width: ((b === end ? ends : offsets)[b]! - offsets[a]!) * run.size,
      }),
    );
  });
}

interface Stretch {
  readonly run: PlacedRun;
  readonly wide: boolean;
  readonly start: number;
  readonly end: number;
}

function piecesBetween(runs: readonly PlacedRun[], start: number, end: number): Stretch[] {
  const pieces: Stretch[] = [];
  let runStart = 0;
  for (const run of runs) {
    const runEnd = runStart + run.text.length;
    if (runEnd > start && runStart < end) {
      const first = Math.max(start, runStart);
      const stretches =
        run.tex !== undefined
          ? [{ wide: false, start: first - runStart, end: Math.min(end, runEnd) - runStart }]
          : splitByFace(run, first - runStart, Math.min(end, runEnd) - runStart);
      for (const each of stretches)
        pieces.push({ run, wide: each.wide, start: runStart + each.start, end: runStart + each.end });
    }
    runStart = runEnd;
  }
  return pieces;
}

/** Where a run changes between the Latin and the East Asian face; white space and marks stay with what is before. */
function splitByFace(run: PlacedRun, from: number, to: number) {
  const stretches: { wide: boolean; start: number; end: number }[] = [];
  const eastAsian = isEastAsian(run.language);
  for (let i = from; i < to; ) {
    const code = run.text.codePointAt(i)!;
    const next = i + (code > 0xffff ? 2 : 1);
    const last = stretches.at(-1);
    const neutral = last !== undefined && (code === 0x20 || neutralMark.test(run.text.slice(i, next)));
    const wide = isWide(code) || (eastAsian && isAmbiguous(code));
    if (last && (neutral || last.wide === wide)) last.end = next;
    else stretches.push({ wide, start: i, end: next });
    i = next;
  }
  return stretches;
}

const neutralMark = /^(?:\p{M}|\u200d)$/u;
