import type { Ems } from '../../theme/index.ts';
import type { MeasuredParagraph } from './measure-paragraph.ts';

/** Where the foot of letters stands in a line, as a share of its height. */
const baselineShare = 0.785;
/** Between a formula and the lines beside it. */
const gap: Ems = 0.12;

/** By how much a line is taller than others for the formulas in it, above and below; null: it is not. */
export function extraRoom(
  { solids }: MeasuredParagraph,
  line: { readonly start: number; readonly end: number },
  pitch: Ems,
): { readonly above: Ems; readonly below: Ems } | null {
  let above = 0;
  let below = 0;
  for (let i = firstAfter(solids, line.start); i < solids.length; i++) {
    const { start, height, depth } = solids[i]!;
    if (start >= line.end) break;
    above = Math.max(above, height + gap - pitch * baselineShare);
    below = Math.max(below, depth + gap - pitch * (1 - baselineShare));
  }
  return above > 0 || below > 0 ? { above, below } : null;
}

/** What lines need besides, together, for formulas that are taller than they. */
export function extraOfLines(
  measured: MeasuredParagraph,
  lines: readonly { readonly start: number; readonly end: number }[],
  pitch: Ems,
): Ems {
  if (measured.solids.length === 0) return 0;
  return lines.reduce((sum, line) => {
    const room = extraRoom(measured, line, pitch);
    return sum + (room ? room.above + room.below : 0);
  }, 0);
}

/** The first that ends behind a place. They stand in their order: a text may have thousands, on as many lines. */
function firstAfter(solids: MeasuredParagraph['solids'], place: number): number {
  let [low, high] = [0, solids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (solids[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
