import { isAmbiguous, isAttached, isEmoji, isWide } from './characters.ts';
import { estimatedAdvance } from './estimated-widths.ts';
import { isArabic } from './joined-widths.ts';
import type { ComplexMetrics, MeasuredRun } from './measured-run.ts';

/** Of scripts without a table: between the widths of their usual faces. */
export const unknownAdvance = 0.62;

/** What a sign of a script that `isComplex` tells takes at its place in a run. */
export function complexAdvance(code: number, at: number, before: number, run: MeasuredRun): number {
  const own = run.fixed === null && !isArabic(code) ? ownAdvance(code, before, run.complex) : null;
  if (own !== null) return own;
  const estimated = estimatedAdvance(code, before);
  if (estimated !== null) return run.fixed === null || estimated === 0 ? estimated : run.fixed;
  if (isAttached(code)) return 0;
  if (run.fixed !== null) return run.fixed;
  const { complex } = run;
  const known = isArabic(code) ? complex?.joined.advanceAt(run.text, at) : complex?.letters.advanceOf(code);
  return known === undefined || known === null || Number.isNaN(known) ? unknownAdvance : known;
}

/** By the project's own face, signs side by side: where some become one, that is narrower. */
function ownAdvance(code: number, before: number, complex: ComplexMetrics | undefined): number | null {
  if (!complex?.own || Number.isNaN(complex.own.advanceOf(code))) return null;
  // Letters of Burma and of the Khmer stand under the one before.
  return before === 0x1039 || before === 0x17d2 ? 0 : complex.letters.advanceOf(code);
}

function squareAdvance(code: number, { square }: MeasuredRun): number {
  const own = square?.advanceOf(code);
  return own === undefined || Number.isNaN(own) ? 1 : own;
}

/** What any other sign takes. */
export function advanceOf(code: number, run: MeasuredRun): number {
  if (code === 0x0a || code === 0x200b || code === 0x200c || isAttached(code)) return 0;
  // Vowels and tails of Korean syllables join the lead that stands before them.
  if (code >= 0x1160 && code <= 0x11ff) return 0;
  if (isEmoji(code)) return 1.37; // Segoe UI Emoji
  if (isWide(code)) return squareAdvance(code, run);
  if (run.eastAsian && isAmbiguous(code)) return 1;
  if (run.fixed !== null) return run.fixed;
  const advance = run.metrics.advanceOf(code === 0x09 ? 0x20 : code);
  if (!Number.isNaN(advance)) return advance;
  // Arrows are one em wide in Arial and in what stands in for faces without them.
  if (code >= 0x2190 && code <= 0x21ff) return 1;
  // Half-width katakana.
  return code >= 0xff61 && code <= 0xffdc ? 0.5 : unknownAdvance;
}
