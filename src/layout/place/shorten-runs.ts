import type { Run } from '../../markup/index.ts';
import type { LayoutText } from '../../theme/index.ts';
import { graphemeEnd } from '../measure/grapheme-end.ts';
import { findLineBreaks, noBreak } from '../measure/line-breaks.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, fits } from '../text/set-text.ts';
import { lookOf, type SlideContext } from './slide-context.ts';

const ellipsis = '…';

/** As many words of a text as its place holds at its smallest size, and an ellipsis where some had to go. */
export function shortenRuns(runs: readonly Run[], place: LayoutText, context: SlideContext): readonly Run[] {
  const look = lookOf(place, context);
  const holds = (some: readonly Run[]) =>
    fits(createFlow([flowRuns(some, look)], context.typesetter), place, place.min);
  if (holds(runs)) return runs;
  const text = runs.map((run) => run.text).join('');
  const breaks = findLineBreaks(text);
  const words = [...breaks.keys()].filter((at) => at > 0 && at < text.length && breaks[at] !== noBreak);
  return longest(words) ?? longest(graphemes(text)) ?? runs;

  /** The longest beginning that fits, up to one of the places given in order. */
  function longest(ends: readonly number[]): readonly Run[] | null {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(cutRuns(runs, ends[middle]!))) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : cutRuns(runs, ends[low - 1]!);
  }
}

function graphemes(text: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; ends.push(at)) at = graphemeEnd(text, at);
  return ends;
}

/** The beginning of a text, without the spaces and marks before the cut. */
function cutRuns(runs: readonly Run[], length: number): readonly Run[] {
  const kept: Run[] = [];
  let left = runs
    .map((run) => run.text)
    .join('')
    .slice(0, length)
    .replace(/[\s\p{P}]+$/u, '').length;
  for (const run of runs) {
    if (left <= 0) break;
    kept.push({ ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  const last = kept.pop();
  return last ? [...kept, { ...last, text: last.text + ellipsis }] : [];
}
