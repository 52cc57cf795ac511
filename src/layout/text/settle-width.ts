import type { Inches, Points } from '../../theme/index.ts';
import { mustBreak } from '../measure/line-breaks.ts';
import type { WrappedParagraph } from '../measure/wrap-paragraph.ts';
import { insideWords } from './held-words.ts';
import { type Flow, paragraphRoom, wrapAt } from './set-text.ts';
import { endsInWidow } from './widows.ts';

/** How a text's lines are to end. */
export interface LineWishes {
  /** As even as can be, as titles and display lines are set; else as full as can be, but for widows. */
  readonly even: boolean;
  readonly language: string;
  /** Words of the outline's own, which no line parts where words are not written apart. */
  readonly labels: readonly string[];
}

/**
 * The width in which a text of a place has its best lines: never more lines than in all of the width. The lines end
 * there for every program that breaks greedily, and the text stays as it was written
 * ([decision 75](../../../docs/decisions/0075-lines-are-ended-by-the-edge-of-their-place.md)).
 */
export function settleWidth(flow: Flow, width: Inches, size: Points, wishes: LineWishes): Inches {
  const first = flow.measure(width, size);
  if (first.cut || first.wrapped.every((each) => each.lines.length < 2)) return width;
  // Where the author ended lines of a title, they are as they are meant to be.
  if (wishes.even && flow.measured.some((each) => each.breaks.subarray(0, -1).includes(mustBreak)))
    return width;
  const words = flow.paragraphs.map((_, i) =>
    wishes.even ? insideWords(flow.at(i, size).measured, wishes.language, wishes.labels) : null,
  );
  const lineCounts = first.wrapped.map((each) => each.count);
  let best: { readonly width: Inches; readonly faults: Faults } | null = null;
  let wrapped = first.wrapped;
  let least = needed(flow, wrapped, size);
  // Until it is narrower than this its lines are all the same: the width that it was given, then what it needed before.
  let upper = width;
  let next = width;
  let widest = true;
  for (let round = 0; round < mostRounds; round++) {
    const own = widest ? width : (least + upper) / 2;
    const sure = widest ? !wishes.even || upper >= least * sureEdge : upper >= least * sureShare;
    const faults = faultsOf(flow, wrapped, words, wishes, { size, sure, loss: width - own });
    if (!best || isBetter(faults, best.faults)) best = { width: own, faults };
    if (!wishes.even && best.faults.every((fault, i) => fault === 0 || i === lossIndex)) break;
    widest = false;
    upper = Math.min(least, next);
    // A stop that may hang over the edge leaves the lines as they are for a while.
    next = least < next ? least - hair : next - hangingStep;
    if (next < width * (wishes.even ? narrowest : narrowestText)) break;
    wrapped = flow.paragraphs.map((_, i) => wrapAt(flow, i, next, size));
    if (wrapped.some((each, i) => each.count > lineCounts[i]! || each.cutWord)) break;
    least = needed(flow, wrapped, size);
  }
  return best!.width;
}

const mostRounds = 60;
const hair: Inches = 1e-4;
const hangingStep: Inches = 0.05;
/** Other programs' widths differ by up to 0.3 % in either direction: by less than this the lines would be theirs to choose. */
const sureShare = 1.008;
const sureEdge = 1.003;
/** Of all the width: titles of two lines take half of it and a word; text beside other text keeps nearly all. */
const narrowest = 0.4;
const narrowestText = 0.86;

/** What is wrong with lines, the worst first: compared one by one. */
type Faults = readonly [words: number, widows: number, unsure: number, loss: number];
const lossIndex = 3;

function isBetter(faults: Faults, than: Faults): boolean {
  for (let i = 0; i < faults.length; i++) {
    const difference = faults[i]! - than[i]!;
    if (Math.abs(difference) > 1e-6) return difference < 0;
  }
  return false;
}

function faultsOf(
  flow: Flow,
  wrapped: readonly WrappedParagraph[],
  words: readonly (Uint8Array | null)[],
  { even }: LineWishes,
  { size, sure, loss }: { readonly size: Points; readonly sure: boolean; readonly loss: Inches },
): Faults {
  let broken = 0;
  let widows = 0;
  let uneven = 0;
  wrapped.forEach(({ lines }, i) => {
    if (lines.length < 2) return;
    const { measured } = flow.at(i, size);
    if (even) {
      for (const { start } of lines) if (words[i]?.[start]) broken += 1;
      const widths = lines.map((line) => line.width);
      uneven += (Math.max(...widths) - Math.min(...widths)) * paragraphRoom(flow, i, size).em;
    }
    // Words of a text are held together by a space that does not break: see `holdLastWords`.
    if (even ? endsInWidow(measured, lines, true) : measured.wide && endsInWidow(measured, lines))
      widows += 1;
  });
  return [broken, widows, sure ? 0 : 1, even ? uneven : loss];
}

/** The narrowest place in which a text's lines are these. */
function needed(flow: Flow, wrapped: readonly WrappedParagraph[], size: Points): Inches {
  let least = 0;
  wrapped.forEach(({ lines }, i) => {
    const { widthOf, hang } = paragraphRoom(flow, i, size);
    for (const { start, room } of lines) least = Math.max(least, widthOf(start === 0 ? room - hang : room));
  });
  return least;
}
