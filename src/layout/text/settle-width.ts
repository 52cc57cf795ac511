import type { Inches, Points } from '../../theme/index.ts';
import { mustBreak, noBreak } from '../measure/line-breaks.ts';
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
  /** How tall the text may become where more lines end better; absent: it takes no more lines. */
  readonly height?: Inches;
}

/** As full as can be. */
export const fullLines: LineWishes = { even: false, language: '', labels: [] };

/**
 * The width in which a text of a place has its best lines: in no more lines than all of the width takes where that can be. The lines end
 * there for every program that breaks greedily, and the text stays as it was written
 * ([decision 75](../../../docs/decisions/0075-lines-are-ended-by-the-edge-of-their-place.md)).
 */
export function settleWidth(flow: Flow, width: Inches, size: Points, wishes: LineWishes): Inches {
  const first = flow.measure(width, size);
  if (first.cut || first.wrapped.every((each) => each.lines.length < 2)) return width;
  // Words of other texts are held together by a space that does not break: see `holdLastWords`.
  if (!wishes.even && flow.measured.every((each) => !each.wide)) return width;
  // Where the author ended lines of a title, they are as they are meant to be.
  if (wishes.even && flow.measured.some((each) => each.breaks.subarray(0, -1).includes(mustBreak)))
    return width;
  const words = flow.paragraphs.map((_, i) =>
    wishes.even ? insideWords(flow.at(i, size).measured, wishes.language, wishes.labels) : null,
  );
  const lineCounts = first.wrapped.map((each) => each.count);
  const least = width * (wishes.even ? narrowest : narrowestWide);
  let best: { readonly width: Inches; readonly faults: Faults } | null = null;
  let wrapped = first.wrapped;
  // Until it is narrower than this its lines are all the same: the width that it was given, then what it needed before.
  let upper = width;
  let next = width;
  let widest = true;
  let grown = 0;
  for (let round = 0; round < mostRounds; round++) {
    const need = needed(flow, wrapped, size);
    const limit = limitOfMarks(flow, wrapped, size);
    const loose = limit <= need + hair;
    const top = loose ? upper : Math.min(upper, limit);
    const whole = widest && (loose || limit > width);
    const own = whole ? width : (need + top) / 2;
    const sure = whole ? !wishes.even || upper >= need * sureEdge : top >= need * sureShare;
    const faults = faultsOf(flow, wrapped, words, wishes, { size, loose, grown, sure, loss: width - own });
    if (!best || isBetter(faults, best.faults)) best = { width: own, faults };
    if (!wishes.even && best.faults.every((fault, i) => fault === 0 || i === lossIndex)) break;
    widest = false;
    upper = Math.min(need, next);
    // A stop that may hang over the edge leaves the lines as they are for a while.
    next = need < next ? need - hair : next - hangingStep;
    if (next < least) break;
    wrapped = flow.paragraphs.map((_, i) => wrapAt(flow, i, next, size));
    grown = wrapped.reduce((sum, { count }, i) => sum + Math.max(0, count - lineCounts[i]!), 0);
    if (wrapped.some(({ cutWord }) => cutWord)) break;
    if (grown > 0 && flow.measure(next, size).height > (wishes.height ?? 0)) break;
  }
  return best!.width;
}

const mostRounds = 60;
const hair: Inches = 1e-4;
const hangingStep: Inches = 0.05;
/** Other programs' widths differ by up to 0.3 % in either direction: by less than this the lines would be theirs to choose. */
const sureShare = 1.008;
const sureEdge = 1.003;
/** Of all the width: titles of two lines take half of it and a word. */
const narrowest = 0.4;
/** Lines of Chinese in small places hold few signs, one of which is much of them. */
const narrowestWide = 0.5;

/** What is wrong with lines, the worst first: compared one by one. */
type Faults = readonly [
  words: number,
  widows: number,
  loose: number,
  grown: number,
  unsure: number,
  loss: number,
];
const lossIndex = 5;

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
  {
    size,
    loose,
    grown,
    sure,
    loss,
  }: {
    readonly size: Points;
    readonly loose: boolean;
    readonly grown: number;
    readonly sure: boolean;
    readonly loss: Inches;
  },
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
    if (even && endsInWidow(measured, lines, true)) widows += 1;
    // The worst of a title's, too.
    if (measured.wide && endsInWidow(measured, lines)) widows += 1;
  });
  return [broken, widows, loose ? 1 : 0, grown, sure ? 0 : 1, even ? uneven : loss];
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

/**
 * The narrowest place in which a program that may break before a citation mark does so: where the sign before the mark
 * still fits in the line that it leaves.
 */
function limitOfMarks(flow: Flow, wrapped: readonly WrappedParagraph[], size: Points): Inches {
  let limit = Number.POSITIVE_INFINITY;
  wrapped.forEach(({ lines }, i) => {
    const { measured } = flow.at(i, size);
    if (!measured.wide || measured.marks.length === 0) return;
    const { widthOf, hang } = paragraphRoom(flow, i, size);
    const { ends, offsets, breaks } = measured;
    lines.forEach((line, k) => {
      const next = lines[k + 1];
      const mark = next && measured.marks.find(({ start }) => start > next.start && start < next.end);
      if (!mark || breaks.subarray(next.start + 1, mark.start + 1).some((each) => each !== noBreak)) return;
      const room = ends[mark.start]! - offsets[line.start]!;
      limit = Math.min(limit, widthOf(line.start === 0 ? room - hang : room));
    });
  });
  return limit;
}
