import {
  isAmbiguous,
  isArabic,
  isComplex,
  isEastAsian,
  isWide,
  type PlacedParagraph,
  type PlacedRun,
  softHyphen,
  type Typesetter,
} from '../../layout/index.ts';
import type { Points } from '../../theme/index.ts';
import type { Script, Stretch } from './stretch.ts';
import { inVisualOrder, isPlain, levelsOf } from './visual-order.ts';

/** A stretch of one line in one look, with the width it was measured with. */
export interface LinePiece {
  readonly run: PlacedRun;
  readonly text: string;
  /** Which of a theme's faces it is in. */
  readonly script: Script;
  readonly width: Points;
  /** It is read from right to left. */
  readonly rightToLeft: boolean;
  /** Where it begins in the paragraph. */
  readonly start: number;
}

/** The pieces of each of a paragraph's lines, from left to right; `language` is the deck's. */
export function setLines(
  paragraph: PlacedParagraph,
  typesetter: Typesetter,
  language: string,
): LinePiece[][] {
  const { runs } = paragraph;
  if (runs.length === 0) return [];
  const text = runs.map((run) => run.text).join('');
  const lines = paragraph.lines.length > 0 ? paragraph.lines.map((line) => line.text) : text.split('\n');
  let from = 0;
  const ranges = lines.map((line) => {
    // What stands between two lines is white space that layout took away.
    const found = text.indexOf(line, from);
    const start = found < 0 ? from : found;
    from = found < 0 ? from : found + line.length;
    return { start, end: from };
  });
  // At the end of a line a soft hyphen is seen.
  const seen = new Set(ranges.map(({ end }) => end - 1).filter((at) => text[at] === softHyphen));
  const shown = seen.size === 0 ? runs : showHyphens(runs, seen);
  const { text: drawn, offsets, ends } = typesetter.measure(shown);
  const levels = isPlain(paragraph) ? null : levelsOf(paragraph, language);
  return ranges.map(({ start, end }) => {
    const stretches = piecesBetween(runs, start, end);
    const ordered = levels ? inVisualOrder(stretches, drawn, levels) : stretches;
    return ordered.map(
      ({ run, script, start: a, end: b, rightToLeft = false }): LinePiece => ({
        run,
        text: drawn.slice(a, b),
        script,
        // Nothing kerns with what stands on the next line.
        width: ((b === end ? ends : offsets)[b]! - offsets[a]!) * run.size,
        rightToLeft,
        start: a,
      }),
    );
  });
}

function showHyphens(runs: readonly PlacedRun[], seen: ReadonlySet<number>): PlacedRun[] {
  let start = 0;
  return runs.map((run) => {
    const text = run.text
      .split('')
      .map((unit, i) => (seen.has(start + i) ? '-' : unit))
      .join('');
    start += run.text.length;
    return text === run.text ? run : { ...run, text };
  });
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
          ? [{ script: 'latin' as const, start: first - runStart, end: Math.min(end, runEnd) - runStart }]
          : splitByFace(run, first - runStart, Math.min(end, runEnd) - runStart);
      for (const each of stretches)
        pieces.push({ run, script: each.script, start: runStart + each.start, end: runStart + each.end });
    }
    runStart = runEnd;
  }
  return pieces;
}

/** Where a run changes from face to face; white space and marks stay with what is before. */
function splitByFace(run: PlacedRun, from: number, to: number) {
  const stretches: { script: Script; start: number; end: number }[] = [];
  const eastAsian = isEastAsian(run.language);
  for (let i = from; i < to; ) {
    const code = run.text.codePointAt(i)!;
    const next = i + (code > 0xffff ? 2 : 1);
    const last = stretches.at(-1);
    const neutral = last !== undefined && (code === 0x20 || neutralMark.test(run.text.slice(i, next)));
    const wide = isWide(code) || (eastAsian && isAmbiguous(code));
    const script = wide ? 'wide' : complexScript(code);
    if (last && (neutral || last.script === script)) last.end = next;
    else stretches.push({ script, start: i, end: next });
    i = next;
  }
  return stretches;
}

/** Which face a character is in that is not wide. */
export function complexScript(code: number): Script {
  if (isArabic(code)) return 'arabic';
  return isComplex(code) ? 'complex' : 'latin';
}

const neutralMark = /^(?:\p{M}|\u200c|\u200d)$/u;
